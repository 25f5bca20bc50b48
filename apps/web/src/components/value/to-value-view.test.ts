import { describe, expect, it } from 'vitest';
import { ordersSnapshot, readAt } from '../../testing/fixtures/orders-snapshot.ts';
import { toValueView } from './to-value-view.ts';

describe('the source of a value', () => {
  it('is exactly that value, with its age', () => {
    expect(toValueView(ordersSnapshot, '/account/vpcEndpoints/value/0/PrivateDnsEnabled')).toMatchObject({
      text: 'true',
      state: 'present',
      readAt,
    });
  });

  it('is what AWS said, without our envelope, where a whole fact is meant', () => {
    expect(toValueView(ordersSnapshot, '/account/vpcDns/vpc-0aaa000000shared').text).toBe(
      '{\n  "enableDnsSupport": true,\n  "enableDnsHostnames": true\n}',
    );
  });

  it('is a document where AWS returned one inside a text', () => {
    expect(toValueView(ordersSnapshot, '/api/restApi/value/policy').text).toContain('"Sid": "OnlyFromAppVpc"');
  });

  it('is what stands around it where AWS returned no such field', () => {
    const { text, state } = toValueView(ordersSnapshot, '/api/stages/value/0/canarySettings/percentTraffic');
    expect(state).toBe('absent');
    expect(text).toContain('"stageName": "prod"');
  });

  it('is unknown, and says why, where the read was denied', () => {
    expect(toValueView(ordersSnapshot, '/account/securityGroups/value/0')).toMatchObject({
      state: 'unknown',
      cause: 'denied',
      text: '',
    });
  });

  it('is unknown, never absent, where nobody asked', () => {
    expect(toValueView(ordersSnapshot, '/api/exports/prod/value/paths')).toMatchObject({
      state: 'unknown',
      cause: 'not-asked',
    });
  });

  it('is absent where AWS answered that there is none', () => {
    expect(toValueView(ordersSnapshot, '/api/authorizers')).toMatchObject({ state: 'absent', text: '' });
  });
});
