import type { Observation } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { apiArn } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { authorizerCachePolicy } from './authorizer-cache-policy.ts';
import { authorizerCachePolicyExample } from './authorizer-cache-policy.example.ts';

testFailureMode(authorizerCachePolicy, authorizerCachePolicyExample);

describe('authorizer-cache-policy', () => {
  const { account, request } = authorizerCachePolicyExample.broken;
  const firstFor = (resource: string): string | undefined => {
    const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: resource }] };
    const line = `(1) Authorizer result body before parsing: ${JSON.stringify({ principalId: 'u', policyDocument: policy })}`;
    const symptom = { kind: 'sometimes', status: 403 } as const;
    const log: Observation = {
      id: 'log-1',
      kind: 'log',
      log: 'execution',
      lines: [line],
      vantage: 'aws',
      relation: 'this-request',
    };
    return diagnose(inputOf({ account, request, symptom, observations: [log] })).findings[0]?.id;
  };

  it('is found for a bare 403 where the log shows that the cached policy was used', () => {
    const found = (lines: string[]): string[] => {
      const log: Observation = {
        id: 'log-1',
        kind: 'log',
        log: 'execution',
        lines,
        vantage: 'aws',
        relation: 'same-route',
      };
      const symptom = { kind: 'sometimes', status: 403 } as const;
      return diagnose(inputOf({ account, request, symptom, observations: [log] })).findings.map(({ id }) => id);
    };
    const used = '(1) Using valid authorizer policy for principal: ***';
    const refused = '(1) Method completed with status: 403';
    expect(found([used, refused])[0]).toBe('authorizer-cache-policy');
    expect(found(['(1) Starting authorizer: auth01 for request: 1', used, refused])).not.toContain(
      'authorizer-cache-policy',
    );
  });

  it('is found for a bare 403 where the log shows a policy for another method', () => {
    expect(firstFor(apiArn('prod/POST/orders'))).toBe('authorizer-cache-policy');
    expect(firstFor(apiArn())).not.toBe('authorizer-cache-policy');
  });
});
