import type { CaseRequest, Complaint, Observation } from '@gatescope/shared';
import type { MaskKind } from './mask/mask-kind.ts';
import type { PieceKind } from './piece-kind.ts';
import type { Span } from './text/span.ts';

/** One thing that was understood in a pasted text. */
export interface Piece {
  readonly kind: PieceKind;
  /** Where it stands in the text that was given. */
  readonly span: Span;
  /** What was understood, in a sentence without secrets. */
  readonly understood: string;
  /** What was concluded rather than read, in words; to be marked as such. */
  readonly inferred: readonly string[];
}

/** Which API a text speaks of, as far as it says. */
export interface IntakeTarget {
  readonly accountId?: string;
  readonly region?: string;
  readonly apiId?: string;
  /** What may be an API's name: to be looked up. */
  readonly name?: string;
  readonly stage?: string;
  /** Behind the stage, or the whole path under an own domain name. */
  readonly path?: string;
  readonly domain?: string;
  readonly vpceId?: string;
}

/** What a pasted text says, without secrets. Absent = not said. */
export interface Intake {
  /** In the order of the text. */
  readonly pieces: readonly Piece[];
  readonly request: CaseRequest;
  readonly symptom: Complaint;
  readonly target: IntakeTarget;
  /** What the caller saw: names, connections, TLS, replies, log lines. */
  readonly observations: readonly Observation[];
  /** Ids that find this request in logs: of the request, extended, of HTTP APIs. */
  readonly requestIds: readonly string[];
  /** Policy documents in the text. */
  readonly policies: readonly string[];
  /** Where two pieces disagree, in words. The later one counts. */
  readonly contradictions: readonly string[];
  /** What was not understood, masked; kept so that nothing is lost. */
  readonly leftover: string;
  readonly masked: { readonly count: number; readonly kinds: readonly MaskKind[] };
  /** The whole text with its secrets masked: what may be kept and sent. */
  readonly maskedText: string;
}
