import type { MethodSetting, Stage } from '@gatescope/shared';
import type { RoutePattern } from './match-route.ts';

/** The key that GetStage uses for a method: the path without its first slash, further slashes as `~1`. */
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
