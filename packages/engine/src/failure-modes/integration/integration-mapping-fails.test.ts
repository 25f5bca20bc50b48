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

  it('takes a statusCode in quotation marks for the reason of a 500, and for none where nothing was complained of', () => {
    const quoted = mock({ '200': { statusCode: '200' } }, ok, '{"statusCode": "200"}');
    const [finding] = diagnosed(quoted).findings;
    expect(finding).toMatchObject({ id: 'integration-mapping-fails', certainty: 'likely' });
    expect(finding?.summary).toContain('quotation marks');
    expect(finding?.fixes[0]?.change).toMatchObject({ operations: [{ value: '{"statusCode": 200}' }, {}] });
    const account = restAccount({ resources: { '/orders': { GET: quoted } } });
    expect(diagnose(inputOf({ account, request: publicRequest() })).findings).toEqual([]);
  });

  it.each([
    'Execution failed due to configuration error: statusCode should be an integer which defined in request template',
    'Execution failed due to configuration error: Unable to parse statusCode. It should be an integer that is defined in the request template.',
  ])('goes by the log line "%s"', (text) => {
    const account = restAccount({ resources: { '/orders': { GET: mock({}, ok, '#set($x = 1)') } } });
    const observation = {
      id: 'log',
      kind: 'log' as const,
      log: 'execution' as const,
      vantage: 'aws' as const,
      relation: 'same-route' as const,
      lines: [`(40c789c2-a8bb-44da-a0d4-4b4e435733a1) ${text}`],
    };
    const symptom = { kind: 'failed' as const, status: 500 };
    const { findings } = diagnose(inputOf({ account, request: publicRequest(), symptom, observations: [observation] }));
    expect(findings[0]?.id).toBe('integration-mapping-fails');
  });
});

describe('integration-mapping-fails, where a service refuses what a template made', () => {
  const behind = (uri: string, body: string, status: number, type = 'AWS') =>
    diagnose(
      inputOf({
        account: restAccount({
          resources: {
            '/orders': {
              GET: proxyMethod('GET', {
                methodIntegration: {
                  type,
                  httpMethod: 'POST',
                  uri,
                  requestTemplates: { 'application/json': '{"q": "$input.params(\'q\')"}' },
                  integrationResponses: { '200': { statusCode: '200' } },
                },
                methodResponses: ok,
              }),
            },
          },
        }),
        request: publicRequest(),
        symptom: { kind: status === 200 ? 'wrong-content' : 'refused', status, body },
      }),
    ).findings.map(({ id }) => id);
  const lambda =
    'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:orders/invocations';

  it.each([
    [lambda, '{"Type":"User","message":"Could not parse request body into json: Unexpected character"}', 200],
    ['arn:aws:apigateway:eu-west-1:sqs:path/123456789012/jobs', '<UnknownOperationException/>', 404],
    [
      'arn:aws:apigateway:eu-west-1:dynamodb:action/PutItem',
      '{"__type":"com.amazon.coral.service#SerializationException"}',
      400,
    ],
  ])('is found for %s', (uri, body, status) => {
    expect(behind(uri, body, status)[0]).toBe('integration-mapping-fails');
    expect(behind(uri, body, status)).not.toContain('answer-from-backend');
  });

  it('is not found where a proxy function wrote such words itself', () => {
    expect(behind(lambda, '{"message":"SerializationException in the order"}', 400, 'AWS_PROXY')).not.toContain(
      'integration-mapping-fails',
    );
  });
});
