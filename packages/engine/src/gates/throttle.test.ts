import type { AccountParts, Stage, UsagePlan } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { keyParts, keyedAccount, keyedRequest } from '../failure-modes/keys/keyed-account.ts';
import { ids, proxyMethod, publicRequest, restAccount } from '../testing/build-account.ts';
import { routedContext } from './route/arrived-context.ts';
import { throttleGate } from './throttle.ts';

const run = (parts: AccountParts = {}, stage: Partial<Stage> = {}) => {
  const context = routedContext(keyedAccount(parts, { stage }), keyedRequest());
  return { ...throttleGate.run(context), missingPointers: context.facts.missing().map(({ pointer }) => pointer) };
};
const plan = (changes: Partial<UsagePlan>): AccountParts => ({
  usagePlans: [{ id: 'plan1', apiStages: [{ apiId: ids.apiId, stage: ids.stage }], ...changes }],
});
const usage = (used: number, remaining: number): AccountParts => ({
  usage: {
    plan1: {
      usagePlanId: 'plan1',
      items: {
        key1: [
          [3, 500],
          [used, remaining],
        ],
      },
    },
  },
});
const quota = { limit: 500, period: 'DAY' };

describe('the throttle gate', () => {
  it('passes with limits above zero', () => {
    expect(run(plan({ throttle: { rateLimit: 0.5, burstLimit: 1 } }))).toMatchObject({
      outcome: 'passed',
      detail: { limits: [{ where: 'plan', rate: 0.5, burst: 1 }] },
    });
  });

  it.each<[string, AccountParts, Partial<Stage>]>([
    ['plan', plan({ throttle: { rateLimit: 0, burstLimit: 0 } }), {}],
    [
      'plan-method',
      plan({
        apiStages: [
          { apiId: ids.apiId, stage: ids.stage, throttle: { '/orders/GET': { rateLimit: 0, burstLimit: 5 } } },
        ],
      }),
      {},
    ],
    ['stage-method', {}, { methodSettings: { 'orders/GET': { throttlingRateLimit: 0, throttlingBurstLimit: 0 } } }],
    ['stage-method', {}, { methodSettings: { '~1orders/GET': { throttlingRateLimit: 0, throttlingBurstLimit: 0 } } }],
    ['stage', {}, { methodSettings: { '*/*': { throttlingRateLimit: 0, throttlingBurstLimit: 0 } } }],
    ['account', { getAccount: { throttleSettings: { rateLimit: 0, burstLimit: 0 } } }, {}],
  ])('stops at a rate of zero of the %s', (where, parts, stage) => {
    expect(run(parts, stage)).toMatchObject({
      outcome: 'stopped',
      reason: 'throttled',
      detail: { limit: { where } },
      replies: [{ status: 429, message: 'Too Many Requests' }],
    });
  });

  it('may stop at a burst of zero', () => {
    expect(run(plan({ throttle: { rateLimit: 5, burstLimit: 0 } }))).toMatchObject({
      outcome: 'unknown',
      reason: 'throttled',
      missing: [],
    });
  });

  it("takes the method's own setting before the stage's", () => {
    const methodSettings = {
      '*/*': { throttlingRateLimit: 0, throttlingBurstLimit: 0 },
      'orders/GET': { throttlingRateLimit: 10, throttlingBurstLimit: 5 },
    };
    expect(run({}, { methodSettings })).toMatchObject({ outcome: 'passed' });
  });

  it('takes -1 for no limit', () => {
    expect(run({}, { methodSettings: { '*/*': { throttlingRateLimit: -1, throttlingBurstLimit: -1 } } })).toMatchObject(
      { outcome: 'passed', detail: { limits: [] } },
    );
  });

  it('does not count calls of a method that requires no key', () => {
    const account = restAccount({
      resources: { '/orders': { GET: proxyMethod('GET') } },
      parts: { ...keyParts, ...plan({ throttle: { rateLimit: 0, burstLimit: 0 }, quota }), ...usage(500, 0) },
    });
    expect(
      throttleGate.run(routedContext(account, publicRequest({ apiKeyId: 'key1', headers: { 'x-api-key': '<key>' } }))),
    ).toMatchObject({ outcome: 'passed' });
  });

  it('does not mind plans of other stages', () => {
    const tight = {
      id: 'plan2',
      apiStages: [{ apiId: ids.apiId, stage: 'test' }],
      throttle: { rateLimit: 0, burstLimit: 0 },
    };
    expect(
      run({
        usagePlans: [tight, ...(plan({}).usagePlans ?? [])],
        usagePlanKeys: { ...keyParts.usagePlanKeys, plan2: [{ id: 'key1' }] },
      }),
    ).toMatchObject({ outcome: 'passed' });
  });

  it('stops where the quota is used up, by the last day', () => {
    expect(run({ ...plan({ quota }), ...usage(500, 0) })).toMatchObject({
      outcome: 'stopped',
      reason: 'quota-exceeded',
      replies: [{ status: 429, message: 'Limit Exceeded' }],
    });
    expect(run({ ...plan({ quota }), ...usage(37, 463) })).toMatchObject({
      outcome: 'passed',
      detail: { quota: { remaining: 463 } },
    });
  });

  it('asks for the usage only where a quota is set', () => {
    expect(run(plan({ quota }))).toMatchObject({
      outcome: 'unknown',
      reason: 'quota-exceeded',
      missingPointers: ['/account/usage/plan1'],
    });
    expect(run().missingPointers).toEqual([]);
  });
});
