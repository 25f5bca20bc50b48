import type { AccessChange } from '@gatescope/shared';
import type { World } from '../world.ts';

/** Who may call what before and after a change: only the differences. */
export const compareAccess = (
  _before: World,
  _after: World,
): { readonly gained: AccessChange[]; readonly lost: AccessChange[] } => ({ gained: [], lost: [] });
