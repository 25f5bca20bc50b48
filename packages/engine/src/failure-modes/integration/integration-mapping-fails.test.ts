import type { IntegrationResponse, Method } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { integrationMappingFails } from './integration-mapping-fails.ts';
import { integrationMappingFailsExample } from './integration-mapping-fails.example.ts';

testFailureMode(integrationMappingFails, integrationMappingFailsExample);

const mock = (
  responses: Record<string, IntegrationResponse>,
  methodResponses: Method['methodResponses'],
  template = '{"statusCode": 200}',
): Method =>
  proxyMethod('GET', {
    methodResponses,
    methodIntegration: {
      type: 'MOCK',
      requestTemplates: { 'application/json': template },
      passthroughBehavior: 'WHEN_NO_MATCH',
      integrationResponses: responses,
    },
  });
const diagnosed = (method: Method, headers: Record<string, string> = {}) =>
  diagnose(
    inputOf({
      account: restAccount({ resources: { '/orders': { GET: method } } }),
      request: publicRequest({ headers }),
      symptom: { kind: 'failed', status: 500, body: '{"message": "Internal server error"}' },
    }),
  );
const ok = { '200': { statusCode: '200' } };

describe('integration-mapping-fails', () => {
  it.each([
    [
      'no response matches the status and none is the default',
      mock({ '404': { statusCode: '404', selectionPattern: '404' } }, ok),
      {},
      'response-unmatched',
    ],
    [
      'the method does not declare the status',
      mock({ '200': { statusCode: '200' } }, { '201': { statusCode: '201' } }),
      {},
      'method-response-missing',
    ],
    [
      'no template serves the content type of a mock',
      mock({ '200': { statusCode: '200' } }, ok),
      { 'content-type': 'text/csv' },
      'mock-status-missing',
    ],
    [
      'the template of a mock yields no status',
      mock({ '200': { statusCode: '200' } }, ok, '{"status": 200}'),
      {},
      'mock-status-missing',
    ],
  ])('is found where %s, and its fix verifies', (_, method, headers, cause) => {
    const { findings, trace } = diagnosed(method, headers);
    const [finding] = findings;
    expect(finding).toMatchObject({ id: 'integration-mapping-fails', reason: 'mapping-fails' });
    expect(trace?.gates.find(({ reason }) => reason === 'mapping-fails')?.detail['cause']).toBe(cause);
    expect(finding?.fixes[0]?.verification.state).toBe('verified');
  });

  it('leaves a mock without templates alone: its default response answers', () => {
    const method = proxyMethod('GET', {
      methodResponses: ok,
      methodIntegration: { type: 'MOCK', integrationResponses: { '200': { statusCode: '200' } } },
    });
    const diagnosis = diagnose(
      inputOf({ account: restAccount({ resources: { '/orders': { GET: method } } }), request: publicRequest() }),
    );
    expect(diagnosis.findings).toEqual([]);
    expect(diagnosis.outcome.verdict).toBe('healthy');
  });
});
