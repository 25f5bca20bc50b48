import { describe, expect, it } from 'vitest';
import { readExport } from './deployed-export.ts';

const openApi = {
  openapi: '3.0.1',
  info: { title: 'orders', version: '1' },
  servers: [
    {
      url: 'https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/{basePath}',
      'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true, vpcEndpointIds: ['vpce-1'] },
    },
  ],
  paths: {
    '/orders/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      get: {
        parameters: [
          { name: 'page', in: 'query', schema: { type: 'string' } },
          { name: 'X-Tenant', in: 'header', required: true, schema: { type: 'string' } },
        ],
        security: [{ api_key: [] }, { tokens: [] }],
        'x-amazon-apigateway-request-validator': 'all',
        responses: {
          '200': { description: 'ok', headers: { 'Access-Control-Allow-Origin': { schema: { type: 'string' } } } },
        },
        'x-amazon-apigateway-integration': {
          type: 'http',
          httpMethod: 'get',
          uri: 'https://example.com',
          passthroughBehavior: 'when_no_templates',
          connectionType: 'VPC_LINK',
          connectionId: 'link1',
          cacheKeyParameters: ['method.request.path.id'],
          tlsConfig: { insecureSkipVerification: true },
          responses: {
            default: { statusCode: '200' },
            '4\\d{2}': { statusCode: '400', responseTemplates: { 'application/json': '{}' } },
          },
        },
      },
      'x-amazon-apigateway-any-method': {
        security: [{ sigv4: [] }],
        'x-amazon-apigateway-integration': { type: 'mock' },
      },
      post: {
        security: [{ pool: ['orders/write'] }],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } } },
      },
    },
  },
  components: {
    schemas: { Order: { type: 'object', required: ['name'] } },
    securitySchemes: {
      api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
      sigv4: { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' },
      tokens: {
        type: 'apiKey',
        name: 'X-Token',
        in: 'header',
        'x-amazon-apigateway-authtype': 'custom',
        'x-amazon-apigateway-authorizer': {
          type: 'token',
          authorizerUri: 'arn:aws:x',
          authorizerResultTtlInSeconds: 0,
        },
      },
      pool: {
        type: 'apiKey',
        name: 'Authorization',
        in: 'header',
        'x-amazon-apigateway-authtype': 'cognito_user_pools',
        'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools', providerARNs: ['arn:aws:cognito-idp:x'] },
      },
    },
  },
  'x-amazon-apigateway-request-validators': { all: { validateRequestBody: true, validateRequestParameters: true } },
  'x-amazon-apigateway-gateway-responses': {
    DEFAULT_4XX: { statusCode: 418, responseParameters: { 'gatewayresponse.header.X': "'1'" } },
  },
  'x-amazon-apigateway-binary-media-types': ['image/png'],
  'x-amazon-apigateway-api-key-source': 'AUTHORIZER',
  'x-amazon-apigateway-policy': { Version: '2012-10-17', Statement: [] },
};

