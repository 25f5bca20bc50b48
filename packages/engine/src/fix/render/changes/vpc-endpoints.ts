import type { Snapshot, VpcEndpoint } from '@gatescope/shared';
import type { ChangeRenderer, RenderedChange } from '../rendered-change.ts';
import { logicalId } from './names.ts';

/** One change of an endpoint in each tongue. */
interface Edit {
  /** Of ModifyVpcEndpoint. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly step: string;
  readonly diff?: NonNullable<RenderedChange['diff']>;
}

const endpointAt = ({ account }: Snapshot, index: string | undefined): VpcEndpoint | undefined =>
  account.vpcEndpoints.state === 'present' ? account.vpcEndpoints.value[Number(index)] : undefined;

const modify = (endpoint: VpcEndpoint, edit: Edit): RenderedChange => ({
  calls: [
    {
      service: 'ec2',
      operation: 'ModifyVpcEndpoint',
      input: { VpcEndpointId: endpoint.VpcEndpointId, ...edit.input },
    },
  ],
  cloudFormation: [
    {
      type: 'AWS::EC2::VPCEndpoint',
      logicalId: logicalId(`execute-api ${endpoint.VpcEndpointId}`),
      properties: {
        ServiceName: endpoint.ServiceName,
        VpcEndpointType: 'Interface',
        VpcId: endpoint.VpcId,
        ...edit.properties,
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
        ...edit.attributes,
      },
    },
  ],
  console: [edit.step],
  ...(edit.diff ? { diff: edit.diff } : {}),
  check: {
    service: 'ec2',
    operation: 'DescribeVpcEndpoints',
    input: { VpcEndpointIds: [endpoint.VpcEndpointId] },
  },
});

const policy: ChangeRenderer = {
  pattern: '/account/vpcEndpoints/value/*/PolicyDocument',
  render: (operation, tokens, snapshot) => {
    const endpoint = endpointAt(snapshot, tokens[3]);
    if (!endpoint || operation.op !== 'set' || typeof operation.value !== 'string') return undefined;
    const document: unknown = JSON.parse(operation.value);
    return modify(endpoint, {
      input: { PolicyDocument: operation.value },
      properties: { PolicyDocument: document },
      attributes: { 'policy()': document },
      step: `In VPC, Endpoints, open ${endpoint.VpcEndpointId}, Policy, Edit policy, and replace it with the one in the diff.`,
      diff: { label: 'Endpoint policy', before: endpoint.PolicyDocument ?? '', after: operation.value },
    });
  },
};

const privateDns: ChangeRenderer = {
  pattern: '/account/vpcEndpoints/value/*/PrivateDnsEnabled',
  render: (operation, tokens, snapshot) => {
    const endpoint = endpointAt(snapshot, tokens[3]);
    if (!endpoint || operation.op !== 'set') return undefined;
    const isOn = operation.value === true;
    return modify(endpoint, {
      input: { PrivateDnsEnabled: isOn },
      properties: { PrivateDnsEnabled: isOn },
      attributes: { private_dns_enabled: isOn },
      step: `In VPC, Endpoints, select ${endpoint.VpcEndpointId}, Actions, Modify private DNS name, and turn it ${isOn ? 'on' : 'off'}.`,
    });
  },
};

const subnets: ChangeRenderer = {
  pattern: '/account/vpcEndpoints/value/*/SubnetIds',
  render: (operation, tokens, snapshot) => {
    const endpoint = endpointAt(snapshot, tokens[3]);
    if (!endpoint || operation.op !== 'append' || typeof operation.value !== 'string') return undefined;
    const all = [...(endpoint.SubnetIds ?? []), operation.value];
    return modify(endpoint, {
      input: { AddSubnetIds: [operation.value] },
      properties: { SubnetIds: all },
      attributes: { subnet_ids: all },
      step: `In VPC, Endpoints, select ${endpoint.VpcEndpointId}, Actions, Manage subnets, and add ${operation.value}.`,
    });
  },
};

const groupIdsOf = ({ Groups }: VpcEndpoint): string[] =>
  (Groups ?? []).flatMap(({ GroupId }) => (GroupId ? [GroupId] : []));

const groups: ChangeRenderer = {
  pattern: '/account/vpcEndpoints/value/*/Groups',
  render: (operation, tokens, snapshot) => {
    const endpoint = endpointAt(snapshot, tokens[3]);
    const id = operation.op === 'append' ? (operation.value as { GroupId?: string }).GroupId : undefined; // a member of Groups
    if (!endpoint || !id) return undefined;
    const all = [...groupIdsOf(endpoint), id];
    return modify(endpoint, {
      input: { AddSecurityGroupIds: [id] },
      properties: { SecurityGroupIds: all },
      attributes: { security_group_ids: all },
      step: `In VPC, Endpoints, select ${endpoint.VpcEndpointId}, Actions, Manage security groups, and add ${id}.`,
    });
  },
};

const added: ChangeRenderer = {
  pattern: '/account/vpcEndpoints/value',
  render: (operation) => {
    if (operation.op !== 'append') return undefined;
    const endpoint = operation.value as VpcEndpoint; // the mode appends a whole endpoint
    const groupIds = groupIdsOf(endpoint);
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

/** Changes of VPC endpoints. */
export const endpointChanges: readonly ChangeRenderer[] = [policy, privateDns, subnets, groups, added];
