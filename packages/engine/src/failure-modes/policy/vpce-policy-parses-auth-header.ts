import { evaluatePolicy } from '../../policy/evaluate-policy.ts';
import { policyDetailOf } from '../../gates/access/policy-detail.ts';
import type { CheckContext } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { resolvePointer } from '@gatescope/shared';

const signatureTexts =
  /^(?:Authorization header requires|Invalid key=value pair|'.*' not a valid key=value pair|The request signature we calculated)/is;

/** Whether a policy lets everything through: the default one. */
const isFullAccess = (document: unknown): boolean => {
  const stranger = {
    principal: 'anonymous',
    action: 'execute-api:Invoke',
    resource: 'arn:aws:execute-api:us-east-1:000000000000:none/none/GET/',
    context: {},
  };
  return evaluatePolicy(document, stranger).decision === 'allow';
};

const customPolicy = ({ main, world }: CheckContext): string | undefined => {
  const gate = main?.trace.gates.find(({ gate: id }) => id === 'endpoint-policy');
  const detail = gate?.outcome === 'passed' ? policyDetailOf(gate) : undefined;
  return detail && !isFullAccess(resolvePointer(world.snapshot, detail.pointer)) ? detail.pointer : undefined;
};

/**
 * With a custom endpoint policy, an Authorization header used to be read as a signature even where the method asks for
 * none, so that bearer tokens were refused. Reported by users; AWS's present page says that such a header counts as
 * anonymous, so whether it still happens is uncertain.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-endpoint-policies.html
 */
export const vpcePolicyParsesAuthHeader = defineFailureMode({
  id: 'vpce-policy-parses-auth-header',
  title: 'Custom endpoint policy makes a token be read as a signature',
  kind: 'blocking',
  gate: 'endpoint-policy',
  apis: ['REST'],
  explains: [],
  symptom: {
    complaints: ['refused'],
    texts: [
      "Authorization header requires 'Credential' parameter",
      'Invalid key=value pair (missing equal-sign) in Authorization header',
    ],
    statuses: [403],
  },
  needs: ['/account/vpcEndpoints', '/api/restApi'],
  check: (context) => {
    const { world, main } = context;
    const { message } = world.seen;
    const scheme = world.request?.credential.scheme;
    const type = main?.journey.route?.method.authorizationType;
    const isToken = scheme === 'bearer' || scheme === 'basic' || scheme === 'other';
    if (!message || !signatureTexts.test(message) || !isToken || type === undefined || type === 'AWS_IAM')
      return { verdict: 'clear' };
    const pointer = customPolicy(context);
    if (!pointer) return { verdict: 'clear' };
    const endpoint = main?.journey.way?.kind === 'endpoint' ? main.journey.way.vpceId : '';
    return {
      verdict: 'found',
      standing: 'specific',
      certainty: 'likely',
      evidence: [
        {
          label: 'Custom policy of the endpoint',
          pointer,
          observed: 'not the default full access',
          expected: 'full access, or no token in Authorization',
        },
        { label: 'Authorization', pointer: 'request:headers.authorization', observed: scheme ?? '' },
        { label: 'Refusal', pointer: 'complaint:body', observed: message },
      ],
      detail: { endpoint, type },
    };
  },
  explain: ({ detail }) => ({
    summary: `Endpoint ${String(detail['endpoint'])} has a custom policy, and the token in Authorization was read as a broken AWS signature.`,
    explanation: `The method's authorization is ${String(detail['type'])}, so API Gateway itself has no reason to look for a signature. With a custom endpoint policy the header has been seen to be parsed as SigV4 before the request reached the API. AWS's documentation says today that such a header counts as anonymous; whether the old behaviour is gone everywhere is not certain.`,
  }),
  fixes: () => [
    {
      id: 'full-access',
      title: 'Give the endpoint its default full-access policy and restrict in the resource policy',
      change: { kind: 'advice' },
      risk: 'needs-review',
      notes: ['Other APIs behind the endpoint lose the restriction of its policy as well.'],
    },
    {
      id: 'other-header',
      title: 'Send the token in another header than Authorization',
      change: { kind: 'advice' },
      risk: 'safe',
      notes: ['The authorizer or backend has to read that header.'],
      owner: 'caller',
    },
  ],
  fixAvailability: 'always',
  howToSee: "'aws ec2 describe-vpc-endpoints' shows PolicyDocument; send the same request once without Authorization.",
  why: 'An endpoint policy may name principals, so the endpoint looks for a signature in the Authorization header.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-endpoint-policies.html',
      proves: 'How the Authorization header decides the identity that an endpoint policy sees.',
    },
  ],
});
