import type { Complaint, Fact, GateResult, MissingFact, PredictedReply, Snapshot } from '@gatescope/shared';
import { notAsked, parseInvokeHost, present, toPointer } from '@gatescope/shared';
import type { ComplaintReading } from '../complaint-reading.ts';
import type { GateAnswer } from '../gates/gate.ts';
import type { NextCall } from '../gates/integration/next-call.ts';
import { configurationError, networkError, unreachable } from '../gates/integration/replies.ts';
import { forbiddenBeforeStage } from '../reply/replies.ts';
import type { SimulatedTrace } from '../simulate.ts';
import type { World } from '../world.ts';
import { makeWorld } from '../world.ts';
import { longestChain } from './chain.ts';
import { outerMissing } from './outer-pointer.ts';
import { settleDraws } from './settle-draws.ts';

/** The second API's own way of the call. */
export interface Inner {
  readonly apiId: string;
  readonly world: World;
  readonly simulated: SimulatedTrace;
}

/** Walks the gates of the second API, once for each draw of its stage. */
type Walk = (world: World) => readonly SimulatedTrace[];
type Followed = { readonly answer: GateAnswer; readonly inner?: Inner };
type Passed = Extract<GateAnswer, { outcome: 'passed' }>;

/** Whose request it is that leads on. */
export interface Asker {
  readonly world: World;
  /** False: a browser's preflight for the request in question. */
  readonly isAsked: boolean;
}

interface Step extends Asker {
  readonly answer: Passed;
  readonly call: NextCall;
  readonly walk: Walk;
}

const connectionGates: readonly string[] = ['name', 'page', 'network', 'tls'];

/** Whether an answer of a second API can have to do with what was asked. */
const matters = ({ kind, status }: ComplaintReading): boolean =>
  kind !== 'no-logs' && kind !== 'setup-failed' && kind !== 'no-connection' && (status === undefined || status >= 400);

const factsOf = ({ api, target, otherApis }: Snapshot, apiId: string): Fact<Snapshot['api']> =>
  apiId === target.apiId ? present(api) : (otherApis?.[apiId] ?? notAsked);

/** What the caller saw is what the second API said only where the integration hands replies on and did not fail itself. */
const complaintOf = ({ world: { seen, complaint }, call, isAsked }: Step): Complaint => {
  const status = isAsked ? seen.status : complaint.preflight?.status;
  if (!call.isProxy || status === undefined || status === null || status >= 500) return {};
  const { body, headers } = isAsked ? complaint : { ...complaint.preflight };
  return { kind: 'refused', status, body, headers, since: complaint.since };
};

const innerWorldOf = (step: Step, apiId: string, api: Snapshot['api']): World => {
  const { world, call } = step;
  const { snapshot } = world;
  const { target, otherApis } = snapshot;
  const inner: Snapshot = {
    ...snapshot,
    target: { ...target, apiId, kind: api.kind },
    api,
    otherApis: { ...otherApis, [target.apiId]: present(snapshot.api) },
  };
  return makeWorld(
    { snapshot: inner, request: call.request, complaint: complaintOf(step), observations: [] },
    {
      passed: [...(world.chain?.passed ?? []), target.apiId],
      ...(call.way ? { start: { way: call.way, resolved: [call.host] } } : {}),
    },
  );
};

const handedOn = ({ isProxy }: NextCall, replies: readonly PredictedReply[]): PredictedReply[] =>
  isProxy ? replies.map(({ gatewayResponse: _type, headers: _headers, corsIssue: _issue, ...reply }) => reply) : [];

const undecided = ({ answer }: Step, missing: readonly MissingFact[], detail = {}): GateAnswer => ({
  ...answer,
  outcome: 'unknown',
  missing,
  detail: { ...answer.detail, ...detail },
});

/** HTTP APIs answer 503 where REST APIs answer 504. */
const connectionReplies = ({ world }: Step, gate: string): readonly PredictedReply[] => {
  const replies = gate === 'tls' ? [configurationError, networkError] : unreachable;
  return world.snapshot.target.kind === 'REST' ? replies : [...replies, { status: 503 }];
};

/** The way through the second API, gate by gate, for whoever wants to see it. */
const stepsOf = ({ trace }: SimulatedTrace): readonly Record<string, unknown>[] =>
  trace.gates
    .filter(({ reached, outcome }) => reached && outcome !== 'skipped')
    .map(({ gate, title, outcome, reason }) => ({ gate, title, outcome, ...(reason ? { reason } : {}) }));

