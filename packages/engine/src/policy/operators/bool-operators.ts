import type { Operator } from './operator.ts';

/** `true` or `false` in any case; undefined for all else. */
export const readBoolean = (text: string): boolean | undefined => {
  const folded = text.toLowerCase();
  if (folded === 'true') return true;
  return folded === 'false' ? false : undefined;
};

/**
 * AWS documents no negated Bool. Whether it takes policy variables is documented both ways (the page on operators says
 * yes, the page on variables no), so a value with a variable stays undecided.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean
 */
export const boolOperators: readonly Operator[] = [
  {
    name: 'Bool',
    isNegated: false,
    expect: (text) => {
      const expected = readBoolean(text);
      return expected === undefined ? 'value-not-a-boolean' : { accepts: (actual) => readBoolean(actual) === expected };
    },
  },
];
