import { describe, expect, it } from 'vitest';
import { listDrift } from './drift.ts';
import { escapedPolicy, ids, proxyMethod, restAccount } from './testing/build-account.ts';
import { snapshotOf } from './testing/snapshot-of.ts';
import type { RestOptions } from './testing/build-account.ts';

const uri = `arn:aws:apigateway:${ids.region}:lambda:path/2015-03-31/functions/arn:aws:lambda:${ids.region}:${ids.accountId}:function:orders/invocations`;
const operation = (integration: object = {}, more: object = {}) => ({
  responses: { default: { description: 'Default response' } },
  'x-amazon-apigateway-integration': {
    type: 'aws_proxy',
    httpMethod: 'POST',
    uri,
    passthroughBehavior: 'when_no_match',
    responses: { default: { statusCode: '200' } },
    ...integration,
  },
  ...more,
});
const exported = (document: object = {}, get: object = operation()) => ({
  openapi: '3.0.1',
  info: { title: 'orders', version: '1' },
  paths: { '/orders': { get } },
  ...document,
});

const drift = (document: Record<string, unknown> | undefined, options: RestOptions = {}) => {
  const parts = { ...options.parts, ...(document ? { deployedExport: { [ids.stage]: document } } : {}) };
  return listDrift(snapshotOf(restAccount({ ...options, parts })), ids.stage);
};
const fields = (...args: Parameters<typeof drift>) =>
  drift(...args).differences.map(({ scope, field }) => `${scope}:${field}`);

