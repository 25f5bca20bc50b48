import type { DeployedMethod } from '../../deployed-view.ts';
import { deployedView } from '../../deployed-view.ts';
import { deployedFact, restFact } from '../../facts.ts';
import type { CheckContext } from '../failure-mode.ts';
import { isOnInternet } from '../practice/rest-parts.ts';
import { publicWithoutAuthorizationV2 } from '../v2/public-without-authorization.ts';
import { withV2 } from '../v2/with-v2.ts';

/** The methods that stages are known to serve; undefined where nothing can be said of some stage, and none is known. */
const servedMethods = ({ facts, world }: CheckContext): readonly DeployedMethod[] | undefined => {
  const stages = facts.value(restFact('stages'));
  const views = stages?.flatMap(({ stageName, deploymentId }) => {
    if (deploymentId) facts.read(deployedFact(deploymentId));
    return deploymentId ? [deployedView(world.snapshot, stageName, 'production')] : [];
  });
  const known = views?.flatMap((view) =>
    view?.methodsBasis === 'deployed' && view.methods.state === 'present' ? [view.methods.value] : [],
  );
  const isPart = known?.length !== views?.length;
  return isPart && known?.length === 0 ? undefined : known?.flat();
};

/**
 * A method with authorization NONE of a public API without a resource policy answers everybody on the internet. API keys
 * are for metering, not for security.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
 */
export const publicWithoutAuthorization = withV2(publicWithoutAuthorizationV2, {
  id: 'public-without-authorization',
  title: 'Public API answers without authorization and without a policy',
  kind: 'latent',
  gate: 'authorization',
  apis: ['REST'],
  explains: [],
  symptom: { complaints: [], texts: [] },
  needs: ['/api/restApi', '/api/stages', '/api/deployed/*'],
  check: (context) => {
    const restApi = context.facts.value(restFact('restApi'));
    if (!restApi) return { verdict: 'unknown' };
    if (!isOnInternet(context, restApi) || restApi.policy) return { verdict: 'clear' };
    const methods = servedMethods(context);
    const open = (methods ?? []).filter(
      ({ authorizationType, verb }) => authorizationType === 'NONE' && verb !== 'OPTIONS',
    );
    if (open.length === 0) return { verdict: methods ? 'clear' : 'unknown' };
    const names = [...new Set(open.map(({ verb, path }) => `${verb} ${path}`))];
    return {
      verdict: 'found',
      evidence: [
        { label: 'Methods with authorization NONE', pointer: '/api/stages', observed: names.slice(0, 10).join(', ') },
        { label: 'Resource policy', pointer: '/api/restApi/value', within: 'policy', observed: 'none' },
      ],
      detail: { count: names.length, first: names[0] },
    };
  },
  explain: ({ detail }) => ({
    summary: `${String(detail['first'])}${Number(detail['count']) > 1 ? ` and ${Number(detail['count']) - 1} more` : ''} can be called by everybody on the internet.`,
    explanation:
      'Without an authorizer, IAM or a resource policy nothing asks who calls. If that is meant, nothing is wrong; an API key does not change it, for keys meter and throttle but are no proof of who sends them.',
  }),
  fixes: () => [
    {
      id: 'add-authorization',
      title: 'Give the methods an authorizer or AWS_IAM, or the API a resource policy',
      change: { kind: 'advice' },
      risk: 'needs-review',
      notes: ['Callers have to be able to sign or to get a token first.'],
    },
  ],
  fixAvailability: 'always',
  howToSee:
    "'aws apigateway get-deployment --embed apisummary' lists authorizationType per method; 'get-rest-api' shows no policy.",
  why: 'Public endpoints are reachable from everywhere, and NONE means that nobody is asked.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html',
      proves: 'The ways to control access to a REST API.',
    },
  ],
});
