import { expect, it } from 'vitest';
import { toFunctionConcurrency } from './get-function-concurrency.ts';
import { toLambdaFunction } from './get-function-configuration.ts';
import { toFunctionPolicy } from './get-policy.ts';

it('a function keeps its settings and loses its environment', () => {
  const settings = { FunctionName: 'f', Timeout: 3, State: 'Active' as const };
  expect(toLambdaFunction({ ...settings, Environment: { Variables: { DB_PASSWORD: 'p' } } })).toEqual(settings);
});

it('a function policy is the text that Lambda keeps', () => {
  expect(toFunctionPolicy({ Policy: '{"Statement":[]}' })).toBe('{"Statement":[]}');
  expect(() => toFunctionPolicy({})).toThrow('without a policy');
});

it('a function without reserved concurrency reserves nothing', () => {
  expect(toFunctionConcurrency({})).toEqual({});
  expect(toFunctionConcurrency({ ReservedConcurrentExecutions: 0 })).toEqual({ ReservedConcurrentExecutions: 0 });
});
