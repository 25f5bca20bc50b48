import { arnOperators } from './arn-operators.ts';
import { binaryOperators } from './binary-operators.ts';
import { boolOperators } from './bool-operators.ts';
import { dateOperators } from './date-operators.ts';
import { ipOperators } from './ip-operators.ts';
import { numericOperators } from './numeric-operators.ts';
import type { Operator } from './operator.ts';
import { stringOperators } from './string-operators.ts';

/** Every condition operator that compares values; `Null` asks for presence and stands apart. */
export const operatorTable: readonly Operator[] = [
  ...stringOperators,
  ...numericOperators,
  ...dateOperators,
  ...boolOperators,
  ...binaryOperators,
  ...ipOperators,
  ...arnOperators,
];

const byName = new Map(operatorTable.map((operator) => [operator.name.toLowerCase(), operator]));

/** An operator as a policy names it, taken apart. */
export interface OperatorUse {
  /** Undefined for `Null`. */
  readonly operator: Operator | undefined;
  readonly setOperator: 'ForAllValues' | 'ForAnyValue' | undefined;
  readonly isIfExists: boolean;
}

const readSetOperator = (prefix: string): OperatorUse['setOperator'] => {
  if (prefix === 'forallvalues') return 'ForAllValues';
  return prefix === 'foranyvalue' ? 'ForAnyValue' : undefined;
};

/** Takes `ForAnyValue:StringLikeIfExists` apart; undefined where there is no such operator. Case does not matter. */
export const findOperator = (name: string): OperatorUse | undefined => {
  const folded = name.toLowerCase();
  if (folded === 'null') return { operator: undefined, setOperator: undefined, isIfExists: false };
  const colon = folded.indexOf(':');
  const setOperator = colon < 0 ? undefined : readSetOperator(folded.slice(0, colon));
  if (colon >= 0 && setOperator === undefined) return undefined;
  const rest = folded.slice(colon + 1);
  const isIfExists = rest.endsWith('ifexists');
  const operator = byName.get(isIfExists ? rest.slice(0, -'ifexists'.length) : rest);
  return operator === undefined ? undefined : { operator, setOperator, isIfExists };
};
