import type { Evidence, ProposedFix } from '@gatescope/shared';
import type { TokenFlaw } from '../../gates/access/cognito-token.ts';
import { listOf } from '../../gates/access/json.ts';
import { findAskedStop, verdictWithoutStop } from '../asked-stop.ts';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { lambdaAuthorizerOf } from './lambda-authorizer.ts';
import { loggedPolicy } from './logged-policy.ts';
import { nameOfMethod } from './method-evidence.ts';
import { authorizerDeniedV2 } from '../v2/authorizer-denied.ts';
import { withV2 } from '../v2/with-v2.ts';

const flawsOf = ({ result }: Stop): readonly TokenFlaw[] =>
  // The authentication gate's own JSON; a trace carries it untyped.
  listOf(result.detail['flaws']) as readonly TokenFlaw[];

const dateOf = (seconds: number): string => new Date(seconds * 1000).toISOString();

const describe = (
  flaw: TokenFlaw,
): { readonly observed: string; readonly expected: string; readonly claim: string } => {
  switch (flaw.kind) {
    case 'issuer':
      return { claim: 'iss', observed: flaw.issuer, expected: flaw.expected.join(', ') };
    case 'token-use':
      return { claim: 'token_use', observed: flaw.tokenUse, expected: flaw.expected };
    case 'scope':
      return {
        claim: 'scope',
        observed: flaw.scopes.join(' ') || 'none',
        expected: `one of ${flaw.expected.join(', ')}`,
      };
    case 'expired':
      return { claim: 'exp', observed: dateOf(flaw.expiredAt), expected: 'a time after the request' };
  }
};

const atStop = (context: CheckContext, at: Stop): Verdict => {
  const flaws = flawsOf(at).map(describe);
  const { authorizer, authorizerName, authorizerType } = at.result.detail;
  const refusal: Evidence = { label: 'Refusal', pointer: 'complaint:body', observed: context.world.seen.message ?? '' };
  return {
    verdict: 'found',
    at,
    evidence: [
      ...flaws.map(
        ({ claim, observed, expected }): Evidence => ({
          label: `Claim ${claim} of the token`,
          pointer: `request:credential.claims.${claim}`,
          observed,
          expected,
        }),
      ),
      ...(flaws.length === 0 ? [refusal] : []),
      { label: `Authorizer ${String(authorizerName)}`, pointer: String(authorizer), observed: String(authorizerType) },
    ],
    detail: {
      name: authorizerName,
      why:
        flaws.map(({ claim, observed, expected }) => `${claim} is ${observed}, not ${expected}`).join(' and ') ||
        'its claims were not said',
      flaws: flawsOf(at).map(({ kind }) => kind),
      method: nameOfMethod(at.simulated),
    },
  };
};

/** What a Lambda authorizer's refusal looks like: it raised "Unauthorized", or its policy does not let this method through. */
const refusalOf = ({ world: { seen } }: CheckContext): 'raised' | 'denied' | 'silent' | undefined => {
  if (seen.refusal && seen.refusal.principal === undefined) return seen.refusal.explicit ? 'denied' : 'silent';
  const isUnauthorized = seen.message?.toLowerCase() === 'unauthorized' || seen.errorType === 'UnauthorizedException';
  return (seen.status === 401 || seen.status === undefined) && isUnauthorized ? 'raised' : undefined;
};

const words = {
  raised: 'its function raised "Unauthorized"',
  denied: 'the policy that it returned denies this method',
  silent: 'the policy that it returned has no Allow for this method',
} as const;

