import type { RouteTable } from '@gatescope/shared';
import { ids, networkParts, restAccount, vpcRequest } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const local = { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', State: 'active' };
const table = (id: string, associations: RouteTable['Associations'], nat: boolean): RouteTable => ({
  RouteTableId: id,
  VpcId: ids.vpcId,
  Associations: associations,
  Routes: nat
    ? [local, { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-0a1b2c3d4e5f60001', State: 'active' }]
    : [local],
});
const parts = { ...networkParts(), vpcEndpoints: [] };
const request = vpcRequest({ sourceVpceId: null });

/** A function sits in the one subnet that nobody gave a route out. */
export const noEgressToPublicApiExample: Example = {
  broken: {
    account: restAccount({
      parts: {
        ...parts,
        routeTables: [table('rtb-main', [{ Main: true }], true), table('rtb-own', [{ SubnetId: ids.subnetId }], false)],
      },
    }),
    request,
    symptom: { kind: 'no-connection', body: 'Task timed out after 10.01 seconds' },
  },
  healthy: {
    account: restAccount({
      parts: {
        ...parts,
        routeTables: [table('rtb-main', [{ Main: true }], false), table('rtb-own', [{ SubnetId: ids.subnetId }], true)],
      },
    }),
    request,
  },
};
