import { readable } from '../../aws-error.ts';
import type { Call, Operation } from '../../call.ts';
import { type JsonObject, jsonText } from '../../json.ts';
import { describe } from './describe.ts';

const services = describe({
  name: 'DescribeVpcEndpointServices',
  list: 'ServiceDetails',
  records: ({ account }) => readable(account.wide.vpcEndpointServices),
  byId: {
    parameter: 'ServiceName',
    field: 'ServiceName',
    code: 'InvalidServiceName',
    message: (name) => `The Vpc Endpoint Service '${name}' does not exist`,
  },
  filters: {
    'service-name': 'ServiceName',
    'service-type': 'ServiceType.ServiceType',
    'service-region': 'ServiceRegion',
    owner: 'Owner',
  },
  // AWS lists the names once more beside the details.
  beside: (details) => ({ ServiceNames: details.map((detail) => detail['ServiceName'] ?? '') }),
});

/** Interface endpoints, what they consist of, and the services behind them. */
export const endpointDescriptions: readonly Operation[] = [
  describe({
    name: 'DescribeVpcEndpoints',
    list: 'VpcEndpoints',
    records: ({ account }) => account.wide.vpcEndpoints ?? [],
    byId: {
      parameter: 'VpcEndpointId',
      field: 'VpcEndpointId',
      code: 'InvalidVpcEndpointId.NotFound',
      message: (id) => `The Vpc Endpoint Id '${id}' does not exist`,
    },
    filters: {
      'vpc-endpoint-id': 'VpcEndpointId',
      'vpc-endpoint-state': 'State',
      'vpc-endpoint-type': 'VpcEndpointType',
      'vpc-id': 'VpcId',
      'service-name': 'ServiceName',
      'service-region': 'ServiceRegion',
      'ip-address-type': 'IpAddressType',
    },
  }),
  describe({
    name: 'DescribeSecurityGroups',
    list: 'SecurityGroups',
    records: selectByName,
    byId: {
      parameter: 'GroupId',
      field: 'GroupId',
      code: 'InvalidGroup.NotFound',
      message: (id) => `The security group '${id}' does not exist`,
    },
    filters: {
      'group-id': 'GroupId',
      'group-name': 'GroupName',
      'vpc-id': 'VpcId',
      description: 'Description',
      'owner-id': 'OwnerId',
      'ip-permission.cidr': 'IpPermissions.IpRanges.CidrIp',
      'ip-permission.from-port': 'IpPermissions.FromPort',
      'ip-permission.to-port': 'IpPermissions.ToPort',
      'ip-permission.protocol': 'IpPermissions.IpProtocol',
      'ip-permission.group-id': 'IpPermissions.UserIdGroupPairs.GroupId',
      'egress.ip-permission.group-id': 'IpPermissionsEgress.UserIdGroupPairs.GroupId',
    },
  }),
  describe({
    name: 'DescribeNetworkInterfaces',
    list: 'NetworkInterfaces',
    records: ({ account }) => account.wide.networkInterfaces ?? [],
    byId: {
      parameter: 'NetworkInterfaceId',
      field: 'NetworkInterfaceId',
      code: 'InvalidNetworkInterfaceID.NotFound',
      message: (id) => `The networkInterface ID '${id}' does not exist`,
    },
    filters: {
      'network-interface-id': 'NetworkInterfaceId',
      'addresses.private-ip-address': 'PrivateIpAddresses.PrivateIpAddress',
      'private-ip-address': 'PrivateIpAddress',
      'association.public-ip': 'Association.PublicIp',
      'availability-zone': 'AvailabilityZone',
      description: 'Description',
      'group-id': 'Groups.GroupId',
      'group-name': 'Groups.GroupName',
      'interface-type': 'InterfaceType',
      'owner-id': 'OwnerId',
      'requester-id': 'RequesterId',
      'requester-managed': 'RequesterManaged',
      status: 'Status',
      'subnet-id': 'SubnetId',
      'vpc-id': 'VpcId',
    },
  }),
  services,
];

function selectByName({ account, input }: Call): readonly JsonObject[] {
  const groups = account.wide.securityGroups ?? [];
  const names = input.list('GroupName');
  return names.length === 0 ? groups : groups.filter((group) => names.includes(jsonText(group['GroupName'])));
}
