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

/** The second API's own way of the call. */
export interface Inner {
  readonly apiId: string;
  readonly world: World;
  readonly simulated: SimulatedTrace;
}

type Followed = { readonly answer: GateAnswer; readonly inner?: Inner };
type Passed = Extract<GateAnswer, { outcome: 'passed' }>;

interface Step {
  readonly world: World;
  readonly answer: Passed;
  readonly call: NextCall;
  readonly walk: (world: World) => SimulatedTrace;
}

const connectionGates: readonly string[] = ['name', 'page', 'network', 'tls'];

/** Whether an answer of a second API can have to do with what was asked. */
const matters = ({ kind, status }: ComplaintReading): boolean =>
  kind !== 'no-logs' && kind !== 'setup-failed' && kind !== 'no-connection' && (status === undefined || status >= 400);

const factsOf = ({ api, target, otherApis }: Snapshot, apiId: string): Fact<Snapshot['api']> =>
  apiId === target.apiId ? present(api) : (otherApis?.[apiId] ?? notAsked);

/** What the caller saw is what the second API said only where the integration hands replies on and did not fail itself. */
const complaintOf = ({ seen, complaint }: World, { isProxy }: NextCall): Complaint => {
  if (!isProxy || seen.status === undefined || seen.status >= 500) return {};
  const { status, body, headers, since } = complaint;
  return { kind: 'refused', status, body, headers, since };
};

const innerWorldOf = ({ world, call }: Step, apiId: string, api: Snapshot['api']): World => {
  const { snapshot } = world;
  const { target, otherApis } = snapshot;
  const inner: Snapshot = {
    ...snapshot,
    target: { ...target, apiId, kind: api.kind },
    api,
    otherApis: { ...otherApis, [target.apiId]: present(snapshot.api) },
  };
  return makeWorld(
    { snapshot: inner, request: call.request, complaint: complaintOf(world, call), observations: [] },
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
  const reached = inner.trace.gates.filter((gate) => gate.reached);
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

const follow = (step: Step): Followed => {
  const { world, answer, call } = step;
  const { apiId, isNamed, missing } = call;
  const mayAsk = matters(world.seen);
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
  const simulated = step.walk(inner);
  return { answer: answerOf(step, simulated, apiId), inner: { apiId, world: inner, simulated } };
};

/**
 * Follows an integration that calls another API's host as a request of its own: its name, Host, certificate, policies and
 * route decide, and what they answer comes back through the first API.
 */
export const followNextApi = (
  world: World,
  answer: GateAnswer,
  walk: (world: World) => SimulatedTrace,
): { readonly answer: GateAnswer; readonly inner?: Inner } => {
  const call = answer.adds?.nextCall;
  return answer.outcome === 'passed' && call ? follow({ world, answer, call, walk }) : { answer };
};
