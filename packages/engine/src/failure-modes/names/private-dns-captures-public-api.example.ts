import type { RouteTable } from '@gatescope/shared';
import { ids, networkParts, restAccount, vpcRequest } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const routeTables: RouteTable[] = [
  {
    RouteTableId: 'rtb-0a1b2c3d4e5f60001',
    VpcId: ids.vpcId,
    Associations: [{ Main: true }],
    Routes: [
      { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', State: 'active' },
      { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-0a1b2c3d4e5f60001', State: 'active' },
    ],
  },
];
const request = vpcRequest({ sourceVpceId: null });

/** Somebody made an execute-api endpoint with private DNS in a VPC that calls a Regional API. */
export const privateDnsCapturesPublicApiExample: Example = {
  broken: {
    account: restAccount({ parts: { ...networkParts(), routeTables } }),
    request,
    symptom: {
      kind: 'refused',
      status: 403,
      body: '{"message":"Forbidden"}',
      headers: { 'x-amzn-ErrorType': 'ForbiddenException' },
    },
  },
  healthy: { account: restAccount({ parts: { ...networkParts({ PrivateDnsEnabled: false }), routeTables } }), request },
};
