import type { LogSearchBody } from '@gatescope/shared';
import type { ApiPath } from '../../../lib/paths.ts';
import type { LiveSearch } from '../../../lib/live-search.ts';
import type { Window } from './to-window.ts';

const said = <T extends object>(entries: T): Partial<T> =>
  // Only undefined values are left out; what is left keeps its type.
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as Partial<T>;

/** What the server is asked to find. */
export const toSearchBody = (
  { accountId, region, apiId }: ApiPath,
  stage: string,
  { search, window }: { readonly search: LiveSearch; readonly window: Window },
): LogSearchBody => {
  const { log = 'access', requestId, status, path, source, keyId, text } = search;
  const isAccess = log === 'access';
  const where = said({
    requestId,
    status: status?.toLowerCase(),
    path: isAccess ? path : undefined,
    source: isAccess ? source : undefined,
    apiKeyId: isAccess ? keyId : undefined,
  });
  return {
    target: { accountId, region, apiId, stage },
    log,
    ...window,
    ...(text === undefined ? {} : { terms: [text] }),
    ...(Object.keys(where).length === 0 ? {} : { where }),
  };
};
