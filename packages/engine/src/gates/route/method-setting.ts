import type { MethodSetting, Stage } from '@gatescope/shared';
import type { RoutePattern } from './match-route.ts';

/** The keys under which GetStage may have a method: slashes as `~1`, the first one there or left out, as it was set. */
const settingKeys = ({ path, verb }: RoutePattern): readonly string[] => {
  const escaped = path.replaceAll('~', '~0').replaceAll('/', '~1');
  return [
    `${escaped}/${verb}`,
    `${escaped.replace(/^~1/, '')}/${verb}`,
    `${path}/${verb}`,
    `${path.replace(/^\//, '')}/${verb}`,
  ];
};

/**
 * A stage's settings for a deployed method: its own entry, with the stage's defaults (`*` for path and verb) for what it leaves
 * out. `key` names the entry that was found. https://docs.aws.amazon.com/apigateway/latest/api/API_MethodSetting.html
 */
export const methodSetting = (stage: Stage, route: RoutePattern): MethodSetting & { readonly key?: string } => {
  const settings = stage.methodSettings ?? {};
  const key = settingKeys(route).find((candidate) => settings[candidate]) ?? (settings['*/*'] ? '*/*' : undefined);
  return key === undefined ? {} : { ...settings['*/*'], ...settings[key], key };
};

/** The key of a method's own entry: the one that is there, else in the form of AWS's pages, every slash as `~1`. */
export const methodSettingKey = (stage: Stage | undefined, route: RoutePattern): string => {
  const [documented = '', ...others] = settingKeys(route);
  return [documented, ...others].find((key) => stage?.methodSettings?.[key]) ?? documented;
};
