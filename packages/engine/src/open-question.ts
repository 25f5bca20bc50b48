import type { GateResult } from '@gatescope/shared';
import type { GateId } from './gates/gate.ts';
import type { SimulatedTrace } from './simulate.ts';

const named = ({ detail }: GateResult, name: string, otherwise: string): string =>
  typeof detail[name] === 'string' ? detail[name] : otherwise;

/** What is open at a gate, as the end of "open is whether …". */
const clauses: Readonly<Record<GateId, (gate: GateResult) => string>> = {
  name: () => 'its host resolves for this caller',
  page: () => 'the browser lets the page call this address',
  network: () => 'the network lets it through',
  tls: (gate) =>
    gate.reason === 'mtls-failed'
      ? `the truststore of ${named(gate, 'domain', 'the domain name')} accepts the client's certificate`
      : 'the TLS connection can be made',
  'endpoint-policy': () => 'the policy of the endpoint admits it',
  host: () => 'its host leads to this API and stage',
  route: () => 'the deployment has a method for it',
  waf: () => "the stage's web ACL lets it through",
  'resource-policy': () => 'the resource policy admits it',
  authentication: (gate) =>
    typeof gate.detail['authorizerName'] === 'string'
      ? `authorizer ${gate.detail['authorizerName']} lets it through`
      : 'its credential is accepted',
  authorization: () => 'the policies of both sides allow it',
  'api-key': () => 'its API key is accepted',
  throttle: () => 'it stays within rate and quota',
  validation: () => 'it fits what the method asks for',
  cache: () => 'the cache answers it',
  integration: () => 'the backend takes it',
  response: () => 'the answer can be mapped',
  browser: () => 'the backend sends the CORS headers that the page needs',
};

const isGateId = (gate: string): gate is GateId => Object.hasOwn(clauses, gate);

/** What is left open where no gate stops the request; undefined where one does, or where nothing is open. */
export const openQuestion = (traces: readonly SimulatedTrace[]): string | undefined => {
  const reached = traces.flatMap(({ trace }) => trace.gates.filter((gate) => gate.reached));
  if (reached.some(({ outcome }) => outcome === 'stopped')) return undefined;
  const open = reached.flatMap((gate) =>
    gate.outcome === 'unknown' && isGateId(gate.gate) ? [clauses[gate.gate](gate)] : [],
  );
  const [first, second] = [...new Set(open)];
  if (first === undefined) return undefined;
  return `No gate is known to stop this request; open is whether ${second === undefined ? first : `${first}, and whether ${second}`}.`;
};
