import type { Condition } from './condition.ts';
import type { Operator } from './operators/operator.ts';
import type { OperatorUse } from './operators/operator-table.ts';
import type { PolicyReason } from './policy-reasons.ts';
import type { ConditionVerdict, PolicyOutcome } from './policy-types.ts';
import type { RequestContext } from './request-context.ts';

interface Finding {
  readonly outcome: PolicyOutcome;
  readonly reason: PolicyReason;
  readonly decidedBy?: NonNullable<ConditionVerdict['decidedBy']>;
}

type DefiniteUse = OperatorUse & { readonly operator: Operator };

/**
 * AWS: an absent key fails a positive operator and passes a negated one; IfExists passes both; ForAllValues passes,
 * ForAnyValue fails.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
const judgeAbsent = ({ operator, setOperator, isIfExists }: DefiniteUse): Finding => {
  if (isIfExists) return { outcome: 'matched', reason: 'key-absent-if-exists' };
  if (setOperator === 'ForAllValues') return { outcome: 'matched', reason: 'key-absent-for-all-values' };
  if (setOperator === 'ForAnyValue') return { outcome: 'not-matched', reason: 'key-absent-for-any-value' };
  if (operator.isNegated) return { outcome: 'matched', reason: 'key-absent-negated' };
  return { outcome: 'not-matched', reason: 'key-absent' };
};

/** A key that is present without values: IfExists does not help, as the key exists. */
const judgeEmpty = ({ operator, setOperator }: DefiniteUse): Finding => {
  if (setOperator === 'ForAllValues') return { outcome: 'matched', reason: 'key-empty-for-all-values' };
  if (setOperator === 'ForAnyValue') return { outcome: 'not-matched', reason: 'key-empty-for-any-value' };
  if (operator.isNegated) return { outcome: 'matched', reason: 'key-empty-negated' };
  return { outcome: 'not-matched', reason: 'key-empty' };
};

/** One value of the request against all values of the policy: one of them, or with a negated operator none of them. */
const judgeValue = (condition: Condition, operator: Operator, actual: string, context: RequestContext): Finding => {
  const { comparisons, expected, valuePaths } = condition;
  for (let index = 0; index < comparisons.length; index += 1) {
    if (comparisons[index]?.accepts(actual, context)) {
      const decidedBy = { actual, expected: expected[index] ?? '', path: valuePaths[index] ?? condition.path };
      if (operator.isNegated) return { outcome: 'not-matched', reason: 'value-excluded', decidedBy };
      return { outcome: 'matched', reason: 'value-matches', decidedBy };
    }
  }
  const broken = condition.broken[0];
  if (broken) return { outcome: 'undetermined', reason: broken.problem, decidedBy: { actual, path: broken.path } };
  if (operator.isNegated) return { outcome: 'matched', reason: 'value-not-excluded' };
  return { outcome: 'not-matched', reason: 'value-differs' };
};

/** Every value must pass: a failure decides, then an unclear one. */
const judgeAll = (findings: readonly Finding[]): Finding => {
  const decisive =
    findings.find(({ outcome }) => outcome === 'not-matched') ?? findings.find(({ outcome }) => outcome !== 'matched');
  if (decisive === undefined) return { outcome: 'matched', reason: 'every-value-holds' };
  return decisive.outcome === 'undetermined' ? decisive : { ...decisive, reason: 'some-value-fails' };
};

/** One value that passes decides, then an unclear one. */
const judgeAny = (findings: readonly Finding[]): Finding => {
  const decisive =
    findings.find(({ outcome }) => outcome === 'matched') ?? findings.find(({ outcome }) => outcome !== 'not-matched');
  if (decisive === undefined) return { outcome: 'not-matched', reason: 'no-value-holds' };
  return decisive.outcome === 'undetermined' ? decisive : { ...decisive, reason: 'some-value-holds' };
};

/**
 * AWS asks for a set operator where a key has several values and does not say what happens without one. Where all
 * values agree it makes no difference; else this stays undecided.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
const judgePlain = (findings: readonly Finding[]): Finding => {
  const [first] = findings;
  if (first !== undefined && findings.every(({ outcome }) => outcome === first.outcome)) return first;
  return { outcome: 'undetermined', reason: 'key-multivalued' };
};

const judgeValues = (condition: Condition, use: DefiniteUse, actual: readonly string[], context: RequestContext) => {
  if (actual.length === 0) return judgeEmpty(use);
  const { operator, setOperator } = use;
  const findings = actual.map((value) => withActual(judgeValue(condition, operator, value, context), value));
  if (setOperator === 'ForAllValues') return judgeAll(findings);
  if (setOperator === 'ForAnyValue') return judgeAny(findings);
  return judgePlain(findings);
};

const withActual = (finding: Finding, actual: string): Finding =>
  finding.decidedBy ? finding : { ...finding, decidedBy: { actual } };

/**
 * Null asks for presence; several values are alternatives. An empty list counts as null: AWS recommends
 * `"Null": {key: "false"}` to refuse "missing context keys or context keys with empty values".
 */
const judgeNull = (condition: Condition, actual: readonly string[] | undefined): Finding => {
  const isNull = actual === undefined || actual.length === 0;
  if (condition.nulls.includes(isNull)) {
    return { outcome: 'matched', reason: isNull ? 'key-is-absent' : 'key-is-present' };
  }
  const broken = condition.broken[0];
  if (broken) return { outcome: 'undetermined', reason: broken.problem };
  return { outcome: 'not-matched', reason: isNull ? 'key-must-be-present' : 'key-must-be-absent' };
};

const judge = (condition: Condition, actual: readonly string[] | undefined, context: RequestContext): Finding => {
  const { use } = condition;
  if (use === undefined) return { outcome: 'undetermined', reason: 'operator-unknown' };
  const { operator, setOperator, isIfExists } = use;
  if (operator === undefined) return judgeNull(condition, actual);
  const definite = { operator, setOperator, isIfExists };
  return actual === undefined ? judgeAbsent(definite) : judgeValues(condition, definite, actual, context);
};

const listValues = (value: string | readonly string[] | undefined): readonly string[] | undefined =>
  typeof value === 'string' ? [value] : value;

/** Whether one condition holds in a request, and why. */
export const judgeCondition = (condition: Condition, context: RequestContext): ConditionVerdict => {
  const actual = listValues(context.get(condition.foldedKey));
  const { outcome, reason, decidedBy } = judge(condition, actual, context);
  const { use, path, operatorName, key, expected } = condition;
  return {
    outcome,
    reason,
    path,
    operator: operatorName,
    isNegated: use?.operator?.isNegated ?? false,
    isIfExists: use?.isIfExists ?? false,
    ...(use?.setOperator ? { setOperator: use.setOperator } : {}),
    key,
    isKeyPresent: actual !== undefined,
    actual: actual ?? [],
    expected,
    ...(condition.hasVariables ? { resolved: resolveAll(condition, context) } : {}),
    ...(decidedBy ? { decidedBy } : {}),
  };
};

const resolveAll = (condition: Condition, context: RequestContext): (string | null)[] =>
  condition.comparisons.map((value, index) =>
    value?.resolve ? value.resolve(context) : (condition.expected[index] ?? null),
  );
