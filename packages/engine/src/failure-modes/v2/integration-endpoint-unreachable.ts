import { textIn } from '../names/detail.ts';
import type { Evidence, PatchOperation, ProposedFix } from '@gatescope/shared';
import { causeOf, integrationOf, isRefusedBefore, reachesIntegration } from '../integration/at-integration.ts';
import { findAskedStop } from '../asked-stop.ts';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import { groupPointers } from '../integration/balancer-groups.ts';
import { whyUnreachable } from '../integration/unreachable-words.ts';
import type { Stop } from '../stop.ts';
import { routeName, routePointer, seenEvidence, stepOf } from './route-step.ts';
import type { V2Part } from './with-v2.ts';

const ownCauses = ['network-blocked', 'no-listener'];

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

const portOf = ({ result }: Stop): number | undefined =>
  typeof result.detail['port'] === 'number' ? result.detail['port'] : undefined;

const evidenceOf = (context: CheckContext, at: Stop): Evidence[] => {
  const { groupIds, balancerGroupIds, blocks } = at.result.detail;
  const integration = stepOf(context, at)?.route?.integration;
  const link = textsOf(groupIds).join(', ');
  return [
    {
      label: `Integration of ${routeName(context, at)}`,
      pointer: integration?.pointer ?? routePointer(context, at),
      within: 'IntegrationUri',
      observed: textIn(at.result.detail, 'listenerArn') ?? textIn(at.result.detail, 'address') ?? '',
    },
    ...groupPointers(context, textsOf(balancerGroupIds)).map(({ id, pointer }) => ({
      label: `Security group ${id} of the load balancer`,
      pointer: `${pointer}/IpPermissions`,
      observed: `no rule for TCP ${portOf(at) ?? ''} from ${[link, ...textsOf(blocks)].join(', ')}`,
      expected: `TCP ${portOf(at) ?? ''} from ${link}`,
    })),
    ...seenEvidence(context),
  ];
};

const admitLink = (context: CheckContext, at: Stop): ProposedFix[] => {
  const [group] = groupPointers(context, textsOf(at.result.detail['balancerGroupIds']));
  const [from] = textsOf(at.result.detail['groupIds']);
  const port = portOf(at);
  if (!group || !from || port === undefined) return [];
  const operation: PatchOperation = {
    op: 'append',
    path: `${group.pointer}/IpPermissions`,
    value: { IpProtocol: 'tcp', FromPort: port, ToPort: port, UserIdGroupPairs: [{ GroupId: from }] },
  };
  return [
    {
      id: 'admit-link',
      title: `Admit TCP ${port} from ${from} in ${group.id}`,
      change: { kind: 'patch', operations: [operation] },
      risk: 'safe',
      notes: ["Only what carries the VPC link's security group is let in."],
    },
  ];
};

const mindRegistry: ProposedFix = {
  id: 'deregister-first',
  title: 'Take tasks out of Cloud Map before they stop, or put a load balancer between link and tasks',
  change: { kind: 'advice' },
  risk: 'needs-review',
  notes: [
    'A load balancer drains targets; a registry only forgets them, after the TTL of its records.',
    "'aws servicediscovery list-instances' shows what is registered now.",
  ],
};

/**
 * API Gateway's own 503 at an integration that takes its addresses from Cloud Map: they outlive the tasks behind them for
 * a while. Nothing that can be read tells which addresses are registered.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html
 */
const checkRegistry = (context: CheckContext): Verdict | undefined => {
  const { seen } = context.world;
  const integration = integrationOf(context);
  const uri = integration?.uri ?? '';
  const isUnavailable =
    seen.status === 503 && (seen.message === undefined || /^service unavailable$/i.test(seen.message.trim()));
  if (!isUnavailable || !/^arn:[\w-]+:servicediscovery:/.test(uri)) return undefined;
  if (integration?.running.integration.connectionType !== 'VPC_LINK') return undefined;
  if (!reachesIntegration(context) || isRefusedBefore(context)) return undefined;
  const evidence: Evidence[] = [
    {
      label: `Integration of ${routeName(context)}`,
      pointer: stepOf(context)?.route?.integration?.pointer ?? 'trace:integration',
      within: 'IntegrationUri',
      observed: uri,
    },
    ...seenEvidence(context),
  ];
  return { verdict: 'found', standing: 'possible', certainty: 'possible', evidence, detail: { isRegistry: true } };
};

