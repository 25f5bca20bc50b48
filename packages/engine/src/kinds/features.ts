import type { ApiKind, Fact, Snapshot } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';

/** Whether an API uses a feature: where, not at all, or not known because a fact is hidden. */
export type FeatureUse =
  | { readonly use: 'yes'; readonly pointers: readonly string[] }
  | { readonly use: 'no' }
  | { readonly use: 'unknown'; readonly hidden: readonly string[] };

/** A feature that not every kind of API has. */
export interface Feature {
  readonly id: string;
  /** Sentence case, for a list. */
  readonly title: string;
  readonly kinds: readonly ApiKind[];
  readonly find: (snapshot: Snapshot) => FeatureUse;
}

const no: FeatureUse = { use: 'no' };

const used = (pointers: readonly string[]): FeatureUse => (pointers.length > 0 ? { use: 'yes', pointers } : no);

/** Looks through a list of a fact, and says where it is hidden. */
const among = <T>(fact: Fact<readonly T[]>, pointer: string, isUsed: (item: T) => boolean): FeatureUse => {
  if (fact.state === 'hidden') return { use: 'unknown', hidden: [pointer] };
  const items = fact.state === 'present' ? fact.value : [];
  return used(items.flatMap((item, index) => (isUsed(item) ? [`${pointer}${toPointer('value', index)}`] : [])));
};

const ofOne = <T>(fact: Fact<T>, pointer: string, field: string, isUsed: (value: T) => boolean): FeatureUse => {
  if (fact.state === 'hidden') return { use: 'unknown', hidden: [pointer] };
  return fact.state === 'present' && isUsed(fact.value) ? used([`${pointer}/value/${field}`]) : no;
};

type RestApiFacts = Extract<Snapshot['api'], { kind: 'REST' }>;
type HttpApiFacts = Exclude<Snapshot['api'], { kind: 'REST' }>;

const ofRest =
  (find: (api: RestApiFacts, snapshot: Snapshot) => FeatureUse): Feature['find'] =>
  (snapshot) =>
    snapshot.api.kind === 'REST' ? find(snapshot.api, snapshot) : no;

const ofHttp =
  (find: (api: HttpApiFacts) => FeatureUse): Feature['find'] =>
  ({ api }) =>
    api.kind === 'HTTP' ? find(api) : no;

type Resource = Extract<RestApiFacts['resources'], { state: 'present' }>['value'][number];
type Method = NonNullable<Resource['resourceMethods']>[string];

const inMethods = (isUsed: (method: Method) => boolean): Feature['find'] =>
  ofRest(({ resources }) =>
    among(resources, '/api/resources', ({ resourceMethods }) => Object.values(resourceMethods ?? {}).some(isUsed)),
  );

const hasTemplates = ({ methodIntegration: integration }: Method): boolean =>
  integration?.type !== 'MOCK' &&
  (Object.values(integration?.requestTemplates ?? {}).some((template) => (template ?? '').trim() !== '') ||
    Object.values(integration?.integrationResponses ?? {}).some(({ responseTemplates }) =>
      Object.values(responseTemplates ?? {}).some((template) => (template ?? '').trim() !== ''),
    ));

/**
 * What tells the kinds apart, as far as a configuration shows it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html
 */
