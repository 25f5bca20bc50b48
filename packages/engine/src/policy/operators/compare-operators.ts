import type { PolicyReason } from '../policy-reasons.ts';
import type { Operator } from './operator.ts';

/** A kind of value that has an order. */
interface OrderedKind {
  /** `Numeric` or `Date`. */
  readonly prefix: string;
  /** Undefined where the text is no such value; such a value of a request meets no comparison. */
  readonly read: (text: string) => number | undefined;
  readonly problem: PolicyReason;
}

const comparisons: readonly (readonly [string, boolean, (actual: number, expected: number) => boolean])[] = [
  ['Equals', false, (actual, expected) => actual === expected],
  ['NotEquals', true, (actual, expected) => actual === expected],
  ['LessThan', false, (actual, expected) => actual < expected],
  ['LessThanEquals', false, (actual, expected) => actual <= expected],
  ['GreaterThan', false, (actual, expected) => actual > expected],
  ['GreaterThanEquals', false, (actual, expected) => actual >= expected],
];

/** The six comparisons of an ordered kind. Policy variables have no meaning in them. */
export const toComparisons = ({ prefix, read, problem }: OrderedKind): readonly Operator[] =>
  comparisons.map(([suffix, isNegated, compare]) => ({
    name: prefix + suffix,
    isNegated,
    expect: (text) => {
      const expected = read(text);
      if (expected === undefined) return problem;
      return {
        accepts: (actual) => {
          const value = read(actual);
          return value !== undefined && compare(value, expected);
        },
      };
    },
  }));
