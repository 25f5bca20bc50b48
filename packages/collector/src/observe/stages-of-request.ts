import { parseInvokeHost, type Request, type Stage, type StageV2 } from '@gatescope/shared';
import { requestHosts } from '../collect/request-hosts.ts';
import { stageNameOf } from './log-groups.ts';

// A custom domain name's mapping decides about the stage; until it is known, a few stages are searched.
const mostStages = 3;

/** The stages that a request may have reached: the one that its path names, else `$default`, else the first few. */
export const stagesOfRequest = <S extends Stage | StageV2>(request: Request, stages: readonly S[]): S[] => {
  const segment = pathOf(request).split('/')[1] ?? '';
  const named = stages.filter((stage) => stageNameOf(stage) === segment);
  if (named.length > 0 && isOwnHost(request)) return named;
  const byDefault = stages.filter((stage) => stageNameOf(stage) === '$default');
  if (byDefault.length > 0 && isOwnHost(request)) return byDefault;
  return [...named, ...stages.filter((stage) => !named.includes(stage))].slice(0, mostStages);
};

/** The path of a request as it was sent, without query; `/` when its URL is none. */
export const pathOf = ({ url }: Request): string => {
  try {
    return new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `https://${url}`).pathname;
  } catch {
    return '/';
  }
};

const isOwnHost = (request: Request): boolean =>
  requestHosts(request).some((host) => ['default', 'alias', 'endpoint'].includes(parseInvokeHost(host).kind));
