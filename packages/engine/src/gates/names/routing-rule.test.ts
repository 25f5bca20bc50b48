import type { RoutingRule } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { findRule } from './routing-rule.ts';

const rule = (id: string, priority: number, conditions: RoutingRule['Conditions'], action = {}): RoutingRule => ({
  RoutingRuleId: id,
  Priority: priority,
  Conditions: conditions,
  Actions: [{ InvokeApi: { ApiId: `api-${id}`, Stage: 'prod', ...action } }],
});
const byHeader = (header: string, glob: string) => ({ MatchHeaders: { AnyOf: [{ Header: header, ValueGlob: glob }] } });
const byPath = (...paths: string[]) => ({ MatchBasePaths: { AnyOf: paths } });

describe('findRule', () => {
  const rules = [
    rule('all', 100, []),
    rule('pets', 50, [byHeader('Accept', 'image/webp'), byHeader('Pet', 'Dog-*'), byPath('PetStoreShopper')]),
    rule('hello', 10, [byHeader('Hello', 'World')]),
  ];
  it('goes by priority, not by the order of the list', () => {
    expect(
      findRule(rules, '/PetStoreShopper', { hello: 'World', pet: 'Dog-Bella', accept: 'image/webp' })?.ruleId,
    ).toBe('hello');
  });
  it('needs all conditions of a rule', () => {
    expect(findRule(rules, '/PetStoreShopper/x', { pet: 'Dog-Bella', accept: 'image/webp' })?.ruleId).toBe('pets');
    expect(findRule(rules, '/PetStoreShopper', { pet: 'Dog-Bella' })?.ruleId).toBe('all');
    expect(findRule(rules, '/PetStoreShoppers', { pet: 'Dog-Bella', accept: 'image/webp' })?.ruleId).toBe('all');
  });
  it('compares header values with regard to case and names without', () => {
    expect(findRule(rules.slice(2), '/', { hello: 'world' })).toBeUndefined();
    expect(findRule([rule('x', 1, [byHeader('X-VERSION', '*beta*')])], '/', { 'x-version': 'is-beta-2' })?.ruleId).toBe(
      'x',
    );
    expect(findRule([rule('x', 1, [byHeader('x-version', '*a')])], '/', { 'x-version': 'beta2' })).toBeUndefined();
  });
  it('tells the base path that matched and whether it is taken off', () => {
    expect(findRule([rule('x', 1, [byPath('a', 'b/c')], { StripBasePath: true })], '/b/c/d', {})).toEqual({
      ruleId: 'x',
      apiId: 'api-x',
      stage: 'prod',
      basePath: 'b/c',
      isStripped: true,
    });
  });
  it('finds nothing where no rule matches', () => {
    expect(findRule([], '/', {})).toBeUndefined();
  });
});
