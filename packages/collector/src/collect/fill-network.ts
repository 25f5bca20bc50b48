import type { Fact, NetworkInterface, VpcDns } from '@gatescope/shared';
import { describeNetworkInterfaces } from '../reads/ec2/describe-network-interfaces.ts';
import { describeVpcAttribute } from '../reads/ec2/describe-vpc-attribute.ts';
import type { Trip } from './trip.ts';

/** Both DNS attributes of a VPC; hidden when either is. */
export const fillVpcDns = async ({ home, facts }: Trip, vpcId: string): Promise<void> => {
  const [support, hostnames] = await Promise.all([
    home.ask(describeVpcAttribute, { vpcId, attribute: 'enableDnsSupport' }),
    home.ask(describeVpcAttribute, { vpcId, attribute: 'enableDnsHostnames' }),
  ]);
  facts.vpcDns[vpcId] = toVpcDns(support, hostnames);
};

/** The two attributes as one fact. */
const toVpcDns = (support: Fact<boolean>, hostnames: Fact<boolean>): Fact<VpcDns> => {
  if (support.state !== 'present') return support;
  if (hostnames.state !== 'present') return hostnames;
  const value = { enableDnsSupport: support.value, enableDnsHostnames: hostnames.value };
  return { state: 'present', value, readAt: support.readAt };
};

// EC2 takes at most 200 values in a filter. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Filter.html
const mostFilterValues = 200;

/** The network interfaces with these ids. */
export const fillNetworkInterfaces = async ({ home, facts }: Trip, ids: readonly string[]): Promise<void> => {
  const sorted = [...new Set(ids)].sort();
  const chunks = Array.from({ length: Math.ceil(sorted.length / mostFilterValues) }, (_, index) =>
    sorted.slice(index * mostFilterValues, (index + 1) * mostFilterValues),
  );
  const parts = await Promise.all(
    chunks.map((networkInterfaceIds) => home.ask(describeNetworkInterfaces, { networkInterfaceIds })),
  );
  facts.networkInterfaces = joinLists<NetworkInterface>(parts);
};

const joinLists = <T>(parts: readonly Fact<T[]>[]): Fact<T[]> => {
  const missing = parts.find(({ state }) => state !== 'present');
  if (missing !== undefined) return missing;
  const value = parts.flatMap((part) => (part.state === 'present' ? part.value : []));
  const [first] = parts;
  return { state: 'present', value, readAt: first?.state === 'present' ? first.readAt : undefined };
};
