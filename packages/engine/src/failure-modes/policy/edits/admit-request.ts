import { roleArnOfSession } from '@gatescope/shared';
import { invokeAction } from '../../../gates/access/method-arn.ts';
import { compilePolicy } from '../../../policy/compile-policy.ts';
import type { PolicyVerdict, StatementVerdict } from '../../../policy/policy-types.ts';
import type { Failing, RefusalView } from '../refusal/refusal-view.ts';
import { failingAllows } from '../refusal/refusal-view.ts';
import { resourceDifference } from '../refusal/resource-difference.ts';
import { correctCondition } from './correct-condition.ts';
import type { PolicyJson, StatementJson } from './statement-json.ts';
import { statementsOf, textsOf, withCondition, withList, withStatement, withStatements } from './statement-json.ts';

/** A policy changed so that it admits one request, and no more than that needs. */
export interface Admission {
  readonly document: PolicyJson;
  /** Set when a whole statement had to go or a principal became everybody. */
  readonly isBroad: boolean;
}

/** What an edit needs to know beyond the refusal itself. */
export interface AdmissionGoal {
  readonly view: RefusalView;
  /** `arn:…:{api}`, for the shorthand. */
  readonly apiArn: string;
  /** The Resource that an added entry or statement names. */
  readonly resource: string;
}

const judge = (document: PolicyJson, { view, apiArn }: AdmissionGoal): PolicyVerdict => {
  const { principal, resource, context } = view.policy;
  return compilePolicy(document, { apiArn }).evaluate({ principal, action: invokeAction, resource, context });
};

const everybody = ({ view }: AdmissionGoal): unknown =>
  view.policy.principal === 'anonymous' ? '*' : { AWS: roleArnOfSession(view.policy.principal) };

/** Whoever is let in without a name has to come through this endpoint; on a public path from this address. */
const fenced = (statement: StatementJson, { view }: AdmissionGoal): StatementJson => {
  const { context } = view.policy;
  const { 'aws:SourceVpce': vpceId } = context;
  if (
    view.policy.kind === 'endpoint-policy' ||
    view.policy.principal !== 'anonymous' ||
    statement['Condition'] !== undefined
  )
    return statement;
  return typeof vpceId === 'string'
    ? withCondition(statement, undefined, { operator: 'StringEquals', key: 'aws:SourceVpce', values: [vpceId] })
    : statement;
};

const exempt = (document: PolicyJson, deny: StatementVerdict, view: RefusalView): Admission => {
  const statement = statementsOf(document)[deny.statementIndex];
  const exemptible = deny.conditions.filter(({ isNegated }) => isNegated);
  const edited =
    statement &&
    exemptible.map((condition) => correctCondition(statement, condition, view)).find((result) => result !== undefined);
  return { document: withStatement(document, deny.statementIndex, edited), isBroad: edited === undefined };
};

const correctResource = (
  statement: StatementJson,
  failing: Failing,
  goal: AdmissionGoal,
): StatementJson | undefined => {
  const difference = resourceDifference(failing.statement.resource);
  if (!difference) return undefined;
  const values = textsOf(statement['Resource']);
  if (difference.part === 'path') return withList(statement, 'Resource', [...values, goal.resource]);
  const isReplaced = ['stage', 'verb'].includes(difference.part);
  return withList(
    statement,
    'Resource',
    isReplaced
      ? [...values, difference.corrected]
      : values.map((value) => (value === difference.pattern ? difference.corrected : value)),
  );
};

const widen = (document: PolicyJson, failing: Failing, goal: AdmissionGoal): Admission | undefined => {
  const original = statementsOf(document)[failing.statement.statementIndex];
  let statement = original;
  if (statement && failing.action)
    statement =
      statement['Action'] === undefined
        ? undefined
        : withList(statement, 'Action', [...textsOf(statement['Action']), invokeAction]);
  if (statement && failing.resource) statement = correctResource(statement, failing, goal);
  for (const condition of failing.conditions)
    statement = statement && correctCondition(statement, condition, goal.view);
  if (statement && failing.principal) {
    const { Principal: _listed, NotPrincipal: _exempt, ...rest } = statement;
    statement = fenced({ ...rest, Principal: everybody(goal) }, goal);
  }
  if (!statement || statement === original) return undefined;
  return {
    document: withStatement(document, failing.statement.statementIndex, statement),
    isBroad: failing.principal && goal.view.policy.principal === 'anonymous',
  };
};

const addStatement = (document: PolicyJson, goal: AdmissionGoal): Admission => {
  const statement = fenced(
    { Effect: 'Allow', Principal: everybody(goal), Action: invokeAction, Resource: goal.resource },
    goal,
  );
  return {
    document: withStatements(document, [...statementsOf(document), statement]),
    isBroad: statement['Condition'] === undefined && goal.view.policy.principal === 'anonymous',
  };
};

const step = (document: PolicyJson, verdict: PolicyVerdict, goal: AdmissionGoal): Admission => {
  const deny = verdict.statements.find(({ effect, outcome }) => effect === 'Deny' && outcome === 'matched');
  if (deny) return exempt(document, deny, goal.view);
  const allows = failingAllows({ policy: { ...goal.view.policy, statements: verdict.statements } });
  return (
    allows.map((failing) => widen(document, failing, goal)).find((result) => result !== undefined) ??
    addStatement(document, goal)
  );
};

const maximumSteps = 8;

/** Edits a policy step by step until it admits the request; undefined where that does not come about. */
export const admitRequest = (document: PolicyJson, goal: AdmissionGoal): Admission | undefined => {
  let current: Admission = { document, isBroad: false };
  for (let count = 0; count < maximumSteps; count += 1) {
    const verdict = judge(current.document, goal);
    if (verdict.malformed) return undefined;
    if (verdict.decision === 'allow') return count === 0 ? undefined : current;
    const next = step(current.document, verdict, goal);
    current = { document: next.document, isBroad: current.isBroad || next.isBroad };
  }
  return undefined;
};