const byFunction = (context: CheckContext): Verdict => {
  const { world, main } = context;
  // A refused preflight says nothing of the token: it never carries one.
  const refusal = world.seen.cors?.leg === 'preflight' ? undefined : refusalOf(context);
  if (!main || !refusal) return verdictWithoutStop(context, ['authorizer-denies']);
  const found = lambdaAuthorizerOf(world, main);
  const gate = main.trace.gates.find(({ gate: id }) => id === 'authentication');
  if (!found || gate?.outcome === 'stopped') return { verdict: 'clear' };
  const logged = loggedPolicy(world, main);
  const mayBeCache = refusal === 'silent' && found.cacheSeconds > 0 && (found.siblings.length > 0 || found.isGeneric);
  const isObserved = logged?.decision === 'explicitDeny';
  return {
    verdict: 'found',
    standing: isObserved ? 'observed' : mayBeCache || gate?.outcome !== 'passed' ? 'possible' : 'specific',
    evidence: [
      { label: 'Refusal', pointer: 'complaint:body', observed: world.seen.message ?? '' },
      {
        label: `Authorizer ${found.authorizer.name ?? found.authorizer.id}`,
        pointer: found.pointer,
        within: 'authorizerUri',
        observed: found.authorizer.authorizerUri ?? '',
      },
      ...(isObserved
        ? [
            {
              label: 'Returned policy',
              pointer: `observation:${logged.observationId}`,
              observed: logged.resources.join(', '),
            },
          ]
        : []),
    ],
    detail: {
      name: found.authorizer.name ?? found.authorizer.id,
      why: words[refusal],
      flaws: [],
      method: nameOfMethod(main),
    },
  };
};

const tokenFix = (flaws: readonly unknown[], context: CheckContext): ProposedFix[] => {
  const { request } = context.world;
  const claims = request?.credential.scheme === 'bearer' ? request.credential.claims : undefined;
  const wanted = flaws.includes('token-use') ? (claims?.token_use === 'access' ? 'id' : 'access') : undefined;
  if (!claims || !wanted || flaws.some((flaw) => flaw !== 'token-use')) return [];
  return [
    {
      id: 'send-other-token',
      title: `Send the ${wanted === 'id' ? 'ID' : 'access'} token instead`,
      change: {
        kind: 'request',
        replace: { credential: { scheme: 'bearer', claims: { ...claims, token_use: wanted } } },
      },
      risk: 'safe',
      notes: [
        wanted === 'id'
          ? 'Or list scopes on the method and deploy: then access tokens with one of these scopes are taken.'
          : 'The access token has to carry one of the scopes that the method lists.',
      ],
      owner: 'caller',
    },
  ];
};

/**
 * The authorizer works and does not take this token: a user pool compares issuer, kind, scopes and expiry, a Lambda
 * authorizer decides in code.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html
 */
export const authorizerDenied = withV2(authorizerDeniedV2, {
  id: 'authorizer-denied',
  title: 'Authorizer refuses this token',
  kind: 'blocking',
  gate: 'authentication',
  apis: ['REST'],
  explains: ['authorizer-denies'],
  symptom: {
    complaints: ['refused', 'blocked-by-browser', 'sometimes'],
    texts: [
      'Unauthorized',
      'The incoming token has expired',
      'User is not authorized to access this resource',
      'User is not authorized to access this resource with an explicit deny in an identity-based policy',
    ],
    statuses: [401, 403],
  },
  needs: ['/api/stages', '/api/deployed/*', '/api/resources', '/api/authorizers'],
  check: (context) => {
    const at = findAskedStop(context, ['authorizer-denies']);
    return at ? atStop(context, at) : byFunction(context);
  },
  explain: ({ detail }) => ({
    summary: `Authorizer ${String(detail['name'])} in front of ${String(detail['method'])} refuses this token: ${String(detail['why'])}.`,
    explanation:
      'A user pool authorizer takes an ID token where the method lists no scopes, and an access token with one of the scopes where it does; issuer and expiry have to fit. A Lambda authorizer decides in its own code: "Unauthorized" raised there becomes 401, a policy that denies or leaves out the method becomes 403 without user and ARN in the message.',
  }),
  fixes: ({ detail }, context) => [
    ...tokenFix(Array.isArray(detail['flaws']) ? detail['flaws'] : [], context),
    {
      id: 'check-token',
      title: 'Get a fresh token of the right kind, or read in the authorizer why it refuses this one',
      change: { kind: 'advice' },
      risk: 'safe',
      notes: [
        "Decode the token and compare iss, token_use, scope and exp; for a Lambda authorizer look at its function's log for this request.",
      ],
      owner: 'caller',
    },
  ],
  fixAvailability: 'always',
  howToSee: "'aws apigateway test-invoke-authorizer' with the same headers shows what the authorizer says.",
  why: 'The token is looked at behind the network and the identity source, and before the resource policy is weighed.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html',
      proves: 'ID tokens without scopes, access tokens with scopes.',
    },
    {
      url: 'https://repost.aws/knowledge-center/api-gateway-403-error-lambda-authorizer',
      proves: 'What refusals of Lambda authorizers look like.',
    },
  ],
});
