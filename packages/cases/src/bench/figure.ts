/** One measured number. */
export interface Figure {
  readonly name: string;
  /** Undefined where it could not be measured; `note` says why. */
  readonly value?: number;
  readonly unit: string;
  /** At most so much. */
  readonly bar?: number;
  readonly met?: boolean;
  readonly note?: string;
}

/** How a bench is run. */
export interface BenchOptions {
  /** Smaller accounts and fewer rounds. */
  readonly quick: boolean;
}

/** Measures something and says what came out. */
export type Section = (options: BenchOptions) => Promise<Figure[]>;

const rounded = (value: number): number => (Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3)));

/** A number, held against its bar where there is one. */
export const figure = (parts: {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly bar?: number;
  readonly note?: string;
}): Figure => ({
  ...parts,
  value: rounded(parts.value),
  ...(parts.bar === undefined ? {} : { met: parts.value <= parts.bar }),
});
