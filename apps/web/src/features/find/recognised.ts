import type { Question } from '../../lib/diagnose-search.ts';

/** One thing that was read out of a pasted text. */
export interface Understood {
  readonly what: string;
  readonly value: string;
}

/** What a pasted or typed text says. */
export interface Recognised {
  readonly understood: readonly Understood[];
  /** What was concluded rather than read, in sentences. */
  readonly inferred: readonly string[];
  /** Where parts of the text disagree, in sentences. */
  readonly contradictions: readonly string[];
  /** What was not understood, without secrets. */
  readonly leftover: string;
  /** How many secrets were masked. */
  readonly masked: number;
  /** What of it fills the wizard; free of secrets. */
  readonly question: Partial<Question>;
  /** The text, where it may be an API's name or id: to be looked up in the list. */
  readonly name: string | undefined;
}

/** What no text says. */
export const nothingRecognised: Recognised = {
  understood: [],
  inferred: [],
  contradictions: [],
  leftover: '',
  masked: 0,
  question: {},
  name: undefined,
};
