import type { AccountParts } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import type { RestOptions } from '../testing/build-account.ts';
import { ids, proxyMethod, publicRequest, restAccount } from '../testing/build-account.ts';
import { hide } from '../testing/test-failure-mode.ts';
import { apiKeyGate } from './api-key.ts';
import { routedContext } from './route/arrived-context.ts';

const plan = { id: 'plan1', name: 'partners', apiStages: [{ apiId: ids.apiId, stage: ids.stage }] };
const keyed: AccountParts = {
  usagePlans: [plan, { id: 'plan2', name: 'elsewhere', apiStages: [{ apiId: ids.apiId, stage: 'test' }] }],
  usagePlanKeys: {
    plan1: [
      { id: 'good', type: 'API_KEY' },
      { id: 'off', type: 'API_KEY' },
    ],
    plan2: [{ id: 'other', type: 'API_KEY' }],
  },
  apiKeys: [
    { id: 'good', enabled: true },
    { id: 'off', enabled: false },
    { id: 'other', enabled: true },
  ],
};

interface Situation extends RestOptions {
  readonly method?: Parameters<typeof proxyMethod>[1];
  readonly hidden?: readonly string[];
}

const run = (request: Record<string, unknown>, { method, hidden = [], ...options }: Situation = {}) => {
  const account = restAccount({
    resources: { '/orders': { GET: proxyMethod('GET', { apiKeyRequired: true, ...method }) } },
    ...options,
    parts: { ...keyed, ...options.parts },
  });
  const context = routedContext(account, publicRequest(request), {
    change: (world) => ({
      ...world,
      snapshot: hidden.reduce((snapshot, pattern) => hide(snapshot, pattern).snapshot, world.snapshot),
    }),
  });
  return { ...apiKeyGate.run(context), missingPointers: context.facts.missing().map(({ pointer }) => pointer) };
};
const withKey = (apiKeyId: string | null) => ({ apiKeyId, headers: { 'x-api-key': '<key>' } });

describe('the API key gate', () => {
  it('is skipped where the deployed method asks for no key, whatever is sent', () => {
    expect(run(withKey(null), { method: { apiKeyRequired: false } })).toMatchObject({
      outcome: 'skipped',
      detail: { required: false },
    });
  });

  it('goes by the deployment, not by what is saved', () => {
    const deployedSummary = {
      [ids.stage]: { '/orders': { GET: { authorizationType: 'NONE', apiKeyRequired: false } } },
    };
    expect(run({}, { parts: { deployedSummary } })).toMatchObject({ outcome: 'skipped', basis: 'deployed' });
  });

  it('passes an enabled key of a plan that holds the stage', () => {
    expect(run(withKey('good'))).toMatchObject({ outcome: 'passed', detail: { planId: 'plan1' } });
  });

  it.each([
    ['api-key-missing', {}],
    ['api-key-missing', { headers: { 'x-api-key': '' } }],
    ['api-key-invalid', withKey(null)],
    ['api-key-invalid', withKey('deleted')],
    ['api-key-invalid', withKey('off')],
    ['api-key-not-in-plan', withKey('other')],
  ])('stops with %s', (reason, request) => {
    expect(run(request)).toMatchObject({
      outcome: 'stopped',
      reason,
      replies: [{ status: 403, message: 'Forbidden' }, {}],
    });
  });

  it('stops with usage-plan-missing where no plan holds the stage, key or not', () => {
    const parts = { usagePlans: [{ ...plan, apiStages: [{ apiId: ids.apiId, stage: 'Prod' }] }] };
    for (const request of [{}, withKey('good'), withKey(null), { headers: { 'x-api-key': '<key>' } }]) {
      expect(run(request, { parts })).toMatchObject({ outcome: 'stopped', reason: 'usage-plan-missing' });
    }
  });

  it('sees a key in another header', () => {
    expect(run({ headers: { 'api-key': '<key>' } })).toMatchObject({
      reason: 'api-key-missing',
      detail: { misplaced: { place: 'header', name: 'api-key' } },
    });
  });

  it('is unknown for a key of which nothing was said, unless no key would do', () => {
    const some = { headers: { 'x-api-key': '<key>' } };
    expect(run(some)).toMatchObject({
      outcome: 'unknown',
      reason: 'api-key-invalid',
      missing: [],
      detail: { unsaid: ['apiKey.keyId'] },
    });
    expect(run(some, { parts: { usagePlanKeys: { plan1: [] } } })).toMatchObject({
      outcome: 'stopped',
      reason: 'api-key-not-in-plan',
    });
    expect(run(some, { parts: { usagePlanKeys: { plan1: [{ id: 'off' }] } } })).toMatchObject({
      outcome: 'stopped',
      reason: 'api-key-invalid',
    });
  });

  it('is unknown when it was not said whether a key was sent', () => {
    expect(run({ headers: null })).toMatchObject({ outcome: 'unknown', detail: { unsaid: ['apiKey'] } });
  });

  describe('with hidden facts', () => {
    it.each([
      ['/account/usagePlans', withKey('good'), 'api-key-not-in-plan'],
      ['/account/usagePlanKeys/plan1', withKey('good'), 'api-key-not-in-plan'],
      ['/account/apiKeys', withKey('good'), 'api-key-invalid'],
      ['/api/restApi', withKey('good'), 'api-key-source'],
    ])('is unknown when %s may not be read', (pattern, request, reason) => {
      const answer = run(request, { hidden: [pattern] });
      expect(answer).toMatchObject({ outcome: 'unknown', reason });
      expect(answer.missingPointers).toContain(pattern);
    });

    it('still stops a call without a key when the plans may not be read', () => {
      expect(run({}, { hidden: ['/account/usagePlans'] })).toMatchObject({
        outcome: 'stopped',
        reason: 'api-key-missing',
      });
    });

    it('decides nothing from an assumed requirement', () => {
      expect(run({}, { hidden: ['/api/deployed/*'] })).toMatchObject({
        outcome: 'unknown',
        reason: 'api-key-missing',
        basis: 'assumed-from-saved',
      });
    });
  });

  describe('with the authorizer as key source', () => {
    const restApi = { apiKeySource: 'AUTHORIZER' };

    it('stops where the method has no Lambda authorizer', () => {
      expect(run(withKey('good'), { restApi })).toMatchObject({ outcome: 'stopped', reason: 'api-key-source' });
    });

    it('is unknown where the Lambda authorizer may supply a key', () => {
      expect(run(withKey('good'), { restApi, method: { authorizationType: 'CUSTOM' } })).toMatchObject({
        outcome: 'unknown',
        reason: 'api-key-source',
        missing: [],
      });
    });
  });
});
