import type { Observation } from '@gatescope/shared';
import type { GateAnswer, GateContext } from '../gate.ts';
import type { Way } from '../journey.ts';
import { isPrivateAddress } from './cidr.ts';
import { plainName } from './dns-records.ts';
import { findEndpointByAddress, throughEndpoint } from './endpoints.ts';

type DnsObservation = Extract<Observation, { kind: 'dns' }>;

/** What the caller itself saw when it asked for the called name. */
const findLookup = ({ world }: GateContext): DnsObservation | undefined =>
  world.observations.find(
    (seen): seen is DnsObservation =>
      seen.kind === 'dns' &&
      (seen.relation === 'this-request' || (seen.vantage === 'caller' && seen.relation !== 'ambient')) &&
      world.url !== undefined &&
      plainName(seen.name) === plainName(world.url.host),
  );

const wayTo = (context: GateContext, addresses: readonly string[], assumed: Way | undefined): Way | undefined => {
  const endpoint = findEndpointByAddress(context, addresses);
  if (endpoint) return throughEndpoint(endpoint.value.VpcEndpointId, endpoint.value);
  const isPublic = addresses.every((address) => !isPrivateAddress(address));
  if (isPublic) return assumed === undefined || assumed.kind === 'endpoint' ? { kind: 'public' } : assumed;
  return assumed?.kind === 'public' ? undefined : assumed;
};

/**
 * Lets the caller's own look-up of the name decide what the configuration leaves open: a resolver that cannot be read, a
 * zone elsewhere.
 */
export const settleByDns = (context: GateContext, answer: GateAnswer): GateAnswer => {
  const lookup = answer.outcome === 'unknown' ? findLookup(context) : undefined;
  if (answer.outcome !== 'unknown' || !lookup) return answer;
  const detail = { ...answer.detail, observed: lookup.id, addresses: lookup.addresses };
  const { adds } = answer;
  if (lookup.addresses.length === 0) {
    return answer.reason
      ? { outcome: 'stopped', reason: answer.reason, replies: answer.replies ?? [], detail, ...(adds ? { adds } : {}) }
      : { ...answer, detail };
  }
  const way = wayTo(context, lookup.addresses, adds?.way);
  return way ? { outcome: 'passed', adds: { ...adds, way }, detail } : { ...answer, detail };
};
