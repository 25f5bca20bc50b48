import type { Credential, PredictedReply, Request, Target } from '@gatescope/shared';
import type { ComplaintReading } from '../../complaint-reading.ts';
import { parseUrl } from '../../parsed-url.ts';
import { timeOfComplaint } from './policy-context.ts';

type SigV4 = Extract<Credential, { scheme: 'sigv4' }>;

/** Why API Gateway refuses a signature that is there, with what it answers. */
export interface SignatureFlaw {
  readonly kind: 'region' | 'service' | 'host' | 'host-unsigned' | 'clock';
  readonly signed: string;
  readonly expected: string;
  /** False where the signed value was not said and is only the usual one. */
  readonly isSure: boolean;
  readonly reply: PredictedReply;
}

const refused = (messageStart: string): PredictedReply => ({
  gatewayResponse: 'INVALID_SIGNATURE',
  status: 403,
  messageStart,
  errorType: 'InvalidSignatureException',
});

/** The answer to a signature that does not fit what arrived, whatever the reason. */
export const signatureMismatch = refused(
  'The request signature we calculated does not match the signature you provided',
);

/** The Host header as it reaches API Gateway: what the signature is checked against. */
export const receivedHost = (request: Request): string | undefined => {
  const host = request.hostReceivedByApiGateway ?? request.headers['host'] ?? parseUrl(request.url)?.host;
  return host?.toLowerCase().replace(/:443$/, '').replace(/\.$/, '');
};

const hostFlaw = (request: Request, credential: SigV4): SignatureFlaw | undefined => {
  const expected = receivedHost(request);
  const said = credential.signedHost ?? request.headers['host'];
  const signed = (said ?? parseUrl(request.url)?.host)?.toLowerCase().replace(/:443$/, '');
  if (!expected || !signed || signed === expected) return undefined;
  return { kind: 'host', signed, expected, isSure: said !== undefined, reply: signatureMismatch };
};

const headersFlaw = ({ signedHeaders }: SigV4): SignatureFlaw | undefined => {
  if (!signedHeaders || signedHeaders.some((name) => ['host', ':authority'].includes(name.toLowerCase())))
    return undefined;
  return {
    kind: 'host-unsigned',
    signed: signedHeaders.join(';'),
    expected: 'host',
    isSure: true,
    reply: refused("'Host' or ':authority' must be a 'SignedHeader'"),
  };
};

const scopeFlaws = ({ region, service }: SigV4, target: Target): SignatureFlaw[] => [
  ...(region !== undefined && region !== '*' && region !== target.region
    ? [
        {
          kind: 'region',
          signed: region,
          expected: target.region,
          isSure: true,
          reply: refused('Credential should be scoped to a valid region'),
        } as const,
      ]
    : []),
  ...(service !== undefined && service !== 'execute-api'
    ? [
        {
          kind: 'service',
          signed: service,
          expected: 'execute-api',
          isSure: true,
          reply: refused('Credential should be scoped to correct service'),
        } as const,
      ]
    : []),
];

const parseDate = (text: string): number | undefined => {
  const parts = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(text)?.slice(1).map(Number);
  if (!parts) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
};

const allowedSkew = 5 * 60 * 1000;

/** Signed and answered more than five minutes apart. A reply that speaks of something else shows that the clock was right. */
const clockFlaw = ({ date }: SigV4, seen: ComplaintReading): SignatureFlaw | undefined => {
  const signedAt = date ? parseDate(date) : undefined;
  const answeredAt = timeOfComplaint(seen);
  if (date === undefined || signedAt === undefined || answeredAt === undefined || !seen.headers['date'])
    return undefined;
  if (seen.message !== undefined && !/^Signature (?:expired|not yet current)/i.test(seen.message)) return undefined;
  const skew = answeredAt - signedAt;
  if (Math.abs(skew) <= allowedSkew) return undefined;
  const reply = refused(skew > 0 ? 'Signature expired' : 'Signature not yet current');
  return { kind: 'clock', signed: date, expected: new Date(answeredAt).toISOString(), isSure: true, reply };
};

/**
 * What is wrong with a signature, as far as its parts were told. A secret can never be checked.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
 */
export const listSignatureFlaws = (
  request: Request,
  credential: SigV4,
  target: Target,
  seen: ComplaintReading,
): SignatureFlaw[] =>
  [
    ...scopeFlaws(credential, target),
    headersFlaw(credential),
    hostFlaw(request, credential),
    clockFlaw(credential, seen),
  ].filter((flaw) => flaw !== undefined);
