import { describe, expect, it } from 'vitest';
import { readExportV2 } from './read-export.ts';

const document = {
  openapi: '3.0.1',
  'x-amazon-apigateway-cors': {
    allowOrigins: ['https://shop.example.com'],
    allowMethods: ['GET'],
    allowCredentials: true,
    maxAge: 60,
  },
  paths: {
    '/$default': {
      'x-amazon-apigateway-any-method': {
        'x-amazon-apigateway-integration': { $ref: '#/components/x-amazon-apigateway-integrations/fallback' },
      },
    },
    '/orders/{id}': {
      parameters: [{ name: 'id', in: 'path' }],
      get: {
        security: [{ users: ['orders.read'] }],
        'x-amazon-apigateway-integration': {
          type: 'aws_proxy',
          httpMethod: 'POST',
          uri: 'arn:aws:lambda:eu-west-1:123456789012:function:orders',
          payloadFormatVersion: '2.0',
          timeoutInMillis: 3000,
        },
      },
      'x-amazon-apigateway-any-method': { security: [{ custom: [] }] },
    },
  },
  components: {
    'x-amazon-apigateway-integrations': { fallback: { type: 'http_proxy', uri: 'https://backend.example.com' } },
    securitySchemes: {
      users: { type: 'oauth2', 'x-amazon-apigateway-authorizer': { type: 'jwt' } },
      custom: { type: 'apiKey', 'x-amazon-apigateway-authorizer': { type: 'request' } },
    },
  },
};

describe('readExportV2', () => {
  const { routes, cors } = readExportV2(document);
  const route = (key: string) => routes.find(({ route: { RouteKey } }) => RouteKey === key);

  it('reads routes in the words of GetRoutes', () => {
    expect(routes.map(({ route: { RouteKey } }) => RouteKey)).toEqual([
      '$default',
      'GET /orders/{id}',
      'ANY /orders/{id}',
    ]);
    expect(route('GET /orders/{id}')).toMatchObject({
      route: { AuthorizationType: 'JWT', AuthorizationScopes: ['orders.read'] },
      authorizerName: 'users',
      integration: { IntegrationType: 'AWS_PROXY', TimeoutInMillis: 3000, PayloadFormatVersion: '2.0' },
      pointer: '/paths/~1orders~1{id}/get',
    });
    expect(route('ANY /orders/{id}')).toMatchObject({ route: { AuthorizationType: 'CUSTOM' }, integration: undefined });
  });

  it('follows a reference to a shared integration', () => {
    expect(route('$default')?.integration).toEqual({
      IntegrationType: 'HTTP_PROXY',
      IntegrationUri: 'https://backend.example.com',
    });
  });

  it('reads the CORS configuration', () => {
    expect(cors).toEqual({
      AllowOrigins: ['https://shop.example.com'],
      AllowMethods: ['GET'],
      AllowCredentials: true,
      MaxAge: 60,
    });
    expect(readExportV2({}).cors).toBeUndefined();
  });

  it('survives what is no export', () => {
    expect(readExportV2({ paths: { '/a': null, '/b': { get: 'x' } } }).routes).toHaveLength(1);
    expect(readExportV2({ paths: [] }).routes).toEqual([]);
  });
});
