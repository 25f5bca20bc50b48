import type { ComplaintKind } from '@gatescope/shared';

/** What somebody who got this status complains about; a success is no complaint. */
export const kindOfStatus = (status: number): ComplaintKind | undefined => {
  if (status < 400 || status > 599) return undefined;
  return status >= 500 ? 'failed' : 'refused';
};
