import { findAskedStop, verdictWithoutStop } from '../asked-stop.ts';
import type { Evidence } from '@gatescope/shared';
import type { IdentitySource } from '../../gates/access/identity-source.ts';
import { parseIdentitySources } from '../../gates/access/identity-source.ts';
import type { World } from '../../world.ts';
import type { KeptBack } from '../names/kept-back.ts';
import { lostAt } from '../names/kept-back.ts';
import type { Stop } from '../stop.ts';
import { nameOfMethod } from './method-evidence.ts';
import { nameOfSource, pointerOfSource, sendIdentity } from './send-identity.ts';
import { authorizerIdentityMissingV2 } from '../v2/authorizer-identity-missing.ts';
import { withV2 } from '../v2/with-v2.ts';

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

const sourcesOf = (value: unknown): IdentitySource[] => textsOf(value).flatMap((text) => parseIdentitySources(text));

/** A source that was sent and got lost at a distribution on the way. */
const lostOf = (world: World, at: Stop | undefined, { kind, name }: IdentitySource): KeptBack | undefined => {
  if (kind === 'header') return lostAt(world, at, { header: name });
  return kind === 'query' ? lostAt(world, at, { queryOf: name }) : undefined;
};

/**
 * Before an authorizer is called, API Gateway looks whether its identity sources are there; if one is missing or empty, or
 * does not fit the validation expression, it answers 401 itself, and nothing is logged.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/configure-api-gateway-lambda-authorization.html
 */
export const authorizerIdentityMissing = withV2(authorizerIdentityMissingV2, {
  id: 'authorizer-identity-missing',
  title: "Request lacks the authorizer's identity source",
  kind: 'blocking',
  gate: 'authentication',
  apis: ['REST'],
  explains: ['authorizer-identity-missing'],
  symptom: { complaints: ['refused', 'blocked-by-browser'], texts: ['Unauthorized'], statuses: [401] },
  needs: ['/api/stages', '/api/deployed/*', '/api/resources', '/api/authorizers'],
  check: (context) => {
    const at = findAskedStop(context, ['authorizer-identity-missing']);
    if (!at) return verdictWithoutStop(context, ['authorizer-identity-missing']);
    const { authorizer, authorizerName, missing, pattern, unsaid } = at.result.detail;
    const absent = [...sourcesOf(missing), ...sourcesOf(unsaid)];
    const source: Evidence = {
      label: `Identity source of ${String(authorizerName)}`,
      pointer: String(authorizer),
      within: typeof pattern === 'string' ? 'identityValidationExpression' : 'identitySource',
      observed: typeof pattern === 'string' ? pattern : absent.map(({ expression }) => expression).join(', '),
    };
    const evidence = absent.map(
      (from): Evidence =>
        lostOf(context.world, at, from)?.evidence ?? {
          label: 'In the request',
          pointer: pointerOfSource(from),
          observed: 'missing or empty',
          expected: nameOfSource(from),
        },
    );
    return {
      verdict: 'found',
      at,
      evidence: [source, ...evidence],
      detail: {
        name: authorizerName,
        missing: absent.map(({ expression }) => expression),
        pattern: pattern ?? null,
        method: nameOfMethod(at.simulated),
      },
    };
  },
  explain: ({ detail, at }, { world }) => {
    const sources = sourcesOf(detail['missing']);
    const missing = sources.map(nameOfSource);
    const keptBack = sources.map((source) => lostOf(world, at, source));
    const what =
      missing.length > 0
        ? `the request does not carry ${missing.join(', ')}`
        : `what the request sends does not fit ${String(detail['pattern'])}`;
    return {
      summary: `${String(detail['method'])} is behind authorizer ${String(detail['name'])}, and ${what}.`,
      explanation: `API Gateway answers 401 "Unauthorized" itself and never calls the authorizer: its identity sources are also the key of its cache. Each of them has to be there and not be empty, and a TOKEN authorizer can ask for a form of the token besides. Nothing of this appears in the logs of the authorizer.${keptBack.find(Boolean)?.words ?? ''}`,
    };
  },
  fixes: ({ detail, at }, { world }) => [
    ...sourcesOf(detail['missing']).map(
      (source) => lostOf(world, at, source)?.fix ?? sendIdentity(source, world.request?.url ?? ''),
    ),
    {
      id: 'change-identity-source',
      title: 'Make the authorizer look where callers send their identity, and deploy',
      change: { kind: 'advice' },
      risk: 'needs-review',
      notes: [
        'A REQUEST authorizer without identity sources has to have its cache off (a TTL of 0); its function is then called for every request.',
      ],
    },
  ],
  fixAvailability: 'always',
  howToSee:
    "'aws apigateway get-authorizers' shows identitySource and identityValidationExpression; compare with the headers and query of the request.",
  why: 'A request without identity cannot be looked up in the cache, so it is refused before any function runs.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/configure-api-gateway-lambda-authorization.html',
      proves: 'Missing identity sources are answered 401 without calling the function.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/call-api-with-api-gateway-lambda-authorization.html',
      proves: 'Such refusals are not logged.',
    },
  ],
});
