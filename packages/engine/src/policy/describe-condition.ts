import type { Condition } from './condition.ts';
import type { Operator } from './operators/operator.ts';

/** How a value must stand to those of the policy, for each operator: `[one value, one of several]`. */
const phrases: Readonly<Record<string, readonly [string, string]>> = {
  StringEquals: ['is', 'is one of'],
  StringNotEquals: ['is not', 'is none of'],
  StringEqualsIgnoreCase: ['is, in any case,', 'is, in any case, one of'],
  StringNotEqualsIgnoreCase: ['is not, in any case,', 'is, in any case, none of'],
  StringLike: ['fits', 'fits one of'],
  StringNotLike: ['does not fit', 'fits none of'],
  NumericEquals: ['equals', 'equals one of'],
  NumericNotEquals: ['does not equal', 'equals none of'],
  NumericLessThan: ['is less than', 'is less than one of'],
  NumericLessThanEquals: ['is at most', 'is at most one of'],
  NumericGreaterThan: ['is more than', 'is more than one of'],
  NumericGreaterThanEquals: ['is at least', 'is at least one of'],
  DateEquals: ['is', 'is one of'],
  DateNotEquals: ['is not', 'is none of'],
  DateLessThan: ['is before', 'is before one of'],
  DateLessThanEquals: ['is not after', 'is not after one of'],
  DateGreaterThan: ['is after', 'is after one of'],
  DateGreaterThanEquals: ['is not before', 'is not before one of'],
  Bool: ['is', 'is one of'],
  BinaryEquals: ['has the bytes', 'has the bytes of one of'],
  IpAddress: ['is in', 'is in one of'],
  NotIpAddress: ['is outside', 'is outside all of'],
  ArnEquals: ['fits', 'fits one of'],
  ArnNotEquals: ['does not fit', 'fits none of'],
  ArnLike: ['fits', 'fits one of'],
  ArnNotLike: ['does not fit', 'fits none of'],
};

const describeNull = ({ key, nulls, expected }: Condition): string => {
  const asksAbsence = nulls.includes(true);
  const asksPresence = nulls.includes(false);
  if (asksAbsence && asksPresence) return `the request has ${key} or not`;
  if (asksAbsence) return `the request has no ${key}`;
  return asksPresence ? `the request has ${key}` : `Null of ${key} is ${expected.join(', ')}`;
};

const describeValues = ({ name }: Operator, expected: readonly string[]): string => {
  const [one, several] = phrases[name] ?? [name, name];
  if (expected.length === 0) return `${several} no values`;
  return expected.length === 1 ? `${one} ${expected.join('')}` : `${several} ${expected.join(', ')}`;
};

/** What a missing key does, where that is not what one would think. */
const describeAbsence = ({ use }: Condition): string => {
  if (use === undefined || use.operator === undefined) return '';
  if (use.setOperator === 'ForAllValues') return ', or there is none';
  if (use.isIfExists) return use.setOperator === undefined ? ' or is missing' : ', or the key is missing';
  return use.operator.isNegated && use.setOperator === undefined ? ' or is missing' : '';
};

const subjectOf = ({ key, use }: Condition): string => {
  if (use?.setOperator === 'ForAllValues') return `every value of ${key}`;
  return use?.setOperator === 'ForAnyValue' ? `some value of ${key}` : key;
};

/** A condition in plain words: `aws:SourceVpce is not vpce-1 or is missing`. */
export const describeCondition = (condition: Condition): string => {
  const { use, key, operatorName, expected } = condition;
  if (use === undefined) return `${key} passes ${operatorName} (no such operator) with ${expected.join(', ')}`;
  if (use.operator === undefined) return describeNull(condition);
  return `${subjectOf(condition)} ${describeValues(use.operator, expected)}${describeAbsence(condition)}`;
};

/** Whether the description begins with the key, so that "whose" can stand before it. */
export const startsWithKey = ({ use }: Condition): boolean =>
  use?.operator !== undefined && use.setOperator === undefined;
