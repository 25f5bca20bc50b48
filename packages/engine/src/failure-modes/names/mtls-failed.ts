import type { Evidence, ProposedFix } from '@gatescope/shared';
import type { CheckContext, Found } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { detailOf, textIn, textsIn } from './detail.ts';
import { findNamesStop, withoutStop } from './names-stop.ts';
import { truststoreSetup } from '../setup/setup-parts.ts';

const reasons = ['mtls-failed'] as const;

const evidenceOf = ({ world }: CheckContext, { at }: Pick<Found, 'at'>): Evidence[] => {
  const detail = detailOf(at);
  const pointer = textIn(detail, 'domainPointer');
  const warnings = textsIn(detail, 'warnings');
  const certificate = world.request?.clientCertificate;
  const shown = certificate
    ? [
        certificate.subject,
        certificate.issuer ? `issued by ${certificate.issuer}` : '',
        certificate.notAfter ? `until ${certificate.notAfter}` : '',
      ]
        .filter(Boolean)
        .join(', ')
    : 'not said';
  return [
    ...(pointer
      ? [
          {
            label: `Mutual TLS of ${textIn(detail, 'domain') ?? 'the domain name'}`,
            pointer: `${pointer}/${pointer.startsWith('/account/domainNamesV2') ? 'MutualTlsAuthentication' : 'mutualTlsAuthentication'}`,
            observed: [textIn(detail, 'truststoreUri') ?? '', ...warnings].join('; '),
          },
        ]
      : []),
    {
      label: 'Certificate of the client',
      pointer: 'request:clientCertificate',
      observed: shown,
      expected: 'valid now, with a chain that ends in the truststore',
    },
  ];
};

const refusal = /Access denied\. Reason: (?:could not find issuer|client cert|self.?signed)/i;

/**
 * The execution log's line about a refused client certificate.
 * https://repost.aws/knowledge-center/api-gateway-mutual-tls-403-errors
 */
const loggedRefusal = ({ world }: CheckContext): Evidence | undefined => {
  for (const item of world.observations) {
    const line =
      item.kind === 'log' && item.relation !== 'ambient' ? item.lines.find((text) => refusal.test(text)) : undefined;
    if (line) return { label: 'Execution log', pointer: `observation:${item.id}`, observed: line };
  }
  return undefined;
};

const isExpired = (found: Found): boolean => detailOf(found.at)['isExpired'] === true;

const advice = (id: string, title: string, notes: string[], owner?: string): ProposedFix => ({
  id,
  title,
  change: { kind: 'advice' },
  risk: 'needs-review',
  notes,
  ...(owner ? { owner } : {}),
});

const fixesOf = (found: Found): ProposedFix[] => {
  const detail = detailOf(found.at);
  const issuer = textIn(detail, 'issuer');
  const isSaid = textIn(detail, 'subject') !== undefined || issuer !== undefined || detail['selfSigned'] !== undefined;
  const renew = advice(
    'renew-certificate',
    'Send a client certificate that is valid now',
    ['Issued by an authority in the truststore.'],
    'caller',
  );
  if (isExpired(found)) return [renew];
  const complete = advice(
    'complete-truststore',
    `Upload a truststore with ${issuer ?? "the issuers of the clients' certificates"} and set its version on the domain name`,
    [
      'The file needs the whole chain: root and every intermediate authority that issues client certificates, as PEM.',
      'API Gateway keeps the truststore it read: an overwritten object does nothing until the domain name is given its new version.',
    ],
  );
  const send = advice(
    'send-certificate',
    'Send a client certificate with the request',
    ['With curl: --cert and --key.'],
    'caller',
  );
  return isSaid ? [complete] : [send, complete];
};

/**
 * With mutual TLS a client has to show a certificate whose chain ends in the truststore of the domain name.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html
 */
export const mtlsFailed = defineFailureMode({
  id: 'mtls-failed',
  title: 'Mutual TLS refuses the certificate of the client',
  kind: 'blocking',
  gate: 'tls',
  apis: ['REST', 'HTTP'],
  explains: reasons,
  symptom: {
    complaints: ['refused', 'no-connection'],
    texts: ['Forbidden', 'certificate required', 'bad certificate', 'unknown ca', 'alert handshake failure'],
    statuses: [403],
  },
  needs: ['/account/domainNames', '/account/domainNamesV2'],
  setup: truststoreSetup,
  check: (context) => {
    const at = findNamesStop(context, reasons);
    if (!at) return withoutStop(context, reasons);
    const logged = loggedRefusal(context);
    const evidence = [...evidenceOf(context, { at }), ...(logged ? [logged] : [])];
    return { verdict: 'found', at, evidence, detail: {}, ...(logged ? { standing: 'observed' } : {}) };
  },
  explain: (found) => {
    const detail = detailOf(found.at);
    const domain = textIn(detail, 'domain') ?? 'The domain name';
    const issuer = textIn(detail, 'issuer');
    const warned =
      textsIn(detail, 'warnings').length > 0 ? ' The domain name carries warnings about its truststore.' : '';
    if (isExpired(found)) {
      return {
        summary: `The client certificate expired on ${textIn(detail, 'notAfter') ?? 'an earlier day'}, and ${domain} asks for a valid one.`,
        explanation: `API Gateway checks the validity of the certificate in the handshake and refuses the request with 403 Forbidden, before authorizers and policies run.${warned}`,
      };
    }
    return {
      summary: issuer
        ? `${domain} asks for a client certificate, and the one sent, issued by ${issuer}, is not accepted.`
        : `${domain} asks for a client certificate that its truststore accepts.`,
      explanation: `With mutual TLS API Gateway builds the chain of the client's certificate from what the truststore holds. A missing certificate, an issuer that is not there (an intermediate authority is forgotten easily), an expired one or an unsupported algorithm ends in 403 Forbidden or a failed handshake, before authorizers and policies run. The truststore itself cannot be read from here.${warned}`,
    };
  },
  fixes: fixesOf,
  fixAvailability: 'always',
  howToSee:
    "Compare the issuer of the client's certificate (openssl x509 -noout -issuer -dates) with the subjects in the truststore file; access logs carry $context.identity.clientCert variables when it fails.",
  why: 'The truststore is a file of authorities that the domain name trusts. API Gateway does not fetch missing intermediates.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html',
      proves: 'What the truststore has to hold, and that a refused certificate gives 403.',
    },
  ],
});
