import { parseInvokeHost, type Request, type VpcEndpoint } from '@gatescope/shared';
import { describeVpcEndpoints } from '../reads/ec2/describe-vpc-endpoints.ts';
import { describeLoadBalancers } from '../reads/load-balancing/describe-load-balancers.ts';
import type { KnownSoon } from './collect-api.ts';
import type { AskedRequest } from './collect-network.ts';
import { fillDnsRecords } from './fill-names.ts';
import { hostOfRequest } from './request-hosts.ts';
import type { Trip } from './trip.ts';

interface About {
  readonly request: AskedRequest;
  readonly known: Pick<KnownSoon, 'found'>;
}

/**
 * The hosted zones, where the name that is called can hardly be judged without them: one of the account's own, or that of
 * a private API which no endpoint's private DNS answers. Elsewhere they are read when a diagnosis asks for them.
 */
export const collectNames = async (trip: Trip, { request, known }: About): Promise<void> => {
  if (!request) return;
  const host = hostOfRequest(request);
  if (host !== undefined && parseInvokeHost(host).kind === 'other') {
    await Promise.all([fillDnsRecords(trip), collectBalancers(trip, known)]);
    return;
  }
  if (request.network.from === 'public-internet' || !(await isPrivate(known))) return;
  if (!isInVpc(request) || !(await isAnsweredByEndpoint(trip, request))) await fillDnsRecords(trip);
};

/** A private API's own name most often leads to a load balancer. */
const collectBalancers = async ({ home, facts }: Trip, known: About['known']): Promise<void> => {
  if (await isPrivate(known)) facts.loadBalancers = await home.ask(describeLoadBalancers, {});
};

const isPrivate = async ({ found }: About['known']): Promise<boolean> => {
  const api = await found;
  if (api.kind !== 'REST' || api.restApi.state !== 'present') return false;
  return api.restApi.value.endpointConfiguration?.types?.includes('PRIVATE') ?? false;
};

/** Private DNS answers within a VPC only. */
const isInVpc = ({ network: { from, vpcId, subnetId } }: Request): boolean =>
  from === 'vpc' || from === 'peered-vpc' || (from !== 'on-prem' && (vpcId !== undefined || subnetId !== undefined));

const isAnsweredByEndpoint = async ({ home }: Trip, { network }: Request): Promise<boolean> => {
  const endpoints = await home.ask(describeVpcEndpoints, {});
  const isAnswering = ({ PrivateDnsEnabled, VpcId }: VpcEndpoint): boolean =>
    PrivateDnsEnabled === true && (network.vpcId === undefined || network.vpcId === VpcId);
  return endpoints.state === 'hidden' || (endpoints.state === 'present' && endpoints.value.some(isAnswering));
};
