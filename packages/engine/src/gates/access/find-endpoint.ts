import type { Snapshot, VpcEndpoint } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';

/** An endpoint and where it stands in the snapshot. */
export interface FoundEndpoint {
  readonly endpoint: VpcEndpoint;
  readonly pointer: string;
}

/** An endpoint of this account, or of another account that can be read as well. */
export const findEndpoint = (snapshot: Snapshot, vpceId: string): FoundEndpoint | undefined => {
  const places = [
    { base: ['account'], fact: snapshot.account.vpcEndpoints },
    ...Object.entries(snapshot.otherAccounts ?? {}).map(([id, account]) => ({
      base: ['otherAccounts', id],
      fact: account.vpcEndpoints,
    })),
  ];
  for (const { base, fact } of places) {
    const index = fact.state === 'present' ? fact.value.findIndex(({ VpcEndpointId }) => VpcEndpointId === vpceId) : -1;
    const endpoint = fact.state === 'present' ? fact.value[index] : undefined;
    if (endpoint) return { endpoint, pointer: toPointer(...base, 'vpcEndpoints', 'value', index) };
  }
  return undefined;
};