export const features: readonly Feature[] = [
  {
    id: 'private-endpoint',
    title: 'Private endpoint',
    kinds: ['REST'],
    find: ofRest(({ restApi }) =>
      ofOne(
        restApi,
        '/api/restApi',
        'endpointConfiguration',
        ({ endpointConfiguration }) => endpointConfiguration?.types?.includes('PRIVATE') ?? false,
      ),
    ),
  },
  {
    id: 'edge-endpoint',
    title: 'Edge-optimized endpoint',
    kinds: ['REST'],
    find: ofRest(({ restApi }) =>
      ofOne(
        restApi,
        '/api/restApi',
        'endpointConfiguration',
        ({ endpointConfiguration }) => endpointConfiguration?.types?.includes('EDGE') ?? false,
      ),
    ),
  },
  {
    id: 'resource-policy',
    title: 'Resource policy',
    kinds: ['REST'],
    find: ofRest(({ restApi }) => ofOne(restApi, '/api/restApi', 'policy', ({ policy }) => Boolean(policy))),
  },
  {
    id: 'api-keys',
    title: 'API keys and usage plans',
    kinds: ['REST', 'WEBSOCKET'],
    find: (snapshot) =>
      snapshot.api.kind === 'REST'
        ? inMethods(({ apiKeyRequired }) => apiKeyRequired === true)(snapshot)
        : among(snapshot.api.routes, '/api/routes', ({ ApiKeyRequired }) => ApiKeyRequired === true),
  },
  {
    id: 'mapping-templates',
    title: 'Mapping templates',
    kinds: ['REST', 'WEBSOCKET'],
    find: (snapshot) =>
      snapshot.api.kind === 'REST'
        ? inMethods(hasTemplates)(snapshot)
        : among(
            snapshot.api.integrations,
            '/api/integrations',
            ({ RequestTemplates }) => RequestTemplates !== undefined,
          ),
  },
  {
    id: 'request-validation',
    title: 'Request validation',
    kinds: ['REST', 'WEBSOCKET'],
    find: inMethods(({ requestValidatorId }) => requestValidatorId !== undefined),
  },
  {
    id: 'mock-integration',
    title: 'Mock integrations',
    kinds: ['REST', 'WEBSOCKET'],
    // Behind OPTIONS they stand in for what an HTTP API does by itself.
    find: inMethods(
      ({ methodIntegration, httpMethod }) => methodIntegration?.type === 'MOCK' && httpMethod !== 'OPTIONS',
    ),
  },
  {
    id: 'gateway-responses',
    title: 'Customised gateway responses',
    kinds: ['REST'],
    find: ofRest(({ gatewayResponses }) =>
      among(gatewayResponses, '/api/gatewayResponses', ({ defaultResponse }) => defaultResponse === false),
    ),
  },
  {
    id: 'web-acl',
    title: 'Web ACL (WAF)',
    kinds: ['REST'],
    find: ofRest(({ stages }) => among(stages, '/api/stages', ({ webAclArn }) => webAclArn !== undefined)),
  },
  {
    id: 'cache',
    title: 'Cache',
    kinds: ['REST'],
    find: ofRest(({ stages }) =>
      among(stages, '/api/stages', ({ cacheClusterEnabled }) => cacheClusterEnabled === true),
    ),
  },
  {
    id: 'canary',
    title: 'Canary releases',
    kinds: ['REST'],
    find: ofRest(({ stages }) => among(stages, '/api/stages', ({ canarySettings }) => canarySettings !== undefined)),
  },
  {
    id: 'tracing',
    title: 'X-Ray tracing',
    kinds: ['REST'],
    find: ofRest(({ stages }) => among(stages, '/api/stages', ({ tracingEnabled }) => tracingEnabled === true)),
  },
  {
    id: 'execution-logs',
    title: 'Execution logs',
    kinds: ['REST', 'WEBSOCKET'],
    find: ({ api }) =>
      api.kind === 'REST'
        ? among(api.stages, '/api/stages', ({ methodSettings }) =>
            Object.values(methodSettings ?? {}).some(
              ({ loggingLevel }) => loggingLevel !== undefined && loggingLevel !== 'OFF',
            ),
          )
        : among(api.stages, '/api/stages', ({ DefaultRouteSettings }) =>
            ['INFO', 'ERROR'].includes(String(DefaultRouteSettings?.['LoggingLevel'])),
          ),
  },
  {
    id: 'jwt-authorizer',
    title: 'JWT authorizers',
    kinds: ['HTTP'],
    find: ofHttp(({ authorizers }) =>
      among(authorizers, '/api/authorizers', ({ AuthorizerType }) => AuthorizerType === 'JWT'),
    ),
  },
  {
    id: 'cors-configuration',
    title: 'CORS by configuration',
    kinds: ['HTTP'],
    find: ofHttp(({ api }) =>
      ofOne(api, '/api/api', 'CorsConfiguration', ({ CorsConfiguration }) => CorsConfiguration !== undefined),
    ),
  },
  {
    id: 'automatic-deployments',
    title: 'Automatic deployments',
    kinds: ['HTTP', 'WEBSOCKET'],
    find: ({ api }) =>
      api.kind === 'REST' ? no : among(api.stages, '/api/stages', ({ AutoDeploy }) => AutoDeploy === true),
  },
  {
    id: 'default-stage',
    title: 'Default stage',
    kinds: ['HTTP'],
    find: ofHttp(({ stages }) => among(stages, '/api/stages', ({ StageName }) => StageName === '$default')),
  },
  {
    id: 'default-route',
    title: 'Catch-all route ($default)',
    kinds: ['HTTP', 'WEBSOCKET'],
    find: ({ api }) =>
      api.kind === 'REST' ? no : among(api.routes, '/api/routes', ({ RouteKey }) => RouteKey === '$default'),
  },
  {
    id: 'two-way',
    title: 'Messages in both directions',
    kinds: ['WEBSOCKET'],
    find: ({ api }) => (api.kind === 'WEBSOCKET' ? used(['/api/api']) : no),
  },
];
