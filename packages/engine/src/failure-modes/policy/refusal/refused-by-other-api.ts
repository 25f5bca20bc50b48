import type { World } from '../../../world.ts';

/** The id of another API whose method the refusal names: it comes from there, through an integration or a wrong host. */
export const refusedByOtherApi = ({ seen, snapshot }: World): string | undefined => {
  const apiId = /:execute-api:[^:]*:[^:]*:([a-z0-9]{10})\//.exec(seen.refusal?.resource ?? '')?.[1];
  return apiId === snapshot.target.apiId ? undefined : apiId;
};
