import { toPointer } from '@gatescope/shared';
import { isGreedyPath, splitPath } from '../../gates/route/match-route.ts';
import { proxyOnlyRoutingV2 } from '../v2/proxy-only-routing.ts';
import { withV2 } from '../v2/with-v2.ts';

/** One `{proxy+}` for everything leaves nothing to authorize, throttle, validate or measure by path. */
export const proxyOnlyRouting = withV2(proxyOnlyRoutingV2, {
  id: 'proxy-only-routing',
  title: 'All routes of the API hang on one greedy resource',
  kind: 'latent',
  gate: 'route',
  apis: ['REST'],
  explains: [],
  symptom: { complaints: [], texts: [] },
  needs: ['/api/deployed/*', '/api/stages'],
  check: ({ main }) => {
    const { view } = main?.journey ?? {};
    if (view?.methods.state !== 'present' || view.methodsBasis !== 'deployed') return { verdict: 'not-applicable' };
    const methods = view.methods.value.filter(({ verb }) => verb !== 'OPTIONS');
    const greedy = methods.filter(({ path }) => isGreedyPath(path));
    const parent = greedy[0] && `/${splitPath(greedy[0].path).slice(0, -1).join('/')}`;
    const isAll =
      greedy.length > 0 &&
      methods.every(({ path, verb }) => verb === 'ANY' && (path === greedy[0]?.path || path === parent));
    if (!isAll || !view.deploymentId) return { verdict: 'clear' };
    return {
      verdict: 'found',
      evidence: [
        {
          label: `Deployed on stage ${view.stage.stageName}`,
          pointer: toPointer('api', 'deployed', view.deploymentId, 'value', 'apiSummary'),
          observed: methods.map(({ verb, path }) => `${verb} ${path}`).join(', '),
          expected: 'resources and verbs of their own for what differs in authorization or load',
        },
      ],
      detail: { stage: view.stage.stageName, path: greedy[0]?.path },
    };
  },
  explain: ({ detail }) => ({
    summary: `Stage ${String(detail['stage'])} serves everything through ${String(detail['path'])} with ANY.`,
    explanation:
      'A single greedy resource is quick to set up, but API Gateway then knows one method only: authorization, API keys, throttles, validation, caching and metrics hold for all paths alike, and unknown paths reach the backend. Explicit resources beside it can have their own.',
  }),
  fixes: () => [
    {
      id: 'add-explicit-resources',
      title: 'Add resources for the paths that need their own authorization, throttle or validation',
      change: { kind: 'advice' },
      risk: 'needs-review',
      notes: ['They take precedence over the greedy one; the rest keeps going through it.'],
    },
  ],
  fixAvailability: 'always',
  howToSee: 'GetDeployment with embed=apisummary lists a single greedy path with ANY.',
  why: 'Settings are per method. One method for all paths means one setting for all paths.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-set-up-simple-proxy.html',
      proves: 'A proxy resource with ANY takes all requests below its parent.',
    },
  ],
});
