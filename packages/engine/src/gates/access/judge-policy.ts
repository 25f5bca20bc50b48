import type { CompiledPolicy } from '../../policy/compile-policy.ts';
import type {
  ConditionVerdict,
  ElementVerdict,
  PolicyDecision,
  PolicyOutcome,
  PolicyVerdict,
  StatementVerdict,
} from '../../policy/policy-types.ts';
import { isLostRolePath } from './lost-role-path.ts';
import type { ContextReading } from './policy-context.ts';

/** What a policy says of a request of which not everything is known. */
export interface PolicyJudgement {
  /** Every decision that is possible; one: it is decided. */
  readonly decisions: readonly PolicyDecision[];
  /** By the first reading, each statement's outcome corrected for what is not known. */
  readonly statements: readonly StatementVerdict[];
  /** Condition keys (as written) and constructs that keep it open. */
  readonly doubts: readonly string[];
  readonly isMalformed: boolean;
}

export interface Asked {
  /** Undefined: a signed caller whose name was not said. */
  readonly principal: string | undefined;
  readonly action: string;
  readonly resource: string;
}

const correctCondition = (
  condition: ConditionVerdict,
  { isUnclear }: ContextReading,
  principal: string | undefined,
): ConditionVerdict =>
  isUnclear(condition.key.toLowerCase()) || isLostRolePath(condition, principal)
    ? { ...condition, outcome: 'undetermined' }
    : condition;

const combine = (outcomes: readonly PolicyOutcome[]): PolicyOutcome => {
  if (outcomes.includes('not-matched')) return 'not-matched';
  return outcomes.includes('undetermined') ? 'undetermined' : 'matched';
};

/**
 * A Deny with NotPrincipal spares a caller for sure only if it lists all of its account, user or role, and session.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
const isPartlyExempt = ({ effect, principal }: StatementVerdict): boolean => {
  if (effect !== 'Deny' || principal.element !== 'NotPrincipal' || principal.outcome !== 'not-matched') return false;
  const { actual, expected, decidedBy, reason } = principal;
  const isSessionUnlisted =
    actual.includes(':assumed-role/') && !expected.includes(actual) && decidedBy?.expected.includes(':role/') === true;
  return reason === 'principal-exempt-without-account' || isSessionUnlisted;
};

/** Whoever it is, a statement for everybody is for it; of every other it cannot be told. */
const correctPrincipal = (statement: StatementVerdict, isNamed: boolean): ElementVerdict => {
  const { principal } = statement;
  const isSettled = isNamed
    ? !isPartlyExempt(statement)
    : principal.reason === 'principal-everyone' || principal.reason === 'principal-implied';
  return isSettled ? principal : { ...principal, outcome: 'undetermined' };
};

const correct = (
  statement: StatementVerdict,
  reading: ContextReading,
  caller: string | undefined,
): StatementVerdict => {
  const conditions = statement.conditions.map((condition) => correctCondition(condition, reading, caller));
  const principal = correctPrincipal(statement, caller !== undefined);
  const { action, resource } = statement;
  const outcome = combine([
    principal.outcome,
    action.outcome,
    resource.outcome,
    ...conditions.map((condition) => condition.outcome),
  ]);
  return { ...statement, principal, conditions, outcome };
};

/** Every decision that the statements leave possible. */
export const possibleDecisions = (statements: readonly StatementVerdict[]): PolicyDecision[] => {
  const has = (effect: 'Allow' | 'Deny', outcome: PolicyOutcome): boolean =>
    statements.some((statement) => statement.effect === effect && statement.outcome === outcome);
  if (has('Deny', 'matched')) return ['explicitDeny'];
  const decisions: PolicyDecision[] = has('Allow', 'matched')
    ? ['allow']
    : has('Allow', 'undetermined')
      ? ['allow', 'implicitDeny']
      : ['implicitDeny'];
  return has('Deny', 'undetermined') ? [...decisions, 'explicitDeny'] : decisions;
};

const doubtsOf = (statements: readonly StatementVerdict[]): string[] =>
  statements
    .filter(({ outcome }) => outcome === 'undetermined')
    .flatMap(({ conditions, path }) => {
      const keys = conditions.filter(({ outcome }) => outcome === 'undetermined').map(({ key }) => key);
      return keys.length > 0 ? keys : [path];
    });

/** An ARN that no policy names, so that only statements for everybody meet it. */
const nobody = 'arn:aws:iam::000000000000:role/not-said';

const judgeOne = (
  policy: CompiledPolicy,
  { principal, ...asked }: Asked,
  reading: ContextReading,
): { verdict: PolicyVerdict; statements: StatementVerdict[] } => {
  const verdict = policy.evaluate({ ...asked, principal: principal ?? nobody, context: reading.context });
  return {
    verdict,
    statements: verdict.statements.map((statement) => correct(statement, reading, principal)),
  };
};

/** Asks a policy under every reading of the request and keeps apart what they do not agree on. */
export const judgePolicy = (
  policy: CompiledPolicy,
  asked: Asked,
  readings: readonly ContextReading[],
): PolicyJudgement => {
  const judged = readings.map((reading) => judgeOne(policy, asked, reading));
  const decisions = [...new Set(judged.flatMap(({ statements }) => possibleDecisions(statements)))];
  const isMalformed = judged.some(({ verdict }) => verdict.malformed !== undefined);
  const doubts = [...new Set(judged.flatMap(({ statements }) => doubtsOf(statements)))];
  const disagree = decisions.length > 1 && doubts.length === 0;
  return {
    decisions,
    statements: judged[0]?.statements ?? [],
    doubts: disagree ? ['aws:SourceIp'] : doubts,
    isMalformed,
  };
};

/** The decision where only one is possible. */
export const certainDecision = ({ decisions, isMalformed }: PolicyJudgement): PolicyDecision | undefined =>
  decisions.length === 1 && !isMalformed ? decisions[0] : undefined;
