import { readable } from '../../aws-error.ts';
import type { Operation } from '../../call.ts';
import { describe } from './describe.ts';

/** Gateways and prefix lists that routes and rules point to. */
export const gatewayDescriptions: readonly Operation[] = [
  describe({
    name: 'DescribeNatGateways',
    list: 'NatGateways',
    records: ({ account }) => readable(account.wide.natGateways),
    byId: {
      parameter: 'NatGatewayId',
      field: 'NatGatewayId',
      code: 'NatGatewayNotFound',
      message: (id) => `The Nat Gateway ${id} was not found`,
    },
    filters: { 'nat-gateway-id': 'NatGatewayId', state: 'State', 'subnet-id': 'SubnetId', 'vpc-id': 'VpcId' },
  }),
  describe({
    name: 'DescribeInternetGateways',
    list: 'InternetGateways',
    records: ({ account }) => readable(account.wide.internetGateways),
    byId: {
      parameter: 'InternetGatewayId',
      field: 'InternetGatewayId',
      code: 'InvalidInternetGatewayID.NotFound',
      message: (id) => `The internetGateway ID '${id}' does not exist`,
    },
    filters: {
      'internet-gateway-id': 'InternetGatewayId',
      'attachment.state': 'Attachments.State',
      'attachment.vpc-id': 'Attachments.VpcId',
    },
  }),
  describe({
    name: 'DescribeManagedPrefixLists',
    list: 'PrefixLists',
    records: ({ account }) => readable(account.wide.managedPrefixLists),
    byId: {
      parameter: 'PrefixListId',
      field: 'PrefixListId',
      code: 'InvalidPrefixListID.NotFound',
      message: (id) => `The prefix list ID '${id}' does not exist`,
    },
    filters: { 'prefix-list-id': 'PrefixListId', 'prefix-list-name': 'PrefixListName', 'owner-id': 'OwnerId' },
  }),
];
