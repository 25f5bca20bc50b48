import type { FactPointer } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import { accountFact, accountFactOf } from '../../facts.ts';
import { targetGroupsOf } from '../names/resolve-load-balancer.ts';
import { checkCertificateName } from './check-http.ts';
import type { HttpBackend } from './backend.ts';
import { checkBalancerGroups } from './check-balancer-groups.ts';
import type { IntegrationCase, Obstacle } from './integration-case.ts';
import { isDoubted, missingAt, readIfDoubted, unaskedAt } from './integration-case.ts';
import { configurationError, networkError, timedOut } from './replies.ts';
import { isHealthyTarget, targetDetails } from './target-health.ts';

const failures = [configurationError, networkError, timedOut, { status: 503 }];

/** A VPC link of either version in one shape. */
interface Link {
  readonly pointer: FactPointer;
  readonly status: string | undefined;
  readonly statusMessage: string | undefined;
  readonly targetArns: readonly string[];
}

const findV2 = (subject: IntegrationCase, id: string): Link | 'missing' | 'hidden' => {
  const fact = readIfDoubted(subject, accountFact('vpcLinksV2'), isDoubted(subject, failures));
  if (fact.state !== 'present') return fact.state === 'absent' ? 'missing' : 'hidden';
  const index = fact.value.findIndex(({ VpcLinkId }) => VpcLinkId === id);
  const link = fact.value[index];
  const targetArn = subject.running.integration.integrationTarget;
  if (!link) return 'missing';
  return {
    pointer: toPointer('account', 'vpcLinksV2', 'value', index),
    status: link.VpcLinkStatus,
    statusMessage: link.VpcLinkStatusMessage,
    targetArns: targetArn ? [targetArn] : [],
  };
};

const findV1 = (subject: IntegrationCase, id: string): Link | 'missing' | 'hidden' => {
  const fact = readIfDoubted(subject, accountFact('vpcLinks'), isDoubted(subject, failures));
  if (fact.state !== 'present') return fact.state === 'absent' ? 'missing' : 'hidden';
  const index = fact.value.findIndex((link) => link.id === id);
  const link = fact.value[index];
  if (!link) return 'missing';
  return {
    pointer: toPointer('account', 'vpcLinks', 'value', index),
    status: link.status,
    statusMessage: link.statusMessage,
    targetArns: link.targetArns ?? [],
  };
};

/** Links of version 2 serve REST APIs only through an integration target (a load balancer's ARN). */
const findLink = (subject: IntegrationCase, id: string): Link | 'missing' | 'hidden' => {
  if (subject.running.integration.integrationTarget) return findV2(subject, id);
  return findV1(subject, id);
};

const checkStatus = ({ status, statusMessage, pointer }: Link, id: string): Obstacle | undefined => {
  if (status === undefined || status.toUpperCase() === 'AVAILABLE') return undefined;
  return {
    outcome: 'stopped',
    cause: 'link-not-available',
    replies: failures,
    detail: { id, status, statusMessage, pointer },
    basis: 'live',
  };
};

const checkTargets = (subject: IntegrationCase, targetGroupArn: string): Obstacle | undefined => {
  const key = accountFactOf('targetHealth', targetGroupArn);
  const fact = readIfDoubted(subject, key, isDoubted(subject, failures));
  const base = { cause: 'targets-unhealthy' as const, replies: failures, basis: 'live' as const };
  if (fact.state === 'hidden') {
    const missing = missingAt(subject, key);
    return missing.length === 0 ? undefined : { ...base, outcome: 'unknown', detail: { targetGroupArn }, missing };
  }
  const targets = fact.state === 'present' ? fact.value : [];
  if (targets.some(isHealthyTarget)) return undefined;
  const states = targetDetails(targets);
  // A Network Load Balancer without healthy targets still tries them all, so a call may get through.
  return { ...base, outcome: 'unknown', detail: { targetGroupArn, targets: states, isSeen: true }, missing: [] };
};

const checkBalancer = (subject: IntegrationCase, arn: string, backend: HttpBackend): Obstacle | undefined => {
  const doubted = isDoubted(subject, failures);
  const balancers = readIfDoubted(subject, accountFact('loadBalancers'), doubted);
  const fact = readIfDoubted(subject, accountFactOf('listeners', arn), doubted);
  const balancer =
    balancers.state === 'present' ? balancers.value.find(({ LoadBalancerArn }) => LoadBalancerArn === arn) : undefined;
  const state = balancer?.State?.Code;
  const base = { replies: failures, basis: 'live' as const };
  if (state === 'failed')
    return { ...base, outcome: 'stopped', cause: 'no-listener', detail: { loadBalancerArn: arn, state } };
  if (fact.state === 'hidden') {
    const missing = unaskedAt(subject, accountFact('loadBalancers'), accountFactOf('listeners', arn));
    return missing.length === 0
      ? undefined
      : { ...base, outcome: 'unknown', detail: { loadBalancerArn: arn }, missing };
  }
  const listeners = fact.state === 'present' ? fact.value : [];
  const listener = listeners.find(({ Port }) => Port === backend.port);
  const ports = listeners.flatMap(({ Port }) => Port ?? []);
  if (!listener)
    return {
      ...base,
      outcome: 'stopped',
      cause: 'no-listener',
      detail: { loadBalancerArn: arn, port: backend.port, ports },
    };
  const isByPrivateLink = subject.running.integration.integrationTarget === undefined;
  const byGroups = isByPrivateLink ? checkBalancerGroups(subject, balancer, listener.Port) : undefined;
  if (byGroups) return byGroups;
  const checked = targetGroupsOf(listener).map((group) => checkTargets(subject, group));
  return checked.length > 0 && checked.every((obstacle) => obstacle !== undefined) ? checked[0] : undefined;
};

/**
 * The way through a VPC link: the link, its load balancer's listener, the targets behind.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html
 */
export const checkVpcLink = (subject: IntegrationCase): Obstacle | undefined => {
  const { backend, running, connectionId } = subject;
  if (running.integration.connectionType !== 'VPC_LINK' || backend.kind !== 'http') return undefined;
  const id = connectionId?.text ?? '';
  if (id === '') return undefined;
  const link = findLink(subject, id);
  if (link === 'hidden') {
    const missing = missingAt(subject, accountFact('vpcLinks'), accountFact('vpcLinksV2'));
    return missing.length === 0
      ? undefined
      : { outcome: 'unknown', cause: 'link-not-available', replies: failures, detail: { id }, missing, basis: 'live' };
  }
  if (link === 'missing')
    return { outcome: 'stopped', cause: 'link-missing', replies: failures, detail: { id }, basis: 'live' };
  const certificate = checkCertificateName(subject, backend);
  const obstacles = [
    checkStatus(link, id),
    certificate,
    ...link.targetArns.map((arn) => checkBalancer(subject, arn, backend)),
  ];
  return (
    obstacles.find((obstacle) => obstacle?.outcome === 'stopped') ??
    obstacles.find((obstacle) => obstacle !== undefined)
  );
};
