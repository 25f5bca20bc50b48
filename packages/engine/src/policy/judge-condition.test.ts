import { describe, expect, it } from 'vitest';
import { evaluatePolicy } from './evaluate-policy.ts';
import { makePolicy, makeRequest } from './make-request.ts';
import type { PolicyContext } from './policy-types.ts';

const judge = (operator: string, expected: unknown, context: PolicyContext) => {
  const verdict = evaluatePolicy(makePolicy({ Condition: { [operator]: { k: expected } } }), makeRequest({ context }));
  const [condition] = verdict.statements[0]?.conditions ?? [];
  if (condition === undefined) throw new Error('no condition was judged');
  return condition;
};

const say = (operator: string, expected: unknown, context: PolicyContext) => {
  const { outcome, reason } = judge(operator, expected, context);
  return `${outcome}: ${reason}`;
};

describe('an absent key', () => {
  it.each([
    ['StringEquals', 'not-matched: key-absent'],
    ['NumericLessThan', 'not-matched: key-absent'],
    ['Bool', 'not-matched: key-absent'],
    ['IpAddress', 'not-matched: key-absent'],
    ['StringNotEquals', 'matched: key-absent-negated'],
    ['StringNotLike', 'matched: key-absent-negated'],
    ['NumericNotEquals', 'matched: key-absent-negated'],
    ['DateNotEquals', 'matched: key-absent-negated'],
    ['NotIpAddress', 'matched: key-absent-negated'],
    ['ArnNotLike', 'matched: key-absent-negated'],
    ['StringEqualsIfExists', 'matched: key-absent-if-exists'],
    ['StringNotEqualsIfExists', 'matched: key-absent-if-exists'],
    ['BoolIfExists', 'matched: key-absent-if-exists'],
    ['ForAllValues:StringEquals', 'matched: key-absent-for-all-values'],
    ['ForAllValues:StringNotEquals', 'matched: key-absent-for-all-values'],
    ['ForAnyValue:StringEquals', 'not-matched: key-absent-for-any-value'],
    ['ForAnyValue:StringNotEquals', 'not-matched: key-absent-for-any-value'],
    ['ForAllValues:StringEqualsIfExists', 'matched: key-absent-if-exists'],
    ['ForAnyValue:StringEqualsIfExists', 'matched: key-absent-if-exists'],
    ['ForAnyValue:StringNotEqualsIfExists', 'matched: key-absent-if-exists'],
  ])('%s is %s', (operator, expected) => {
    expect(say(operator, '1', { other: '1' })).toBe(expected);
  });
});

describe('a key without values', () => {
  it.each([
    ['StringEquals', 'not-matched: key-empty'],
    ['StringNotEquals', 'matched: key-empty-negated'],
    ['StringEqualsIfExists', 'not-matched: key-empty'],
    ['ForAllValues:StringEquals', 'matched: key-empty-for-all-values'],
    ['ForAllValues:StringNotEqualsIfExists', 'matched: key-empty-for-all-values'],
    ['ForAnyValue:StringEquals', 'not-matched: key-empty-for-any-value'],
    ['ForAnyValue:StringNotEquals', 'not-matched: key-empty-for-any-value'],
    ['ForAnyValue:StringEqualsIfExists', 'not-matched: key-empty-for-any-value'],
  ])('%s is %s', (operator, expected) => {
    expect(say(operator, 'a', { k: [] })).toBe(expected);
    expect(judge(operator, 'a', { k: [] }).isKeyPresent).toBe(true);
  });
});

