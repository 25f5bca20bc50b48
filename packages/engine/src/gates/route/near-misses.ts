import type { RoutePattern } from './match-route.ts';
import { isGreedyPath, matchPath, splitPath } from './match-route.ts';

/** A deployed route that the caller may have meant. */
export interface NearMiss {
  readonly verb: string;
  readonly path: string;
  /** In what the request differs from it. */
  readonly difference: 'case' | 'extra-segment' | 'missing-segment' | 'spelling';
  /** The request's path written so that the route serves it, where that follows from the difference. */
  readonly corrected?: string;
}

/** Edits (insert, delete, replace) between two words; stops counting above two. */
const distance = (a: string, b: string): number => {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    }
    row = next;
  }
  return row[b.length] ?? 0;
};

const isVariable = (part: string): boolean => part.startsWith('{');

/** The request's path with the literals of the route, where only they differ. */
const rewritten = (parts: readonly string[], segments: readonly string[]): string =>
  `/${parts.map((part, index) => (isVariable(part) ? segments[index] : part)).join('/')}`;

const sameLength = (parts: readonly string[], segments: readonly string[]): NearMiss['difference'] | undefined => {
  const pairs = parts
    .map((part, index) => [part, segments[index] ?? ''] as const)
    .filter(([part]) => !isVariable(part));
  if (pairs.every(([part, segment]) => part.toLowerCase() === segment.toLowerCase())) return 'case';
  const wrong = pairs.filter(([part, segment]) => part.toLowerCase() !== segment.toLowerCase());
  return wrong.length === 1 &&
    wrong.every(([part, segment]) => distance(part, segment) <= Math.min(2, Math.floor(part.length / 2)))
    ? 'spelling'
    : undefined;
};

const without = (list: readonly string[], index: number): string[] => [
  ...list.slice(0, index),
  ...list.slice(index + 1),
];

/** A segment too many: without it the route would match. */
const extraSegment = (path: string, parts: readonly string[], segments: readonly string[]): string | undefined => {
  const isClose = parts.length === segments.length - 1 || isGreedyPath(path);
  if (!isClose || parts.every(isVariable)) return undefined;
  const dropped = segments.map((_, index) => without(segments, index)).find((shorter) => matchPath(path, shorter));
  return dropped && `/${dropped.join('/')}`;
};

const isServedBy = (parts: readonly string[], segments: readonly string[]): boolean =>
  parts.every((part, index) => isVariable(part) || part === segments[index]) && !parts.every(isVariable);

/** A segment too few: the route without one of its parts would match, and a literal of it is there. */
const isMissingSegment = (path: string, parts: readonly string[], segments: readonly string[]): boolean =>
  parts.length === segments.length + 1 &&
  !isGreedyPath(path) &&
  parts.some((_, index) => isServedBy(without(parts, index), segments));

const compare = (pattern: RoutePattern, segments: readonly string[]): NearMiss | undefined => {
  const { path, verb } = pattern;
  const parts = splitPath(path);
  if (parts.length === segments.length && !isGreedyPath(path)) {
    const difference = sameLength(parts, segments);
    return difference && { verb, path, difference, corrected: rewritten(parts, segments) };
  }
  const corrected = extraSegment(path, parts, segments);
  if (corrected) return { verb, path, difference: 'extra-segment', corrected };
  return isMissingSegment(path, parts, segments) ? { verb, path, difference: 'missing-segment' } : undefined;
};

const order: readonly NearMiss['difference'][] = ['case', 'spelling', 'missing-segment', 'extra-segment'];

/** Deployed routes that differ from the request in one thing only, the likeliest first; three at most. */
export const nearMisses = (
  patterns: readonly RoutePattern[],
  verb: string,
  segments: readonly string[],
): readonly NearMiss[] =>
  patterns
    .filter((pattern) => pattern.verb !== 'OPTIONS' || verb === 'OPTIONS')
    .flatMap((pattern) => compare(pattern, segments) ?? [])
    .sort(
      (a, b) =>
        order.indexOf(a.difference) - order.indexOf(b.difference) ||
        Number(a.verb !== verb) - Number(b.verb !== verb) ||
        a.path.localeCompare(b.path),
    )
    .slice(0, 3);
