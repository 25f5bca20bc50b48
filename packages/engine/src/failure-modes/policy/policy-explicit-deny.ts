import type { StatementVerdict } from '../../policy/policy-types.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { admitFix } from './edits/policy-fixes.ts';
import { findRefusal, verdictWithoutRefusal } from './refusal/find-refusal.ts';
import { nameOfStatement, statementEvidence } from './refusal/policy-evidence.ts';
import { denyingStatements } from './refusal/refusal-view.ts';

const exemptionOf = ({ principal }: StatementVerdict): string[] => {
  if (principal.element !== 'NotPrincipal') return [];
  return principal.outcome === 'undetermined' && principal.decidedBy
    ? [
        `its NotPrincipal lists ${principal.decidedBy.expected}, but not the caller's account, role and session together`,
      ]
    : [`its NotPrincipal does not list ${principal.actual}`];
};

const wordsOf = ({
  key,
  isKeyPresent,
  actual,
  isNegated,
  expected,
  outcome,
}: StatementVerdict['conditions'][number]): string => {
  if (outcome === 'undetermined')
    return `what the request carries as ${key} is not known, and the statement names ${expected.join(', ')}`;
  if (!isKeyPresent) return `the request carries no ${key}, which counts as different from ${expected.join(', ')}`;
  return isNegated
    ? `${key} ${actual.join(', ')} is none of ${expected.join(', ')}`
    : `${key} ${actual.join(', ')} is one that it names`;
};

const reasonsOf = (statement: StatementVerdict): string => {
  const reasons = [...exemptionOf(statement), ...statement.conditions.map(wordsOf)];
  return reasons.length === 0 ? 'it has no condition' : reasons.join(', and ');
};

/**
 * One matching Deny outweighs every Allow. Conditions with a negated operator match whenever the value is not listed, and
 * also when the request does not carry the key at all.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export const policyExplicitDeny = defineFailureMode({
  id: 'policy-explicit-deny',
  title: 'Resource policy denies this request explicitly',
  kind: 'blocking',
  gate: 'resource-policy',
  apis: ['REST'],
  explains: ['resource-policy-denies'],
  symptom: {
    complaints: ['refused', 'sometimes'],
    texts: [
      'with an explicit deny',
      'with an explicit deny in a resource-based policy',
      'User: anonymous is not authorized to perform: execute-api:Invoke',
    ],
    statuses: [403],
  },
  needs: ['/api/restApi', '/api/stages', '/account/vpcEndpoints'],
  check: (context) => {
    const found = findRefusal(context);
    if (found?.named.kind !== 'explicit-deny') return verdictWithoutRefusal(context);
    const { at, view, named } = found;
    const denies = denyingStatements(view);
    return {
      verdict: 'found',
      at,
      evidence: denies.flatMap((statement) => statementEvidence(view.policy, statement)),
      detail: {
        statement: nameOfStatement(named.statement),
        why: reasonsOf(named.statement),
        count: denies.length,
        resource: view.policy.resource,
      },
    };
  },
  explain: ({ detail }) => ({
    summary: `The resource policy denies this request by ${String(detail['statement'])}: ${String(detail['why'])}.`,
    explanation:
      'A Deny that matches outweighs every Allow, wherever it stands in the policy. A negated operator (StringNotEquals, NotIpAddress …) with several values matches when the request has none of them, and also when the request does not carry the key at all; two such Denies with different values deny everybody.',
  }),
  fixes: (_, context) => {
    const found = findRefusal(context);
    return found
      ? admitFix(context.world, found, 'Exempt this caller from the Deny in the resource policy and deploy')
      : [];
  },
  fixAvailability: 'sometimes',
  howToSee:
    "Read the policy with 'aws apigateway get-rest-api --rest-api-id … --query policy' and look for Deny statements whose conditions this request meets.",
  why: 'API Gateway evaluates the resource policy with the caller, the method ARN and the network keys of the path. An explicit Deny ends the evaluation.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html',
      proves: 'How an explicit deny of the resource policy decides for each authorization type.',
    },
    {
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
      proves: 'Negated operators match when the key is absent.',
    },
  ],
});
