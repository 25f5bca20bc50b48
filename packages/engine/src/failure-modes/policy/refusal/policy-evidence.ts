import type { Evidence } from '@gatescope/shared';
import type { ConditionVerdict, StatementVerdict } from '../../../policy/policy-types.ts';
import type { PolicyDetail } from '../../../gates/access/policy-detail.ts';

const listed = (values: readonly string[]): string => values.join(', ');

/** Names a statement for a sentence: its Sid, or its place. */
export const nameOfStatement = ({ sid, statementIndex }: StatementVerdict): string =>
  sid ? `statement ${sid}` : `statement ${statementIndex + 1}`;

/** What a condition asks for beside what the request has. */
export const conditionEvidence = ({ pointer }: PolicyDetail, condition: ConditionVerdict): Evidence => ({
  label: `${condition.operator} ${condition.key}`,
  pointer,
  within: condition.path,
  observed: condition.isKeyPresent ? listed(condition.actual) : 'the request does not carry this key',
  expected: `${condition.isNegated ? 'one of the exempt values: ' : ''}${listed(condition.expected)}`,
});

/** A statement's conditions, or the whole statement where it has none. */
export const statementEvidence = (
  policy: PolicyDetail,
  statement: StatementVerdict,
  conditions = statement.conditions,
): Evidence[] => {
  if (conditions.length > 0) return conditions.map((condition) => conditionEvidence(policy, condition));
  return [
    {
      label: `${statement.effect} without condition`,
      pointer: policy.pointer,
      within: statement.path,
      observed: policy.resource,
      expected: listed(statement.resource.expected),
    },
  ];
};

/** The principal that a statement asks for beside the one that the policy saw. */
export const principalEvidence = ({ pointer, principal }: PolicyDetail, statement: StatementVerdict): Evidence => ({
  label: statement.principal.element,
  pointer,
  within: statement.principal.path,
  observed: principal,
  expected: listed(statement.principal.expected),
});

/** The Resource that a statement asks for beside the method's ARN. */
export const resourceEvidence = ({ pointer, resource }: PolicyDetail, statement: StatementVerdict): Evidence => ({
  label: statement.resource.element,
  pointer,
  within: statement.resource.path,
  observed: resource,
  expected: listed(statement.resource.expected),
});
