import { describe, expect, it } from 'vitest';
import { ids } from '../../testing/build-account.ts';
import {
  functionArn,
  handshake,
  httpAccount,
  httpRequest,
  httpUrl,
  route,
  webSocketAccount,
} from '../../testing/build-http-account.ts';
import { inputOf } from '../../testing/example.ts';
import { simulate } from '../../simulate.ts';
import { makeWorld } from '../../world.ts';

const source = (text: string): string => `arn:aws:execute-api:${ids.region}:${ids.accountId}:${ids.apiId}/${text}`;
const admits = (text: string) => ({
  lambdaFunctions: {
    orders: {
      FunctionName: 'orders',
      State: 'Active',
      policy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'apigateway.amazonaws.com' },
            Action: 'lambda:InvokeFunction',
            Resource: functionArn(),
            Condition: { ArnLike: { 'AWS:SourceArn': source(text) } },
          },
        ],
      },
    },
  },
});
const integrationOf = (account: ReturnType<typeof httpAccount>, request: Record<string, unknown>) =>
  simulate(makeWorld(inputOf({ account, request, symptom: { kind: 'failed', status: 500 } })))
    .flatMap(({ trace }) => trace.gates)
    .find(({ gate }) => gate === 'integration');
const http = (routeKey: string, path: string, admitted: string): string | undefined =>
  integrationOf(
    httpAccount({ routes: [route(routeKey)], parts: admits(admitted) }),
    httpRequest({ url: httpUrl(path) }),
  )?.reason;

describe('the source ARN of a call to a function', () => {
  it.each([
    ['GET /orders', '/orders', '*/*/orders'],
    ['GET /orders', '/orders', '*/GET/orders'],
    ['GET /orders', '/orders', '*'],
    ['GET /orders', '/orders', '$default/GET/orders'],
    ['GET /orders/{id}', '/orders/7', '*/GET/orders/{id}'],
    ['GET /orders/{id}', '/orders/7', '*/GET/orders/*'],
    ['ANY /{proxy+}', '/orders', '*/*/{proxy+}'],
    ['$default', '/orders', '*/$default'],
  ])('of %s for %s is admitted by %s', (routeKey, path, admitted) => {
    expect(http(routeKey, path, admitted)).toBeUndefined();
  });

  it.each([
    ['GET /orders', '/orders', '*/POST/orders'],
    ['GET /orders', '/orders', '*/*/reports'],
    ['GET /orders', '/orders', 'prod/*'],
    ['$default', '/orders', '*/GET/orders'],
  ])('of %s for %s is not admitted by %s', (routeKey, path, admitted) => {
    expect(http(routeKey, path, admitted)).toBe('backend-refuses');
  });

  it('of a handshake is the route key', () => {
    const refused = webSocketAccount({ parts: admits('*/send') });
    const admitted = webSocketAccount({ parts: admits('*/$connect') });
    expect(integrationOf(refused, handshake())?.reason).toBe('backend-refuses');
    expect(integrationOf(admitted, handshake())?.reason).toBeUndefined();
  });
});
