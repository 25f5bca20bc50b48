import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { publicRequest, restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { lambdaConcurrency } from './lambda-concurrency.ts';
import { lambdaConcurrencyExample } from './lambda-concurrency.example.ts';

testFailureMode(lambdaConcurrency, lambdaConcurrencyExample);

const sometimes = { kind: 'sometimes' as const, status: 500, body: '{"message": "Internal server error"}' };
const idsOf = (
  lambdaFunctions: Record<string, { ReservedConcurrentExecutions?: number }>,
  symptom: NonNullable<Parameters<typeof inputOf>[0]['symptom']> = sometimes,
): string[] =>
  diagnose(
    inputOf({ account: restAccount({ parts: { lambdaFunctions } }), request: publicRequest(), symptom }),
  ).findings.map(({ id }) => id);

describe('lambda-concurrency', () => {
  it('is likely where failures come and go and few executions are reserved', () => {
    expect(idsOf({ orders: { ReservedConcurrentExecutions: 2 } })[0]).toBe('lambda-concurrency');
  });

  it('stays possible where nothing is reserved', () => {
    expect(idsOf({ orders: {} })).toContain('lambda-concurrency');
  });

  it('is not blamed for a failure of every call', () => {
    expect(idsOf({ orders: { ReservedConcurrentExecutions: 200 } }, { ...sometimes, kind: 'failed' })).not.toContain(
      'lambda-concurrency',
    );
  });

  it('is not blamed for a 403', () => {
    expect(
      idsOf(
        { orders: { ReservedConcurrentExecutions: 2 } },
        { kind: 'sometimes', status: 403, body: '{"message":"Forbidden"}' },
      ),
    ).not.toContain('lambda-concurrency');
  });

  it('is not blamed for a 429 of a REST API', () => {
    expect(idsOf({ orders: { ReservedConcurrentExecutions: 2 } }, { kind: 'sometimes', status: 429 })).toEqual([
      'throttled',
      'answer-from-backend',
    ]);
  });
});
