import type { Evidence, ProposedFix } from '@gatescope/shared';
import type { RunningRoute } from '../../gates/v2/running-route.ts';
import type { CheckContext, Found } from '../failure-mode.ts';
import { spokenText } from '../integration/told-by-text.ts';
import { textIn } from '../names/detail.ts';
import { routeName, seenEvidence, stepOf, withDeployment } from './route-step.ts';
import type { V2Part } from './with-v2.ts';

const perRoute = '$context.routeKey';

interface Shared {
  readonly name: string;
  readonly pointer: string;
  readonly seconds: number;
  readonly sources: readonly string[];
  /** Answers with isAuthorized, which says nothing of routes; a policy is held against the route at hand. */
  readonly isSimple: boolean;
  /** Route keys behind the same authorizer, beside the one that was called. */
  readonly siblings: readonly string[];
}

const isBehind = (authorizerPointer: string, { authorizer }: RunningRoute): boolean =>
  authorizer?.pointer === authorizerPointer;

/** The authorizer of the route, where its cached answers count for other routes too. */
const sharedAuthorizer = (context: CheckContext): Shared | undefined => {
  const step = stepOf(context);
  const found = step?.route?.authorizer;
  if (!found || step.route?.method.authorizationType !== 'CUSTOM' || step.view.routes.state !== 'present')
    return undefined;
  const { AuthorizerResultTtlInSeconds: seconds = 0, IdentitySource: sources = [], Name, AuthorizerId } = found.source;
  const isSimple = found.source.EnableSimpleResponses === true;
  const siblings = step.view.routes.value
    .filter((route) => route.routeKey !== step.route?.routeKey && isBehind(found.pointer, route))
    .map(({ routeKey }) => routeKey);
  if (seconds === 0 || siblings.length === 0 || sources.includes(perRoute)) return undefined;
  return { name: Name ?? AuthorizerId ?? 'of the route', pointer: found.pointer, seconds, sources, isSimple, siblings };
};

const isRefused = ({ world: { seen } }: CheckContext): boolean =>
  seen.status === 403 && (seen.message === undefined || /^forbidden$/i.test(seen.message.trim()));

/** Who should have been refused got through: an allow that another route was given may have been kept. */
const isLetThrough = ({ world: { seen } }: CheckContext): boolean =>
  seen.kind === 'not-enforced' && (seen.status === undefined || seen.status < 400);

/** People who meet a cache tell of an order: one call works, the next one to another route does not. */
const isCacheSpokenOf = ({ world }: CheckContext): boolean =>
  world.seen.kind === 'sometimes' ||
  /\bcach|\b(?:an)?other (?:route|path|endpoint|call)|\b(?:second|next|first) (?:route|path|endpoint|call|request)/i.test(
    spokenText(world.complaint),
  );

const keyByRoute = (context: CheckContext, { detail }: Found): ProposedFix[] => {
  const shared = sharedAuthorizer(context);
  if (!shared) return [];
  const operation = {
    op: 'set' as const,
    path: `${shared.pointer}/IdentitySource`,
    value: [...shared.sources, perRoute],
  };
  return [
    {
      id: 'key-by-route',
      title: `Add ${perRoute} to the identity sources of ${textIn(detail, 'name') ?? 'the authorizer'}`,
      change: { kind: 'patch', operations: withDeployment(context, [operation]) },
      risk: 'safe',
      notes: ['An answer is then cached for one route. Flush what is cached with reset-authorizers-cache.'],
    },
  ];
};

/** The cached answer of a Lambda authorizer counts for all its routes. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html */
export const authorizerCachePolicyV2: V2Part = {
  apis: ['HTTP'],
  needs: ['/api/authorizers', '/api/routes'],
  symptom: { complaints: ['not-enforced'], texts: ['Forbidden'] },
  check: (context) => {
    const isOpen = isLetThrough(context);
    if (!isOpen && !isRefused(context)) return { verdict: 'clear' };
    const shared = sharedAuthorizer(context);
    if (!shared || (isOpen && !shared.isSimple)) return { verdict: 'clear' };
    const { name, pointer, seconds, sources, siblings } = shared;
    const evidence: Evidence[] = [
      {
        label: 'Results are cached',
        pointer,
        within: 'AuthorizerResultTtlInSeconds',
        observed: `${seconds} s, by ${sources.join(', ')}`,
        expected: `${perRoute} among the identity sources, or an answer that counts for every route`,
      },
      ...seenEvidence(context),
    ];
    const standing = isOpen || isCacheSpokenOf(context) ? 'specific' : 'possible';
    const certainty = standing === 'specific' ? 'likely' : 'possible';
    return { verdict: 'found', standing, certainty, evidence, detail: { name, seconds, siblings, isOpen } };
  },
  explain: ({ detail }, context) => ({
    summary: `Authorizer ${textIn(detail, 'name') ?? ''} caches its answer for ${String(detail['seconds'])} seconds, and a cached one may ${detail['isOpen'] === true ? 'admit callers to' : 'refuse'} ${routeName(context)}.`,
    explanation:
      'The cache is keyed by the identity sources, not by the route, and an answer counts for every route behind the authorizer. A function that decides by the route, or returns a policy for the route at hand, answers for the first route that a token calls; the next routes get that answer without the function being called.',
  }),
  fixes: (found, context) => [
    ...keyByRoute(context, found),
    {
      id: 'return-wildcard',
      title: 'Return an answer that counts for every route the token may call',
      change: { kind: 'advice' },
      risk: 'needs-review',
      notes: ['In a policy: a Resource that ends in /*. With isAuthorized: decide by the token alone.'],
    },
  ],
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html',
      proves:
        'Cached results of a Lambda authorizer count for all routes unless $context.routeKey is an identity source.',
    },
  ],
};
