import type { Evidence, ProposedFix } from '@gatescope/shared';
import { endpointOf } from '../../gates/names/endpoints.ts';
import { executeApiEndpoints } from '../../gates/names/endpoints.ts';
import type { CheckContext, Found, Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { admitFix } from '../policy/edits/policy-fixes.ts';
import { findRefusal } from '../policy/refusal/find-refusal.ts';
import type { Stop } from '../stop.ts';
import { detailOf, textIn } from './detail.ts';
import { findNamesStop, withoutStop } from './names-stop.ts';

const reasons = ['cross-account-endpoint'] as const;

/** The endpoint of the way, when it is another account's. */
const foreignEndpoint = ({ world, facts }: CheckContext, at: Stop | undefined): string | undefined => {
  const way = endpointOf(at?.simulated.journey.way);
  if (!way) return undefined;
  if (way.endpoint)
    return way.endpoint.OwnerId !== undefined && way.endpoint.OwnerId !== world.snapshot.target.accountId
      ? way.vpceId
      : undefined;
  const { items, isHidden } = executeApiEndpoints({ world, facts });
  return isHidden || items.some(({ value }) => value.VpcEndpointId === way.vpceId) ? undefined : way.vpceId;
};

const networkKeys = new Set(['aws:sourcevpce', 'aws:sourcevpc']);

/** A refusal by the resource policy that hangs on which endpoint was used. */
const byPolicy = (context: CheckContext): Verdict | undefined => {
  const found = findRefusal(context);
  const vpceId = foreignEndpoint(context, found?.at);
  if (!found || !vpceId || (found.named.kind !== 'explicit-deny' && found.named.kind !== 'no-allow')) return undefined;
  const statement = found.named.kind === 'explicit-deny' ? found.named.statement : found.named.nearest?.statement;
  const condition = statement?.conditions.find(({ key }) => networkKeys.has(key.toLowerCase()));
  if (!condition) return undefined;
  const evidence: Evidence[] = [
    ...ownerEvidence(context, vpceId),
    {
      label: `Condition on ${condition.key}`,
      pointer: found.view.policy.pointer,
      within: condition.path,
      observed: condition.expected.join(', '),
      expected: vpceId,
    },
  ];
  return { verdict: 'found', at: found.at, evidence, detail: { vpceId, listed: condition.expected.join(', ') } };
};

const ownerEvidence = ({ world }: CheckContext, vpceId: string): Evidence[] => [
  {
    label: 'Endpoint of the caller',
    pointer: 'request:network',
    observed: `${vpceId}${world.request?.network.accountId ? ` of account ${world.request.network.accountId}` : ''}`,
  },
  {
    label: "Endpoints of the API's account",
    pointer: '/account/vpcEndpoints',
    observed: endpointIds(world).join(', ') || 'none',
  },
];

const endpointIds = ({ snapshot }: CheckContext['world']): string[] =>
  snapshot.account.vpcEndpoints.state === 'present'
    ? snapshot.account.vpcEndpoints.value.map(({ VpcEndpointId }) => VpcEndpointId)
    : [];

const byDomain = (context: CheckContext): Verdict | undefined => {
  const at = findNamesStop(context, reasons);
  if (!at) return undefined;
  const detail = detailOf(at);
  const vpceId = textIn(detail, 'vpceId') ?? '';
  const evidence = [
    ...ownerEvidence(context, vpceId),
    {
      label: 'Access associations',
      pointer: '/account/domainNameAccessAssociations',
      observed: 'none with this endpoint',
    },
  ];
  return { verdict: 'found', at, evidence, detail: { vpceId, domain: textIn(detail, 'domain') } };
};

const ownerOf = ({ world }: CheckContext): { owner: string } | object =>
  world.request?.network.accountId ? { owner: world.request.network.accountId } : {};

const associate = (context: CheckContext, found: Found): ProposedFix => {
  const detail = detailOf(found.at);
  const value = {
    domainNameArn: textIn(detail, 'domainNameArn'),
    accessAssociationSourceType: 'VPCE',
    accessAssociationSource: textIn(detail, 'vpceId'),
  };
  return {
    id: 'associate-domain',
    title: `Associate ${textIn(detail, 'vpceId') ?? 'the endpoint'} with ${textIn(detail, 'domain') ?? 'the domain name'}, once that is shared with its account`,
    change: {
      kind: 'patch',
      operations: [{ op: 'append', path: '/account/domainNameAccessAssociations/value', value }],
    },
    risk: 'needs-review',
    notes: [
      'The account of the domain name shares it (AWS RAM, or its management policy); the account of the endpoint creates the association. An invitation is valid for 12 hours, the association is ready within 15 minutes.',
      "The domain name's own policy has to admit the endpoint as well.",
    ],
    ...ownerOf(context),
  };
};

/**
 * Endpoints of other accounts may call a private API once its side knows them: by id in the resource policy, for private
 * domain names by an access association.
 * https://repost.aws/knowledge-center/api-gateway-private-cross-account-vpce
 */
export const crossAccountVpce = defineFailureMode({
  id: 'cross-account-vpce',
  title: "Caller's endpoint belongs to another account, which the API's side does not know",
  kind: 'blocking',
  gate: 'host',
  apis: ['REST'],
  explains: reasons,
  symptom: {
    complaints: ['refused', 'blocked-by-browser'],
    texts: ['User: anonymous is not authorized to perform: execute-api:Invoke', 'Forbidden'],
    statuses: [403],
  },
  needs: ['/account/vpcEndpoints', '/account/domainNameAccessAssociations'],
  check: (context) => byDomain(context) ?? byPolicy(context) ?? withoutStop(context, reasons),
  explain: (found, { world }) => {
    const vpceId = String(found.detail['vpceId']);
    const account = world.request?.network.accountId;
    const whose = account ? `account ${account}` : 'another account';
    const domain = typeof found.detail['domain'] === 'string' ? found.detail['domain'] : undefined;
    return domain
      ? {
          summary: `${vpceId} of ${whose} has no access association with ${domain}.`,
          explanation:
            'A private custom domain name serves an endpoint of another account after two steps: its owner shares it with that account, and that account associates its endpoint with it. Until both are done the answer is 403 Forbidden.',
        }
      : {
          summary: `The resource policy does not name ${vpceId}, the endpoint of ${whose} that the call came through.`,
          explanation: `aws:SourceVpce and aws:SourceVpc hold the ids of the endpoint that the request came through and of its VPC, whichever account owns them. The policy lists ${String(found.detail['listed'])}; the caller's endpoint is in ${whose} and not among them.`,
        };
  },
  fixes: (found, context) => {
    if (found.detail['domain']) return [associate(context, found)];
    const refusal = findRefusal(context);
    return refusal
      ? admitFix(context.world, refusal, `Admit ${String(found.detail['vpceId'])} in the resource policy and deploy`)
      : [];
  },
  fixAvailability: 'sometimes',
  howToSee:
    "Ask the caller's account for its endpoint id (DescribeVpcEndpoints there) and look for it in the resource policy.",
  why: 'PrivateLink lets an endpoint of any account reach every private API of the Region. What keeps strangers out is the policy, and it knows only the ids it is given.',
  docs: [
    {
      url: 'https://repost.aws/knowledge-center/api-gateway-private-cross-account-vpce',
      proves: 'The resource policy of the API has to name the endpoint of the other account.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains-associations.html',
      proves: 'How a private domain name is shared and associated.',
    },
  ],
});
