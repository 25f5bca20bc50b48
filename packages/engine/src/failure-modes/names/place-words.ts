import type { Request } from '@gatescope/shared';

/** Where the caller is, for a sentence. */
export const placeOf = (request: Request | null): string => {
  const { from, vpcId } = request?.network ?? {};
  switch (from) {
    case 'vpc':
      return vpcId ? `VPC ${vpcId}` : "the caller's VPC";
    case 'peered-vpc':
      return vpcId ? `the connected VPC ${vpcId}` : 'a connected VPC';
    case 'on-prem':
      return 'the on-premises network';
    case 'public-internet':
      return 'the public internet';
    default:
      return vpcId ? `VPC ${vpcId}` : 'where the caller is';
  }
};
