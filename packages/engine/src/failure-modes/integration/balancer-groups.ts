import { toPointer } from '@gatescope/shared';
import type { CheckContext } from '../failure-mode.ts';

/** A security group with where it stands in the snapshot. */
export interface PointedGroup {
  readonly id: string;
  readonly pointer: string;
}

/** The security groups of these ids that were read. */
export const groupPointers = ({ world }: CheckContext, groupIds: readonly string[]): PointedGroup[] => {
  const { securityGroups } = world.snapshot.account;
  if (securityGroups.state !== 'present') return [];
  return securityGroups.value.flatMap(({ GroupId }, index) =>
    groupIds.includes(GroupId)
      ? [{ id: GroupId, pointer: toPointer('account', 'securityGroups', 'value', index) }]
      : [],
  );
};
