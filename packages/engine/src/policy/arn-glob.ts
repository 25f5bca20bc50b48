import { anyOne, anyRun, makeGlob, matchesGlob, type PatternToken, type StepCount } from './glob.ts';

const colon = 58;

/** A matcher for ARNs in Resource and NotResource. */
export type ArnGlob = (arn: string, count?: StepCount) => boolean;

/**
 * Prepares a resource pattern. AWS's rule: a wildcard stays within its colon-separated part, but a `*` that ends its
 * part may run on across colons. In the last of the six parts wildcards take anything, also `/` and `:`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export const makeArnGlob = (tokens: readonly PatternToken[]): ArnGlob => {
  const bound = findBound(tokens);
  const free = tokens.indexOf(anyRun, bound.lastIndexOf(true) + 1);
  if (!bound.includes(true)) {
    const glob = makeGlob(tokens);
    return (arn, count) => matchesGlob(glob, arn, count);
  }
  if (free === -1) return (arn, count) => firstFit(tokens, bound, arn, count, arn.length) === arn.length;
  const head = tokens.slice(0, free);
  const rest = makeGlob(tokens.slice(free));
  return (arn, count) => {
    const at = firstFit(head, bound, arn, count);
    return at !== -1 && matchesGlob(rest, arn.slice(at), count);
  };
};

/** For each token whether it is a wildcard that must not take a colon. */
const findBound = (tokens: readonly PatternToken[]): readonly boolean[] => {
  let colons = 0;
  return tokens.map((token, index) => {
    if (token === colon) colons += 1;
    if (colons >= 5 || (token !== anyOne && token !== anyRun)) return false;
    return token === anyOne || !endsPart(tokens, index);
  });
};

const endsPart = (tokens: readonly PatternToken[], star: number): boolean => {
  let next = star + 1;
  while (tokens[next] === anyRun) next += 1;
  return next === tokens.length || tokens[next] === colon;
};

/**
 * The first place, at `from` or behind it, where the whole pattern fits the text before it; -1 where there is none. What
 * follows begins with a `*`, which takes whatever lies between the first fit and a later one. Walks all places in the
 * pattern that the text read so far can have reached: text times pattern at most.
 */
const firstFit = (
  tokens: readonly PatternToken[],
  bound: readonly boolean[],
  text: string,
  count: StepCount | undefined,
  from = 0,
): number => {
  let places = settle(tokens, [0]);
  for (let at = 0; places.length > 0; at += 1) {
    if (at >= from && places.includes(tokens.length)) return at;
    if (at >= text.length) return -1;
    const code = text.charCodeAt(at);
    const next: number[] = [];
    for (const place of places) {
      if (count) count.steps += 1;
      const token = tokens[place];
      const isWild = token === anyRun || token === anyOne;
      if (isWild ? code === colon && bound[place] : token !== code) continue;
      const target = token === anyRun ? place : place + 1;
      if (next[next.length - 1] !== target) next.push(target);
    }
    places = settle(tokens, next);
  }
  return -1;
};

/** Adds the places behind a `*`, which may also take nothing; ascending and without repeats. */
const settle = (tokens: readonly PatternToken[], places: readonly number[]): number[] => {
  const settled: number[] = [];
  for (const place of places) {
    let reached = place;
    if (settled.length > 0 && reached <= (settled[settled.length - 1] ?? -1)) continue;
    settled.push(reached);
    while (tokens[reached] === anyRun) {
      reached += 1;
      settled.push(reached);
    }
  }
  return settled;
};
