import type { CompiledPolicy } from '../../policy/compile-policy.ts';
import type { ConditionVerdict, PolicyDecision, PolicyOutcome, PolicyVerdict, StatementVerdict } from '../../policy/policy-types.ts';
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
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
}

const correctCondition = (condition: ConditionVerdict, { isUnclear }: ContextReading): ConditionVerdict =>
  isUnclear(condition.key.toLowerCase()) ? { ...condition, outcome: 'undetermined' } : condition;

const combine = (outcomes: readonly PolicyOutcome[]): PolicyOutcome => {
  if (outcomes.includes('not-matched')) return 'not-matched';
  return outcomes.includes('undetermined') ? 'undetermined' : 'matched';
};

const correct = (statement: StatementVerdict, reading: ContextReading): StatementVerdict => {
  const conditions = statement.conditions.map((condition) => correctCondition(condition, reading));
  const { principal, action, resource } = statement;
  return { ...statement, conditions, outcome: combine([principal.outcome, action.outcome, resource.outcome, ...conditions.map(({ outcome }) => outcome)]) };
};

/** Every decision that the statements leave possible. */
export const possibleDecisions = (statements: readonly StatementVerdict[]): PolicyDecision[] => {
  const has = (effect: 'Allow' | 'Deny', outcome: PolicyOutcome): boolean => statements.some((statement) => statement.effect === effect && statement.outcome === outcome);
  if (has('Deny', 'matched')) return ['explicitDeny'];
  const decisions: PolicyDecision[] = has('Allow', 'matched') ? ['allow'] : has('Allow', 'undetermined') ? ['allow', 'implicitDeny'] : ['implicitDeny'];
  return has('Deny', 'undetermined') ? [...decisions, 'explicitDeny'] : decisions;
};

const doubtsOf = (statements: readonly StatementVerdict[]): string[] =>
  statements
    .filter(({ outcome }) => outcome === 'undetermined')
    .flatMap(({ conditions, path }) => {
      const keys = conditions.filter(({ outcome }) => outcome === 'undetermined').map(({ key }) => key);
      return keys.length > 0 ? keys : [path];
    });

const judgeOne = (policy: CompiledPolicy, asked: Asked, reading: ContextReading): { verdict: PolicyVerdict; statements: StatementVerdict[] } => {
  const verdict = policy.evaluate({ ...asked, context: reading.context });
  return { verdict, statements: verdict.statements.map((statement) => correct(statement, reading)) };
};

/** Asks a policy under every reading of the request and keeps apart what they do not agree on. */
export const judgePolicy = (policy: CompiledPolicy, asked: Asked, readings: readonly ContextReading[]): PolicyJudgement => {
  const judged = readings.map((reading) => judgeOne(policy, asked, reading));
  const decisions = [...new Set(judged.flatMap(({ statements }) => possibleDecisions(statements)))];
  const isMalformed = judged.some(({ verdict }) => verdict.malformed !== undefined);
  const doubts = [...new Set(judged.flatMap(({ statements }) => doubtsOf(statements)))];
  const disagree = decisions.length > 1 && doubts.length === 0;
  return { decisions, statements: judged[0]?.statements ?? [], doubts: disagree ? ['aws:SourceIp'] : doubts, isMalformed };
};

/** The decision where only one is possible. */
export const certainDecision = ({ decisions, isMalformed }: PolicyJudgement): PolicyDecision | undefined =>
  decisions.length === 1 && !isMalformed ? decisions[0] : undefined;
