import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { integrationTimeout } from './integration-timeout.ts';
import { integrationTimeoutExample } from './integration-timeout.example.ts';

testFailureMode(integrationTimeout, integrationTimeoutExample);

const idsOf = (input: Parameters<typeof inputOf>[0]): string[] => diagnose(inputOf(input)).findings.map(({ id }) => id);

describe('integration-timeout', () => {
  it('is what 504 Endpoint request timed out means', () => {
    const symptom = { kind: 'failed' as const, status: 504, body: '{"message": "Endpoint request timed out"}' };
    expect(idsOf({ account: restAccount(), request: publicRequest(), symptom })[0]).toBe('integration-timeout');
  });

  it('is not what 504 Network error means', () => {
    const symptom = {
      kind: 'failed' as const,
      status: 504,
      body: '{"message": "Network error communicating with endpoint"}',
    };
    expect(idsOf({ account: restAccount(), request: publicRequest(), symptom })).not.toContain('integration-timeout');
  });

  it('asks for the function where its own limit may have ended the call', () => {
    const symptom = { kind: 'failed' as const, status: 502, body: '{"message": "Internal server error"}' };
    expect(diagnose(inputOf({ account: restAccount(), request: publicRequest(), symptom })).wanted.join()).toContain(
      '/account/functions/',
    );
  });

  it('names the limit that the log shows', () => {
    const lines = [
      '(40c789c2-a8bb-44da-a0d4-4b4e435733a1) Lambda execution failed with status 200 due to customer function error: Task timed out after 3.00 seconds',
      '(40c789c2-a8bb-44da-a0d4-4b4e435733a1) Method completed with status: 502',
    ];
    const observation = {
      id: 'log',
      kind: 'log' as const,
      log: 'execution' as const,
      vantage: 'aws' as const,
      relation: 'this-request' as const,
      lines,
    };
    const symptom = { kind: 'failed' as const, status: 502, body: '{"message": "Internal server error"}' };
    const [finding] = diagnose(
      inputOf({ account: restAccount(), request: publicRequest(), symptom, observations: [observation] }),
    ).findings;
    expect(finding).toMatchObject({
      id: 'integration-timeout',
      certainty: 'certain',
      evidence: [{ within: 'line 1' }, {}, {}],
    });
  });

  it('is found behind a status of 200, where a non-proxy integration passes on that the function was cut off', () => {
    const uri =
      'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:orders/invocations';
    const methodIntegration = {
      type: 'AWS',
      httpMethod: 'POST',
      uri,
      integrationResponses: { '200': { statusCode: '200' } },
    };
    const account = restAccount({
      resources: { '/orders': { GET: proxyMethod('GET', { methodIntegration, methodResponses: { '200': {} } }) } },
    });
    const body = '{"errorMessage":"2025-01-02T10:00:00.000Z 0e2f Task timed out after 20.00 seconds"}';
    const symptom = { kind: 'wrong-content' as const, status: 200, body };
    expect(idsOf({ account, request: publicRequest(), symptom })).toEqual(['integration-timeout']);
  });
});