describe('readExport, of OpenAPI 3', () => {
  const exported = readExport(openApi);

  it('reads a method in the shape of GetMethod', () => {
    expect(exported.methods.get('GET /orders/{id}')).toEqual({
      httpMethod: 'GET',
      authorizationType: 'CUSTOM',
      authorizerId: 'tokens',
      apiKeyRequired: true,
      requestValidatorId: 'all',
      requestParameters: {
        'method.request.path.id': true,
        'method.request.querystring.page': false,
        'method.request.header.X-Tenant': true,
      },
      methodResponses: {
        '200': {
          statusCode: '200',
          responseParameters: { 'method.response.header.Access-Control-Allow-Origin': false },
        },
      },
      methodIntegration: {
        type: 'HTTP',
        httpMethod: 'GET',
        uri: 'https://example.com',
        passthroughBehavior: 'WHEN_NO_TEMPLATES',
        connectionType: 'VPC_LINK',
        connectionId: 'link1',
        cacheKeyParameters: ['method.request.path.id'],
        tlsConfig: { insecureSkipVerification: true },
        integrationResponses: {
          '200': { statusCode: '200' },
          '400': { statusCode: '400', selectionPattern: '4\\d{2}', responseTemplates: { 'application/json': '{}' } },
        },
      },
    });
  });

  it('reads ANY, IAM, Cognito scopes and request models', () => {
    expect(exported.methods.get('ANY /orders/{id}')).toMatchObject({
      authorizationType: 'AWS_IAM',
      apiKeyRequired: false,
    });
    expect(exported.methods.get('POST /orders/{id}')).toMatchObject({
      authorizationType: 'COGNITO_USER_POOLS',
      authorizerId: 'pool',
      authorizationScopes: ['orders/write'],
      requestModels: { 'application/json': 'Order' },
    });
  });

  it('reads the lists that methods point into, with names as ids', () => {
    expect(exported.authorizers).toMatchObject([
      { id: 'tokens', type: 'TOKEN', identitySource: 'method.request.header.X-Token', authorizerResultTtlInSeconds: 0 },
      { id: 'pool', type: 'COGNITO_USER_POOLS', providerARNs: ['arn:aws:cognito-idp:x'] },
    ]);
    expect(exported.requestValidators).toEqual([
      { id: 'all', name: 'all', validateRequestBody: true, validateRequestParameters: true },
    ]);
    expect(exported.models).toEqual([
      { name: 'Order', contentType: 'application/json', schema: '{"type":"object","required":["name"]}' },
    ]);
    expect(exported.gatewayResponses).toMatchObject([
      { responseType: 'DEFAULT_4XX', statusCode: '418', defaultResponse: false },
    ]);
  });

  it("reads the API's settings", () => {
    expect(exported.restApi).toEqual({
      binaryMediaTypes: ['image/png'],
      apiKeySource: 'AUTHORIZER',
      policy: '{"Version":"2012-10-17","Statement":[]}',
      disableExecuteApiEndpoint: true,
      endpointConfiguration: { vpcEndpointIds: ['vpce-1'] },
    });
  });

  it('takes what AWS leaves out for its default', () => {
    const plain = readExport({
      openapi: '3.0.1',
      paths: { '/': { get: { 'x-amazon-apigateway-integration': { type: 'mock' } } } },
    });
    expect(plain.restApi).toEqual({ binaryMediaTypes: [], apiKeySource: 'HEADER' });
    expect(plain.methods.get('GET /')).toMatchObject({ authorizationType: 'NONE', apiKeyRequired: false });
  });

  it('tells nothing of the settings from an export without extensions', () => {
    const plain = readExport({ openapi: '3.0.1', paths: { '/pets': { get: { responses: {} } } } });
    expect(plain).toMatchObject({ hasExtensions: false, restApi: {} });
    expect([...plain.methods.keys()]).toEqual(['GET /pets']);
  });

  it('does not stumble over a document of another shape', () => {
    expect(readExport({ paths: [], components: 'x', servers: {} }).methods.size).toBe(0);
  });
});

describe('readExport, of Swagger 2', () => {
  const exported = readExport({
    swagger: '2.0',
    basePath: '/prod',
    'x-amazon-apigateway-endpoint-configuration': { vpcEndpointIds: ['vpce-2'] },
    paths: {
      '/pets': {
        post: {
          consumes: ['application/json', 'application/xml'],
          parameters: [
            { in: 'body', name: 'Pet', schema: { $ref: '#/definitions/Pet' } },
            { $ref: '#/parameters/tenant' },
          ],
          security: [{ key: [] }],
          'x-amazon-apigateway-integration': { type: 'aws_proxy' },
        },
      },
    },
    parameters: { tenant: { in: 'header', name: 'X-Tenant', required: true } },
    securityDefinitions: { key: { type: 'apiKey', name: 'X-API-Key', in: 'header' } },
    definitions: { Pet: { type: 'object' } },
  });

  it('reads body models, shared parameters and the key requirement', () => {
    expect(exported.methods.get('POST /pets')).toMatchObject({
      apiKeyRequired: true,
      authorizationType: 'NONE',
      requestModels: { 'application/json': 'Pet', 'application/xml': 'Pet' },
      requestParameters: { 'method.request.header.X-Tenant': true },
    });
  });

  it('reads the endpoint configuration from the top level', () => {
    expect(exported.restApi.endpointConfiguration).toEqual({ vpcEndpointIds: ['vpce-2'] });
  });
});
