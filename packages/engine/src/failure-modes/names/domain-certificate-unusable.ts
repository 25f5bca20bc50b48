import type { Evidence, ProposedFix } from '@gatescope/shared';
import { findDomains, listDomains } from '../../gates/names/find-domain.ts';
import { statusHurdle } from '../../gates/names/shown-certificate.ts';
import type { CheckContext, Found, Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { detailOf, textIn } from './detail.ts';
import { findNamesStop, withoutStop } from './names-stop.ts';
import { isWordlessSetup, mayBeCall } from './setup-failure.ts';

const reasons = ['domain-unusable'] as const;

const meanings: Readonly<Record<string, string>> = {
  PENDING: 'It is still being set up; an edge-optimized one takes up to 40 minutes.',
  PENDING_CERTIFICATE_REIMPORT: 'Its imported certificate has to be imported again before the name can go on.',
  PENDING_OWNERSHIP_VERIFICATION:
    'With mutual TLS and an imported or private certificate it also needs a public certificate of ACM that proves the ownership of the name.',
  FAILED: 'Setting it up failed; the status message says why.',
};

const expiry =
  /certificate (?:has |is )?expired|CERT_HAS_EXPIRED|ERR_CERT_DATE_INVALID|certificate is not yet valid|certificate has expired/i;

/** Certificates of ACM are not read: that one has expired, only a client can say. */
const byComplaint = (context: CheckContext): Verdict | undefined => {
  const { world, facts } = context;
  const [domain] = world.url && expiry.test(world.seen.text) ? findDomains({ world, facts }, world.url.host) : [];
  if (!domain) return undefined;
  const evidence: Evidence[] = [
    { label: 'What the client saw', pointer: 'complaint:body', observed: world.seen.text },
    { label: 'Custom domain name', pointer: domain.pointer, observed: domain.name },
  ];
  return { verdict: 'found', standing: 'specific', evidence, detail: { domain: domain.name, isExpired: true } };
};

// Errors of CreateDomainName and UpdateDomainName about the certificate.
const setupErrors = /certificate|ownership ?verification|us-east-1/i;

/** A domain name that could not be made for its certificate. */
const bySetup = ({ world }: CheckContext): Verdict | undefined => {
  const { complaint, seen } = world;
  if (
    seen.kind !== 'setup-failed' ||
    !/DomainName\b|domain name/i.test(`${complaint.managementCall ?? ''} ${seen.text}`)
  )
    return undefined;
  if (!setupErrors.test(seen.text) || /truststore/i.test(seen.text)) return undefined;
  return {
    verdict: 'found',
    standing: 'specific',
    evidence: [{ label: 'Error of the management call', pointer: 'complaint:body', observed: seen.text }],
    detail: { isSetup: true },
  };
};

/** The words of the error were not told, and a domain name of the account is not usable as it is. */
const byStatus = ({ world, facts }: CheckContext): Verdict | undefined => {
  if (!isWordlessSetup(world) || !mayBeCall(world, /DomainName\b/)) return undefined;
  const domain = listDomains({ world, facts }).items.find((item) => statusHurdle(item).kind === 'blocked');
  if (!domain) return undefined;
  const observed = [domain.status, domain.statusMessage].filter(Boolean).join(': ');
  const evidence: Evidence[] = [
    { label: `Status of ${domain.name}`, pointer: domain.pointer, observed, expected: 'AVAILABLE' },
  ];
  return { verdict: 'found', standing: 'possible', evidence, detail: { isSetup: true } };
};

const evidenceOf = ({ at }: Pick<Found, 'at'>): Evidence[] => {
  const detail = detailOf(at);
  const pointer = textIn(detail, 'domainPointer');
  return pointer
    ? [
        {
          label: `Status of ${textIn(detail, 'domain') ?? ''}`,
          pointer,
          observed: [textIn(detail, 'status'), textIn(detail, 'statusMessage')].filter(Boolean).join(': '),
          expected: 'AVAILABLE',
        },
      ]
    : [];
};

const advice = (id: string, title: string, notes: string[]): ProposedFix => ({
  id,
  title,
  change: { kind: 'advice' },
  risk: 'needs-review',
  notes,
});

const setupWords = {
  summary: 'The custom domain name cannot be made or changed with this certificate.',
  explanation:
    'API Gateway takes a certificate of ACM that is issued (or a valid imported one), carries the name, and lies in the Region of a Regional or private domain name, in us-east-1 for an edge-optimized one. Anything else is refused when the domain name is made or changed.',
};

const fixesOf = (found: Found): ProposedFix[] => {
  if (found.detail['isSetup'] === true) {
    return [
      advice(
        'choose-certificate',
        'Choose a certificate that is issued, carries the name and lies in the right Region',
        ['us-east-1 for edge-optimized domain names, the Region of the domain name for all others.'],
      ),
    ];
  }
  if (found.detail['isExpired'] === true) {
    return [
      advice('renew-certificate', 'Give the domain name a certificate that is valid', [
        'ACM renews its own public certificates while their validation record stays in DNS; imported ones have to be imported again before they end.',
      ]),
    ];
  }
  switch (textIn(detailOf(found.at), 'status')) {
    case 'PENDING':
      return [advice('wait', 'Wait until the domain name is AVAILABLE, then call again', [])];
    case 'PENDING_CERTIFICATE_REIMPORT':
      return [advice('reimport-certificate', 'Import the certificate again into ACM and update the domain name', [])];
    case 'PENDING_OWNERSHIP_VERIFICATION':
      return [
        advice('verify-ownership', 'Set an ownership verification certificate on the domain name', [
          'A public certificate of ACM for the same name.',
        ]),
      ];
    default:
      return [advice('repair-domain', 'Correct what the status message names, or create the domain name again', [])];
  }
};

/**
 * A custom domain name serves once its status is AVAILABLE and its certificate is valid.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_DomainName.html
 */
export const domainCertificateUnusable = defineFailureMode({
  id: 'domain-certificate-unusable',
  title: 'Custom domain name or its certificate is not usable',
  kind: 'blocking',
  gate: 'tls',
  apis: ['REST', 'HTTP', 'WEBSOCKET'],
  explains: reasons,
  symptom: {
    complaints: ['no-connection', 'refused', 'setup-failed', 'blocked-by-browser'],
    texts: ['certificate has expired', 'net::ERR_CERT_DATE_INVALID', 'handshake failure', 'Forbidden'],
  },
  needs: ['/account/domainNames'],
  check: (context) => {
    const at = findNamesStop(context, reasons);
    if (at) return { verdict: 'found', at, evidence: evidenceOf({ at }), detail: {} };
    return bySetup(context) ?? byStatus(context) ?? byComplaint(context) ?? withoutStop(context, reasons);
  },
  explain: (found) => {
    if (found.detail['isSetup'] === true) return setupWords;
    const detail = detailOf(found.at);
    const domain =
      typeof found.detail['domain'] === 'string'
        ? found.detail['domain']
        : (textIn(detail, 'domain') ?? 'The custom domain name');
    const status = textIn(detail, 'status') ?? '';
    return found.detail['isExpired'] === true
      ? {
          summary: `The certificate that ${domain} shows is out of date.`,
          explanation:
            'Clients refuse a connection whose certificate has expired, before any request is sent. API Gateway shows the certificate that the domain name is configured with.',
        }
      : {
          summary: `Custom domain name ${domain} is ${status}, so it does not serve.`,
          explanation: `A custom domain name takes connections once its status is AVAILABLE. ${meanings[status] ?? ''} Until then clients get a wrong certificate, a failed handshake, or Forbidden.`,
        };
  },
  fixes: fixesOf,
  fixAvailability: 'always',
  howToSee:
    'Read domainNameStatus and domainNameStatusMessage with GetDomainName, and the certificate with DescribeCertificate of ACM.',
  why: 'API Gateway checks certificate and ownership of a name before it serves it, and does not serve it while that is open.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/api/API_DomainName.html',
      proves: 'The statuses of a domain name.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains-prerequisites.html',
      proves: 'What the certificate of a domain name has to be.',
    },
  ],
});
