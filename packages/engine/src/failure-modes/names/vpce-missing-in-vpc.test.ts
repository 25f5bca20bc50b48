import type { RouteTable } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { apiArn, ids, networkParts, privateAccount, vpcRequest } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { vpceMissingInVpc } from './vpce-missing-in-vpc.ts';
import { vpceMissingInVpcExample as example } from './vpce-missing-in-vpc.example.ts';

testFailureMode(vpceMissingInVpc, example);

const spokeId = 'vpc-0a1b2c3d4e5f60002';
const hub = networkParts();
const spoke = {
  ...hub,
  vpcs: [
    ...(hub.vpcs ?? []),
    { VpcId: spokeId, CidrBlock: '10.9.0.0/16', enableDnsSupport: true, enableDnsHostnames: true },
  ],
  subnets: [...(hub.subnets ?? []), { SubnetId: 'subnet-spoke', VpcId: spokeId, CidrBlock: '10.9.3.0/24' }],
  dnsRecords: [],
};
const open = { policy: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: apiArn() }] };
const main = (vpcId: string, to: string, own: string): RouteTable => ({
  RouteTableId: `rtb-${vpcId}`,
  VpcId: vpcId,
  Associations: [{ Main: true }],
  Routes: [
    { DestinationCidrBlock: own, GatewayId: 'local', State: 'active' },
    ...(to
      ? [{ DestinationCidrBlock: to, VpcPeeringConnectionId: 'pcx-1', State: 'active' }]
      : [{ DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1', State: 'active' }]),
  ],
});
const found = (input: Parameters<typeof diagnose>[0]): string[] => diagnose(input).findings.map(({ id }) => id);
const endpointUrl = `https://${ids.vpceId}-abcd1234.execute-api.${ids.region}.vpce.amazonaws.com/prod/orders`;
const fromSpoke = (overrides = {}) =>
  vpcRequest({
    from: 'peered-vpc',
    sourceVpcId: spokeId,
    sourceSubnetId: 'subnet-spoke',
    sourceIp: '10.9.3.14',
    ...overrides,
  });

describe('vpce-missing-in-vpc', () => {
  it('comes after the wrong URL for a spoke that calls the default host', () => {
    const input = inputOf({
      account: privateAccount({ ...open, parts: spoke }),
      request: fromSpoke(),
      symptom: { kind: 'no-connection', body: 'Could not resolve host' },
    });
    expect(found(input)).toEqual(['wrong-invoke-url', 'vpce-missing-in-vpc']);
  });
  it('is found where the spoke resolves the endpoint but has no route to it', () => {
    const routeTables = [main(ids.vpcId, '10.9.0.0/16', '10.0.0.0/16'), main(spokeId, '', '10.9.0.0/16')];
    const input = inputOf({
      account: privateAccount({ ...open, parts: { ...spoke, routeTables } }),
      request: fromSpoke({ url: endpointUrl, headers: { 'x-apigw-api-id': ids.apiId } }),
    });
    expect(found(input)).toEqual(['vpce-missing-in-vpc']);
    expect(diagnose(input).findings[0]?.evidence.map(({ pointer }) => pointer)).toContain(
      '/account/routeTables/value/1/Routes',
    );
  });
  it('is found where only the way back is missing', () => {
    const routeTables = [main(ids.vpcId, '', '10.0.0.0/16'), main(spokeId, '10.0.0.0/16', '10.9.0.0/16')];
    const input = inputOf({
      account: privateAccount({ ...open, parts: { ...spoke, routeTables } }),
      request: fromSpoke({ url: endpointUrl, headers: { 'x-apigw-api-id': ids.apiId } }),
    });
    expect(diagnose(input).findings[0]?.summary).toContain('no route back');
  });
  it('is silent about an on-premises caller without a route back', () => {
    const routeTables = [main(ids.vpcId, '', '10.0.0.0/16')];
    const request = vpcRequest({
      from: 'on-prem',
      sourceVpcId: null,
      sourceSubnetId: null,
      sourceIp: '192.168.7.7',
      url: endpointUrl,
      headers: { 'x-apigw-api-id': ids.apiId },
    });
    expect(found(inputOf({ account: privateAccount({ ...open, parts: { routeTables } }), request }))).toEqual([
      'wrong-invoke-url',
    ]);
  });
});
