import type { ProposedFix } from '@gatescope/shared';
import type { SignatureFlaw } from '../../gates/access/signature-flaws.ts';
import { receivedHost } from '../../gates/access/signature-flaws.ts';
import { findAskedStop, verdictWithoutStop } from '../asked-stop.ts';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import { authorizationEvidence } from './method-evidence.ts';
import { iamSignatureV2 } from '../v2/iam-signature.ts';
import { withV2 } from '../v2/with-v2.ts';
import { flawEvidence, flawName, flawsOf } from './signature-evidence.ts';

const texts = [
  'The request signature we calculated does not match the signature you provided',
  'Signature expired',
  'Signature not yet current',
  'Credential should be scoped to a valid region',
  'Credential should be scoped to correct service',
  "'Host' or ':authority' must be a 'SignedHeader'",
  'The security token included in the request is invalid',
  'The security token included in the request is expired',
] as const;

const messageText = ({ world }: CheckContext): string | undefined => {
  const message = world.seen.message?.toLowerCase();
  return texts.find((text) => message?.startsWith(text.toLowerCase()));
};

/** The reply itself speaks of the signature. */
const fromReply = (context: CheckContext): Verdict => {
  const { world, main } = context;
  const text = messageText(context);
  const type = main?.journey.route?.method.authorizationType;
  if (!text || !main || world.request?.credential.scheme !== 'sigv4' || type === undefined)
    return verdictWithoutStop(context, ['iam-signature-invalid']);
  const flaws = flawsOf(context);
  return {
    verdict: 'found',
    standing: 'observed',
    certainty: 'certain',
    evidence: [
      { label: 'Refusal', pointer: 'complaint:body', observed: world.seen.message ?? '' },
      ...flawEvidence(flaws),
      authorizationEvidence(world, main),
    ],
    detail: { flaws: flaws.map(({ kind }) => kind), text },
  };
};

const likelyReason: readonly [RegExp, string][] = [
  [/token included in the request is expired/i, 'the temporary credentials behind the signature have expired'],
  [
    /token included in the request is invalid/i,
    'the access key or session token behind it is unknown, or of another partition',
  ],
  [
    /signature expired|not yet current/i,
    'the clock of the signing machine is more than five minutes off, or the request was signed long before it was sent',
  ],
  [/valid region/i, 'it was made for another Region'],
  [/correct service/i, 'it was made for another service than execute-api'],
  [/SignedHeader/i, 'the Host header is not among the signed ones'],
];

const reasonOf = (flaws: readonly SignatureFlaw[], text: string): string => {
  const [first] = flaws;
  if (first) return `${flawName(first.kind)} is ${first.signed} instead of ${first.expected}`;
  return (
    likelyReason.find(([pattern]) => pattern.test(text))?.[1] ??
    'something of the signed request differs from what arrived (path, query, body or Host), or the secret key is wrong'
  );
};

/**
 * API Gateway computes the signature again from what arrives. Whatever changed on the way, above all the Host behind a CDN,
 * proxy or endpoint name, makes the two differ.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
 */
export const iamSignatureInvalid = withV2(iamSignatureV2, {
  id: 'iam-signature-invalid',
  title: 'Signature of the request does not fit what arrives',
  kind: 'blocking',
  gate: 'authentication',
  apis: ['REST'],
  explains: ['iam-signature-invalid'],
  symptom: { complaints: ['refused', 'blocked-by-browser', 'sometimes'], texts: [...texts], statuses: [403] },
  needs: ['/api/stages', '/api/deployed/*'],
  check: (context) => {
    const at = findAskedStop(context, ['iam-signature-invalid']);
    if (!at) return fromReply(context);
    const flaws = flawsOf(context);
    return {
      verdict: 'found',
      at,
      evidence: [...flawEvidence(flaws), authorizationEvidence(context.world, at.simulated)],
      detail: { flaws: flaws.map(({ kind }) => kind), text: messageText(context) ?? '' },
    };
  },
  explain: ({ detail }, context) => ({
    summary: `The signature is not valid here: ${reasonOf(flawsOf(context), String(detail['text']))}.`,
    explanation:
      'A Signature Version 4 covers method, path, query, the signed headers (always Host) and the body, and is bound to a Region, a service and a time. A CDN, proxy or load balancer that replaces the Host, an endpoint name that was called with another Host header, a changed path or a copied request all break it.',
  }),
  fixes: (_, context): ProposedFix[] => {
    const { request, snapshot } = context.world;
    const { region } = snapshot.target;
    const signedHost = request ? receivedHost(request) : undefined;
    const {
      date: _stale,
      signedHeaders: _headers,
      ...credential
    } = request?.credential.scheme === 'sigv4' ? request.credential : { scheme: 'sigv4' as const };
    const isStructural = flawsOf(context).length > 0;
    return [
      {
        id: 'sign-again',
        title: `Sign for ${signedHost ?? 'the host that API Gateway receives'}, service execute-api, Region ${region}`,
        change: isStructural
          ? {
              kind: 'request',
              replace: {
                credential: { ...credential, region, service: 'execute-api', ...(signedHost ? { signedHost } : {}) },
              },
            }
          : { kind: 'advice' },
        risk: 'safe',
        notes: [
          'Sign the request as it arrives: same Host, path, query and body. Behind a CDN sign for the host that the CDN forwards, or let it forward the Host of an API Gateway custom domain.',
        ],
        owner: 'caller',
      },
    ];
  },
  fixAvailability: 'always',
  howToSee:
    'The refusal prints the canonical string in some cases; compare its host line with the Host that was signed.',
  why: 'The signature binds a request to one receiver, so that nobody in between can reuse it elsewhere.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html',
      proves: 'What each signature error means.',
    },
    {
      url: 'https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden',
      proves: 'Signature errors of API Gateway.',
    },
  ],
});
