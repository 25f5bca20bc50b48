import { findOperator, type OperatorUse } from './operators/operator-table.ts';
import type { ExpectedValue } from './operators/operator.ts';
import { readBoolean } from './operators/bool-operators.ts';
import { joinPath } from './policy-path.ts';
import type { PolicyReason } from './policy-reasons.ts';

/** A value of a policy that cannot be compared. */
interface BrokenValue {
  readonly problem: PolicyReason;
  readonly text: string;
  readonly path: string;
}

/** One operator with one key, ready to be evaluated. */
export interface Condition {
  readonly path: string;
  /** As written. */
  readonly operatorName: string;
  /** Undefined where there is no such operator. */
  readonly use: OperatorUse | undefined;
  readonly key: string;
  readonly foldedKey: string;
  readonly expected: readonly string[];
  readonly valuePaths: readonly string[];
  /** For each of `expected`; undefined where it cannot be compared. Empty for `Null` and unknown operators. */
  readonly comparisons: readonly (ExpectedValue | undefined)[];
  /** For `Null`: whether it asks for absence; undefined where a value says neither. */
  readonly nulls: readonly (boolean | undefined)[];
  readonly broken: readonly BrokenValue[];
  readonly hasVariables: boolean;
}

export interface ConditionSource {
  readonly path: string;
  readonly operatorName: string;
  readonly key: string;
  readonly expected: readonly string[];
  /** True where the document wrote a list. */
  readonly isList: boolean;
  readonly hasVariables: boolean;
}

const prepare = (text: string, source: ConditionSource, use: OperatorUse | undefined): ExpectedValue | PolicyReason => {
  if (use === undefined) return 'operator-unknown';
  if (use.operator === undefined) return { accepts: () => false };
  return use.operator.expect(text, source.hasVariables);
};

/** Prepares one condition; what cannot be compared is kept as `broken`. */
export const makeCondition = (source: ConditionSource): Condition => {
  const { path, operatorName, key, expected } = source;
  const use = findOperator(operatorName);
  const isNull = use !== undefined && use.operator === undefined;
  const valuePaths = source.isList ? expected.map((_, index) => joinPath(path, index)) : [path];
  const broken: BrokenValue[] = [];
  if (use === undefined) broken.push({ problem: 'operator-unknown', text: operatorName, path });
  const nulls = isNull ? expected.map(readBoolean) : [];
  const comparisons = expected.map((text, index) => {
    const value = prepare(text, source, use);
    if (typeof value !== 'string') return value;
    if (use !== undefined) broken.push({ problem: value, text, path: valuePaths[index] ?? path });
    return undefined;
  });
  nulls.forEach((asked, index) => {
    const text = expected[index] ?? '';
    if (asked === undefined) broken.push({ problem: 'value-not-a-boolean', text, path: valuePaths[index] ?? path });
  });
  const hasVariables = comparisons.some((value) => value?.resolve !== undefined);
  const foldedKey = key.toLowerCase();
  return { path, operatorName, use, key, foldedKey, expected, valuePaths, comparisons, nulls, broken, hasVariables };
};
