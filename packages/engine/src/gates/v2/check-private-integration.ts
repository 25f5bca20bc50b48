import type { Listener, LoadBalancer, TargetHealth, VpcLinkV2 } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import { accountFact, accountFactOf } from '../../facts.ts';
import { readIfDoubted, isDoubted, missingAt, unaskedAt } from '../integration/integration-case.ts';
import type { IntegrationCase, Obstacle } from '../integration/integration-case.ts';
import { admits } from '../names/security-group.ts';
import { backendUnreachable } from './replies.ts';

const base = { replies: backendUnreachable, basis: 'live' } as const;

interface FoundLink {
  readonly link: VpcLinkV2;
  readonly id: string;
  readonly pointer: string;
}

const checkStatus = ({ link, id, pointer }: FoundLink): Obstacle | undefined => {
  const status = link.VpcLinkStatus;
  if (status === undefined || status.toUpperCase() === 'AVAILABLE') return undefined;
  const detail = { id, status, statusMessage: link.VpcLinkStatusMessage, pointer };
  return { ...base, outcome: 'stopped', cause: 'link-not-available', detail };
};

/** `…:listener/app/name/1/2` belongs to `…:loadbalancer/app/name/1`. */
const balancerArnOf = (listenerArn: string): string =>
  listenerArn.replace(':listener/', ':loadbalancer/').replace(/\/[^/]+$/, '');

const valueOf = <T>(fact: { readonly state: string; readonly value?: T }): T | undefined =>
  fact.state === 'present' ? fact.value : undefined;

interface Behind {
  readonly balancerArn: string;
  readonly balancer: LoadBalancer | undefined;
  readonly listener: Listener;
}

/** The groups of a load balancer have to admit those of the link; a balancer without groups admits everybody. */
const checkGroups = (subject: IntegrationCase, { link, id }: FoundLink, behind: Behind): Obstacle | undefined => {
  const groups = valueOf(readIfDoubted(subject, accountFact('securityGroups'), false)) ?? [];
  const wanted = behind.balancer?.SecurityGroups ?? [];
  const { Port } = behind.listener;
  const own = groups.filter(({ GroupId }) => wanted.includes(GroupId));
  if (wanted.length === 0 || own.length < wanted.length || Port === undefined) return undefined;
  const groupIds = link.SecurityGroupIds ?? [];
  const admission = admits(
    own.flatMap(({ IpPermissions }) => IpPermissions ?? []),
    Port,
    { ranges: undefined, groupIds },
  );
  if (admission !== 'no') return undefined;
  const detail = { id, groupIds, balancerGroupIds: wanted, port: Port, loadBalancerArn: behind.balancerArn };
  return { ...base, outcome: 'stopped', cause: 'network-blocked', detail };
};

const isHealthy = ({ TargetHealth: health }: TargetHealth): boolean =>
  // `unavailable` and `unused` come from health checks that are off or not running; they do not say that calls fail.
  health?.State === undefined || health.State === 'healthy' || health.State === 'unavailable';

const targetGroupsOf = ({ DefaultActions }: Listener): string[] => [
  ...new Set(
    (DefaultActions ?? []).flatMap(({ TargetGroupArn, ForwardConfig }) =>
      [TargetGroupArn, ...(ForwardConfig?.TargetGroups ?? []).map((group) => group.TargetGroupArn)].filter(
        (arn): arn is string => arn !== undefined,
      ),
    ),
  ),
];

const checkTargets = (subject: IntegrationCase, listener: Listener): Obstacle | undefined => {
  const judged = targetGroupsOf(listener).map((arn) => ({
    arn,
    targets: valueOf(
      readIfDoubted(subject, accountFactOf('targetHealth', arn), isDoubted(subject, backendUnreachable)),
    ),
  }));
  const bad = judged.filter(({ targets }) => targets !== undefined && !targets.some(isHealthy));
  const [first] = bad;
  if (!first || bad.length < judged.length) return undefined;
  const targets = (first.targets ?? []).map(({ Target, TargetHealth: health }) => ({
    target: `${Target?.Id ?? ''}:${Target?.Port ?? ''}`,
    state: health?.State,
    reason: health?.Reason,
    description: health?.Description,
  }));
  // A load balancer without healthy targets may still try them all; no target at all is another matter.
  const outcome = targets.length === 0 ? 'stopped' : 'unknown';
  const detail = { targetGroupArn: first.arn, targets, isSeen: true };
  return { ...base, outcome, cause: 'targets-unhealthy', detail, missing: [] };
};

/** Behind the link, where the integration names a listener. */
const checkBalancer = (subject: IntegrationCase, found: FoundLink, listenerArn: string): Obstacle | undefined => {
  const balancerArn = balancerArnOf(listenerArn);
  const doubted = isDoubted(subject, backendUnreachable);
  const balancers = readIfDoubted(subject, accountFact('loadBalancers'), doubted);
  const listeners = readIfDoubted(subject, accountFactOf('listeners', balancerArn), doubted);
  const all = valueOf(listeners);
  if (all === undefined) {
    const missing = unaskedAt(subject, accountFact('loadBalancers'), accountFactOf('listeners', balancerArn));
    return missing.length === 0
      ? undefined
      : { ...base, outcome: 'unknown', detail: { loadBalancerArn: balancerArn }, missing };
  }
  const listener = all.find(({ ListenerArn }) => ListenerArn === listenerArn);
  const ports = all.flatMap(({ Port }) => Port ?? []);
  if (!listener && all.some(({ ListenerArn }) => ListenerArn !== undefined)) {
    const detail = { loadBalancerArn: balancerArn, listenerArn, ports };
    return { ...base, outcome: 'stopped', cause: 'no-listener', detail };
  }
  if (!listener) return undefined;
  const balancer = valueOf(balancers)?.find(({ LoadBalancerArn }) => LoadBalancerArn === balancerArn);
  return checkGroups(subject, found, { balancerArn, balancer, listener }) ?? checkTargets(subject, listener);
};

/**
 * The way through a VPC link of version 2: the link, the security groups, the listener, the targets.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vpc-links.html
 */
export const checkPrivateIntegration = (subject: IntegrationCase): Obstacle | undefined => {
  const { running, connectionId, uri } = subject;
  const id = connectionId?.text ?? '';
  if (running.integration.connectionType !== 'VPC_LINK' || id === '') return undefined;
  const key = accountFact('vpcLinksV2');
  const fact = readIfDoubted(subject, key, isDoubted(subject, backendUnreachable));
  if (fact.state === 'hidden') {
    const missing = missingAt(subject, key);
    return missing.length === 0
      ? undefined
      : { ...base, outcome: 'unknown', cause: 'link-not-available', detail: { id }, missing };
  }
  const links = fact.state === 'present' ? fact.value : [];
  const index = links.findIndex(({ VpcLinkId }) => VpcLinkId === id);
  const link = links[index];
  if (!link) return { ...base, outcome: 'stopped', cause: 'link-missing', detail: { id } };
  const found = { link, id, pointer: toPointer('account', 'vpcLinksV2', 'value', index) };
  const listenerArn = /^arn:[\w-]+:elasticloadbalancing:.*:listener\//.test(uri?.text ?? '') ? uri?.text : undefined;
  return checkStatus(found) ?? (listenerArn ? checkBalancer(subject, found, listenerArn) : undefined);
};
