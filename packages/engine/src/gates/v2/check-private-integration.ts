import type { Listener, LoadBalancer, VpcLinkV2 } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import type { FactKey } from '../../facts.ts';
import { accountFact, accountFactOf } from '../../facts.ts';
import { readIfDoubted, isDoubted, missingAt, unaskedAt } from '../integration/integration-case.ts';
import type { IntegrationCase, Obstacle } from '../integration/integration-case.ts';
import { isHealthyTarget, targetDetails } from '../integration/target-health.ts';
import { targetGroupsOf } from '../names/resolve-load-balancer.ts';
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

/** The listener that a private integration names. */
export const listenerArnOf = (address: string | undefined): string | undefined =>
  /^arn:[\w-]+:elasticloadbalancing:.*:listener\//.test(address ?? '') ? address : undefined;

/** `…:listener/app/name/1/2` belongs to `…:loadbalancer/app/name/1`. */
export const balancerArnOf = (listenerArn: string): string =>
  listenerArn.replace(':listener/', ':loadbalancer/').replace(/\/[^/]+$/, '');

const valueOf = <T>(fact: { readonly state: string; readonly value?: T }): T | undefined =>
  fact.state === 'present' ? fact.value : undefined;

interface Behind {
  readonly balancerArn: string;
  readonly balancer: LoadBalancer | undefined;
  readonly listener: Listener;
}

/** Facts that nobody asked for yet leave the way open; those that are refused change nothing. */
const pending = (
  subject: IntegrationCase,
  keys: readonly FactKey<unknown>[],
  detail: Obstacle['detail'],
): Obstacle | undefined => {
  const missing = unaskedAt(subject, ...keys);
  return missing.length === 0 ? undefined : { ...base, outcome: 'unknown', detail, missing };
};

/** The address blocks that the link has network interfaces in; undefined where they are not all known. */
const blocksOfLink = (
  link: VpcLinkV2,
  subnets: readonly { readonly SubnetId: string; readonly CidrBlock?: string | undefined }[] | undefined,
): readonly (string | undefined)[] => {
  const ids = link.SubnetIds ?? [];
  const blocks = ids.flatMap((id) => subnets?.find(({ SubnetId }) => SubnetId === id)?.CidrBlock ?? []);
  return ids.length > 0 && blocks.length === ids.length ? blocks : [undefined];
};

/**
 * The groups of a load balancer have to admit the link, by its groups or by the addresses of its subnets; a balancer
 * without groups admits everybody. Where some of the subnets are admitted only, some of the calls get through.
 */
const checkGroups = (subject: IntegrationCase, { link, id }: FoundLink, behind: Behind): Obstacle | undefined => {
  const wanted = behind.balancer?.SecurityGroups ?? [];
  if (wanted.length === 0) return undefined;
  const key = accountFact('securityGroups');
  const fact = readIfDoubted(subject, key, isDoubted(subject, backendUnreachable));
  const subnetsKey = accountFact('subnets');
  const subnets = readIfDoubted(subject, subnetsKey, isDoubted(subject, backendUnreachable));
  if (fact.state === 'hidden') return pending(subject, [key, subnetsKey], { id, loadBalancerArn: behind.balancerArn });
  const groups = valueOf(fact) ?? [];
  const { Port } = behind.listener;
  const own = groups.filter(({ GroupId }) => wanted.includes(GroupId));
  if (own.length < wanted.length || Port === undefined) return undefined;
  const groupIds = link.SecurityGroupIds ?? [];
  const permissions = own.flatMap(({ IpPermissions }) => IpPermissions ?? []);
  const blocks = blocksOfLink(link, valueOf(subnets));
  const refused = blocks.filter(
    (block) => admits(permissions, Port, { ranges: block === undefined ? undefined : [block], groupIds }) === 'no',
  );
  if (refused.length === 0) return undefined;
  const detail = {
    id,
    groupIds,
    balancerGroupIds: wanted,
    port: Port,
    loadBalancerArn: behind.balancerArn,
    blocks: refused,
    isPart: refused.length < blocks.length,
  };
  const outcome = refused.length < blocks.length ? 'unknown' : 'stopped';
  return { ...base, outcome, cause: 'network-blocked', detail, missing: [] };
};

const checkTargets = (subject: IntegrationCase, listener: Listener): Obstacle | undefined => {
  const judged = targetGroupsOf(listener).map((arn) => {
    const key = accountFactOf('targetHealth', arn);
    return { arn, key, fact: readIfDoubted(subject, key, isDoubted(subject, backendUnreachable)) };
  });
  const unasked = pending(
    subject,
    judged.map(({ key }) => key),
    { targetGroupArns: judged.map(({ arn }) => arn) },
  );
  if (unasked) return unasked;
  const bad = judged.filter(({ fact }) => valueOf(fact)?.some(isHealthyTarget) === false);
  const [first] = bad;
  if (!first || bad.length < judged.length) return undefined;
  const targets = targetDetails(valueOf(first.fact) ?? []);
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
    const keys = [accountFact('loadBalancers'), accountFactOf('listeners', balancerArn)];
    return pending(subject, keys, { loadBalancerArn: balancerArn });
  }
  const listener = all.find(({ ListenerArn }) => ListenerArn === listenerArn);
  const ports = all.flatMap(({ Port }) => Port ?? []);
  if (!listener && all.some(({ ListenerArn }) => ListenerArn !== undefined)) {
    const detail = { loadBalancerArn: balancerArn, listenerArn, ports };
    return { ...base, outcome: 'stopped', cause: 'no-listener', detail };
  }
  if (!listener) return undefined;
  const balancer = valueOf(balancers)?.find(({ LoadBalancerArn }) => LoadBalancerArn === balancerArn);
  const byGroups = checkGroups(subject, found, { balancerArn, balancer, listener });
  if (byGroups?.cause) return byGroups;
  const byTargets = checkTargets(subject, listener);
  // Groups and targets are asked for together: every round of questions costs a collection.
  return byGroups ? { ...byGroups, missing: [...(byGroups.missing ?? []), ...(byTargets?.missing ?? [])] } : byTargets;
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
  const listenerArn = listenerArnOf(uri?.text);
  return checkStatus(found) ?? (listenerArn ? checkBalancer(subject, found, listenerArn) : undefined);
};
