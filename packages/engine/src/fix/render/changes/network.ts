import { textOf } from '../../../text-of.ts';
import type { ChangeRenderer } from '../rendered-change.ts';
import { terraformName } from './names.ts';
import { groupChanges } from './security-groups.ts';
import { endpointChanges } from './vpc-endpoints.ts';

const vpcDns: ChangeRenderer = {
  pattern: '/account/vpcDns/*/value/*',
  render: (operation, tokens) => {
    const [, , vpcId = '', , attribute = ''] = tokens;
    if (operation.op !== 'set') return undefined;
    const name = attribute === 'enableDnsSupport' ? 'EnableDnsSupport' : 'EnableDnsHostnames';
    return {
      calls: [
        {
          service: 'ec2',
          operation: 'ModifyVpcAttribute',
          input: { VpcId: vpcId, [name]: { Value: operation.value } },
        },
      ],
      cloudFormation: [{ type: 'AWS::EC2::VPC', logicalId: 'Vpc', properties: { [name]: operation.value } }],
      terraform: [
        {
          type: 'aws_vpc',
          name: terraformName(vpcId),
          attributes: {
            [name === 'EnableDnsSupport' ? 'enable_dns_support' : 'enable_dns_hostnames']: operation.value,
          },
        },
      ],
      console: [
        `In VPC, Your VPCs, select ${vpcId}, Actions, Edit VPC settings, and turn on ${name === 'EnableDnsSupport' ? 'DNS resolution' : 'DNS hostnames'}.`,
      ],
      check: { service: 'ec2', operation: 'DescribeVpcAttribute', input: { VpcId: vpcId, Attribute: attribute } },
    };
  },
};

const routes: ChangeRenderer = {
  pattern: '/account/routeTables/value/*/Routes',
  render: (operation, tokens, snapshot) => {
    const tables = snapshot.account.routeTables;
    const table = tables.state === 'present' ? tables.value[Number(tokens[3])] : undefined;
    if (!table || operation.op !== 'append') return undefined;
    const route = operation.value as Record<string, string | undefined>; // the mode appends a whole route
    const { State: _state, Origin: _origin, ...input } = route;
    const properties = { RouteTableId: table.RouteTableId, ...input };
    return {
      calls: [{ service: 'ec2', operation: 'CreateRoute', input: properties }],
      cloudFormation: [{ type: 'AWS::EC2::Route', logicalId: 'RouteToEndpoint', properties }],
      console: [
        `In VPC, Route tables, open ${table.RouteTableId}, Edit routes, and add ${route['DestinationCidrBlock'] ?? 'the route'}.`,
      ],
      check: { service: 'ec2', operation: 'DescribeRouteTables', input: { RouteTableIds: [table.RouteTableId] } },
    };
  },
};

const aclEntries: ChangeRenderer = {
  pattern: '/account/networkAcls/value/*/Entries',
  render: (operation, tokens, snapshot) => {
    const acls = snapshot.account.networkAcls;
    const acl = acls.state === 'present' ? acls.value[Number(tokens[3])] : undefined;
    if (!acl || operation.op !== 'append') return undefined;
    const entry = operation.value as Record<string, unknown>; // the mode appends a whole entry
    const properties = { NetworkAclId: acl.NetworkAclId, ...entry };
    return {
      calls: [{ service: 'ec2', operation: 'CreateNetworkAclEntry', input: properties }],
      cloudFormation: [
        {
          type: 'AWS::EC2::NetworkAclEntry',
          logicalId: 'AllowHttps',
          properties: { ...properties, Protocol: Number(entry['Protocol'] ?? 6) },
        },
      ],
      console: [
        `In VPC, Network ACLs, open ${acl.NetworkAclId} and add rule ${textOf(entry['RuleNumber'])} (${entry['Egress'] === true ? 'outbound' : 'inbound'}).`,
      ],
      check: { service: 'ec2', operation: 'DescribeNetworkAcls', input: { NetworkAclIds: [acl.NetworkAclId] } },
    };
  },
};

/** Changes of endpoints, security groups, network ACLs, VPCs and routes. */
export const networkChanges: readonly ChangeRenderer[] = [
  ...endpointChanges,
  ...groupChanges,
  vpcDns,
  routes,
  aclEntries,
];
