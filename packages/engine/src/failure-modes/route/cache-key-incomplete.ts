import type { PatchOperation, ProposedFix } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import type { CorsIssue } from '../../cors/cors-issue.ts';
import type { DeployedMethod } from '../../deployed-view.ts';
import type { Unkeyed } from '../../gates/cache/list-unkeyed.ts';
import { essenceOf, isBinaryByNature } from '../../gates/integration/media-type.ts';
import { savedMethodPointer } from '../../gates/integration/running-integration.ts';
import type { World } from '../../world.ts';
import type { CheckContext } from '../failure-mode.ts';
import { methodSettingKey } from '../../gates/route/method-setting.ts';
import { defineFailureMode } from '../failure-mode.ts';
import type { CacheDetail } from './cache-detail.ts';
import { cacheDetail, cacheEvidence } from './cache-detail.ts';

/** Path and query tell requests apart in nearly every API; headers only when nothing else does. */
const missingKeys = ({ path, query, headers }: Unkeyed): readonly string[] =>
  path.length + query.length > 0 ? [...path, ...query] : headers;

const originIssues: readonly (CorsIssue | undefined)[] = ['AllowOriginMismatch', 'MissingAllowOriginHeader'];

/**
 * Now and then a page meets the reply that the cache keeps for a caller of another origin, or for one without any.
 * https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches
 */
const isForeignCopy = ({ seen }: World): boolean =>
  seen.kind === 'sometimes' && originIssues.includes(seen.cors?.issue);

const detailOf = ({ main, world }: CheckContext) => {
  const cache = main && cacheDetail(main);
  if (!cache) return undefined;
  const { origin } = cache.unkeyed;
  const isByOrigin = origin !== undefined && isForeignCopy(world);
  const missing = isByOrigin ? [origin] : missingKeys(cache.unkeyed);
  return missing.length > 0 ? { ...cache, missing, isByOrigin } : undefined;
};

/** A picture or file that comes back wrong is a matter of encoding first. */
const isBinaryAnswer = ({ world }: CheckContext): boolean => {
  const type = world.seen.headers['content-type']?.[0];
  return type !== undefined && isBinaryByNature(essenceOf(type));
};

/** The quick way: the method's own setting overrides the one of the stage, without a deployment. */
const switchOff = ({ snapshot }: World, { stage, route }: CacheDetail, { path, verb }: DeployedMethod): ProposedFix => {
  const { api } = snapshot;
  const stages = api.kind === 'REST' && api.stages.state === 'present' ? api.stages.value : [];
  const index = stages.findIndex(({ stageName }) => stageName === stage);
  const key = methodSettingKey(stages[index], { path, verb });
  const pointer = toPointer('api', 'stages', 'value', index, 'methodSettings', key);
  return {
    id: 'switch-cache-off',
    title: `Switch the cache off for ${route}`,
    change: { kind: 'patch', operations: [{ op: 'set', path: `${pointer}/cachingEnabled`, value: false }] },
    risk: 'safe',
    notes: ['At once, without a deployment; the backend answers every call of the method then.'],
  };
};

/** The cache key is the resource plus the chosen parameters: `/items/1` and `/items/2` share an entry unless the path is chosen. */
export const cacheKeyIncomplete = defineFailureMode({
  id: 'cache-key-incomplete',
  title: 'Cache key lacks what tells requests apart',
  kind: 'blocking',
  gate: 'cache',
  apis: ['REST'],
  explains: [],
  symptom: { complaints: ['wrong-content', 'sometimes'], texts: [], statuses: [200] },
  needs: ['/api/stages', '/api/resources'],
  supersedes: ['cache-stale'],
  check: (context) => {
    const { world, main, stops } = context;
    const { kind, status, errorType } = world.seen;
    const detail = detailOf(context);
    const route = main?.journey.route;
    if (!detail || !route || errorType !== undefined || (status ?? 200) >= 400) return { verdict: 'clear' };
    if (
      (kind !== 'wrong-content' && kind !== 'sometimes') ||
      stops.some(({ result, agreement }) => result.reached && agreement === 'agrees')
    )
      return { verdict: 'clear' };
    const pointer = savedMethodPointer(world.snapshot, route.method);
    const isByHeader = detail.missing.every((key) => key.startsWith('method.request.header.'));
    return {
      verdict: 'found',
      standing: isBinaryAnswer(context) ? 'possible' : 'specific',
      // Whether a header changes the answer is up to the backend.
      certainty: isByHeader ? 'possible' : 'likely',
      evidence: [
        cacheEvidence(world, detail),
        {
          label: 'Cache key parameters',
          pointer: pointer ?? 'trace:cache',
          observed: detail.keyParameters.join(', ') || 'none',
          expected: detail.missing.join(', '),
        },
      ],
      detail: { ...detail },
    };
  },
  explain: (_found, context) => {
    const detail = detailOf(context);
    return {
      summary: `The cache of ${detail?.route ?? 'the method'} does not look at ${detail?.missing.join(', ') ?? 'what tells requests apart'}, so requests that differ there share one answer.`,
      explanation: `API Gateway finds a cached response by the resource and by the parameters that are chosen as cache key; path parameters, query parameters and headers that are not chosen play no part. The first answer is then given to every other request of the method until it expires.${
        detail?.isByOrigin
          ? ' The CORS headers are kept with it: a backend that echoes the origin of the page (or sends the header to pages only) has written them for whoever came first.'
          : ''
      }`,
    };
  },
  fixes: (_found, context) => {
    const detail = detailOf(context);
    const route = context.main?.journey.route;
    const pointer = route && savedMethodPointer(context.world.snapshot, route.method);
    if (!detail || !route || !pointer) return [];
    const saved = route.method.saved;
    const undeclared = detail.missing.filter((key) => saved?.requestParameters?.[key] === undefined);
    // A cache key parameter has to be declared in the method request.
    const declared = {
      ...saved?.requestParameters,
      ...Object.fromEntries(undeclared.map((key) => [key, key.startsWith('method.request.path.')])),
    };
    const operations: PatchOperation[] = [
      ...(undeclared.length > 0 ? [{ op: 'set' as const, path: `${pointer}/requestParameters`, value: declared }] : []),
      {
        op: 'set',
        path: `${pointer}/methodIntegration/cacheKeyParameters`,
        value: [...(saved?.methodIntegration?.cacheKeyParameters ?? []), ...detail.missing],
      },
      { op: 'deploy', stage: detail.stage },
    ];
    return [
      {
        id: 'add-cache-keys',
        title: `Add ${detail.missing.join(', ')} to the cache key and deploy stage ${detail.stage}`,
        change: { kind: 'patch', operations },
        risk: 'needs-review',
        notes: ['Flush the cache afterwards: wrong entries live on until they expire.', 'More keys mean fewer hits.'],
      },
      switchOff(context.world, detail, route.method),
    ];
  },
  fixAvailability: 'sometimes',
  howToSee: 'GetIntegration shows cacheKeyParameters; GetStage shows whether the method is cached.',
  why: 'Only chosen parameters are part of the cache key. For {proxy+} this means that all paths below share one entry unless the path parameter is chosen.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html',
      proves: 'Headers, URL paths and query strings can be used as cache keys.',
    },
  ],
});
