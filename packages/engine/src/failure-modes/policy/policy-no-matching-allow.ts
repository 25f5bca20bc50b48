import type { Evidence } from '@gatescope/shared';
import type { ConditionVerdict } from '../../policy/policy-types.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { admitFix } from './edits/policy-fixes.ts';
import { findRefusal, verdictWithoutRefusal } from './refusal/find-refusal.ts';
import { conditionEvidence, nameOfStatement, principalEvidence, resourceEvidence } from './refusal/policy-evidence.ts';
import type { Failing, RefusalView } from './refusal/refusal-view.ts';

const missOf = ({ key, outcome, isKeyPresent, actual, expected }: ConditionVerdict): string => {
  if (isKeyPresent) return `asks for another ${key} than ${actual.join(', ')}`;
  return outcome === 'undetermined'
    ? `asks for ${key} ${expected.join(', ')}, and what the request carries as that is not known`
    : `asks for ${key}, which the request does not carry`;
};

const missesOf = ({ principal, action, resource, conditions }: Failing): string => {
  const parts = [
    ...(principal ? ['names other principals'] : []),
    ...(action ? ['allows another action'] : []),
    ...(resource ? ['covers other stages, verbs or paths'] : []),
    ...conditions.map(missOf),
  ];
  return parts.join(' and ');
};

const evidenceOf = ({ policy }: RefusalView, nearest: Failing | undefined): Evidence[] => {
  if (!nearest)
    return [
      {
        label: 'Resource policy without an Allow',
        pointer: policy.pointer,
        observed: policy.resource,
        expected: 'an Allow that matches',
      },
    ];
  const { statement, principal, resource, conditions } = nearest;
  const evidence = [
    ...(principal ? [principalEvidence(policy, statement)] : []),
    ...(resource ? [resourceEvidence(policy, statement)] : []),
    ...conditions.map((condition) => conditionEvidence(policy, condition)),
  ];
  return evidence.length > 0
    ? evidence
    : [{ label: 'Allow that does not match', pointer: policy.pointer, within: statement.path }];
};

/**
 * A resource policy on a method without authorization, or behind a Cognito authorizer, has to allow the request: what no
 * statement speaks of is refused.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export const policyNoMatchingAllow = defineFailureMode({
  id: 'policy-no-matching-allow',
  title: 'Resource policy has no Allow for this request',
  kind: 'blocking',
  gate: 'resource-policy',
  apis: ['REST'],
  explains: ['resource-policy-no-allow'],
  symptom: {
    complaints: ['refused'],
    texts: [
      'because no resource-based policy allows the execute-api:Invoke action',
      'User: anonymous is not authorized to perform: execute-api:Invoke',
    ],
    statuses: [403],
  },
  needs: ['/api/restApi', '/api/stages', '/account/vpcEndpoints'],
  check: (context) => {
    const found = findRefusal(context);
    if (found?.named.kind !== 'no-allow') return verdictWithoutRefusal(context);
    const { at, view, named } = found;
    const { nearest } = named;
    return {
      verdict: 'found',
      at,
      evidence: evidenceOf(view, nearest),
      detail: {
        resource: view.policy.resource,
        nearest: nearest ? `${nameOfStatement(nearest.statement)} ${missesOf(nearest)}` : 'it holds no Allow at all',
      },
    };
  },
  explain: ({ detail, at }) => ({
    summary: `No Allow of the resource policy matches this request: ${String(detail['nearest'])}.`,
    explanation: `With a resource policy attached, ${
      at?.simulated.journey.route?.method.authorizationType === 'COGNITO_USER_POOLS'
        ? 'a method behind a Cognito authorizer needs a matching Allow beside the good token'
        : 'a method without authorization answers only what the policy allows'
    }; silence refuses. The policy was asked about ${String(detail['resource'])}.`,
  }),
  fixes: (_, context) => {
    const found = findRefusal(context);
    return found ? admitFix(context.world, found, 'Let the resource policy allow this request and deploy') : [];
  },
  fixAvailability: 'sometimes',
  howToSee:
    "Read the policy with 'aws apigateway get-rest-api --rest-api-id … --query policy' and compare each Allow with the method ARN of the message.",
  why: 'An attached resource policy is a list of what is allowed. Lambda authorizers and IAM callers of the same account can do without a matching Allow; methods without authorization and Cognito cannot.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html',
      proves: 'Without a matching Allow the request is implicitly denied.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html',
      proves: 'How an Allow for stages, verbs, paths and addresses is written.',
    },
  ],
});