/** A private integration of an HTTP API: the load balancer has to listen, and to admit the VPC link's security groups. */
export const integrationEndpointUnreachableV2: V2Part = {
  apis: ['HTTP', 'WEBSOCKET'],
  needs: ['/api/integrations', '/account/listeners/*', '/account/securityGroups'],
  symptom: { texts: ['Service Unavailable'], statuses: [503] },
  check: (context) => {
    const at = findAskedStop(context, ['backend-unreachable']);
    if (!at) return checkRegistry(context);
    if (!ownCauses.includes(causeOf(at) ?? '')) return undefined;
    return { verdict: 'found', at, evidence: evidenceOf(context, at), detail: { cause: causeOf(at) } };
  },
  explain: ({ at, detail }, context) => {
    if (detail['isRegistry'])
      return {
        summary: `The addresses that Cloud Map holds for ${routeName(context)} do not all take connections.`,
        explanation:
          'API Gateway answers 503 "Service Unavailable" itself when it cannot connect behind a VPC link that is available. This integration takes its addresses from Cloud Map: those of tasks that were stopped are tried until the registry and the caches on the way forget them, so calls fail for some minutes after the service was deployed. A security group of the tasks that does not admit the link looks the same, but fails all the time.',
      };
    if (at && causeOf(at) === 'endpoint-not-public')
      return {
        summary: `API Gateway cannot reach the backend of ${routeName(context, at)}: ${whyUnreachable(at, detail['text'])}.`,
        explanation:
          'Without a VPC link API Gateway calls from its own network and reaches public addresses only. A connection to a private address cannot be made: callers get 503 "Service Unavailable" or 500 "Internal Server Error".',
      };
    if (!at || !ownCauses.includes(String(detail['cause']))) return undefined;
    if (detail['cause'] === 'no-listener')
      return {
        summary: `The listener that the integration of ${routeName(context, at)} names does not exist.`,
        explanation:
          'A private integration names a listener of a load balancer by its ARN. A listener that was deleted or made anew has another ARN, so API Gateway has nowhere to send the call and answers 503 "Service Unavailable".',
      };
    if (at.result.detail['isPart'] === true)
      return {
        summary: `The security groups of the load balancer admit TCP ${portOf(at) ?? ''} from some of the subnets of the VPC link of ${routeName(context, at)} only, not from ${textsOf(at.result.detail['blocks']).join(', ')}.`,
        explanation:
          'A VPC link has a network interface in each of its subnets and sends calls through all of them. Those from a subnet that no inbound rule of the load balancer admits are dropped, and API Gateway answers them with 503 "Service Unavailable"; the others work.',
      };
    return {
      summary: `The security groups of the load balancer do not admit TCP ${portOf(at) ?? ''} from the VPC link of ${routeName(context, at)}.`,
      explanation: `The VPC link's network interfaces carry ${textsOf(at.result.detail['groupIds']).join(', ') || 'no group'}, those of the load balancer ${textsOf(at.result.detail['balancerGroupIds']).join(', ')}. No inbound rule lets the first reach the second on this port, so the packets are dropped and API Gateway answers 503 "Service Unavailable".`,
    };
  },
  fixes: ({ at, detail }, context) => {
    if (detail['isRegistry']) return [mindRegistry];
    if (!at || detail['cause'] !== 'network-blocked') return undefined;
    return admitLink(context, at);
  },
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vpc-links.html',
      proves: 'A VPC link has security groups of its own.',
    },
  ],
};
