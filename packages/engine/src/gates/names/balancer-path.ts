import { accountFactOf } from '../../facts.ts';
import { connectionRefused, connectionTimeout } from '../../reply/replies.ts';
import type { GateContext } from '../gate.ts';
import type { Way } from '../journey.ts';
import type { Caller } from './caller.ts';
import { privateRangesOf } from './caller.ts';
import { balancerToEndpointHurdle } from './endpoint-path.ts';
import type { Hurdle } from './hurdle.ts';
import { clear } from './hurdle.ts';
import { groupsHurdle } from './hurdles-of-groups.ts';
import { listOf } from './network-lists.ts';
import { targetGroupsOf } from './resolve-load-balancer.ts';

type BalancerWay = Extract<Way, { kind: 'load-balancer' }>;

const placeHurdle = (caller: Caller, scheme: string | undefined): Hurdle =>
  caller.place === 'public-internet' && scheme === 'internal'
    ? {
        kind: 'blocked',
        reason: 'private-api-from-outside',
        replies: [connectionTimeout],
        detail: { place: caller.place },
      }
    : clear;

const targetHurdle = (
  context: GateContext,
  way: BalancerWay,
  groupArns: readonly string[],
  balancer: { vpcId: string | undefined; groupIds: readonly string[] },
): Hurdle => {
  const facts = groupArns.map((arn) => context.facts.read(accountFactOf('targetHealth', arn)));
  if (facts.length === 0 || facts.some(({ state }) => state !== 'present')) return { kind: 'doubt' };
  const targets = facts.flatMap((fact) => (fact.state === 'present' ? fact.value : []));
  const detail = {
    name: way.name,
    targetGroupArns: groupArns,
    targets: targets.map(({ Target, TargetHealth }) => ({
      id: Target?.Id,
      state: TargetHealth?.State,
      reason: TargetHealth?.Reason,
    })),
  };
  const replies = [{ status: 503 }, connectionTimeout, connectionRefused];
  if (targets.length === 0)
    return { kind: 'blocked', reason: 'load-balancer-unusable', replies, detail: { ...detail, because: 'no-target' } };
  if (targets.some(({ TargetHealth }) => TargetHealth?.State === 'healthy')) return clear;
  const blocked =
    way.to?.kind === 'endpoint' && way.to.endpoint
      ? balancerToEndpointHurdle(context, way.to.endpoint, balancer)
      : clear;
  if (blocked.kind === 'blocked') return { ...blocked, replies: [{ status: 503 }, { status: 504 }, connectionTimeout] };
  // Without a healthy target load balancers try all of them, so it may still work.
  return {
    kind: 'doubt',
    reason: 'load-balancer-unusable',
    replies: [...replies, { status: 502 }, { status: 504 }],
    detail: { ...detail, because: 'no-healthy-target' },
  };
};

/** All that lies between the caller and what a load balancer forwards to; nothing is said of one that is not listed. */
export const balancerHurdles = (context: GateContext, caller: Caller, way: BalancerWay): Hurdle[] | undefined => {
  const balancer = listOf(context, 'loadBalancers').items.find(
    ({ value }) => way.loadBalancerArn !== undefined && value.LoadBalancerArn === way.loadBalancerArn,
  );
  const listeners =
    way.loadBalancerArn === undefined
      ? undefined
      : context.facts.value(accountFactOf('listeners', way.loadBalancerArn));
  if (!balancer || !listeners) return undefined;
  const port = context.world.url?.port ?? 443;
  const place = placeHurdle(caller, balancer.value.Scheme);
  const listener = listeners.find(({ Port }) => Port === port);
  if (!listener) {
    const ports = listeners.map(({ Port }) => Port);
    const isPlain = context.world.url?.scheme === 'http' && ports.includes(443);
    const detail = {
      because: 'no-listener',
      name: way.name,
      port,
      ports,
      pointer: balancer.pointer,
      scheme: context.world.url?.scheme,
    };
    return [
      place,
      {
        kind: 'blocked',
        reason: isPlain ? 'plain-http' : 'load-balancer-unusable',
        replies: [connectionRefused, connectionTimeout],
        detail,
      },
    ];
  }
  const groupIds = balancer.value.SecurityGroups ?? [];
  const peer = { ranges: privateRangesOf(context, caller), groupIds: caller.securityGroupIds };
  const inbound =
    balancer.value.Scheme === 'internal'
      ? groupsHurdle(context, { groupIds, direction: 'in', port, peer, reason: 'security-group-blocks' })
      : clear;
  return [
    place,
    inbound,
    targetHurdle(context, way, targetGroupsOf(listener), { vpcId: balancer.value.VpcId, groupIds }),
  ];
};
