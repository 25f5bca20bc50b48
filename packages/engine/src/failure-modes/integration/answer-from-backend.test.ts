import type { Complaint } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { answerFromBackend } from './answer-from-backend.ts';
import { answerFromBackendExample } from './answer-from-backend.example.ts';

testFailureMode(answerFromBackend, answerFromBackendExample);

const idsOf = (symptom: Complaint, lines: string[] = []): string[] =>
  diagnose(
    inputOf({
      account: restAccount(),
      request: publicRequest(),
      symptom,
      observations:
        lines.length === 0
          ? []
          : [{ id: 'log', kind: 'log', log: 'execution', vantage: 'aws', relation: 'this-request', lines }],
    }),
  ).findings.map(({ id }) => id);

describe('answer-from-backend', () => {
  it('recognises renamed headers', () => {
    expect(
      idsOf({
        kind: 'refused',
        status: 403,
        body: '{"message":"Forbidden"}',
        headers: { 'x-amzn-remapped-server': 'nginx' },
      })[0],
    ).toBe('answer-from-backend');
  });

  it('is not blamed for what API Gateway marks as its own', () => {
    expect(
      idsOf({
        kind: 'refused',
        status: 403,
        body: '{"message":"No entry"}',
        headers: { 'x-amzn-errortype': 'ForbiddenException', 'x-amzn-requestid': 'x' },
      }),
    ).not.toContain('answer-from-backend');
  });

  it('is not blamed for a reply that bears no mark of API Gateway', () => {
    expect(
      idsOf({
        kind: 'refused',
        status: 404,
        body: 'not here',
        headers: { server: 'squid', date: 'x', 'content-type': 'text/html' },
      }),
    ).not.toContain('answer-from-backend');
  });

  it('is not blamed for texts of API Gateway', () => {
    expect(idsOf({ kind: 'refused', status: 403, body: '{"message":"Missing Authentication Token"}' })).not.toContain(
      'answer-from-backend',
    );
  });

  it('is what a completed execution with the same status shows', () => {
    const id = '(5af674b9-64b6-49e6-a991-bd07478650ce)';
    const lines = [
      `${id} Received response. Status: 403, Integration latency: 12 ms`,
      `${id} Successfully completed execution`,
      `${id} Method completed with status: 403`,
    ];
    expect(idsOf({ kind: 'refused', status: 403, body: '{"message":"Forbidden"}' }, lines)[0]).toBe(
      'answer-from-backend',
    );
  });

  it('sees an error under 200 when the only integration response is the default', () => {
    const method = proxyMethod('GET', {
      methodResponses: { '200': { statusCode: '200' } },
      methodIntegration: {
        type: 'HTTP',
        httpMethod: 'GET',
        uri: 'https://orders.example.com/orders',
        integrationResponses: { '200': { statusCode: '200' } },
      },
    });
    const diagnosis = diagnose(
      inputOf({
        account: restAccount({ resources: { '/orders': { GET: method } } }),
        request: publicRequest(),
        symptom: { kind: 'wrong-content', status: 200, body: '{"message":"Forbidden"}' },
      }),
    );
    expect(diagnosis.findings[0]?.summary).toContain('turns into 200');
  });

  it('names the other API that an integration leads to', () => {
    const method = proxyMethod('GET', {
      methodIntegration: {
        type: 'HTTP_PROXY',
        httpMethod: 'GET',
        uri: 'https://z9y8x7w6v5.execute-api.eu-west-1.amazonaws.com/prod/orders',
      },
    });
    const diagnosis = diagnose(
      inputOf({
        account: restAccount({ resources: { '/orders': { GET: method } } }),
        request: publicRequest(),
        symptom: { kind: 'refused', status: 403, body: '{"message":"Forbidden"}' },
      }),
    );
    expect(diagnosis.findings[0]).toMatchObject({ id: 'answer-from-backend' });
    expect(diagnosis.findings[0]?.summary).toContain('z9y8x7w6v5.execute-api');
  });
});
