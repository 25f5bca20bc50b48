import type { Snapshot, VpcEndpoint } from '@gatescope/shared';
import { parseArn, partitionOf } from '@gatescope/shared';
import { isInRange } from '../gates/access/ip-range.ts';
import { isPrivateApi } from '../gates/access/is-private-api.ts';
import type { Way } from '../gates/journey.ts';
import type { AccessCaller } from './access-caller.ts';
import { makeCaller } from './access-caller.ts';
import type { NamedInPolicies } from './named-in-policies.ts';
import { namedInPolicies } from './named-in-policies.ts';

/** Addresses of documentation and benchmark networks, from which nobody really calls. */
const strangers = ['198.18.0.9', '192.0.2.9', '198.51.100.9', '203.0.113.9'];

/** An address inside a range: its own text for a single one, else the range's first address. */
const addressIn = (range: string): string => range.replace(/\/\d+$/, '').replace(/^\*$/, '');

const addressOutside = (ranges: readonly string[]): string | undefined =>
  strangers.find((address) => !ranges.some((range) => isInRange(address, range)));

const publicWay: Way = { kind: 'public' };

const onInternet = (named: NamedInPolicies): AccessCaller[] => {
  const outside = addressOutside(named.sourceRanges);
  return [
    makeCaller({
      id: 'internet',
      label: 'Anyone on the internet',
      way: publicWay,
      network: { from: 'public-internet', ...(outside ? { sourceIp: outside } : {}) },
    }),
    ...named.sourceRanges.map((range) =>
      makeCaller({
        id: `address:${range}`,
        label: `Address ${range}`,
        way: publicWay,
        network: { from: 'public-internet', sourceIp: addressIn(range) },
      }),
    ),
  ];
};

/** An endpoint that is named or thought of, in a VPC; its own policy is not known and is left aside. */
const standIn = (vpceId: string, vpcId: string): Way => ({
  kind: 'endpoint',
  vpceId,
  endpoint: { VpcEndpointId: vpceId, VpcId: vpcId },
});

const throughEndpoints = (endpoints: readonly VpcEndpoint[], named: NamedInPolicies): AccessCaller[] => {
  const outside = addressOutside(named.vpcSourceRanges);
  const from = (way: Way, sourceIp: string | undefined) => ({
    way,
    network: {
      from: 'vpc' as const,
      ...(way.kind === 'endpoint' ? { vpceId: way.vpceId } : {}),
      ...(sourceIp ? { sourceIp } : {}),
    },
  });
  const known = endpoints.map((endpoint): { id: string; label: string; way: Way } => ({
    id: `endpoint:${endpoint.VpcEndpointId}`,
    label: `Endpoint ${endpoint.VpcEndpointId} in ${endpoint.VpcId ?? 'its VPC'}`,
    way: { kind: 'endpoint', vpceId: endpoint.VpcEndpointId, endpoint },
  }));
  const isKnown = (id: string): boolean =>
    endpoints.some(({ VpcEndpointId, VpcId }) => VpcEndpointId === id || VpcId === id);
  const named1 = named.endpointIds
    .filter((id) => !isKnown(id))
    .map((id) => ({ id: `endpoint:${id}`, label: `Endpoint ${id}`, way: standIn(id, 'vpc-00000000000000000') }));
  const named2 = named.vpcIds
    .filter((id) => !isKnown(id))
    .map((id) => ({ id: `vpc:${id}`, label: `Another endpoint in ${id}`, way: standIn('vpce-00000000000000001', id) }));
  const stranger = {
    id: 'stranger-endpoint',
    label: 'Any endpoint of another account',
    way: standIn('vpce-00000000000000000', 'vpc-00000000000000000'),
  };
  const all = [...known, ...named1, ...named2, stranger];
  const first = known[0] ?? named1[0] ?? stranger;
  return [
    ...all.map(({ id, label, way }) => makeCaller({ id, label, ...from(way, outside) })),
    ...named.vpcSourceRanges.map((range) =>
      makeCaller({
        id: `address:${range}`,
        label: `Address ${range} through ${first.label.toLowerCase()}`,
        ...from(first.way, addressIn(range)),
      }),
    ),
  ];
};

/** The principal behind a name: an account stands for some role of it. */
const signerOf = (name: string, partition: string): { readonly principal: string; readonly label: string } => {
  const account = /^\d{12}$/.test(name) ? name : name.endsWith(':root') ? parseArn(name)?.accountId : undefined;
  return account
    ? { principal: `arn:${partition}:iam::${account}:role/some-role`, label: `Some role of account ${account}, signed` }
    : { principal: name, label: `${name}, signed` };
};

const signed = (snapshot: Snapshot, named: NamedInPolicies, base: AccessCaller): AccessCaller[] => {
  const { id: partition } = partitionOf(snapshot.target.region);
  const names = [...new Set([...named.principals, snapshot.target.accountId, '000000000000'])].filter(
    (name) => /^\d{12}$/.test(name) || parseArn(name)?.service === 'iam' || parseArn(name)?.service === 'sts',
  );
  const callers = names.map((name) => {
    const { principal, label } = signerOf(name, partition);
    return makeCaller({
      id: `principal:${principal}`,
      label: name === '000000000000' ? 'A signed caller of another account' : label,
      way: base.way,
      network: base.request.network,
      principal,
    });
  });
  return [...new Map(callers.map((caller) => [caller.id, caller])).values()];
};

/** Whoever might call a stage: the internet, every endpoint, and each principal, address range and VPC that a policy names. */
export const listCallers = (snapshot: Snapshot, stageName: string): AccessCaller[] => {
  const { api, account } = snapshot;
  if (api.kind !== 'REST' || api.restApi.state !== 'present') return [];
  const named = namedInPolicies(snapshot, stageName);
  const internet = onInternet(named);
  if (!isPrivateApi(api.restApi.value))
    return [...internet, ...(internet[0] ? signed(snapshot, named, internet[0]) : [])];
  const endpoints = throughEndpoints(account.vpcEndpoints.state === 'present' ? account.vpcEndpoints.value : [], named);
  return [...internet.slice(0, 1), ...endpoints, ...(endpoints[0] ? signed(snapshot, named, endpoints[0]) : [])];
};
