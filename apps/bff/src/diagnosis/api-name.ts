import type { Snapshot } from '@gatescope/shared';

/** What the API is called; undefined when that could not be read. */
export const apiName = ({ api }: Snapshot): string | undefined => {
  if (api.kind === 'REST') return api.restApi.state === 'present' ? api.restApi.value.name : undefined;
  return api.api.state === 'present' ? api.api.value.Name : undefined;
};
