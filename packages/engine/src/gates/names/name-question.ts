import type { PredictedReply } from '@gatescope/shared';
import type { ReasonCode } from '../../reason-codes.ts';
import { nameNotFound } from '../../reply/replies.ts';
import type { GateAnswer, GateContext } from '../gate.ts';
import type { Way } from '../journey.ts';
import type { Caller } from './caller.ts';
import type { DnsAnswer } from './dns-records.ts';
import type { Hosting } from './hosting.ts';

/** A name to resolve for the caller, on the way from the URL's host to an address. */
export interface NameQuestion {
  readonly context: GateContext;
  readonly caller: Caller;
  readonly hosting: Hosting;
  readonly name: string;
  /** `alias`: a Route 53 alias, answered with the target's public addresses; no resolver of a VPC gets in between. */
  readonly via: 'url' | 'cname' | 'alias';
  /** Names so far, the URL's host first, `name` last. */
  readonly chain: readonly string[];
  /** Goes on from a record to what it points at. */
  readonly follow: (question: NameQuestion, answer: DnsAnswer) => GateAnswer;
}

type Detail = Readonly<Record<string, unknown>>;

/** The name leads somewhere. */
export const resolves = ({ chain }: NameQuestion, way: Way, detail: Detail = {}): GateAnswer => ({
  outcome: 'passed',
  adds: { way, resolved: chain },
  detail: { names: chain, ...detail },
});

/** The name leads nowhere that serves this API. */
export const leadsNowhere = (
  { chain }: NameQuestion,
  reason: ReasonCode,
  detail: Detail = {},
  replies: readonly PredictedReply[] = [nameNotFound],
): GateAnswer => ({
  outcome: 'stopped',
  reason,
  replies,
  adds: { resolved: chain },
  detail: { names: chain, ...detail },
});

export interface Doubt {
  readonly reason?: ReasonCode;
  readonly replies?: readonly PredictedReply[];
  /** Where it leads if it resolves. */
  readonly way?: Way;
  readonly detail?: Detail;
}

/** Whether the name resolves (or where to) hangs on something hidden or unsaid. */
export const isUncertain = ({ chain }: NameQuestion, { reason, replies, way, detail }: Doubt): GateAnswer => ({
  outcome: 'unknown',
  ...(reason ? { reason, replies: replies ?? [nameNotFound] } : {}),
  adds: { ...(way ? { way } : {}), resolved: chain },
  detail: { names: chain, ...detail },
});
