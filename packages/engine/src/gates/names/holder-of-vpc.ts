import type { AccountFacts, Snapshot } from '@gatescope/shared';

/** The facts of one account, and where the snapshot holds them. */
export interface Holder {
  readonly base: readonly string[];
  readonly facts: AccountFacts;
}

const shows = ({ vpcs, vpcEndpoints, vpcDns }: AccountFacts, vpcId: string): boolean =>
  (vpcs.state === 'present' && vpcs.value.some(({ VpcId }) => VpcId === vpcId)) ||
  (vpcEndpoints.state === 'present' && vpcEndpoints.value.some(({ VpcId }) => VpcId === vpcId)) ||
  vpcDns[vpcId]?.state === 'present';

/** Who shows a VPC: the API's own account, another one that could be read, or (where nobody does) the own one. */
export const holderOfVpc = ({ account, otherAccounts = {} }: Snapshot, vpcId: string): Holder => {
  const own = { base: ['account'], facts: account };
  if (shows(account, vpcId)) return own;
  const other = Object.entries(otherAccounts).find(([, facts]) => shows(facts, vpcId));
  return other === undefined ? own : { base: ['otherAccounts', other[0]], facts: other[1] };
};
