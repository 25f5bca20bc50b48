import { type AccountFacts, type Fact, parseArn, type Request } from '@gatescope/shared';
import type { Accounts } from '../accounts.ts';
import type { CollectTarget } from '../collected.ts';
import type { Visit } from '../door.ts';
import { describeVpcEndpoints } from '../reads/ec2/describe-vpc-endpoints.ts';
import { describeVpcs } from '../reads/ec2/describe-vpcs.ts';
import type { KnownSoon } from './collect-api.ts';
import { type AskedRequest, collectNetwork } from './collect-network.ts';
import { emptyAccountFacts } from './empty-facts.ts';
import { endpointIdsOf } from './request-hosts.ts';

interface Parts {
  readonly accounts: Accounts;
  readonly visit: Visit;
  readonly target: CollectTarget;
  readonly request: AskedRequest;
  /** The facts of the API's own account, being filled. */
  readonly facts: AccountFacts;
  readonly known: KnownSoon;
}

/** Ids of what may lie in another account. */
interface NamedParts {
  readonly vpceIds: readonly string[];
  readonly vpcIds: readonly string[];
}

type NetworkFacts = Pick<AccountFacts, 'vpcEndpoints' | 'vpcs'>;

/**
 * The network facts of the other accounts that a request passes through, by account: the caller's where it is said, and
 * whichever of the configured ones has an endpoint or a VPC that is named and that the API's own account does not show.
 * An account that cannot be asked stands there with hidden facts; it holds up nothing.
 */
export const collectCallers = async (parts: Parts): Promise<Record<string, AccountFacts>> => {
  const { accounts, visit, target, request, facts, known } = parts;
  if (!request) return {};
  const home = await accounts.accountOf(visit, target);
  const said = await collectSaid(parts, request, home);
  await known.network;
  const seen = [facts, ...Object.values(said)];
  const missing = withoutSeen(await namedParts(request, known), seen);
  if (missing.vpceIds.length === 0 && missing.vpcIds.length === 0) return said;
  const candidates = (await accounts.inRegion(visit, target.region)).filter((id) => id !== home && !(id in said));
  const owners = await Promise.all(candidates.map((accountId) => collectIfOwner(parts, accountId, missing)));
  return { ...said, ...Object.fromEntries(owners.flat()) };
};

const collectSaid = async (
  { accounts, visit, target }: Parts,
  request: Request,
  home: string,
): Promise<Record<string, AccountFacts>> => {
  const ids = [request.network.accountId, parseArn(request.principal ?? '')?.accountId];
  const others = [...new Set(ids)].flatMap((id) => (id === undefined || id === '' || id === home ? [] : [id]));
  const entries = await Promise.all(
    others.map(async (accountId): Promise<[string, AccountFacts][]> => {
      if (!(await accounts.canRead(visit, { accountId, region: target.region }))) return [];
      const trip = accounts.sideTrip(visit, { accountId, region: target.region }, emptyAccountFacts());
      await collectNetwork(trip, request);
      return [[accountId, trip.facts]];
    }),
  );
  return Object.fromEntries(entries.flat());
};

/** What the request names; where it names nothing, what the API is made for: its associated endpoints and its policy. */
const namedParts = async (request: Request, { found }: KnownSoon): Promise<NamedParts> => {
  const { vpcId, from } = request.network;
  const vpceIds = endpointIdsOf(request);
  if (vpcId !== undefined || vpceIds.length > 0) return { vpceIds, vpcIds: vpcId === undefined ? [] : [vpcId] };
  const api = await found;
  if (from === 'public-internet' || api.kind !== 'REST' || api.restApi.state !== 'present') return nothing;
  const { endpointConfiguration, policy = '' } = api.restApi.value;
  return {
    vpceIds: distinct([...(endpointConfiguration?.vpcEndpointIds ?? []), ...(policy.match(/\bvpce-[0-9a-f]+/g) ?? [])]),
    vpcIds: distinct(policy.match(/\bvpc-[0-9a-f]+/g) ?? []),
  };
};

const nothing: NamedParts = { vpceIds: [], vpcIds: [] };

const distinct = (ids: readonly string[]): string[] => [...new Set(ids)];

const withoutSeen = ({ vpceIds, vpcIds }: NamedParts, seen: readonly NetworkFacts[]): NamedParts => ({
  vpceIds: vpceIds.filter((id) => !seen.some((facts) => hasEndpoint(facts, [id]))),
  vpcIds: vpcIds.filter((id) => !seen.some((facts) => hasVpc(facts, [id]))),
});

const collectIfOwner = async (
  { accounts, visit, target, request }: Parts,
  accountId: string,
  { vpceIds, vpcIds }: NamedParts,
): Promise<[string, AccountFacts][]> => {
  const trip = accounts.sideTrip(visit, { accountId, region: target.region }, emptyAccountFacts());
  const { home, facts } = trip;
  await Promise.all([
    home.ask(describeVpcEndpoints, {}).then((fact) => (facts.vpcEndpoints = fact)),
    ...(vpcIds.length === 0 ? [] : [home.ask(describeVpcs, {}).then((fact) => (facts.vpcs = fact))]),
  ]);
  const isOwner = hasEndpoint(facts, vpceIds) || hasVpc(facts, vpcIds);
  if (isOwner) await collectNetwork(trip, request);
  const mayBeOwner = facts.vpcEndpoints.state === 'hidden' || (vpcIds.length > 0 && facts.vpcs.state === 'hidden');
  return isOwner || mayBeOwner ? [[accountId, facts]] : [];
};

const valueOf = <T>(fact: Fact<T[]>): readonly T[] => (fact.state === 'present' ? fact.value : []);

const hasEndpoint = ({ vpcEndpoints }: NetworkFacts, ids: readonly string[]): boolean =>
  valueOf(vpcEndpoints).some(({ VpcEndpointId }) => ids.includes(VpcEndpointId));

const hasVpc = ({ vpcs }: NetworkFacts, ids: readonly string[]): boolean =>
  valueOf(vpcs).some(({ VpcId }) => ids.includes(VpcId));
