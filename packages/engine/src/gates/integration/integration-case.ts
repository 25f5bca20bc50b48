import type { Basis, Fact, MissingFact, PredictedReply } from '@gatescope/shared';
import type { ComplaintReading } from '../../complaint-reading.ts';
import type { FactKey } from '../../facts.ts';
import { compareReplies } from '../../reply/agreement.ts';
import type { GateContext } from '../gate.ts';
import type { Backend } from './backend.ts';
import type { Cause } from './cause.ts';
import type { RunningIntegration } from './running-integration.ts';
import type { Resolved } from './stage-variables.ts';

/** One request at one integration: what every check of the integration gate is given. */
export interface IntegrationCase {
  readonly context: GateContext;
  readonly running: RunningIntegration;
  readonly type: string;
  readonly backend: Backend;
  /** The address with its stage variables put in; undefined for mocks. */
  readonly uri: Resolved | undefined;
  readonly credentials: Resolved | undefined;
  readonly connectionId: Resolved | undefined;
  /** The API's binary types as deployed where that is known. */
  readonly binaryMediaTypes: readonly string[];
  /** ARNs as which this call may show to a function's policy, where they are not made as for a REST API. */
  readonly sourceArns?: readonly string[];
}

/** Something that stops the request at the integration, or may do so. */
export interface Obstacle {
  readonly outcome: 'stopped' | 'unknown';
  /** Absent where facts are still to be asked for and nothing speaks for one cause. */
  readonly cause?: Cause;
  readonly replies: readonly PredictedReply[];
  readonly detail: Readonly<Record<string, unknown>>;
  readonly missing?: readonly MissingFact[];
  /** The integration's own basis when absent. */
  readonly basis?: Basis;
}

/**
 * Whether the complaint speaks of a failing backend at all. Facts around the API (functions, roles, load balancers) cost
 * calls of their own, so they are asked for only then.
 */
export const mayConcernBackend = ({ kind, status, message }: ComplaintReading): boolean => {
  if (kind === 'setup-failed' || kind === 'no-logs' || kind === 'no-connection') return false;
  if (status !== undefined) return status >= 500 || kind === 'sometimes';
  return kind === 'failed' || kind === 'sometimes' || /timed out|internal server error/i.test(message ?? '');
};

/** Whether a failure that shows as one of these replies may be what was seen. */
export const isDoubted = ({ context }: IntegrationCase, replies: readonly PredictedReply[]): boolean => {
  const { seen } = context.world;
  return mayConcernBackend(seen) && compareReplies(replies, seen) !== 'contradicts';
};

/** Reads a fact that is there anyway, and asks for one that is not only when the complaint makes it matter. */
export const readIfDoubted = <T>({ context }: IntegrationCase, key: FactKey<T>, doubted: boolean): Fact<T> => {
  const fact = key.pick(context.world.snapshot);
  return fact.state === 'hidden' && !doubted ? fact : context.facts.read(key);
};

/** The entries of the reader's list of hidden facts that a check needs. */
export const missingAt = ({ context }: IntegrationCase, ...keys: readonly FactKey<unknown>[]): MissingFact[] =>
  context.facts.missing().filter(({ pointer }) => keys.some((key) => key.pointer === pointer));

/** Those of them that nobody has asked for yet: asking settles them, being refused does not. */
export const unaskedAt = (subject: IntegrationCase, ...keys: readonly FactKey<unknown>[]): MissingFact[] =>
  missingAt(subject, ...keys).filter(({ cause }) => cause === 'not-asked');
