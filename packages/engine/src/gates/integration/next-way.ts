import type { FactPointer, MissingFact, VpcEndpoint } from '@gatescope/shared';
import type { FactKey } from '../../facts.ts';
import { accountFact, accountFactOf } from '../../facts.ts';
import type { Way } from '../journey.ts';
import { findEndpointByAddress, throughEndpoint } from '../names/endpoints.ts';
import type { Located } from '../names/network-lists.ts';
import { uncited } from '../names/network-lists.ts';
import { targetGroupsOf } from '../names/resolve-load-balancer.ts';
import type { HttpBackend } from './backend.ts';
import type { IntegrationCase } from './integration-case.ts';

/** Where a VPC link's load balancer forwards to, as far as it was read; `missing`: what would tell. */
export interface NextWay {
  readonly way?: Extract<Way, { kind: 'load-balancer' }>;
  readonly missing: readonly MissingFact[];
}

/** Looks at facts without a claim to them, and remembers which were never asked for. */
export const makeLook = ({ context }: IntegrationCase) => {
  const missing = new Map<FactPointer, MissingFact>();
  const value = <T>(key: FactKey<T>): T | undefined => {
    const fact = key.pick(context.world.snapshot);
    if (fact.state === 'hidden' && fact.cause === 'not-asked')
      missing.set(key.pointer, { pointer: key.pointer, cause: fact.cause });
    return fact.state === 'present' ? fact.value : undefined;
  };
  return { value, missing: () => [...missing.values()] };
};

/** The execute-api endpoint among the targets of these groups. */
export const endpointBehind = (
  { context }: IntegrationCase,
  value: ReturnType<typeof makeLook>['value'],
  groupArns: readonly string[],
): Located<VpcEndpoint> | undefined => {
  const addresses = groupArns
    .flatMap((group) => value(accountFactOf('targetHealth', group)) ?? [])
    .flatMap(({ Target }) => Target?.Id ?? []);
  return findEndpointByAddress(uncited(context), addresses);
};

/** Follows a VPC link to an execute-api endpoint, if its load balancer has one among its targets. */
export const nextWayOf = (subject: IntegrationCase, backend: HttpBackend): NextWay => {
  const { value, missing } = makeLook(subject);
  const link = value(accountFact('vpcLinks'))?.find(({ id }) => id === subject.connectionId?.text);
  // All that waits for nothing else is looked at together: each further look is a round of asking.
  const groups = value(accountFact('targetGroups'));
  const balancers = value(accountFact('loadBalancers'));
  for (const arn of link?.targetArns ?? []) {
    const listener = value(accountFactOf('listeners', arn))?.find(({ Port }) => Port === backend.port);
    const ofBalancer = (groups ?? []).filter(({ LoadBalancerArns }) => LoadBalancerArns?.includes(arn));
    const own = listener ? targetGroupsOf(listener) : ofBalancer.flatMap(({ TargetGroupArn }) => TargetGroupArn ?? []);
    const endpoint = endpointBehind(subject, value, own);
    if (!endpoint) continue;
    const way = {
      kind: 'load-balancer',
      name: balancers?.find(({ LoadBalancerArn }) => LoadBalancerArn === arn)?.DNSName ?? arn,
      loadBalancerArn: arn,
      to: throughEndpoint(endpoint.value.VpcEndpointId, endpoint.value),
      ...(listener?.Protocol ? { protocol: listener.Protocol } : {}),
    } as const;
    return { way, missing: [] };
  }
  return { missing: missing() };
};
