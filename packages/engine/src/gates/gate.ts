import type { Basis, MissingFact, PredictedReply } from '@gatescope/shared';
import type { FactReader } from '../fact-reader.ts';
import type { ReasonCode } from '../reason-codes.ts';
import type { World } from '../world.ts';
import type { Request } from '@gatescope/shared';
import type { Journey } from './journey.ts';

/** The gates' ids, in the order in which a request meets them. */
export const gateIds = [
  'name',
  'page',
  'network',
  'tls',
  'endpoint-policy',
  'host',
  'route',
  'waf',
  'resource-policy',
  'authentication',
  'authorization',
  'api-key',
  'throttle',
  'validation',
  'cache',
  'integration',
  'response',
  'browser',
] as const;
export type GateId = (typeof gateIds)[number];

export type Leg = 'preflight' | 'actual';
export type Draw = 'production' | 'canary';

/** What a gate is given. `request` is the leg's own request: a preflight has no credential, key or custom header. */
export interface GateContext {
  readonly world: World;
  readonly request: Request;
  readonly leg: Leg;
  readonly draw: Draw;
  readonly journey: Journey;
  readonly facts: FactReader;
}

interface Common {
  /** What later gates may use; given also when stopped, as far as known. */
  readonly adds?: Partial<Journey>;
  /** Values that explain the answer, by name; JSON. */
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly basis?: Basis;
  /** Facts that decided; the reader's own list when absent. */
  readonly decidedBy?: readonly string[];
}

/** A gate's answer. It carries a reason code and no words for people. */
export type GateAnswer =
  | (Common & { readonly outcome: 'passed'; readonly reason?: ReasonCode })
  | (Common & { readonly outcome: 'stopped'; readonly reason: ReasonCode; readonly replies: readonly PredictedReply[] })
  | (Common & { readonly outcome: 'skipped' })
  | (Common & {
      readonly outcome: 'unknown';
      /** What would be the reason if it stops here. */
      readonly reason?: ReasonCode;
      /** What would be answered if it stops here. */
      readonly replies?: readonly PredictedReply[];
      /** Hidden facts that matter; the reader's own list when absent. */
      readonly missing?: readonly MissingFact[];
    });

/** One gate: one file, one test. */
export interface Gate {
  readonly id: GateId;
  /** Sentence case, for the trace. */
  readonly title: string;
  readonly run: (context: GateContext) => GateAnswer;
}
