import type { ConditionVerdict } from '../../policy/policy-types.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { admitFix } from './edits/policy-fixes.ts';
import { findRefusal, verdictWithoutRefusal } from './refusal/find-refusal.ts';
import { findIdleDeny } from './refusal/idle-deny.ts';
import type { KeyMismatch } from './refusal/key-mismatch.ts';
import { conditionEvidence, nameOfStatement } from './refusal/policy-evidence.ts';
import type { RefusalView } from './refusal/refusal-view.ts';

const holds: Readonly<Record<string, string>> = {
  'aws:sourcevpce': 'the id of the endpoint (vpce-…)',
  'aws:sourcevpc': 'the id of the VPC that the endpoint stands in (vpc-…)',
  'aws:vpcsourceip': 'the private address that the endpoint sees',
};

const whyOf = (mismatch: KeyMismatch, { key, expected }: ConditionVerdict, view: RefusalView): string => {
  const folded = key.toLowerCase();
  switch (mismatch) {
    case 'other-kind':
      return `${key} holds ${holds[folded] ?? 'another kind of value'}, but the policy compares it with ${expected.join(', ')}`;
    case 'caller-vpc':
      return `${key} holds the endpoint's VPC ${view.endpointVpcId ?? ''}, but the policy lists ${view.callerVpcId ?? ''}, the VPC of the caller`;
    case 'not-carried':
      return view.isPrivatePath
        ? `a request through an endpoint carries no ${key} that could match`
        : `a request over the internet carries no ${key}`;
  }
};

const effects: Readonly<Record<string, string>> = {
  Deny: 'The negated condition is true for every request on this path, so the Deny hits them all.',
  Allow: 'The condition is true for no request on this path, so the Allow admits none.',
  idle: 'The condition is true for no request on this path, so the Deny hits none.',
};

/**
 * Requests through an endpoint carry aws:SourceVpce, aws:SourceVpc (the endpoint's VPC) and aws:VpcSourceIp; public ones
 * carry aws:SourceIp. A condition on a key of the other path, or with an id of the other kind, never does what it says.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html
 */
export const policySourceVpcKeyMismatch = defineFailureMode({
  id: 'policy-source-vpc-key-mismatch',
  title: 'Resource policy tests a network key that does not fit the path',
  kind: 'blocking',
  gate: 'resource-policy',
  apis: ['REST'],
  explains: ['resource-policy-denies', 'resource-policy-no-allow'],
  symptom: {
    complaints: ['refused', 'not-enforced'],
    texts: [
      'with an explicit deny',
      'because no resource-based policy allows the execute-api:Invoke action',
      'User: anonymous is not authorized to perform: execute-api:Invoke',
    ],
    statuses: [403],
  },
  needs: ['/api/restApi', '/api/stages', '/account/vpcEndpoints'],
  check: (context) => {
    const found = findRefusal(context);
    const idle = found ? undefined : findIdleDeny(context);
    if (idle?.kind === 'source-key')
      return {
        verdict: 'found',
        standing: 'possible',
        certainty: 'likely',
        evidence: [conditionEvidence(idle.policy, idle.condition)],
        detail: {
          statement: nameOfStatement(idle.statement),
          effect: 'idle',
          why: whyOf(idle.mismatch, idle.condition, idle.view),
          key: idle.condition.key,
        },
      };
    if (found?.named.kind !== 'source-key') return verdictWithoutRefusal(context);
    const { at, view, named } = found;
    const { condition, mismatch, statement } = named;
    return {
      verdict: 'found',
      at,
      evidence: [conditionEvidence(view.policy, condition)],
      detail: {
        statement: nameOfStatement(statement),
        effect: statement.effect,
        why: whyOf(mismatch, condition, view),
        key: condition.key,
      },
    };
  },
  explain: ({ detail }) => ({
    summary: `In ${String(detail['statement'])} of the resource policy, ${String(detail['why'])}.`,
    explanation: `${effects[String(detail['effect'])] ?? ''} Through an endpoint use aws:SourceVpce for the endpoint, aws:SourceVpc for the VPC of the endpoint (not of the machine that opened the connection), or aws:VpcSourceIp for private addresses; aws:SourceIp is for public paths.`,
  }),
  fixes: (_, context) => {
    const found = findRefusal(context);
    return found
      ? admitFix(context.world, found, 'Put the condition under a key that this path carries and deploy')
      : [];
  },
  fixAvailability: 'sometimes',
  howToSee:
    "Compare the condition keys of 'aws apigateway get-rest-api --query policy' with the endpoint's id and VPC in 'aws ec2 describe-vpc-endpoints'.",
  why: 'Which network keys a request carries depends on the way it took. The ids of endpoints, of their VPCs and of the callers look alike, and a wrong one is not refused when the policy is saved.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html',
      proves: 'Which condition keys a resource policy can use, and for which APIs.',
    },
    {
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
      proves: 'aws:SourceVpc is the VPC to which the endpoint is attached.',
    },
  ],
});