describe('listDrift', () => {
  it('finds nothing where the export says what is saved in its own words', () => {
    expect(drift(exported())).toEqual({ differences: [], hasSummary: true, hasExport: true });
  });

  it('compares paths, verbs, authorization and key requirement from the summary alone', () => {
    const resources = { '/orders': { GET: proxyMethod('GET', { apiKeyRequired: true }), POST: proxyMethod('POST') } };
    const deployedSummary = {
      [ids.stage]: {
        '/orders': { GET: { authorizationType: 'AWS_IAM', apiKeyRequired: false } },
        '/old': { GET: { authorizationType: 'NONE' } },
      },
    };
    expect(drift(undefined, { resources, parts: { deployedSummary } })).toEqual({
      hasSummary: true,
      hasExport: false,
      differences: [
        {
          scope: 'method',
          verb: 'GET',
          path: '/orders',
          field: 'authorizationType',
          deployed: 'AWS_IAM',
          saved: 'NONE',
          certainty: 'certain',
        },
        {
          scope: 'method',
          verb: 'GET',
          path: '/orders',
          field: 'apiKeyRequired',
          deployed: false,
          saved: true,
          certainty: 'certain',
        },
        {
          scope: 'method',
          verb: 'POST',
          path: '/orders',
          field: 'method',
          deployed: undefined,
          saved: true,
          certainty: 'certain',
        },
        {
          scope: 'method',
          verb: 'GET',
          path: '/old',
          field: 'method',
          deployed: true,
          saved: undefined,
          certainty: 'certain',
        },
      ],
    });
  });

  it.each([
    ['another function', { uri: `${uri}x` }, 'method:integration.uri'],
    ['another timeout', { timeoutInMillis: 5000 }, 'method:integration.timeoutInMillis'],
    [
      'cache keys',
      { cacheKeyParameters: ['method.request.querystring.page'] },
      'method:integration.cacheKeyParameters',
    ],
    ['a VPC link', { connectionType: 'VPC_LINK', connectionId: 'abc' }, 'method:integration.connectionType'],
  ])('finds %s in the integration', (_, integration, expected) => {
    expect(fields(exported({}, operation(integration)))).toContain(expected);
  });

  it('finds binary types that are saved only', () => {
    expect(drift(exported(), { restApi: { binaryMediaTypes: ['image/png'] } }).differences).toEqual([
      { scope: 'api', field: 'binaryMediaTypes', deployed: [], saved: ['image/png'], certainty: 'likely' },
    ]);
  });

  it('does not mind the order of binary types', () => {
    expect(
      fields(exported({ 'x-amazon-apigateway-binary-media-types': ['b/b', 'a/a'] }), {
        restApi: { binaryMediaTypes: ['a/a', 'b/b'] },
      }),
    ).toEqual([]);
  });

  it('compares the policy by meaning, shorthand and escaping apart', () => {
    const statement = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' };
    const expanded = {
      ...statement,
      Principal: { AWS: ['*'] },
      Action: ['execute-api:Invoke'],
      Resource: [`arn:aws:execute-api:${ids.region}:${ids.accountId}:${ids.apiId}/*`],
    };
    const document = (item: object) =>
      exported({ 'x-amazon-apigateway-policy': { Version: '2012-10-17', Statement: [item] } });
    expect(fields(document(expanded), { restApi: { policy: escapedPolicy([statement]) } })).toEqual([]);
    expect(
      fields(document({ ...expanded, Effect: 'Deny' }), { restApi: { policy: escapedPolicy([statement]) } }),
    ).toEqual(['api:policy']);
  });

  it('compares customised gateway responses only', () => {
    const gatewayResponses = [
      {
        responseType: 'DEFAULT_4XX',
        defaultResponse: false,
        responseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" },
      },
      { responseType: 'THROTTLED', defaultResponse: true, statusCode: '429' },
    ];
    expect(fields(exported(), { parts: { gatewayResponses } })).toEqual(['gateway-response:DEFAULT_4XX']);
  });

  it('compares the responses of an integration that is no proxy', () => {
    const cors = { 'method.response.header.Access-Control-Allow-Origin': "'*'" };
    const mock = {
      type: 'MOCK',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      integrationResponses: {
        '200': { statusCode: '200', responseParameters: cors, responseTemplates: { 'application/json': '' } },
      },
    };
    const resources = { '/orders': { GET: { httpMethod: 'GET', authorizationType: 'NONE', methodIntegration: mock } } };
    const get = (responses: object) => ({
      'x-amazon-apigateway-integration': { type: 'mock', requestTemplates: mock.requestTemplates, responses },
    });
    expect(
      fields(exported({}, get({ default: { statusCode: '200', responseParameters: cors } })), { resources }),
    ).toEqual([]);
    expect(fields(exported({}, get({ default: { statusCode: '200' } })), { resources })).toEqual([
      'method:integration.responses',
    ]);
  });

  it('compares authorizers and validators by name and effect', () => {
    const method = proxyMethod('GET', {
      authorizationType: 'CUSTOM',
      authorizerId: 'auth1',
      requestValidatorId: 'val1',
    });
    const parts = {
      authorizers: [{ id: 'auth1', name: 'tokens', type: 'TOKEN' }],
      requestValidators: [{ id: 'val1', name: 'all', validateRequestBody: true, validateRequestParameters: true }],
    };
    const document = (validator: object, name = 'tokens') =>
      exported(
        {
          components: {
            securitySchemes: {
              [name]: {
                type: 'apiKey',
                name: 'Authorization',
                in: 'header',
                'x-amazon-apigateway-authtype': 'custom',
                'x-amazon-apigateway-authorizer': { type: 'token' },
              },
            },
          },
          'x-amazon-apigateway-request-validators': { all: validator },
        },
        operation({}, { security: [{ [name]: [] }], 'x-amazon-apigateway-request-validator': 'all' }),
      );
    const options = { resources: { '/orders': { GET: method } }, parts };
    expect(fields(document({ validateRequestBody: true, validateRequestParameters: true }), options)).toEqual([]);
    expect(fields(document({ validateRequestBody: false, validateRequestParameters: true }), options)).toEqual([
      'method:requestValidator',
    ]);
    expect(fields(document({ validateRequestBody: true, validateRequestParameters: true }, 'other'), options)).toEqual([
      'method:authorizer',
    ]);
  });

  it('compares nothing where the resources may not be read, and says so', () => {
    const snapshot = snapshotOf(restAccount());
    if (snapshot.api.kind !== 'REST') throw new Error('The example is a REST API.');
    expect(
      listDrift({ ...snapshot, api: { ...snapshot.api, resources: { state: 'hidden', cause: 'denied' } } }, ids.stage),
    ).toEqual({ differences: [], hasSummary: false, hasExport: false });
  });
});
