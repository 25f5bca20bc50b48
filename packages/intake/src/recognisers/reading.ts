import type { CaseRequest, Complaint, ComplaintKind, Observation, TokenClaims } from '@gatescope/shared';
import type { Exchange } from '../http/exchange.ts';
import type { IntakeTarget } from '../intake.ts';
import type { PieceKind } from '../piece-kind.ts';
import type { Page } from '../text/page.ts';
import type { Span } from '../text/span.ts';

type WithoutFrame<T> = T extends Observation ? Omit<T, 'id' | 'vantage' | 'relation'> : never;

/** Something the caller saw; how it relates to the request is decided when all is known. */
export type Sighting = WithoutFrame<Observation>;

/** What a piece of text says. */
export interface Statement {
  readonly exchanges?: readonly Exchange[];
  /** Parts of the request that no exchange holds: origin, place, principal. */
  readonly request?: CaseRequest;
  /** Parts of the complaint that no exchange holds: console line, management call. */
  readonly symptom?: Complaint;
  readonly target?: IntakeTarget;
  readonly sightings?: readonly Sighting[];
  readonly kind?: ComplaintKind;
  readonly requestIds?: readonly string[];
  readonly policies?: readonly string[];
  readonly claims?: TokenClaims;
}

/** A conclusion. It counts only where nothing is said, and is then marked with its reason. */
export interface Guess {
  /** A sentence. */
  readonly because: string;
  readonly says: Statement;
}

/** One thing that a recogniser found. */
export interface Reading {
  readonly kind: PieceKind;
  readonly span: Span;
  readonly understood: string;
  readonly says?: Statement;
  readonly guesses?: readonly Guess[];
  /** What else to know of the piece: things seen that no field holds. */
  readonly notes?: readonly string[];
}

/** Recognises one kind of thing. */
export interface Recogniser {
  /** Kebab-case; the file's name. */
  readonly id: string;
  /** Must match somewhere in a text that holds this kind: saves the work on all other texts. */
  readonly sign?: RegExp;
  /** Readings must not overlap one another and may cover only what is still free. Linear in the length of the text. */
  readonly read: (page: Page) => readonly Reading[];
}
