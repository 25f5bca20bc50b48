import { readable } from '../../aws-error.ts';
import type { Operation } from '../../call.ts';
import { without } from '../without.ts';
import { describe } from './describe.ts';
import { withDefaultNetworkAcls } from './default-network-acls.ts';

/** VPCs, subnets, ACLs, route tables, peerings. */
export const vpcDescriptions: readonly Operation[] = [
  describe({
    name: 'DescribeVpcs',
    list: 'Vpcs',
    records: ({ account }) => account.wide.vpcs ?? [],
    // AWS tells these two by DescribeVpcAttribute only.
    show: (vpc) => without(vpc, 'enableDnsSupport', 'enableDnsHostnames'),
    byId: {
      parameter: 'VpcId',
      field: 'VpcId',
      code: 'InvalidVpcID.NotFound',
      message: (id) => `The vpc ID '${id}' does not exist`,
    },
    filters: {
      'vpc-id': 'VpcId',
      cidr: 'CidrBlock',
      'cidr-block-association.cidr-block': 'CidrBlockAssociationSet.CidrBlock',
      'dhcp-options-id': 'DhcpOptionsId',
      'is-default': 'IsDefault',
      'owner-id': 'OwnerId',
      state: 'State',
    },
  }),
  describe({
    name: 'DescribeSubnets',
    list: 'Subnets',
    records: ({ account }) => account.wide.subnets ?? [],
    byId: {
      parameter: 'SubnetId',
      field: 'SubnetId',
      code: 'InvalidSubnetID.NotFound',
      message: (id) => `The subnet ID '${id}' does not exist`,
    },
    filters: {
      'subnet-id': 'SubnetId',
      'vpc-id': 'VpcId',
      'availability-zone': 'AvailabilityZone',
      availabilityZone: 'AvailabilityZone',
      'availability-zone-id': 'AvailabilityZoneId',
      'cidr-block': 'CidrBlock',
      'default-for-az': 'DefaultForAz',
      'owner-id': 'OwnerId',
      state: 'State',
    },
  }),
  describe({
    name: 'DescribeNetworkAcls',
    list: 'NetworkAcls',
    records: ({ account }) => withDefaultNetworkAcls(account),
    byId: {
      parameter: 'NetworkAclId',
      field: 'NetworkAclId',
      code: 'InvalidNetworkAclID.NotFound',
      message: (id) => `The networkAcl ID '${id}' does not exist`,
    },
    filters: {
      'network-acl-id': 'NetworkAclId',
      'association.network-acl-id': 'Associations.NetworkAclId',
      'association.association-id': 'Associations.NetworkAclAssociationId',
      'association.subnet-id': 'Associations.SubnetId',
      default: 'IsDefault',
      'owner-id': 'OwnerId',
      'vpc-id': 'VpcId',
    },
  }),
  describe({
    name: 'DescribeRouteTables',
    list: 'RouteTables',
    records: ({ account }) => readable(account.wide.routeTables),
    byId: {
      parameter: 'RouteTableId',
      field: 'RouteTableId',
      code: 'InvalidRouteTableID.NotFound',
      message: (id) => `The routeTable ID '${id}' does not exist`,
    },
    filters: {
      'route-table-id': 'RouteTableId',
      'association.route-table-association-id': 'Associations.RouteTableAssociationId',
      'association.route-table-id': 'Associations.RouteTableId',
      'association.subnet-id': 'Associations.SubnetId',
      'association.main': 'Associations.Main',
      'association.gateway-id': 'Associations.GatewayId',
      'route.destination-cidr-block': 'Routes.DestinationCidrBlock',
      'route.gateway-id': 'Routes.GatewayId',
      'route.nat-gateway-id': 'Routes.NatGatewayId',
      'route.transit-gateway-id': 'Routes.TransitGatewayId',
      'route.vpc-peering-connection-id': 'Routes.VpcPeeringConnectionId',
      'owner-id': 'OwnerId',
      'vpc-id': 'VpcId',
    },
  }),
  describe({
    name: 'DescribeVpcPeeringConnections',
    list: 'VpcPeeringConnections',
    records: ({ account }) => readable(account.wide.vpcPeeringConnections),
    byId: {
      parameter: 'VpcPeeringConnectionId',
      field: 'VpcPeeringConnectionId',
      code: 'InvalidVpcPeeringConnectionID.NotFound',
      message: (id) => `The vpcPeeringConnection ID '${id}' does not exist`,
    },
    filters: {
      'vpc-peering-connection-id': 'VpcPeeringConnectionId',
      'status-code': 'Status.Code',
      'accepter-vpc-info.vpc-id': 'AccepterVpcInfo.VpcId',
      'accepter-vpc-info.owner-id': 'AccepterVpcInfo.OwnerId',
      'requester-vpc-info.vpc-id': 'RequesterVpcInfo.VpcId',
      'requester-vpc-info.owner-id': 'RequesterVpcInfo.OwnerId',
    },
  }),
];
