import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids, networkParts, privateAccount, vpcRequest } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { vpceSubnetIneligible } from './vpce-subnet-ineligible.ts';
import { vpceSubnetIneligibleExample as example } from './vpce-subnet-ineligible.example.ts';

testFailureMode(vpceSubnetIneligible, example);

const account = privateAccount({ parts: { vpcEndpoints: [] } });
const found = (body: string, managementCall: string | null = 'CreateVpcEndpoint'): string[] =>
  diagnose(
    inputOf({ account, request: null, symptom: { kind: 'setup-failed', status: 400, body, managementCall } }),
  ).findings.map(({ id }) => id);

describe('vpce-subnet-ineligible', () => {
  it.each([
    `InvalidParameter: The VPC endpoint service com.amazonaws.${ids.region}.execute-api does not support the availability zone of the subnet: ${ids.subnetId}`,
    'InsufficientFreeAddressesInSubnet: The specified subnet does not have enough free addresses to satisfy the request.',
    `DuplicateSubnetsInSameZone: Found another VPC endpoint subnet in the availability zone of ${ids.subnetId}`,
  ])('is found by the error of the management call: %s', (text) => {
    expect(found(text)).toEqual(['vpce-subnet-ineligible']);
    expect(found(`Error creating VPC endpoint: ${text}`, null)).toEqual(['vpce-subnet-ineligible']);
  });
  it('says nothing about other errors of the call', () => {
    expect(found('UnauthorizedOperation: You are not authorized to perform this operation.')).toEqual([]);
    expect(found('VpcEndpointLimitExceeded: The maximum number of VPC endpoints has been reached.')).toEqual([]);
  });
  it('asks for subnets and zones where the error was not told', () => {
    const symptom = { kind: 'setup-failed', managementCall: 'CreateVpcEndpoint' } as const;
    const input = inputOf({ account, request: null, symptom });
    const { findings, hidden } = diagnose(input);
    expect(findings).toEqual([]);
    expect(hidden.map(({ pointer }) => pointer)).toContain('/account/vpcEndpointServices');
  });
  it('is found for a zonal name of a zone without interface, and offers the Regional name', () => {
    const url = `https://${ids.vpceId}-abcd1234-${ids.region}c.execute-api.${ids.region}.vpce.amazonaws.com/prod/orders`;
    const [finding] = diagnose(
      inputOf({ account: privateAccount(), request: vpcRequest({ url, headers: { 'x-apigw-api-id': ids.apiId } }) }),
    ).findings;
    expect(finding?.id).toBe('vpce-subnet-ineligible');
    expect(['verified', 'likely']).toContain(finding?.fixes[0]?.verification.state);
  });
  it('is clear for a caller in a zone where the endpoint has no interface', () => {
    const parts = networkParts();
    const subnets = [
      ...(parts.subnets ?? []),
      { SubnetId: 'subnet-c', VpcId: ids.vpcId, CidrBlock: '10.0.9.0/24', AvailabilityZone: `${ids.region}c` },
    ];
    const request = vpcRequest({ sourceSubnetId: 'subnet-c', sourceIp: '10.0.9.18' });
    expect(diagnose(inputOf({ account: privateAccount({ parts: { ...parts, subnets } }), request })).findings).toEqual(
      [],
    );
  });
});
