import type { GatewayResponse, Method } from '@gatescope/shared';
import { invokeUrl, proxyMethod } from '../../testing/build-account.ts';

/** The page that calls in the examples. */
export const page = 'https://shop.example.com';

/** A mock OPTIONS method that answers preflights of the page. */
export const mockOptions = (
  headers: Readonly<Record<string, string>> = {},
  overrides: Partial<Method> = {},
): Method => {
  const values: Record<string, string> = {
    'Allow-Origin': page,
    'Allow-Methods': 'GET,POST,PUT,OPTIONS',
    'Allow-Headers': 'Content-Type,Authorization,X-Api-Key',
    ...headers,
  };
  const parameters = Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === '' ? [] : [[`method.response.header.Access-Control-${name}`, `'${value}'`]],
    ),
  );
  return {
    httpMethod: 'OPTIONS',
    authorizationType: 'NONE',
    apiKeyRequired: false,
    methodResponses: {
      '200': {
        statusCode: '200',
        responseParameters: Object.fromEntries(Object.keys(parameters).map((name) => [name, false])),
      },
    },
    methodIntegration: {
      type: 'MOCK',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      passthroughBehavior: 'WHEN_NO_MATCH',
      timeoutInMillis: 29_000,
      integrationResponses: { '200': { statusCode: '200', responseParameters: parameters } },
    },
    ...overrides,
  };
};

/** A JSON POST from the page. */
export const pageRequest = (overrides: Record<string, unknown> = {}): Record<string, unknown> => ({
  method: 'POST',
  url: invokeUrl('/orders'),
  from: 'browser',
  sourceIp: '203.0.113.25',
  origin: page,
  credentials: 'omit',
  headers: { 'Content-Type': 'application/json' },
  signed: false,
  principal: 'anonymous',
  ...overrides,
});

/** A non-proxy method whose 200 response maps the given origin, or none. */
export const mappedMethod = (verb: string, origin?: string): Method =>
  proxyMethod(verb, {
    methodResponses: {
      '200': {
        statusCode: '200',
        ...(origin ? { responseParameters: { 'method.response.header.Access-Control-Allow-Origin': false } } : {}),
      },
    },
    methodIntegration: {
      type: 'HTTP',
      httpMethod: verb,
      uri: 'https://backend.example.com/orders',
      passthroughBehavior: 'WHEN_NO_MATCH',
      timeoutInMillis: 29_000,
      integrationResponses: {
        '200': {
          statusCode: '200',
          ...(origin
            ? { responseParameters: { 'method.response.header.Access-Control-Allow-Origin': `'${origin}'` } }
            : {}),
        },
      },
    },
  });

/** Chrome's line for a reply it refuses. */
export const chromeLine = (reason: string, isPreflight = false): string =>
  `Access to fetch at '${invokeUrl('/orders')}' from origin '${page}' has been blocked by CORS policy: ${isPreflight ? "Response to preflight request doesn't pass access control check: " : ''}${reason}`;

export const missingLine = "No 'Access-Control-Allow-Origin' header is present on the requested resource.";

/** Gateway responses that let the page read API Gateway's own errors. */
export const decoratedErrors: readonly GatewayResponse[] = ['DEFAULT_4XX', 'DEFAULT_5XX'].map((responseType) => ({
  responseType,
  responseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': `'${page}'` },
  responseTemplates: { 'application/json': '{"message":$context.error.messageString}' },
  defaultResponse: false,
}));
