import type { Operator } from './operator.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The one spelling of the same bytes: no padding, no stray bits in the last digit; undefined where it is not base64. */
export const toCanonicalBase64 = (text: string): string | undefined => {
  let digits = text;
  if (text.length % 4 === 0)
    digits = text.endsWith('==') ? text.slice(0, -2) : text.endsWith('=') ? text.slice(0, -1) : text;
  for (const digit of digits) if (!alphabet.includes(digit)) return undefined;
  const extra = digits.length % 4;
  if (extra === 1) return undefined;
  if (extra === 0) return digits;
  const last = alphabet.indexOf(digits.slice(-1));
  const kept = extra === 2 ? last & 0b110000 : last & 0b111100;
  return digits.slice(0, -1) + alphabet.charAt(kept);
};

/**
 * Byte for byte; binary values of a request arrive in base64 as well.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_BinaryEquals
 */
export const binaryOperators: readonly Operator[] = [
  {
    name: 'BinaryEquals',
    isNegated: false,
    expect: (text) => {
      const expected = toCanonicalBase64(text);
      return expected === undefined
        ? 'value-not-base64'
        : { accepts: (actual) => toCanonicalBase64(actual) === expected };
    },
  },
];
