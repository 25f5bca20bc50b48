import { accountFactOf } from '../../facts.ts';
import type { GateAnswer } from '../gate.ts';
import type { Way } from '../journey.ts';
import { plainName } from './dns-records.ts';
import { findEndpoint, findEndpointByAddress, throughEndpoint } from './endpoints.ts';
import type { NameQuestion } from './name-question.ts';
import { isUncertain, resolves } from './name-question.ts';
import { listOf, uncited } from './network-lists.ts';

/** Alias records to load balancers put `dualstack.` in front of the name. */
const ownName = (name: string): string => plainName(name).replace(/^dualstack\./, '');

const saidEndpoint = ({ context, caller }: NameQuestion): Way | undefined =>
  caller.vpceId ? throughEndpoint(caller.vpceId, findEndpoint(context, caller.vpceId)?.value) : undefined;

interface Listener {
  readonly Port?: number | undefined;
  readonly Protocol?: string | undefined;
  readonly DefaultActions?:
    | readonly {
        readonly TargetGroupArn?: string | undefined;
        readonly ForwardConfig?:
          | { readonly TargetGroups?: readonly { readonly TargetGroupArn?: string | undefined }[] | undefined }
          | undefined;
      }[]
    | undefined;
}

/** Target groups that a listener forwards to by default. */
export const targetGroupsOf = (listener: Listener): string[] => [
  ...new Set(
    (listener.DefaultActions ?? []).flatMap(({ TargetGroupArn, ForwardConfig }) => [
      ...(TargetGroupArn ? [TargetGroupArn] : []),
      ...(ForwardConfig?.TargetGroups ?? []).flatMap((group) => group.TargetGroupArn ?? []),
    ]),
  ),
];

/** Whose addresses the targets are; where the caller says its endpoint, that is enough. */
const endpointBehind = (question: NameQuestion, listener: Listener): Way | undefined => {
  const { context } = question;
  const said = saidEndpoint(question);
  const addresses = targetGroupsOf(listener)
    .flatMap((arn) => context.facts.value(accountFactOf('targetHealth', arn)) ?? [])
    .flatMap(({ Target }) => Target?.Id ?? []);
  const found = addresses.length > 0 ? findEndpointByAddress(said ? uncited(context) : context, addresses) : undefined;
  return found ? throughEndpoint(found.value.VpcEndpointId, found.value) : said;
};

/** Resolves a load balancer's own name and looks for the endpoint behind it. */
export const resolveLoadBalancer = (question: NameQuestion, name: string): GateAnswer => {
  const { context } = question;
  const { items, isHidden } = listOf(context, 'loadBalancers');
  const balancer = items.find(({ value }) => value.DNSName !== undefined && ownName(value.DNSName) === ownName(name));
  const said = saidEndpoint(question);
  if (!balancer) {
    const way: Way = { kind: 'load-balancer', name, to: said };
    return isUncertain(question, { way, detail: { because: isHidden ? 'hidden' : 'not-listed' } });
  }
  const loadBalancerArn = balancer.value.LoadBalancerArn ?? '';
  const listeners = context.facts.read(accountFactOf('listeners', loadBalancerArn));
  const base = { kind: 'load-balancer', name, loadBalancerArn } as const;
  if (listeners.state !== 'present') return isUncertain(question, { way: { ...base, to: said } });
  const listener = listeners.value.find(({ Port }) => Port === context.world.url?.port);
  const to = listener ? endpointBehind(question, listener) : said;
  const way: Way = { ...base, to, ...(listener?.Protocol ? { protocol: listener.Protocol } : {}) };
  const detail = { loadBalancerPointer: balancer.pointer };
  return to ? resolves(question, way, detail) : isUncertain(question, { way, detail });
};
