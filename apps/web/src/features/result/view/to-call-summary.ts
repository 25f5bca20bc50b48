import type { AwsCall } from '@gatescope/shared';

const isMade = ({ outcome }: AwsCall): boolean => outcome !== 'cached';

/** "7 made, 5 remembered". */
export const toCallSummary = (calls: readonly AwsCall[]): string => {
  const made = calls.filter(isMade).length;
  const saved = calls.length - made;
  return saved === 0 ? `${made} made` : `${made} made, ${saved} remembered`;
};
