import type { ApiKind, GateResult, Request, Trace } from '@gatescope/shared';
import { preflightOf } from './cors/preflight.ts';
import { announcedCall } from './cors/sent-preflight.ts';
import { drawsOf } from './deployed-view.ts';
import { makeFactReader } from './fact-reader.ts';
import type { Draw, Gate, GateAnswer, Leg } from './gates/gate.ts';
import { httpGates } from './gates/http-gates.ts';
import type { Journey } from './gates/journey.ts';
import { restGates } from './gates/rest-gates.ts';
import { receivedRequest } from './gates/names/received-request.ts';
import { webSocketGates } from './gates/websocket-gates.ts';
import type { Inner } from './chain/follow-next-api.ts';
import { followNextApi } from './chain/follow-next-api.ts';
import { reasonCodes } from './reason-codes.ts';
import type { World } from './world.ts';

const gatesOf: Record<ApiKind, readonly Gate[]> = { REST: restGates, HTTP: httpGates, WEBSOCKET: webSocketGates };

/** A trace with what its gates learnt; the journey stays inside the engine. */
export interface SimulatedTrace {
  readonly trace: Trace;
  /** It is the request in question: the call itself, or a preflight that was sent by hand. */
  readonly isAsked: boolean;
  readonly journey: Journey;
  /** The way through a second API that the integration calls, where that was followed. */
  readonly inner?: Inner;
}

const toResult = (
  gate: Gate,
  answer: GateAnswer,
  reached: boolean,
  used: string[],
  missing: GateResult['missing'],
): GateResult => ({
  gate: gate.id,
  title: gate.title,
  outcome: answer.outcome,
  ...('reason' in answer && answer.reason ? { reason: answer.reason, because: reasonCodes[answer.reason] } : {}),
  reached,
  basis: answer.basis ?? 'live',
  facts: [...(answer.decidedBy ?? used)],
  missing: answer.outcome === 'unknown' ? [...(answer.missing ?? missing)] : [],
  detail: { ...answer.detail },
  replies: 'replies' in answer && answer.replies ? [...answer.replies] : [],
});

const outcomeOf = (gates: readonly GateResult[]): Pick<Trace, 'outcome' | 'stoppedAt' | 'replies'> => {
  const stop = gates.find((gate) => gate.outcome === 'stopped');
  if (stop) return { outcome: 'stopped', stoppedAt: stop.gate, replies: stop.replies };
  return { outcome: gates.some((gate) => gate.outcome === 'unknown') ? 'unknown' : 'answered', replies: [] };
};

interface Walk {
  readonly world: World;
  readonly request: Request;
  readonly leg: Leg;
  readonly draw: Draw;
}

const namelessGates: readonly string[] = ['name', 'page', 'network'];

/** What happens at API Gateway, behind whatever stands in front. */
const originGates: readonly string[] = [
  'route',
  'waf',
  'resource-policy',
  'authentication',
  'authorization',
  'api-key',
  'validation',
  'cache',
  'integration',
];

/** A VPC link knows where it leads: nothing is resolved, and the network behind it is the load balancer's affair. */
const startedBehind = ({ chain }: World, gate: Gate): GateAnswer | undefined =>
  chain?.start && namelessGates.includes(gate.id)
    ? { outcome: 'passed', ...(gate.id === 'name' ? { adds: chain.start } : {}) }
    : undefined;

/**
 * Walks one request through the gates. Behind the first stop the walk goes on with `reached: false`, so that a failure
 * mode can see what would have stopped it next.
 */
const walk = ({ world, request, leg, draw }: Walk): SimulatedTrace => {
  const isAsked = request === world.request;
  let journey: Journey = {};
  let reached = true;
  let inner: Inner | undefined;
  const gates: GateResult[] = [];
  for (const gate of gatesOf[world.snapshot.target.kind]) {
    const facts = makeFactReader(world.snapshot);
    const received =
      leg === 'actual' && originGates.includes(gate.id) ? receivedRequest(request, journey.way) : request;
    const own = startedBehind(world, gate) ?? gate.run({ world, request: received, leg, draw, journey, facts });
    const { answer, ...followed } = reached ? followNextApi({ world, isAsked }, own, walkInner) : { answer: own };
    inner ??= followed.inner;
    gates.push(toResult(gate, answer, reached, facts.used(), facts.missing()));
    journey = { ...journey, ...answer.adds };
    if (answer.outcome === 'stopped' && reached) {
      // The browser refuses a reply that was given; all others give the reply themselves.
      if (gate.id !== 'browser') journey = { ...journey, refusal: { gate: gate.id, replies: answer.replies } };
      reached = false;
    }
  }
  const trace = { leg, draw, method: request.method, url: request.url, gates, ...outcomeOf(gates) };
  return { trace, isAsked, journey, ...(inner ? { inner } : {}) };
};

/** The request as its leg, by each draw of the stage's canary. */
const walkDraws = (world: World, request: Request, leg: Leg): readonly SimulatedTrace[] => {
  const production = walk({ world, request, leg, draw: 'production' });
  const stage = production.journey.arrival?.stage;
  const draws = stage ? drawsOf(stage) : ['production'];
  return draws.includes('canary') ? [production, walk({ world, request, leg, draw: 'canary' })] : [production];
};

const legOf = (request: Request): Leg => (announcedCall(request) ? 'preflight' : 'actual');

/** An integration calls by itself, as no browser does: what it sends is all there is. */
const walkInner = (world: World): readonly SimulatedTrace[] => {
  const { request } = world;
  if (!request) throw new Error('A call of another API has a request.');
  return walkDraws(world, request, legOf(request));
};

/** Every leg (preflight, actual) and canary draw of the world's request; empty when there is no request. */
export const simulate = (world: World): readonly SimulatedTrace[] => {
  const { request } = world;
  if (!request) return [];
  const preflight = preflightOf(request);
  return [...(preflight ? walkDraws(world, preflight, 'preflight') : []), ...walkDraws(world, request, legOf(request))];
};
