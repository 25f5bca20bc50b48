import type { Evidence, ProposedFix } from '@gatescope/shared';
import { defaultHostOf, readHosting } from '../../gates/names/hosting.ts';
import type { CheckContext, Found } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { detailOf, textIn } from './detail.ts';
import { correctRequest, endpointRequests, withHost } from './invoke-fixes.ts';
import { findNamesStop, withoutStop } from './names-stop.ts';

const reasons = ['access-mode-strict'] as const;

const modePointer = (found: Pick<Found, 'at'>): string => {
  const domain = textIn(detailOf(found.at), 'domainPointer');
  return `${domain ?? '/api/restApi/value'}/endpointAccessMode`;
};

const evidenceOf = (found: Pick<Found, 'at'>): Evidence[] => {
  const detail = detailOf(found.at);
  return [
    { label: 'Endpoint access mode', pointer: modePointer(found), observed: 'STRICT' },
    { label: 'Name of the TLS handshake', pointer: 'request:url', observed: textIn(detail, 'tlsName') ?? 'not known' },
    {
      label: 'Host',
      pointer: 'request:headers.host',
      observed: textIn(detail, 'host') ?? '',
      expected: 'the same name',
    },
  ];
};

const callOneName = (context: CheckContext, found: Found): ProposedFix[] => {
  const hosting = readHosting({ world: context.world, facts: context.facts });
  const url = context.world.request?.url;
  if (!hosting || !url || textIn(detailOf(found.at), 'of') === 'domain') return [];
  const host = defaultHostOf(hosting);
  const vpceId = textIn(detailOf(found.at), 'vpceId');
  const alias = vpceId ? endpointRequests(context, vpceId).filter(({ id }) => id === 'call-association-alias') : [];
  return [
    correctRequest(
      'call-own-host',
      `Call ${host}`,
      { url: withHost(url, host), headers: { host: null, 'x-apigw-api-id': null } },
      ['A private API needs private DNS for it.'],
    ),
    ...alias,
  ];
};

const setBasic = (found: Found): ProposedFix => ({
  id: 'set-basic',
  title: 'Set the endpoint access mode to BASIC',
  change: { kind: 'patch', operations: [{ op: 'set', path: modePointer(found), value: 'BASIC' }] },
  risk: 'needs-review',
  notes: [
    'BASIC lets names in TLS and Host differ, as calls by an endpoint host or through a load balancer need it; AWS recommends STRICT. The change takes about 15 minutes.',
  ],
});

/**
 * STRICT refuses a request whose Host is not the name of its TLS handshake, or that comes through another kind of endpoint.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies.html
 */
export const endpointAccessModeStrict = defineFailureMode({
  id: 'endpoint-access-mode-strict',
  title: 'STRICT endpoint access mode refuses how the API is addressed',
  kind: 'blocking',
  gate: 'host',
  apis: ['REST'],
  explains: reasons,
  symptom: { complaints: ['refused', 'blocked-by-browser'], texts: ['Forbidden'], statuses: [403] },
  needs: ['/api/restApi', '/account/domainNames'],
  check: (context) => {
    const at = findNamesStop(context, reasons);
    return at ? { verdict: 'found', at, evidence: evidenceOf({ at }), detail: {} } : withoutStop(context, reasons);
  },
  explain: (found) => {
    const detail = detailOf(found.at);
    const isName = textIn(detail, 'because') !== 'endpoint-type';
    const what = textIn(detail, 'domain') ?? 'The API';
    return {
      summary: isName
        ? `${what} is in STRICT access mode, and the call's TLS name, ${textIn(detail, 'tlsName') ?? 'unknown'}, is not its Host.`
        : `${what} is in STRICT access mode, and the call comes through another kind of endpoint than it has.`,
      explanation:
        'In STRICT mode API Gateway takes a request only through the kind of endpoint that the API or domain name has, and only when the name in the TLS handshake is the Host. Calling an endpoint by its own name with a Host or x-apigw-api-id header, or through a proxy that keeps another name, does not meet that.',
    };
  },
  fixes: (found, context) => [...callOneName(context, found), setBasic(found)],
  fixAvailability: 'always',
  howToSee:
    'Read endpointAccessMode and securityPolicy with GetRestApi (or GetDomainName), and compare the host of the URL with the Host header.',
  why: 'Security policies that begin with SecurityPolicy_ come with an access mode. STRICT closes domain fronting: one name in TLS, another one in Host.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies.html',
      proves: 'What STRICT checks, and that BASIC is for cross-endpoint traffic.',
    },
  ],
});
