import type { Evidence, ProposedFix } from '@gatescope/shared';
import type { IdentitySource } from '../../gates/access/identity-source.ts';
import { readIdentitySources } from '../../gates/v2/identity-sources.ts';
import { nameOfSource, pointerOfSource, sendIdentity } from '../auth/send-identity.ts';
import { findAskedStop, verdictWithoutStop } from '../asked-stop.ts';
import type { CheckContext, Found } from '../failure-mode.ts';
import { authorizerAt, authorizerFix } from './authorizer-parts.ts';
import { routeName } from './route-step.ts';
import type { V2Part } from './with-v2.ts';

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

const sourcesOf = (value: unknown): IdentitySource[] => readIdentitySources(textsOf(value));

/**
 * A Lambda authorizer may have none, if nothing is cached; then its function is asked for every request. WebSocket APIs
 * cache nothing anyway.
 */
const dropSources = (context: CheckContext, found: Found): ProposedFix[] => {
  const { at } = found;
  if (!at || at.result.detail['authorizerType'] === 'JWT') return [];
  const isCached = context.world.snapshot.target.kind === 'HTTP';
  const [dropped] = authorizerFix(
    context,
    found,
    { field: 'IdentitySource', value: [] },
    {
      id: 'drop-identity-sources',
      title: isCached ? 'Remove the identity sources and turn caching off' : 'Remove the identity sources',
      notes: ['The function is then called for every request, and has to refuse those without identity itself.'],
    },
  );
  if (dropped?.change.kind !== 'patch') return [];
  if (!isCached) return [dropped];
  const pointer = authorizerAt(at).pointer;
  const ttl = { op: 'set' as const, path: `${pointer}/AuthorizerResultTtlInSeconds`, value: 0 };
  return [{ ...dropped, change: { kind: 'patch', operations: [ttl, ...dropped.change.operations] } }];
};

/**
 * Before an authorizer is asked, API Gateway looks for its identity sources; where one is missing or empty it answers 401
 * itself. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
 */
export const authorizerIdentityMissingV2: V2Part = {
  apis: ['HTTP', 'WEBSOCKET'],
  needs: ['/api/routes', '/api/authorizers'],
  check: (context) => {
    const at = findAskedStop(context, ['authorizer-identity-missing']);
    if (!at) return verdictWithoutStop(context, ['authorizer-identity-missing']);
    const { missing, unsaid } = at.result.detail;
    const absent = [...sourcesOf(missing), ...sourcesOf(unsaid)];
    const { name, pointer } = authorizerAt(at);
    const evidence: Evidence[] = [
      {
        label: `Identity sources of ${name}`,
        pointer,
        within: 'IdentitySource',
        observed: textsOf(at.result.detail['sources']).join(', '),
      },
      ...absent.map(
        (source): Evidence => ({
          label: 'In the request',
          pointer: pointerOfSource(source),
          observed: 'missing or empty',
          expected: nameOfSource(source),
        }),
      ),
    ];
    return { verdict: 'found', at, evidence, detail: { name, missing: absent.map(({ expression }) => expression) } };
  },
  explain: ({ at, detail }, context) => ({
    summary: `${routeName(context, at)} is behind authorizer ${String(detail['name'])}, and the request does not carry ${sourcesOf(detail['missing']).map(nameOfSource).join(', ')}.`,
    explanation:
      'API Gateway answers 401 Unauthorized itself and never calls the authorizer when one of its identity sources is missing or empty, even if the function would not need it. So the function has no log of it.',
  }),
  fixes: (found, context) => [
    ...sourcesOf(found.detail['missing']).map((source) => sendIdentity(source, context.world.request?.url ?? '')),
    ...dropSources(context, found),
  ],
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html',
      proves: 'Missing identity sources are answered 401 without calling the function.',
    },
  ],
};
