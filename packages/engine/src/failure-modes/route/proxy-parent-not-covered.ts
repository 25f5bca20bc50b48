import type { Method, ProposedFix } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import type { World } from '../../world.ts';
import { routeDetail, routeEvidence, stageOf } from './describe-stop.ts';
import { proxyParentV2 } from '../v2/proxy-parent.ts';
import { withV2 } from '../v2/with-v2.ts';
import { checkMiss } from './check-miss.ts';

const greedyName = (path: string): string => /\{([^}+]+)\+\}$/.exec(path)?.[1] ?? 'proxy';

const withoutKeys = <T>(
  map: Readonly<Record<string, T>> | undefined,
  unwanted: (key: string, value: T) => boolean,
): Record<string, T> | undefined =>
  map && Object.fromEntries(Object.entries(map).filter(([key, value]) => !unwanted(key, value)));

/** The greedy method as its parent can have it: no path parameter that the parent's path does not hold. */
const forParent = (method: Method, name: string): Method => {
  const { methodIntegration: integration } = method;
  const own = `method.request.path.${name}`;
  const requestParameters = withoutKeys(method.requestParameters, (key) => key === own);
  const mapped = withoutKeys(integration?.requestParameters, (_, value) => value === own);
  // AWS names the cache after the resource.
  const { cacheNamespace: _resource, ...kept } = integration ?? {};
  return {
    ...method,
    ...(requestParameters ? { requestParameters } : {}),
    ...(integration
      ? {
          methodIntegration: {
            ...kept,
            ...(integration.uri ? { uri: integration.uri.replace(`{${name}}`, '') } : {}),
            ...(mapped ? { requestParameters: mapped } : {}),
            ...(integration.cacheKeyParameters
              ? { cacheKeyParameters: integration.cacheKeyParameters.filter((key) => key !== own) }
              : {}),
          },
        }
      : {}),
  };
};

/** Copies the greedy path's method to its parent resource, where both are known as saved. */
const coverParent = ({ snapshot }: World, proxyPath: string, stage: string): ProposedFix | undefined => {
  const { api } = snapshot;
  if (api.kind !== 'REST' || api.resources.state !== 'present') return undefined;
  const resources = api.resources.value;
  const proxy = resources.find(({ path }) => path === proxyPath);
  const index = resources.findIndex(({ id }) => id === proxy?.parentId);
  const parent = resources[index];
  const [verb, method] = Object.entries(proxy?.resourceMethods ?? {}).find(([own]) => own !== 'OPTIONS') ?? [];
  if (!parent || !verb || !method) return undefined;
  const at = toPointer('api', 'resources', 'value', index, 'resourceMethods', verb);
  const copy = forParent(method, greedyName(proxyPath));
  return {
    id: 'cover-parent',
    title: `Give ${parent.path} the ${verb} method of ${proxyPath} and deploy stage ${stage}`,
    change: {
      kind: 'patch',
      operations: [
        { op: 'set', path: at, value: copy },
        { op: 'deploy', stage },
      ],
    },
    risk: 'needs-review',
    notes: [
      'A Lambda function needs a permission whose source ARN covers the parent path too.',
      'The backend has to answer the parent path.',
    ],
  };
};

/** `{proxy+}` takes one path segment or more; the resource above it needs a method of its own. */
export const proxyParentNotCovered = withV2(proxyParentV2, {
  id: 'proxy-parent-not-covered',
  title: 'Greedy resource does not serve its own parent path',
  kind: 'blocking',
  gate: 'route',
  apis: ['REST'],
  explains: ['proxy-parent'],
  symptom: { complaints: ['refused'], texts: ['Missing Authentication Token'], statuses: [403] },
  needs: ['/api/stages', '/api/deployed/*', '/api/resources'],
  check: (context) => checkMiss(context, 'proxy-parent', ({ world }, at) => routeEvidence(world, at)),
  explain: ({ at }) => {
    if (!at) return { summary: 'A greedy resource does not serve its parent.', explanation: '' };
    const { path, proxyPath = '{proxy+}' } = routeDetail(at);
    return {
      summary: `${path} is the parent of ${proxyPath}, which needs at least one more segment, and has no method of its own.`,
      explanation: `A greedy variable matches everything below its parent but not the parent itself, and a slash at the end adds no segment. Nothing else on stage ${stageOf(at).stage} serves ${path}, so API Gateway answers 403 "Missing Authentication Token".`,
    };
  },
  fixes: ({ at }, { world }) => {
    const proxyPath = at && routeDetail(at).proxyPath;
    const cover = at && proxyPath ? coverParent(world, proxyPath, stageOf(at).stage) : undefined;
    const advice: ProposedFix = {
      id: 'call-below',
      title: `Call a path below ${proxyPath?.replace(/\{[^}]+\}$/, '') ?? 'the parent'}`,
      change: { kind: 'advice' },
      risk: 'safe',
      notes: ['Nothing changes in AWS.'],
      owner: 'caller',
    };
    return cover ? [cover, advice] : [advice];
  },
  fixAvailability: 'always',
  howToSee:
    'Read the deployment behind the stage with GetDeployment and embed=apisummary: the parent path has no entry, or none for the verb.',
  why: 'A proxy resource catches every path below its parent. The parent is a resource of its own and is served only when it has a method.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-set-up-simple-proxy.html',
      proves: 'The greedy variable catches the child resources of its parent.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html',
      proves: 'A proxy resource is defined by {proxy+} below a parent.',
    },
  ],
});
