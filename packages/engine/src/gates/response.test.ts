import type { Integration, Method } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { proxyMethod, publicRequest, restAccount } from '../testing/build-account.ts';
import type { Scenario } from '../testing/example.ts';
import { makeFactReader } from '../fact-reader.ts';
import type { GateAnswer } from './gate.ts';
import { integrationGate } from './integration.ts';
import { responseGate } from './response.ts';
import { routedContext } from './route/arrived-context.ts';

const run = (
  integration: Integration,
  methodResponses?: Method['methodResponses'],
  symptom?: Scenario['symptom'],
): GateAnswer => {
  const method = proxyMethod('GET', {
    methodIntegration: integration,
    ...(methodResponses ? { methodResponses } : {}),
  });
  const account = restAccount({
    resources: { '/orders': { GET: method } },
    stage: { variables: { origin: 'https://app.example.com' } },
  });
  const context = routedContext(account, publicRequest(), symptom ? { symptom } : {});
  const { adds } = integrationGate.run(context);
  return responseGate.run({
    ...context,
    journey: { ...context.journey, ...adds },
    facts: makeFactReader(context.world.snapshot),
  });
};

const ok = { '200': { statusCode: '200' } };
const mock = (
  integrationResponses: Integration['integrationResponses'],
  template = '{"statusCode": 200}',
): Integration => ({ type: 'MOCK', requestTemplates: { 'application/json': template }, integrationResponses });
const lambda = (integrationResponses: Integration['integrationResponses']): Integration => ({
  ...proxyMethod('GET').methodIntegration,
  type: 'AWS',
  integrationResponses,
});

describe('responseGate', () => {
  it('knows nothing of what a proxy integration answers', () => {
    expect(run({ ...proxyMethod('GET').methodIntegration }).adds?.response).toEqual({
      headersKnown: undefined,
      fromBackend: true,
    });
  });

  it('predicts status and fixed headers of a mock', () => {
    const responseParameters = {
      'method.response.header.Access-Control-Allow-Origin': "'*'",
      'method.response.header.X-Origin': 'stageVariables.origin',
    };
    expect(run(mock({ '200': { statusCode: '200', responseParameters } }), ok).adds?.response).toEqual({
      status: 200,
      headersKnown: { 'access-control-allow-origin': ['*'], 'x-origin': ['https://app.example.com'] },
      fromBackend: false,
    });
  });

  it('does not call headers known when a template sets a CORS header', () => {
    const responseTemplates = {
      'application/json': '#set($context.responseOverride.header.Access-Control-Allow-Origin = $origin)',
    };
    const response = run(mock({ '200': { statusCode: '200', responseTemplates } }), ok).adds?.response;
    expect(response).toMatchObject({ headersKnown: undefined, headersOpen: ['access-control-allow-origin'] });
  });

  it('chooses by the status of the mock', () => {
    const responses = { '200': { statusCode: '200' }, '404': { statusCode: '404', selectionPattern: '4\\d{2}' } };
    expect(
      run(mock(responses, '{"statusCode": 404}'), { ...ok, '404': { statusCode: '404' } }).adds?.response?.status,
    ).toBe(404);
  });

  it('takes the response without a pattern for a function that succeeds', () => {
    const responses = {
      '200': { statusCode: '200', selectionPattern: '' },
      '500': { statusCode: '500', selectionPattern: '.*Error.*' },
    };
    expect(run(lambda(responses), { ...ok, '500': { statusCode: '500' } }).adds?.response?.status).toBe(200);
  });

  it('takes the response whose status was seen', () => {
    const responses = { '200': { statusCode: '200' }, '401': { statusCode: '401', selectionPattern: '\\[401\\].*' } };
    expect(
      run(lambda(responses), { ...ok, '401': { statusCode: '401' } }, { kind: 'refused', status: 401 }).adds?.response
        ?.status,
    ).toBe(401);
  });

  it('stops where no response matches and none is the default', () => {
    expect(run(mock({ '404': { statusCode: '404', selectionPattern: '404' } }), ok)).toMatchObject({
      outcome: 'stopped',
      reason: 'mapping-fails',
      detail: { cause: 'response-unmatched' },
    });
  });

  it('stops where the method does not declare the status', () => {
    expect(run(mock({ '200': { statusCode: '200' } }), { '201': { statusCode: '201' } })).toMatchObject({
      outcome: 'stopped',
      detail: { cause: 'method-response-missing' },
    });
  });

  it('leaves open what depends on the status of the backend', () => {
    const http: Integration = {
      type: 'HTTP',
      httpMethod: 'GET',
      uri: 'https://orders.example.com',
      integrationResponses: { '404': { statusCode: '404', selectionPattern: '404' } },
    };
    expect(run(http, { '404': { statusCode: '404' } }).outcome).toBe('unknown');
  });

  it('leaves open, after a 500, whether the backend answered what no pattern covers', () => {
    const http: Integration = {
      type: 'HTTP',
      httpMethod: 'GET',
      uri: 'https://orders.example.com',
      integrationResponses: { '200': { statusCode: '200', selectionPattern: '200' } },
    };
    expect(run(http, ok).outcome).toBe('passed');
    expect(run(http, ok, { kind: 'failed', status: 500, body: '{"message": "Internal server error"}' })).toMatchObject({
      outcome: 'unknown',
      reason: 'mapping-fails',
    });
  });

  it('takes a method without method responses for the cause only where the reply fits', () => {
    const responses = { '200': { statusCode: '200' } };
    expect(run(lambda(responses)).outcome).toBe('passed');
    expect(run(lambda(responses), undefined, { kind: 'failed', status: 504 }).outcome).toBe('passed');
    const failed = { kind: 'failed', body: '{"message": "Internal server error"}' } as const;
    expect(run(lambda(responses), undefined, failed)).toMatchObject({
      outcome: 'unknown',
      reason: 'mapping-fails',
      detail: { cause: 'method-response-missing', status: '200' },
    });
    expect(run(lambda(responses), ok, failed).outcome).toBe('passed');
  });
});