describe('several values', () => {
  it.each([
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'b'], 'matched: every-value-holds'],
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'c'], 'not-matched: some-value-fails'],
    ['ForAllValues:StringNotEquals', ['a', 'b'], ['c', 'd'], 'matched: every-value-holds'],
    ['ForAllValues:StringNotEquals', ['a', 'b'], ['c', 'a'], 'not-matched: some-value-fails'],
    ['ForAnyValue:StringEquals', ['a', 'b'], ['c', 'b'], 'matched: some-value-holds'],
    ['ForAnyValue:StringEquals', ['a', 'b'], ['c', 'd'], 'not-matched: no-value-holds'],
    ['ForAnyValue:StringNotEquals', ['a', 'b'], ['a', 'c'], 'matched: some-value-holds'],
    ['ForAnyValue:StringNotEquals', ['a', 'b'], ['a', 'b'], 'not-matched: no-value-holds'],
    ['ForAllValues:IpAddress', ['10.0.0.0/33'], ['10.0.0.1'], 'undetermined: value-not-a-range'],
    ['ForAnyValue:NumericEquals', ['x', '1'], ['2', '1'], 'matched: some-value-holds'],
    ['ForAllValues:NumericEquals', ['x', '1'], ['2', '1'], 'undetermined: value-not-a-number'],
    ['StringEquals', ['a', 'b'], ['a', 'b'], 'matched: value-matches'],
    ['StringEquals', ['a', 'b'], ['c', 'd'], 'not-matched: value-differs'],
    ['StringEquals', ['a', 'b'], ['a', 'c'], 'undetermined: key-multivalued'],
    ['StringNotEquals', ['a', 'b'], ['a', 'c'], 'undetermined: key-multivalued'],
    ['StringEquals', 'a', ['a'], 'matched: value-matches'],
  ])('%s %j on %j is %s', (operator, expected, actual, verdict) => {
    expect(say(operator, expected, { k: actual })).toBe(verdict);
  });

  it.each([
    ['ForAllValues:StringEquals', 'a', 'a', 'matched: every-value-holds'],
    ['ForAnyValue:StringNotEquals', 'a', 'a', 'not-matched: no-value-holds'],
  ])('%s takes a single value as a set of one', (operator, expected, actual, verdict) => {
    expect(say(operator, expected, { k: actual })).toBe(verdict);
  });

  it('names the value that fails', () => {
    expect(judge('ForAllValues:StringEquals', ['a'], { k: ['a', 'c'] }).decidedBy).toEqual({ actual: 'c' });
  });
});

describe('Null', () => {
  it.each([
    ['true', {}, 'matched: key-is-absent'],
    [true, {}, 'matched: key-is-absent'],
    ['true', { k: 'a' }, 'not-matched: key-must-be-absent'],
    ['true', { K: '' }, 'not-matched: key-must-be-absent'],
    ['false', { k: ['a', 'b'] }, 'matched: key-is-present'],
    [false, {}, 'not-matched: key-must-be-present'],
    [['true', 'false'], {}, 'matched: key-is-absent'],
    [['true', 'false'], { k: 'a' }, 'matched: key-is-present'],
    ['true', { k: [] }, 'matched: key-is-absent'],
    ['false', { k: [] }, 'not-matched: key-must-be-present'],
    ['FALSE', { k: 'a' }, 'matched: key-is-present'],
    ['maybe', { k: 'a' }, 'undetermined: value-not-a-boolean'],
  ])('%j on %j is %s', (expected, context, verdict) => {
    expect(say('Null', expected, context as PolicyContext)).toBe(verdict);
  });
});

describe('variables in a verdict', () => {
  it('are shown with their values, and null where one has none', () => {
    const context = { k: 'x', 'aws:PrincipalTag/Team': 'red', list: ['a'] };
    const expected = ['${aws:principaltag/team}-1', '${aws:userid}', '${list}', 'plain'];
    expect(judge('StringLike', expected, context).resolved).toEqual(['red-1', null, null, 'plain']);
    expect(judge('StringLike', ['plain'], context)).not.toHaveProperty('resolved');
  });
});

describe('conditions of one statement', () => {
  it('must all hold', () => {
    const policy = makePolicy({ Condition: { StringEquals: { a: '1', b: '2' }, Bool: { c: 'true' } } });
    const decide = (context: PolicyContext) => evaluatePolicy(policy, makeRequest({ context })).decision;
    expect(decide({ a: '1', b: '2', c: 'true' })).toBe('allow');
    expect(decide({ a: '1', b: '2', c: 'false' })).toBe('implicitDeny');
    expect(decide({ a: '1', b: '3', c: 'true' })).toBe('implicitDeny');
  });

  it('hold where there are none', () => {
    expect(evaluatePolicy(makePolicy({ Condition: {} }), makeRequest()).decision).toBe('allow');
    expect(evaluatePolicy(makePolicy({ Condition: { StringEquals: {} } }), makeRequest()).decision).toBe('allow');
  });
});
