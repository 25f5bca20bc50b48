import { restFact } from '../../facts.ts';
import { isPrivateApi } from '../../gates/access/is-private-api.ts';
import { publicWithoutAuthorizationV2 } from '../v2/public-without-authorization.ts';
import { withV2 } from '../v2/with-v2.ts';
import { deployedMethods } from '../policy/deployed-methods.ts';

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
  check: ({ facts, world }) => {
    const restApi = facts.value(restFact('restApi'));
    if (!restApi) return { verdict: 'unknown' };
    if (isPrivateApi(restApi) || restApi.policy) return { verdict: 'clear' };
    const open = deployedMethods(world.snapshot).filter(
      ({ method }) => method.authorizationType === 'NONE' && method.verb !== 'OPTIONS',
    );
    if (open.length === 0) return { verdict: 'clear' };
    const names = [...new Set(open.map(({ method }) => `${method.verb} ${method.path}`))];
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
