import type { Evidence, ProposedFix } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import { findAnswer } from '../../gates/names/dns-records.ts';
import { defaultHostOf, readHosting } from '../../gates/names/hosting.ts';
import type { CheckContext, Found } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { detailOf, textIn } from './detail.ts';
import { correctRequest, endpointRequests, withHost } from './invoke-fixes.ts';
import { findNamesStop, withoutStop } from './names-stop.ts';

const reasons = ['tls-name-mismatch'] as const;

const recordOf = ({
  world,
}: CheckContext): { readonly pointer: string; readonly type: string; readonly ttl: number | undefined } | undefined => {
  const { dnsRecords } = world.snapshot.account;
  const answer =
    dnsRecords.state === 'present' && world.url
      ? findAnswer(dnsRecords.value, world.url.host, world.request?.network.vpcId)
      : undefined;
  return answer
    ? {
        pointer: toPointer('account', 'dnsRecords', 'value', answer.index),
        type: answer.record.Type,
        ttl: answer.record.TTL,
      }
    : undefined;
};

const evidenceOf = (context: CheckContext, { at }: Pick<Found, 'at'>): Evidence[] => {
  const detail = detailOf(at);
  const record = recordOf(context);
  const domain = textIn(detail, 'domainPointer');
  const target = textIn(detail, 'expectedTarget');
  const leadsTo = textIn(detail, 'leadsTo') ?? textIn(detail, 'vpceId') ?? 'API Gateway';
  return [
    { label: 'Called host', pointer: 'request:url', observed: textIn(detail, 'called') ?? '' },
    record
      ? { label: 'Record', pointer: record.pointer, observed: leadsTo, ...(target ? { expected: target } : {}) }
      : { label: 'Leads to', pointer: 'trace:name', observed: leadsTo },
    ...(domain
      ? [
          {
            label: 'Custom domain name',
            pointer: domain,
            ...(target ? { observed: `expects records at ${target}` } : {}),
          },
        ]
      : []),
  ];
};

const correctRecord = (context: CheckContext, target: string): ProposedFix[] => {
  const record = recordOf(context);
  if (!record) return [];
  const isCname = record.type === 'CNAME';
  return [
    {
      id: 'correct-record',
      title: `Point ${context.world.url?.host ?? 'the record'} at ${target}`,
      change: {
        kind: 'patch',
        operations: [
          isCname
            ? { op: 'set', path: `${record.pointer}/ResourceRecords`, value: [{ Value: target }] }
            : { op: 'set', path: `${record.pointer}/AliasTarget/DNSName`, value: `${target}.` },
        ],
      },
      risk: 'safe',
      notes: [
        'Resolvers keep the old answer for the time to live of the record.',
        'An alias record (type A) is better than a CNAME: private DNS of an endpoint cannot capture it.',
      ],
    },
  ];
};

const callKnownName = (context: CheckContext, vpceId: string | undefined): ProposedFix[] => {
  const hosting = readHosting({ world: context.world, facts: context.facts });
  const url = context.world.request?.url;
  if (!hosting || !url) return [];
  if (vpceId) return endpointRequests(context, vpceId);
  const host = defaultHostOf(hosting);
  return [
    correctRequest('call-own-host', `Call ${host}`, { url: withHost(url, host) }, ['The path needs the stage there.']),
  ];
};

const giveItACertificate: ProposedFix = {
  id: 'add-custom-domain',
  title: 'Make the name a custom domain name of API Gateway with its own certificate',
  change: { kind: 'advice' },
  risk: 'needs-review',
  notes: [
    'For a private API: a private custom domain name, associated with the endpoint. Or a load balancer with a TLS listener and a certificate for the name in front.',
  ],
};

/**
 * API Gateway's own names carry *.execute-api certificates. Another name needs a custom domain name, and its records have
 * to point at that domain's target. https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains.html
 */
export const tlsNameMismatch = defineFailureMode({
  id: 'tls-name-mismatch',
  title: 'Name leads to a certificate that does not carry it',
  kind: 'blocking',
  gate: 'tls',
  apis: ['REST', 'HTTP', 'WEBSOCKET'],
  explains: reasons,
  symptom: {
    complaints: ['no-connection', 'blocked-by-browser'],
    texts: [
      'SSL: no alternative certificate subject name matches target host name',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      "doesn't match '*.execute-api",
      'net::ERR_CERT_COMMON_NAME_INVALID',
      'Hostname mismatch',
    ],
  },
  needs: ['/account/dnsRecords', '/account/domainNames'],
  check: (context) => {
    const at = findNamesStop(context, reasons);
    return at
      ? { verdict: 'found', at, evidence: evidenceOf(context, { at }), detail: {} }
      : withoutStop(context, reasons);
  },
  explain: (found) => {
    const detail = detailOf(found.at);
    const called = textIn(detail, 'called') ?? 'The name';
    const target = textIn(detail, 'expectedTarget');
    const vpceId = textIn(detail, 'vpceId');
    return {
      summary: `${called} leads to ${textIn(detail, 'leadsTo') ?? vpceId ?? 'API Gateway'}, whose certificate does not carry that name.`,
      explanation: target
        ? `The custom domain name has a certificate for ${called}, but it is shown only where the domain's own target, ${target}, is called. The record points elsewhere, so the client gets the certificate for *.execute-api and refuses it.`
        : `${vpceId ? 'An endpoint' : 'API Gateway'} shows its own certificate, for names of execute-api${vpceId ? ' and of the endpoint' : ''}, whatever name the client asks for, unless the name is a custom domain name of API Gateway. ${vpceId ? 'A load balancer that passes TCP through changes nothing about that. ' : ''}A client that checks the name refuses the connection.`,
    };
  },
  fixes: (found, context) => {
    const detail = detailOf(found.at);
    const target = textIn(detail, 'expectedTarget');
    const called = callKnownName(context, textIn(detail, 'vpceId'));
    return target ? [...correctRecord(context, target), ...called] : [...called, giveItACertificate];
  },
  fixAvailability: 'always',
  howToSee:
    'Look at the certificate with openssl s_client -connect {host}:443 -servername {host}, and at the record with dig.',
  why: 'TLS is set up before any HTTP header is read. The certificate is chosen by the name in the handshake among those that API Gateway has for it.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains.html',
      proves: "A name of one's own needs a custom domain name with a certificate, and a record at its target.",
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html',
      proves: 'Private APIs can have private custom domain names.',
    },
  ],
});
