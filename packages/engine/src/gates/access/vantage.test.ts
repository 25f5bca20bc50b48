import { describe, expect, it } from 'vitest';
import { toRequest } from '@gatescope/shared';
import { publicRequest, vpcRequest } from '../../testing/build-account.ts';
import type { Way } from '../journey.ts';
import { vantageOf } from './vantage.ts';

const endpoint: Way = { kind: 'endpoint', vpceId: 'vpce-1', endpoint: { VpcEndpointId: 'vpce-1', VpcId: 'vpc-1' } };

describe('vantageOf', () => {
  it("holds the endpoint's VPC, not the caller's", () => {
    const request = toRequest(vpcRequest({ sourceVpcId: 'vpc-2', sourceIp: '10.9.0.4' }));
    expect(vantageOf({ way: endpoint, isPrivateApi: true, request })).toEqual({
      kind: 'endpoint',
      vpceId: 'vpce-1',
      vpcId: 'vpc-1',
      vpcSourceIp: '10.9.0.4',
    });
  });

  it('does not know the address behind a load balancer', () => {
    const way: Way = { kind: 'load-balancer', name: 'nlb', to: endpoint };
    expect(vantageOf({ way, isPrivateApi: true, request: toRequest(vpcRequest()) })).toEqual({
      kind: 'endpoint',
      vpceId: 'vpce-1',
      vpcId: 'vpc-1',
    });
  });

  it('knows nothing of the VPC of a foreign endpoint', () => {
    const way: Way = { kind: 'endpoint', vpceId: 'vpce-9', endpoint: undefined };
    expect(vantageOf({ way, isPrivateApi: true, request: toRequest(vpcRequest()) })).not.toHaveProperty('vpcId');
  });

  it.each<[Way['kind'], Way]>([
    ['distribution', { kind: 'distribution', name: 'd1' }],
    ['load-balancer', { kind: 'load-balancer', name: 'alb', to: undefined }],
  ])("does not take the caller's address for the one behind a %s", (_, way) => {
    expect(vantageOf({ way, isPrivateApi: false, request: toRequest(publicRequest()) })).toEqual({ kind: 'public' });
  });

  it('takes a private address for hidden behind address translation', () => {
    expect(
      vantageOf({
        way: { kind: 'public' },
        isPrivateApi: false,
        request: toRequest(publicRequest({ sourceIp: '172.31.1.1' })),
      }),
    ).toEqual({ kind: 'public' });
  });

  it("never gives a public API the endpoint's keys", () => {
    expect(vantageOf({ way: endpoint, isPrivateApi: false, request: toRequest(vpcRequest()) }).kind).toBe('public');
  });
});
