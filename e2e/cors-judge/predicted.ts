import { type Scenario, inputOf, makeWorld, simulate, type WireReply } from '@gatescope/engine';

/** What a transcript's reply is, against what the engine foretells of it from configuration alone. */
export type Comparison =
  | { readonly kind: 'equal' }
  | { readonly kind: 'different'; readonly foretold: string; readonly real: string }
  /** By the engine's own mark: the backend writes this reply, or failed to. */
  | { readonly kind: 'left-to-backend'; readonly why: string };

type Leg = 'preflight' | 'actual';
interface Foretold {
  readonly status?: number;
  readonly headers: Readonly<Record<string, readonly string[]>>;
}

const corsHeaders = (headers: WireReply['headers']): string =>
  Object.entries(headers)
    .filter(([name]) => name.toLowerCase().startsWith('access-control-'))
    .map(([name, value]) => `${name.toLowerCase()}: ${[value].flat().join(' | ')}`)
    .toSorted()
    .join('\n');

const wordsOf = (status: number | undefined, headers: WireReply['headers']): string =>
  `${status ?? ''}\n${corsHeaders(headers)}`.trim();

/** An error that API Gateway makes where the backend does not answer. */
const isBackendFailure = ({ status }: WireReply): boolean => status === 502 || status === 504;

const browserGateOf = (scenario: Scenario, leg: Leg) => {
  // Nothing that was seen: configuration alone.
  const world = makeWorld({ ...inputOf(scenario), complaint: {}, observations: [] });
  const own = simulate(world).find(({ trace }) => trace.leg === leg && trace.draw === 'production');
  return own?.trace.gates.find(({ gate }) => gate === 'browser');
};

/** Holds one reply of a transcript against the engine's prediction. */
export const comparePrediction = (scenario: Scenario, leg: Leg, reply: WireReply): Comparison => {
  const gate = browserGateOf(scenario, leg);
  const { writtenByBackend, restsOnBackend, status, headers } = gate?.detail ?? {};
  if (writtenByBackend === true) return { kind: 'left-to-backend', why: 'the backend writes the reply' };
  if (typeof headers !== 'object' || headers === null)
    return { kind: 'different', foretold: 'nothing', real: wordsOf(reply.status, reply.headers) };
  if (restsOnBackend === true && isBackendFailure(reply))
    return { kind: 'left-to-backend', why: 'the backend does not answer' };
  // The gate's detail is JSON; these are the fields that the browser gate writes.
  const foretold: Foretold = {
    headers: headers as Foretold['headers'],
    ...(typeof status === 'number' ? { status } : {}),
  };
  const [left, right] = [
    wordsOf(foretold.status, foretold.headers),
    wordsOf(foretold.status === undefined ? undefined : reply.status, reply.headers),
  ];
  return left === right ? { kind: 'equal' } : { kind: 'different', foretold: left, real: right };
};
