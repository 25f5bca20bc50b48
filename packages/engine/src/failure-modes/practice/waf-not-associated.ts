import { defineFailureMode } from '../failure-mode.ts';
import { isOnInternet, namesIn, restApiOf, stagesInWords, stagesOf } from './rest-parts.ts';

/**
 * A web ACL filters requests before anything else of the API is asked.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html
 */
export const wafNotAssociated = defineFailureMode({
  id: 'waf-not-associated',
  title: 'Public stage has no web ACL',
  kind: 'latent',
  gate: 'practice',
  apis: ['REST'],
  explains: [],
  symptom: { complaints: [], texts: [] },
  needs: ['/api/restApi', '/api/stages'],
  check: (context) => {
    const api = restApiOf(context);
    const served = stagesOf(context).filter(({ value }) => value.deploymentId !== undefined);
    const open = api && isOnInternet(context, api) ? served.filter(({ value }) => !value.webAclArn) : [];
    if (open.length === 0) return { verdict: 'clear' };
    return {
      verdict: 'found',
      evidence: open.map(({ value, pointer }) => ({
        label: `Stage ${value.stageName}`,
        pointer,
        observed: 'no webAclArn',
        expected: 'a web ACL',
      })),
      detail: { names: open.map(({ value }) => value.stageName) },
    };
  },
  explain: ({ detail }) => ({
    summary: `No web ACL guards ${stagesInWords(namesIn(detail['names']))}, which the internet can reach.`,
    explanation:
      'AWS WAF refuses known attack patterns, single addresses and floods from one address before a request costs an authorizer or a backend anything. It is advice for APIs that anybody can call, and nothing that a failing request depends on.',
  }),
  fixes: () => [
    {
      id: 'associate-web-acl',
      title: 'Associate a web ACL with the stage',
      change: { kind: 'advice' },
      risk: 'needs-review',
      notes: [
        'Begin with its rules in count mode and read what they would block.',
        'Each web ACL and rule has a price.',
      ],
    },
  ],
  fixAvailability: 'always',
  howToSee: 'Read webAclArn with apigateway get-stage.',
  why: 'A web ACL is a resource of another service and has to be associated with each stage.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html',
      proves: 'A web ACL is associated with a stage and evaluated first.',
    },
  ],
});
