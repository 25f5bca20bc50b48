import type { AccountFacts, Snapshot } from '@gatescope/shared';

const endpointsOf = ({ api, account }: Snapshot): string[] => {
  if (api.kind !== 'REST' || api.restApi.state !== 'present') return [];
  const { types, vpcEndpointIds = [] } = api.restApi.value.endpointConfiguration ?? {};
  if (types?.includes('PRIVATE') !== true) return [];
  const known = account.vpcEndpoints.state === 'present' ? account.vpcEndpoints.value : [];
  // A private API with no endpoint of its own may be called through any of them.
  const near = known.filter(
    ({ VpcEndpointId }) => vpcEndpointIds.length === 0 || vpcEndpointIds.includes(VpcEndpointId),
  );
  return [
    ...vpcEndpointIds,
    ...near.flatMap(({ VpcEndpointId, Groups }) => [
      VpcEndpointId,
      ...(Groups ?? []).flatMap(({ GroupId }) => GroupId ?? []),
    ]),
  ];
};

const plansOf = ({ usagePlans }: AccountFacts, apiId: string, stage: string): string[] =>
  (usagePlans.state === 'present' ? usagePlans.value : [])
    .filter(({ apiStages }) => apiStages?.some((one) => one.apiId === apiId && one.stage === stage))
    .map(({ id }) => id);

/** Ids of what stands around a stage and decides with it: endpoints, their security groups, usage plans. */
export const idsAround = (snapshot: Snapshot, stage: string): string[] => [
  ...new Set([...endpointsOf(snapshot), ...plansOf(snapshot.account, snapshot.target.apiId, stage)]),
];
