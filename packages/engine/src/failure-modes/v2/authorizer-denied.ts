import type { ProposedFix } from '@gatescope/shared';
import { findAskedStop, verdictWithoutStop } from '../asked-stop.ts';
import type { CheckContext } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { authorizerAt, bearerErrorOf, describeFlaw, flawsOf, tokenEvidence } from './authorizer-parts.ts';
import { routeName } from './route-step.ts';
import type { V2Part } from './with-v2.ts';

const whyOf = (at: Stop): string => {
  const flaws = flawsOf(at)
    .map(describeFlaw)
    .map(({ claim, observed, expected }) => `${claim} is ${observed}, not ${expected}`);
  const { description } = bearerErrorOf(at);
  if (flaws.length > 0) return flaws.join(' and ');
  if (description) return `the reply says "${description}"`;
  return at.result.detail['authorizerType'] === 'JWT'
    ? 'its claims were not said'
    : 'its function says no, or a cached answer of it does';
};

const freshToken = ({ world }: CheckContext): ProposedFix[] => {
  const { credential } = world.request ?? {};
  const claims = credential?.scheme === 'bearer' ? credential.claims : undefined;
  if (claims?.exp === undefined) return [];
  const { exp: _expired, ...rest } = claims;
  return [
    {
      id: 'renew-token',
      title: 'Get a fresh token and send that',
      change: { kind: 'request', replace: { credential: { scheme: 'bearer', claims: rest } } },
      risk: 'safe',
      notes: ['Clients have to renew a token before it expires.'],
      owner: 'caller',
    },
  ];
};

const advice = (isLambda: boolean): ProposedFix => ({
  id: 'check-token',
  title: isLambda
    ? "Read in the authorizer's own log why it refuses this request"
    : 'Decode the token and compare iss, aud or client_id, exp and scope with the authorizer and the route',
  change: { kind: 'advice' },
  risk: 'safe',
  notes: isLambda
    ? [
        'With caching, an answer counts for every route behind the authorizer: a policy that names one route refuses the others. Add $context.routeKey to the identity sources, or let the policy name all.',
      ]
    : ['The www-authenticate header of the reply often says which of them is wrong.'],
  owner: 'caller',
});

/**
 * The authorizer works and refuses this token.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-jwt.html
 */
export const authorizerDeniedV2: V2Part = {
  apis: ['HTTP', 'WEBSOCKET'],
  needs: ['/api/routes', '/api/authorizers'],
  symptom: { texts: ['Forbidden', 'insufficient_scope', 'the token has expired'] },
  check: (context) => {
    const at = findAskedStop(context, ['authorizer-denies']);
    if (!at) return verdictWithoutStop(context, ['authorizer-denies']);
    const { name } = authorizerAt(at);
    return {
      verdict: 'found',
      at,
      evidence: tokenEvidence(context, at),
      detail: {
        name,
        why: whyOf(at),
        type: at.result.detail['authorizerType'],
        flaws: flawsOf(at).map(({ kind }) => kind),
      },
    };
  },
  explain: ({ at, detail }, context) => ({
    summary: `Authorizer ${String(detail['name'])} in front of ${routeName(context, at)} refuses this request: ${String(detail['why'])}.`,
    explanation:
      detail['type'] === 'JWT'
        ? 'A JWT authorizer answers 401 to a token that is expired, not valid yet, not signed by a key of the issuer, or made by another issuer or for another audience, and 403 to one that lacks every scope that the route asks for.'
        : 'A Lambda authorizer decides in its own code. "isAuthorized": false, or a policy that denies or does not name the route, becomes 403 Forbidden; the error "Unauthorized" becomes 401. Nothing in the reply says which.',
  }),
  fixes: ({ detail }, context) => {
    const isExpired = Array.isArray(detail['flaws']) && detail['flaws'].includes('expired');
    return [...(isExpired ? freshToken(context) : []), advice(detail['type'] !== 'JWT')];
  },
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-jwt.html',
      proves: 'How the reply of a JWT authorizer names the flaw.',
    },
  ],
};
