import { isPrincipalKey } from '../../../gates/access/principal-keys.ts';
import type { ConditionVerdict, StatementVerdict } from '../../../policy/policy-types.ts';
import type { KeyMismatch } from './key-mismatch.ts';
import { keyMismatch } from './key-mismatch.ts';
import type { Failing, RefusalView } from './refusal-view.ts';
import { denyingStatements, failingAllows } from './refusal-view.ts';
import type { ResourceDifference } from './resource-difference.ts';
import { isMistake, resourceDifference } from './resource-difference.ts';

/** What best names the cause of a resource policy's refusal. */
export type NamedRefusal =
  | {
      readonly kind: 'source-key';
      readonly statement: StatementVerdict;
      readonly condition: ConditionVerdict;
      readonly mismatch: KeyMismatch;
    }
  | { readonly kind: 'resource-arn'; readonly statement: StatementVerdict; readonly difference: ResourceDifference }
  | { readonly kind: 'principal-without-iam'; readonly statement: StatementVerdict }
  | { readonly kind: 'explicit-deny'; readonly statement: StatementVerdict }
  /** `nearest`: the Allow that misses the request by least; none where the policy has no Allow. */
  | { readonly kind: 'no-allow'; readonly nearest: Failing | undefined };

const mismatched = (
  conditions: readonly ConditionVerdict[],
  view: RefusalView,
): { condition: ConditionVerdict; mismatch: KeyMismatch } | undefined => {
  for (const condition of conditions) {
    const mismatch = keyMismatch(condition, view);
    if (mismatch) return { condition, mismatch };
  }
  return undefined;
};

const speaksOfPrincipals = ({ principal, conditions }: StatementVerdict): boolean =>
  (principal.element === 'NotPrincipal' && !principal.expected.includes('*')) ||
  conditions.some(({ key }) => isPrincipalKey(key.toLowerCase()));

/** A Deny: every one that matches has to have the flaw, else putting it right would not help. */
const nameDeny = (view: RefusalView): NamedRefusal | undefined => {
  const statements = denyingStatements(view);
  const [first] = statements;
  if (!first) return undefined;
  const flaws = statements.map((statement) => ({ statement, flaw: mismatched(statement.conditions, view) }));
  const [flawed] = flaws;
  if (flawed?.flaw && flaws.every(({ flaw }) => flaw !== undefined))
    return { kind: 'source-key', statement: flawed.statement, ...flawed.flaw };
  const plain = flaws.find(({ flaw }) => flaw === undefined)?.statement ?? first;
  if (view.authorizationType === 'NONE' && statements.every(speaksOfPrincipals))
    return { kind: 'principal-without-iam', statement: plain };
  return { kind: 'explicit-deny', statement: plain };
};

const namesIdentities = ({ principal, conditions }: Failing): boolean =>
  principal || (conditions.length > 0 && conditions.every(({ key }) => isPrincipalKey(key.toLowerCase())));

const nameFailing = (failing: Failing, view: RefusalView): NamedRefusal | undefined => {
  const { statement, principal, action, resource, conditions } = failing;
  if (action) return undefined;
  const flaw = mismatched(conditions, view);
  if (!principal && !resource && flaw && conditions.every((condition) => keyMismatch(condition, view)))
    return { kind: 'source-key', statement, ...flaw };
  const difference = resource ? resourceDifference(statement.resource) : undefined;
  if (!principal && conditions.length === 0 && isMistake(difference))
    return { kind: 'resource-arn', statement, difference };
  if (view.authorizationType === 'NONE' && !resource && namesIdentities(failing))
    return { kind: 'principal-without-iam', statement };
  return undefined;
};

/** No Allow: the statement that would match but for one flaw names the cause. */
const nameSilence = (view: RefusalView): NamedRefusal => {
  const all = failingAllows(view);
  const least = all[0]?.count;
  const named = all.filter(({ count }) => count === least).map((failing) => nameFailing(failing, view));
  return named.find((name) => name !== undefined) ?? { kind: 'no-allow', nearest: all[0] };
};

/** Names the cause of a refusal by the policy's own statements. */
export const nameRefusal = (view: RefusalView): NamedRefusal =>
  (view.isExplicit ? nameDeny(view) : undefined) ?? nameSilence(view);
