import type { Evidence, ProposedFix } from '@gatescope/shared';
import { defaultHostOf, readHosting } from '../../gates/names/hosting.ts';
import type { CheckContext, Found } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { detailOf, textIn } from './detail.ts';
import { correctRequest, headerRequests } from './invoke-fixes.ts';
import { findNamesStop, withoutStop } from './names-stop.ts';

const reasons = ['host-mismatch'] as const;

const why: Readonly<Record<string, string>> = {
  place:
    'Its Region or its DNS suffix is not the one that the API lives under; names in China end in amazonaws.com.cn.',
  'other-api': 'It names another API id.',
  'no-domain':
    'It is no custom domain name of this account and Region. A load balancer or CDN passes the Host of its own caller on, unless it is told otherwise.',
  'domain-target': 'It is the target that records of a custom domain name point at, not a name to call.',
  'public-api': 'The API is public, and an endpoint serves private APIs only.',
  'two-apis': 'Host and x-apigw-api-id name different APIs; which of them wins is not documented.',
};

const distributionOf = ({ at }: Pick<Found, 'at'>): boolean => at?.simulated.journey.way?.kind === 'distribution';

const evidenceOf = ({ world, facts }: CheckContext, { at }: Pick<Found, 'at'>): Evidence[] => {
  const detail = detailOf(at);
  const hosting = readHosting({ world, facts });
  const header = textIn(detail, 'apiIdHeader');
  return [
    {
      label: 'Host that reaches API Gateway',
      pointer: world.request?.hostReceivedByApiGateway ? 'request:hostReceivedByApiGateway' : 'request:headers.host',
      observed: textIn(detail, 'host') ?? '',
      ...(hosting ? { expected: defaultHostOf(hosting) } : {}),
    },
    { label: 'Called host', pointer: 'request:url', observed: world.url?.host ?? '' },
    ...(header
      ? [
          {
            label: 'x-apigw-api-id',
            pointer: 'request:headers.x-apigw-api-id',
            observed: header,
            expected: world.snapshot.target.apiId,
          },
        ]
      : []),
  ];
};

const dropHost = (context: CheckContext): ProposedFix[] =>
  context.world.request?.headers['host']
    ? [correctRequest('drop-host-header', 'Send no Host header of your own', { headers: { host: null } })]
    : [];

const originHost: ProposedFix = {
  id: 'do-not-forward-host',
  title: "Let the distribution send the origin's own name as Host",
  change: { kind: 'advice' },
  risk: 'needs-review',
  notes: [
    'The managed origin request policy AllViewerExceptHostHeader does so; or give the API a custom domain name of the name that viewers call.',
  ],
};

const nameTheHost: ProposedFix = {
  id: 'add-custom-domain',
  title: 'Make the name a custom domain name of API Gateway and map it to the stage',
  change: { kind: 'advice' },
  risk: 'needs-review',
  notes: ['Then API Gateway knows the Host that proxies and load balancers pass on.'],
};

/**
 * API Gateway finds the API by the Host that arrives (or by x-apigw-api-id); a Host that is nobody's is refused.
 * https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden
 */
export const hostHeaderMismatch = defineFailureMode({
  id: 'host-header-mismatch',
  title: 'Host that arrives names no API here',
  kind: 'blocking',
  gate: 'host',
  apis: ['REST', 'HTTP', 'WEBSOCKET'],
  explains: reasons,
  symptom: { complaints: ['refused', 'blocked-by-browser'], texts: ['Forbidden'], statuses: [403] },
  needs: ['/api/restApi', '/account/domainNames'],
  check: (context) => {
    const at = findNamesStop(context, reasons);
    return at
      ? { verdict: 'found', at, evidence: evidenceOf(context, { at }), detail: {} }
      : withoutStop(context, reasons);
  },
  explain: (found, { world }) => {
    const detail = detailOf(found.at);
    const host = textIn(detail, 'host') ?? 'The Host';
    return {
      summary: `Host ${host} does not name API ${world.snapshot.target.apiId}.`,
      explanation: `API Gateway looks the API up by the Host header that arrives. ${why[textIn(detail, 'because') ?? ''] ?? ''} Nothing is found, so the answer is 403 Forbidden, before a stage or a policy is looked at, and nothing is logged.`,
    };
  },
  fixes: (found, context) => {
    const because = textIn(detailOf(found.at), 'because');
    if (distributionOf(found)) return [originHost];
    if (because === 'public-api') return dropHost(context);
    if (because === 'two-apis') return headerRequests(context).slice(0, 1);
    const own = found.at?.simulated.journey.way?.kind === 'public' ? dropHost(context) : headerRequests(context);
    return because === 'no-domain' ? [...own, nameTheHost] : own;
  },
  fixAvailability: 'sometimes',
  howToSee:
    'Look at the Host header that arrives (curl -v, or the logs of the proxy in between) and compare it with the host of the API or of a custom domain name.',
  why: 'Many APIs share the same addresses and endpoints. The Host header is what tells them apart, exact to the last letter of the suffix.',
  docs: [
    {
      url: 'https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden',
      proves: 'Forbidden is the answer to a Host that names no API.',
    },
    {
      url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html',
      proves: 'Which policies of CloudFront forward the Host of the viewer.',
    },
  ],
});
