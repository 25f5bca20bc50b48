import { describe, expect, it } from 'vitest';
import { toRestSummary, toV2Summary } from './list-apis.ts';

const from = { accountId: '111122223333', region: 'eu-west-1', readAt: '2025-06-01T12:00:00.000Z' };

describe('toRestSummary', () => {
  it('says nothing that AWS did not say', () => {
    expect(toRestSummary({ id: 'abc' }, from)).toEqual({
      ...from,
      id: 'abc',
      name: '',
      kind: 'REST',
      endpointTypes: [],
      vpcEndpointIds: [],
      createdDate: undefined,
      description: undefined,
      hasPolicy: false,
      disableExecuteApiEndpoint: false,
      tags: {},
    });
  });

  it('takes an empty policy for none', () => {
    expect(toRestSummary({ id: 'abc', policy: '' }, from).hasPolicy).toBe(false);
    expect(toRestSummary({ id: 'abc', policy: '{}' }, from).hasPolicy).toBe(true);
  });
});

describe('toV2Summary', () => {
  it('tells WebSocket from HTTP', () => {
    expect(toV2Summary({ ApiId: 'a', ProtocolType: 'WEBSOCKET' }, from).kind).toBe('WEBSOCKET');
    expect(toV2Summary({ ApiId: 'a', ProtocolType: 'HTTP', Description: 'shop' }, from)).toMatchObject({
      kind: 'HTTP',
      description: 'shop',
      endpointTypes: ['REGIONAL'],
    });
  });
});
