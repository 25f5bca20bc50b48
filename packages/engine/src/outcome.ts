import type { DiagnosisOutcome, Finding, MissingFact } from '@gatescope/shared';
import { openQuestion } from './open-question.ts';
import type { SimulatedTrace } from './simulate.ts';
import type { World } from './world.ts';

/** What the sentence is made of. */
export interface OutcomeParts {
  readonly world: World;
  readonly traces: readonly SimulatedTrace[];
  /** The best blocking finding. */
  readonly top: Finding | undefined;
  /** What could not be read and matters. */
  readonly missing: readonly MissingFact[];
  readonly contradictions: readonly string[];
}

/** What a caller did not say, by the field that a gate names. */
const unsaidWords: Readonly<Record<string, string>> = {
  'network.vpcId': 'the VPC that the call comes from',
  'network.subnetId': 'the subnet that the call comes from',
  'network.securityGroupIds': 'the security groups of the caller',
  'network.sourceIp': 'the address that the call comes from',
  'client.origin': 'the origin of the page',
  principal: 'who signed the call',
  credential: 'what authenticates the call',
  'credential.claims': 'the claims of the token',
  apiKey: 'whether an API key was sent',
  'apiKey.keyId': 'which API key was sent',
  body: 'the body of the message',
};

/** The first thing on the way that the caller could say and did not. */
const firstUnsaid = (traces: readonly SimulatedTrace[]): string | undefined => {
  const open = traces.flatMap(({ trace }) => trace.gates.filter((gate) => gate.reached && gate.outcome === 'unknown'));
  const fields = open
    .map(({ detail }) => detail['unsaid'])
    .find((unsaid) => Array.isArray(unsaid) && unsaid.length > 0);
  return Array.isArray(fields) ? fields.map((field) => unsaidWords[String(field)]).find(Boolean) : undefined;
};

/** The read was allowed and went wrong otherwise: no permission would settle it. */
const isMishap = (cause: MissingFact['cause']): boolean =>
  cause === 'failed' || cause === 'throttled' || cause === 'malformed';

const unknownSentence = (missing: readonly MissingFact[], traces: readonly SimulatedTrace[]): string => {
  const need = missing.find(({ permission, cause }) => permission !== undefined && !isMishap(cause))?.permission
    ?.action;
  if (need) return `Something that decides this request could not be read; ${need} would settle it.`;
  if (missing.some(({ permission, cause }) => permission !== undefined && isMishap(cause)))
    return 'Something that decides this request could not be read: AWS was asked, and no usable answer came. Try again in a moment.';
  const unsaid = firstUnsaid(traces);
  return unsaid
    ? `The answer depends on ${unsaid}, which was not said.`
    : (openQuestion(traces) ?? 'Something that decides this request is not known, so there is no verdict.');
};

const connectionGates: readonly string[] = ['name', 'network', 'tls'];

/** A connection failed, and what could have failed it is not known. */
const isWayOpen = ({ world, traces }: OutcomeParts): boolean =>
  world.seen.connection !== undefined &&
  traces.some(({ trace }) =>
    trace.gates.some(
      ({ gate, reached, outcome }) => reached && outcome === 'unknown' && connectionGates.includes(gate),
    ),
  );

/** A stop that contradicts what was seen, and nothing better, explains nothing. */
const explains = ({ top, contradictions }: OutcomeParts): boolean =>
  top !== undefined && !(top.certainty === 'possible' && contradictions.length > 0);

/** The diagnosis in one sentence. */
export const describeOutcome = (parts: OutcomeParts): DiagnosisOutcome => {
  const { world, traces, top, missing, contradictions } = parts;
  const stopped = traces.find(({ trace }) => trace.outcome === 'stopped')?.trace;
  const rest = { ...(stopped?.stoppedAt ? { stoppedAt: stopped.stoppedAt } : {}), replies: stopped?.replies ?? [] };
  if (top && explains(parts)) return { verdict: 'explained', sentence: top.summary, ...rest };
  if (top && contradictions[0]) return { verdict: 'unexplained', sentence: contradictions[0], ...rest };
  const isUndecided = traces.some(({ trace }) => trace.outcome === 'unknown') || isWayOpen(parts);
  if (isUndecided || missing.some(({ cause }) => cause !== 'not-asked' && cause !== 'other-account')) {
    if (isUndecided || !world.seen.isEmpty)
      return { verdict: 'unknown', sentence: unknownSentence(missing, traces), ...rest };
  }
  if (!world.seen.isEmpty) {
    const passes = 'By its configuration this request passes every gate, yet that is not what was seen.';
    return { verdict: 'unexplained', sentence: contradictions[0] ?? passes, ...rest };
  }
  return { verdict: 'healthy', sentence: 'By its configuration this request passes every gate.', ...rest };
};
