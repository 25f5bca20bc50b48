import { toComparisons } from './compare-operators.ts';
import type { Operator } from './operator.ts';

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;

/**
 * An integer or decimal, also with an exponent (JSON numbers may arrive so). Blanks around it, `0x10` and the like are
 * not: AWS documents "integer or decimal value" only, so such a policy value stays undecided.
 */
export const readNumber = (text: string): number | undefined => (decimal.test(text) ? Number(text) : undefined);

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric */
export const numericOperators: readonly Operator[] = toComparisons({
  prefix: 'Numeric',
  read: readNumber,
  problem: 'value-not-a-number',
});
