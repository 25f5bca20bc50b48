import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import type { Observation } from '@gatescope/shared';
import { proxyMethod, publicRequest } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { apiKeySourceAuthorizer } from './api-key-source-authorizer.ts';
import { apiKeySourceAuthorizerExample } from './api-key-source-authorizer.example.ts';
import { forbidden, keyedAccount } from './keyed-account.ts';

testFailureMode(apiKeySourceAuthorizer, apiKeySourceAuthorizerExample);

const custom = {
  '/orders': { GET: proxyMethod('GET', { apiKeyRequired: true, authorizationType: 'CUSTOM', authorizerId: 'auth1' }) },
};
const line: Observation = {
  id: 'log1',
  vantage: 'aws',
  relation: 'this-request',
  kind: 'log',
  log: 'execution',
  lines: ['(x) Using valid authorizer policy for principal: abc', '{"usageIdentifierKey":"******"}'],
};
const found = (observations: readonly Observation[]) =>
  diagnose(
    inputOf({
      account: keyedAccount({}, { resources: custom }),
      request: publicRequest({ headers: { Authorization: 'Bearer x' } }),
      symptom: forbidden,
      observations,
    }),
    { fixes: false },
  ).findings;

describe('api-key-source-authorizer, where the header is the source', () => {
  it('is a second guess beside the missing header', () => {
    expect(found([]).map(({ id, certainty }) => [id, certainty])).toEqual([
      ['api-key-missing', 'certain'],
      ['api-key-source-authorizer', 'possible'],
    ]);
  });

  it('comes first where the log shows a key of the authorizer', () => {
    expect(found([line])[0]?.id).toBe('api-key-source-authorizer');
  });
});
