import { textOf } from '../../../text-of.ts';
import type { IpPermission, SecurityGroup, Snapshot, VpcEndpoint } from '@gatescope/shared';
import type { ChangeRenderer, ManagementCall, RenderedChange } from '../rendered-change.ts';
import { logicalId, terraformName } from './names.ts';

const endpointAt = ({ account }: Snapshot, index: string | undefined): VpcEndpoint | undefined =>
  account.vpcEndpoints.state === 'present' ? account.vpcEndpoints.value[Number(index)] : undefined;

const groupAt = ({ account }: Snapshot, index: string | undefined): SecurityGroup | undefined =>
  account.securityGroups.state === 'present' ? account.securityGroups.value[Number(index)] : undefined;

const describeEndpoint = (id: string): ManagementCall => ({
  service: 'ec2',
  operation: 'DescribeVpcEndpoints',
  input: { VpcEndpointIds: [id] },
});

const modify = (endpoint: VpcEndpoint, input: Record<string, unknown>): ManagementCall => ({
  service: 'ec2',
  operation: 'ModifyVpcEndpoint',
  input: { VpcEndpointId: endpoint.VpcEndpointId, ...input },
});

const fragments = (
  endpoint: VpcEndpoint,
  properties: Record<string, unknown>,
  attributes: Record<string, unknown>,
): Pick<RenderedChange, 'cloudFormation' | 'terraform'> => ({
  cloudFormation: [
    {
      type: 'AWS::EC2::VPCEndpoint',
      logicalId: logicalId(`execute-api ${endpoint.VpcEndpointId}`),
      properties: {
        ServiceName: endpoint.ServiceName,
        VpcEndpointType: 'Interface',
        VpcId: endpoint.VpcId,
        ...properties,
      },
    },
  ],
  terraform: [
    {
      type: 'aws_vpc_endpoint',
      name: 'execute_api',
      attributes: {
        vpc_id: endpoint.VpcId,
        service_name: endpoint.ServiceName,
        vpc_endpoint_type: 'Interface',
        ...attributes,
      },
    },
  ],
});

const endpointPolicy: ChangeRenderer = {
  pattern: '/account/vpcEndpoints/value/*/PolicyDocument',
  render: (operation, tokens, snapshot) => {
    const endpoint = endpointAt(snapshot, tokens[3]);
    if (!endpoint || operation.op !== 'set' || typeof operation.value !== 'string') return undefined;
    const document: unknown = JSON.parse(operation.value);
    return {
      calls: [modify(endpoint, { PolicyDocument: operation.value })],
      ...fragments(endpoint, { PolicyDocument: document }, { 'policy()': document }),
      console: [
        `In VPC, Endpoints, open ${endpoint.VpcEndpointId}, Policy, Edit policy, and replace it with the one in the diff.`,
      ],
      diff: { label: 'Endpoint policy', before: endpoint.PolicyDocument ?? '', after: operation.value },
      check: describeEndpoint(endpoint.VpcEndpointId),
    };
  },
};

const privateDns: ChangeRenderer = {
  pattern: '/account/vpcEndpoints/value/*/PrivateDnsEnabled',
  render: (operation, tokens, snapshot) => {
    const endpoint = endpointAt(snapshot, tokens[3]);
    if (!endpoint || operation.op !== 'set') return undefined;
    const isOn = operation.value === true;
    return {
      calls: [modify(endpoint, { PrivateDnsEnabled: isOn })],
      ...fragments(endpoint, { PrivateDnsEnabled: isOn }, { private_dns_enabled: isOn }),
      console: [
        `In VPC, Endpoints, select ${endpoint.VpcEndpointId}, Actions, Modify private DNS name, and turn it ${isOn ? 'on' : 'off'}.`,
      ],
      check: describeEndpoint(endpoint.VpcEndpointId),
    };
  },
};

const subnets: ChangeRenderer = {
  pattern: '/account/vpcEndpoints/value/*/SubnetIds',
  render: (operation, tokens, snapshot) => {
    const endpoint = endpointAt(snapshot, tokens[3]);
    if (!endpoint || operation.op !== 'append' || typeof operation.value !== 'string') return undefined;
    const all = [...(endpoint.SubnetIds ?? []), operation.value];
    return {
      calls: [modify(endpoint, { AddSubnetIds: [operation.value] })],
      ...fragments(endpoint, { SubnetIds: all }, { subnet_ids: all }),
      console: [
        `In VPC, Endpoints, select ${endpoint.VpcEndpointId}, Actions, Manage subnets, and add ${operation.value}.`,
      ],
      check: describeEndpoint(endpoint.VpcEndpointId),
    };
  },
};

const groups: ChangeRenderer = {
  pattern: '/account/vpcEndpoints/value/*/Groups',
  render: (operation, tokens, snapshot) => {
    const endpoint = endpointAt(snapshot, tokens[3]);
    const id = operation.op === 'append' ? (operation.value as { GroupId?: string }).GroupId : undefined; // a member of Groups
    if (!endpoint || !id) return undefined;
    const all = [...(endpoint.Groups ?? []).flatMap(({ GroupId }) => (GroupId ? [GroupId] : [])), id];
    return {
      calls: [modify(endpoint, { AddSecurityGroupIds: [id] })],
      ...fragments(endpoint, { SecurityGroupIds: all }, { security_group_ids: all }),
      console: [`In VPC, Endpoints, select ${endpoint.VpcEndpointId}, Actions, Manage security groups, and add ${id}.`],
      check: describeEndpoint(endpoint.VpcEndpointId),
    };
  },
};

