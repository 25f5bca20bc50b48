import type { IpPermission, LoadBalancer } from '@gatescope/shared';
import { accountFact } from '../../facts.ts';
import { admits } from '../names/security-group.ts';
import type { IntegrationCase, Obstacle } from './integration-case.ts';
import { isDoubted, readIfDoubted, unaskedAt } from './integration-case.ts';
import { configurationError, networkError, timedOut } from './replies.ts';

const base = {
  replies: [timedOut, networkError, configurationError, { status: 503 }],
  basis: 'live',
} as const;

const admitsAddresses = ({ IpRanges, Ipv6Ranges, PrefixListIds }: IpPermission): boolean =>
  [IpRanges, Ipv6Ranges, PrefixListIds].some((list) => (list ?? []).length > 0);

/**
 * A VPC link of version 1 comes to its Network Load Balancer over PrivateLink. Security groups of the load balancer, where
 * it enforces them for such calls (it does unless told otherwise), judge addresses of API Gateway's own network: rules that
 * name groups admit nobody, and rules that name address blocks may.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-nlb-for-vpclink-using-console.html
 */
export const checkBalancerGroups = (
  subject: IntegrationCase,
  balancer: LoadBalancer | undefined,
  port: number | undefined,
): Obstacle | undefined => {
  const wanted = balancer?.SecurityGroups ?? [];
  const enforcement = balancer?.['EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic'];
  if (wanted.length === 0 || enforcement !== 'on' || port === undefined) return undefined;
  const key = accountFact('securityGroups');
  const fact = readIfDoubted(subject, key, isDoubted(subject, base.replies));
  const detail = { loadBalancerArn: balancer?.LoadBalancerArn, balancerGroupIds: wanted, port };
  if (fact.state === 'hidden') {
    const missing = unaskedAt(subject, key);
    return missing.length === 0 ? undefined : { ...base, outcome: 'unknown', detail, missing };
  }
  const own = (fact.state === 'present' ? fact.value : []).filter(({ GroupId }) => wanted.includes(GroupId));
  if (own.length < wanted.length) return undefined;
  const permissions = own.flatMap(({ IpPermissions }) => IpPermissions ?? []);
  if (admits(permissions, port, { ranges: undefined, groupIds: [] }) === 'yes') return undefined;
  const outcome = permissions.some(admitsAddresses) ? 'unknown' : 'stopped';
  return { ...base, outcome, cause: 'network-blocked', detail: { ...detail, isPrivateLink: true }, missing: [] };
};
