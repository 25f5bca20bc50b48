/** A pattern as numbers: UTF-16 code units, and the two wildcards. */
export type PatternToken = number;
/** Any run of characters. */
export const anyRun: PatternToken = -1;
/** Any one character. */
export const anyOne: PatternToken = -2;

/** A pattern, taken apart at its `*`. */
export interface Glob {
  readonly runs: readonly Run[];
  readonly minLength: number;
}

interface Run {
  readonly tokens: readonly PatternToken[];
  /** Knuth-Morris-Pratt failure table; only for a run that has to be searched for and has no `?`. */
  readonly failure: readonly number[] | undefined;
}

/** Counts character comparisons, for tests of cost. */
export interface StepCount {
  steps: number;
}

/** The tokens of a text in which `*` and `?` are wildcards. */
export const toTokens = (text: string, tokens: PatternToken[] = []): PatternToken[] => {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    tokens.push(code === 42 ? anyRun : code === 63 ? anyOne : code);
  }
  return tokens;
};

/** The tokens of a text in which every character means itself. */
export const toLiteralTokens = (text: string, tokens: PatternToken[] = []): PatternToken[] => {
  for (let at = 0; at < text.length; at += 1) tokens.push(text.charCodeAt(at));
  return tokens;
};

/** Prepares a pattern. */
export const makeGlob = (tokens: readonly PatternToken[]): Glob => {
  const pieces: PatternToken[][] = [[]];
  let minLength = 0;
  for (const token of tokens) {
    if (token === anyRun) pieces.push([]);
    else {
      pieces[pieces.length - 1]?.push(token);
      minLength += 1;
    }
  }
  const last = pieces.length - 1;
  const runs = pieces
    .map((piece, index) => ({ tokens: piece, failure: index > 0 && index < last ? toFailure(piece) : undefined }))
    .filter((run, index) => index === 0 || index === last || run.tokens.length > 0);
  return { runs, minLength };
};

/**
 * Whether the whole text fits the pattern. Never backtracks: the first run is anchored at the start, the last at the
 * end, those between are each taken at their first place. Cost is linear in text and pattern, but for runs with `?`,
 * where it is at most text times run.
 */
export const matchesGlob = (glob: Glob, text: string, count?: StepCount): boolean => {
  const { runs } = glob;
  const first = runs[0];
  const last = runs[runs.length - 1];
  if (first === undefined || last === undefined || text.length < glob.minLength) return false;
  if (runs.length === 1) return text.length === first.tokens.length && fitsAt(first, text, 0, count);
  const end = text.length - last.tokens.length;
  if (!fitsAt(first, text, 0, count) || !fitsAt(last, text, end, count)) return false;
  let from = first.tokens.length;
  for (let index = 1; index < runs.length - 1; index += 1) {
    from = findRun(runs[index], text, from, end, count);
    if (from < 0) return false;
  }
  return true;
};

const fitsAt = (run: Run, text: string, at: number, count: StepCount | undefined): boolean => {
  const { tokens } = run;
  for (let index = 0; index < tokens.length; index += 1) {
    if (count) count.steps += 1;
    const token = tokens[index];
    if (token !== anyOne && token !== text.charCodeAt(at + index)) return false;
  }
  return true;
};

/** Where the first occurrence ends, or -1. */
const findRun = (
  run: Run | undefined,
  text: string,
  from: number,
  end: number,
  count: StepCount | undefined,
): number => {
  if (run === undefined) return -1;
  if (run.failure) return searchLiteral(run.tokens, run.failure, { text, from, end }, count);
  for (let at = from; at + run.tokens.length <= end; at += 1) {
    if (fitsAt(run, text, at, count)) return at + run.tokens.length;
  }
  return -1;
};

interface Stretch {
  readonly text: string;
  readonly from: number;
  readonly end: number;
}

const searchLiteral = (
  tokens: readonly PatternToken[],
  failure: readonly number[],
  stretch: Stretch,
  count: StepCount | undefined,
): number => {
  let held = 0;
  for (let at = stretch.from; at < stretch.end; at += 1) {
    const code = stretch.text.charCodeAt(at);
    while (held > 0 && tokens[held] !== code) {
      if (count) count.steps += 1;
      held = failure[held - 1] ?? 0;
    }
    if (count) count.steps += 1;
    if (tokens[held] === code) held += 1;
    if (held === tokens.length) return at + 1;
  }
  return -1;
};

const toFailure = (tokens: readonly PatternToken[]): number[] | undefined => {
  if (tokens.includes(anyOne)) return undefined;
  const failure = [0];
  let held = 0;
  for (let index = 1; index < tokens.length; index += 1) {
    while (held > 0 && tokens[held] !== tokens[index]) held = failure[held - 1] ?? 0;
    if (tokens[held] === tokens[index]) held += 1;
    failure.push(held);
  }
  return failure;
};