const newEndpoint: ChangeRenderer = {
  pattern: '/account/vpcEndpoints/value',
  render: (operation) => {
    if (operation.op !== 'append') return undefined;
    const endpoint = operation.value as VpcEndpoint; // the mode appends a whole endpoint
    const groupIds = (endpoint.Groups ?? []).flatMap(({ GroupId }) => (GroupId ? [GroupId] : []));
    const properties = {
      VpcEndpointType: 'Interface',
      VpcId: endpoint.VpcId,
      ServiceName: endpoint.ServiceName,
      SubnetIds: endpoint.SubnetIds,
      SecurityGroupIds: groupIds,
      PrivateDnsEnabled: endpoint.PrivateDnsEnabled ?? true,
    };
    return {
      calls: [{ service: 'ec2', operation: 'CreateVpcEndpoint', input: properties }],
      cloudFormation: [{ type: 'AWS::EC2::VPCEndpoint', logicalId: 'ExecuteApiEndpoint', properties }],
      terraform: [
        {
          type: 'aws_vpc_endpoint',
          name: 'execute_api',
          attributes: {
            vpc_id: endpoint.VpcId,
            service_name: endpoint.ServiceName,
            vpc_endpoint_type: 'Interface',
            subnet_ids: endpoint.SubnetIds ?? [],
            security_group_ids: groupIds,
            private_dns_enabled: endpoint.PrivateDnsEnabled ?? true,
          },
        },
      ],
      console: [
        `In VPC, Endpoints, create an interface endpoint for ${endpoint.ServiceName ?? 'execute-api'} in ${endpoint.VpcId ?? 'the VPC'} with private DNS names on.`,
      ],
      check: {
        service: 'ec2',
        operation: 'DescribeVpcEndpoints',
        input: { Filters: [{ Name: 'vpc-id', Values: [endpoint.VpcId] }] },
      },
    };
  },
};

const ruleAttributes = (permission: IpPermission): Record<string, unknown> => {
  const cidr = permission.IpRanges?.[0]?.CidrIp;
  const group = permission.UserIdGroupPairs?.[0]?.GroupId;
  return {
    ip_protocol: permission.IpProtocol,
    ...(permission.FromPort === undefined ? {} : { from_port: permission.FromPort }),
    ...(permission.ToPort === undefined ? {} : { to_port: permission.ToPort }),
    ...(cidr ? { cidr_ipv4: cidr } : {}),
    ...(group ? { referenced_security_group_id: group } : {}),
  };
};

const ruleProperties = (
  permission: IpPermission,
  peer: 'SourceSecurityGroupId' | 'DestinationSecurityGroupId',
): Record<string, unknown> => {
  const cidr = permission.IpRanges?.[0]?.CidrIp;
  const group = permission.UserIdGroupPairs?.[0]?.GroupId;
  return {
    IpProtocol: permission.IpProtocol,
    ...(permission.FromPort === undefined ? {} : { FromPort: permission.FromPort }),
    ...(permission.ToPort === undefined ? {} : { ToPort: permission.ToPort }),
    ...(cidr ? { CidrIp: cidr } : {}),
    ...(group ? { [peer]: group } : {}),
  };
};

/** Empty lists of a rule are not sent. */
const sent = (permission: IpPermission): Record<string, unknown> =>
  Object.fromEntries(Object.entries(permission).filter(([, value]) => !(Array.isArray(value) && value.length === 0)));

const rule = (direction: 'Ingress' | 'Egress'): ChangeRenderer => ({
  pattern:
    direction === 'Ingress'
      ? '/account/securityGroups/value/*/IpPermissions'
      : '/account/securityGroups/value/*/IpPermissionsEgress',
  render: (operation, tokens, snapshot) => {
    const group = groupAt(snapshot, tokens[3]);
    if (!group || operation.op !== 'append') return undefined;
    const permission = operation.value as IpPermission; // the mode appends a whole rule
    const isIn = direction === 'Ingress';
    return {
      calls: [
        {
          service: 'ec2',
          operation: `AuthorizeSecurityGroup${direction}`,
          input: { GroupId: group.GroupId, IpPermissions: [sent(permission)] },
        },
      ],
      cloudFormation: [
        {
          type: `AWS::EC2::SecurityGroup${direction}`,
          logicalId: `ExecuteApi443${direction}`,
          properties: {
            GroupId: group.GroupId,
            ...ruleProperties(permission, isIn ? 'SourceSecurityGroupId' : 'DestinationSecurityGroupId'),
          },
        },
      ],
      terraform: [
        {
          type: `aws_vpc_security_group_${direction.toLowerCase()}_rule`,
          name: 'execute_api_443',
          attributes: { security_group_id: group.GroupId, ...ruleAttributes(permission) },
        },
      ],
      console: [
        `In EC2, Security groups, open ${group.GroupId}, ${isIn ? 'Inbound' : 'Outbound'} rules, and add HTTPS (443) ${isIn ? 'from' : 'to'} ${permission.IpRanges?.[0]?.CidrIp ?? permission.UserIdGroupPairs?.[0]?.GroupId ?? 'the other side'}.`,
      ],
      check: { service: 'ec2', operation: 'DescribeSecurityGroups', input: { GroupIds: [group.GroupId] } },
    };
  },
});

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
  endpointPolicy,
  privateDns,
  subnets,
  groups,
  newEndpoint,
  rule('Ingress'),
  rule('Egress'),
  vpcDns,
  routes,
  aclEntries,
];
