import type { Integration } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { integrationEndpointUnreachable } from './integration-endpoint-unreachable.ts';
import { integrationEndpointUnreachableExample } from './integration-endpoint-unreachable.example.ts';

testFailureMode(integrationEndpointUnreachable, integrationEndpointUnreachableExample);

const diagnosed = (integration: Integration, status = 500, message = 'Internal server error') =>
  diagnose(
    inputOf({
      account: restAccount({
        resources: { '/orders': { GET: proxyMethod('GET', { methodIntegration: integration }) } },
      }),
      request: publicRequest(),
      symptom: { kind: 'failed', status, body: JSON.stringify({ message }) },
    }),
  );

describe('integration-endpoint-unreachable', () => {
  it.each([
    ['https://internal-orders-123.eu-west-1.elb.amazonaws.com/orders', 'endpoint-not-public'],
    ['http://orders.corp.internal/orders', 'endpoint-not-public'],
    ['https://a1b2c3d4e5-vpce-0a1b2c3d.execute-api.eu-west-1.amazonaws.com/prod/orders', 'endpoint-not-public'],
    ['https://orders-123.elb.eu-west-1.amazonaws.com/orders', 'certificate-name'],
    ['orders.example.com/orders', 'address-malformed'],
    ['https://orders.example.com/{proxy}', 'path-parameter-unmapped'],
  ])('explains %s', (uri, cause) => {
    const { findings, trace } = diagnosed({ type: 'HTTP_PROXY', httpMethod: 'GET', uri });
    expect(findings[0]?.id).toBe('integration-endpoint-unreachable');
    expect(trace?.gates.find(({ gate }) => gate === 'integration')?.detail['cause']).toBe(cause);
  });

  it('is what 504 Network error means, whatever the address', () => {
    const { findings } = diagnosed(
      { type: 'HTTP_PROXY', httpMethod: 'GET', uri: 'https://orders.example.com/orders' },
      504,
      'Network error communicating with endpoint',
    );
    expect(findings[0]).toMatchObject({ id: 'integration-endpoint-unreachable', certainty: 'likely' });
  });

  it('stays quiet about public addresses that work', () => {
    const account = restAccount({
      resources: {
        '/orders': {
          GET: proxyMethod('GET', {
            methodIntegration: {
              type: 'HTTP_PROXY',
              httpMethod: 'GET',
              uri: 'http://petstore.execute-api.us-east-1.amazonaws.com/petstore/pets',
            },
          }),
        },
      },
    });
    expect(diagnose(inputOf({ account, request: publicRequest() })).findings).toEqual([]);
  });
});
