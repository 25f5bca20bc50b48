import { apiArn, ids, networkParts, privateAccount, vpcRequest } from '../../testing/build-account.ts';
import type { Example, Scenario } from '../../testing/example.ts';

const options = {
  policy: [
    {
      Effect: 'Allow',
      Principal: '*',
      Action: 'execute-api:Invoke',
      Resource: apiArn(),
      Condition: { StringEquals: { 'aws:SourceVpc': ids.vpcId } },
    },
  ],
};

const spokeId = 'vpc-0a1b2c3d4e5f60002';
const hub = networkParts();
const onlyNat = {
  RouteTableId: 'rtb-0a1b2c3d4e5f60002',
  VpcId: spokeId,
  Associations: [{ Main: true }],
  Routes: [
    { DestinationCidrBlock: '10.9.0.0/16', GatewayId: 'local', State: 'active' },
    { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-0a1b2c3d4e5f60001', State: 'active' },
  ],
};

/** A spoke resolves the endpoint of the hub and has no route to it. */
const spokeWithoutRoute: Scenario = {
  account: privateAccount({
    ...options,
    parts: {
      vpcs: [
        ...(hub.vpcs ?? []),
        { VpcId: spokeId, CidrBlock: '10.9.0.0/16', enableDnsSupport: true, enableDnsHostnames: true },
      ],
      subnets: [
        ...(hub.subnets ?? []),
        { SubnetId: 'subnet-0a1b2c3d4e5f60009', VpcId: spokeId, CidrBlock: '10.9.3.0/24' },
      ],
      routeTables: [onlyNat],
      securityGroups: (hub.securityGroups ?? []).map((group) => ({
        ...group,
        IpPermissions: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '10.0.0.0/8' }] }],
      })),
    },
  }),
  request: vpcRequest({
    url: `https://${ids.vpceId}-abcd1234.execute-api.${ids.region}.vpce.amazonaws.com/prod/orders`,
    headers: { 'x-apigw-api-id': ids.apiId },
    from: 'peered-vpc',
    sourceVpcId: spokeId,
    sourceSubnetId: 'subnet-0a1b2c3d4e5f60009',
    sourceIp: '10.9.3.14',
  }),
  symptom: { kind: 'no-connection', body: 'curl: (28) Connection timed out' },
};

/** The caller's VPC was never given an endpoint for execute-api. */
export const vpceMissingInVpcExample: Example = {
  broken: {
    account: privateAccount({ ...options, parts: { vpcEndpoints: [], dnsRecords: [] } }),
    request: vpcRequest({ sourceVpceId: null }),
    symptom: {
      kind: 'no-connection',
      body: `getaddrinfo ENOTFOUND ${ids.apiId}.execute-api.${ids.region}.amazonaws.com`,
    },
  },
  alsoBroken: [spokeWithoutRoute],
  healthy: {
    account: privateAccount({ ...options, parts: { dnsRecords: [] } }),
    request: vpcRequest({ sourceVpceId: null }),
  },
};