/** The outer gate's answer where the inner way stops or may stop at a gate. */
const answerAt = (step: Step, inner: SimulatedTrace, gate: GateResult, apiId: string): GateAnswer => {
  const { answer, call } = step;
  const isConnection = connectionGates.includes(gate.gate);
  const { gate: id, title, reason: why } = gate;
  const next = { apiId, host: call.host, gate: id, title, reason: why, steps: stepsOf(inner) };
  const detail = { ...answer.detail, next, ...(isConnection ? { cause: 'next-api-unreachable' } : {}) };
  const replies = isConnection ? connectionReplies(step, id) : handedOn(call, gate.replies);
  const reason = isConnection ? ('backend-unreachable' as const) : ('next-api-refuses' as const);
  if (gate.outcome === 'stopped') return { ...answer, outcome: 'stopped', reason, replies, detail };
  return { ...answer, outcome: 'unknown', reason, replies, detail, missing: outerMissing(gate.missing, apiId) };
};

const answerOf = (step: Step, inner: SimulatedTrace, apiId: string): GateAnswer => {
  // What a browser makes of it is asked of the first API's reply.
  const reached = inner.trace.gates.filter((gate) => gate.reached && gate.gate !== 'browser');
  const stop = reached.find(({ outcome }) => outcome === 'stopped');
  if (stop) return answerAt(step, inner, stop, apiId);
  const open = reached.filter(({ outcome }) => outcome === 'unknown');
  const suspect = open.find(({ reason }) => reason !== undefined);
  if (suspect) return answerAt(step, inner, suspect, apiId);
  const missing = outerMissing(
    open.flatMap((gate) => gate.missing),
    apiId,
  );
  return open.length > 0 ? undecided(step, missing) : step.answer;
};

/** What an endpoint makes of a call that names no API: its certificate has another name, or it answers Forbidden. */
const unnamed = (step: Step): GateAnswer => {
  const { answer, call } = step;
  const { way, request, host } = call;
  const passesTls = way?.kind === 'load-balancer' && way.protocol?.startsWith('TCP') === true;
  const isForeign = parseInvokeHost(host).kind === 'other' || parseInvokeHost(host).kind === 'load-balancer';
  if (passesTls && isForeign && request.url.startsWith('https:'))
    return {
      ...answer,
      outcome: 'stopped',
      reason: 'backend-unreachable',
      replies: connectionReplies(step, 'tls'),
      detail: {
        ...answer.detail,
        cause: 'next-api-unreachable',
        next: { host, gate: 'tls', reason: 'tls-name-mismatch' },
      },
    };
  return {
    ...answer,
    outcome: 'stopped',
    reason: 'next-api-refuses',
    replies: handedOn(call, [forbiddenBeforeStage]),
    detail: { ...answer.detail, next: { host, gate: 'host', reason: 'host-missing' } },
  };
};

/** A request leads to an endpoint, and which API it names there cannot be told. */
const openTarget = (step: Step): GateAnswer => {
  const { answer, call } = step;
  return {
    ...answer,
    outcome: 'unknown',
    reason: 'next-api-refuses',
    replies: handedOn(call, [forbiddenBeforeStage]),
    missing: [],
    detail: { ...answer.detail, next: { host: call.host, gate: 'host', reason: 'host-missing' } },
  };
};

/** What may be sent elsewhere by rules that cannot be read stops for certain nowhere. */
const onOpenWay = ({ call }: Step, answer: GateAnswer): GateAnswer =>
  call.isOpen === 'way' && answer.outcome === 'stopped' ? { ...answer, outcome: 'unknown', missing: [] } : answer;

const follow = (step: Step): Followed => {
  const { world, answer, call } = step;
  const { apiId, isNamed, missing } = call;
  const mayAsk = matters(world.seen);
  if (call.isOpen === 'target') return { answer: openTarget(step) };
  if (apiId === undefined) {
    if (!isNamed && call.way) return { answer: unnamed(step) };
    return { answer: missing.length > 0 && mayAsk ? undecided(step, missing) : answer };
  }
  if ((world.chain?.passed.length ?? 0) >= longestChain) return { answer };
  const facts = factsOf(world.snapshot, apiId);
  if (facts.state === 'absent') return { answer };
  if (facts.state === 'hidden') {
    const { cause, permission } = facts;
    const pointer = toPointer('otherApis', apiId);
    return { answer: mayAsk ? undecided(step, [{ pointer, cause, ...(permission ? { permission } : {}) }]) : answer };
  }
  const inner = innerWorldOf(step, apiId, facts.value);
  const ways = step.walk(inner).map((simulated) => ({ simulated, answer: answerOf(step, simulated, apiId) }));
  const { simulated, answer: told } = settleDraws(ways);
  return { answer: onOpenWay(step, told), inner: { apiId, world: inner, simulated } };
};

/**
 * Follows an integration that calls another API's host as a request of its own: its name, Host, certificate, policies and
 * route decide, and what they answer comes back through the first API.
 */
export const followNextApi = (asker: Asker, answer: GateAnswer, walk: Walk): Followed => {
  const call = answer.adds?.nextCall;
  return answer.outcome === 'passed' && call ? follow({ ...asker, answer, call, walk }) : { answer };
};
