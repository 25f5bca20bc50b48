import { resolvePointer } from '@gatescope/shared';
import type { PolicyDetail } from '../../../gates/access/policy-detail.ts';
import { policyDetailOf } from '../../../gates/access/policy-detail.ts';
import { makeGlob, matchesGlob, toTokens } from '../../../policy/glob.ts';
import type { ConditionVerdict, StatementVerdict } from '../../../policy/policy-types.ts';
import type { CheckContext } from '../../failure-mode.ts';
import type { KeyMismatch } from './key-mismatch.ts';
import { keyMismatch } from './key-mismatch.ts';
import type { RefusalView } from './refusal-view.ts';
import { refusalViewOf } from './refusal-view.ts';
import type { ResourceDifference } from './resource-difference.ts';
import { isMistake, resourceDifference } from './resource-difference.ts';

/** A Deny that would refuse a request which went through, if it were not for one thing that cannot be meant so. */
export type IdleDeny = {
  readonly policy: PolicyDetail;
  readonly view: RefusalView;
  readonly statement: StatementVerdict;
} & (
  | { readonly kind: 'resource-arn'; readonly difference: ResourceDifference }
  | { readonly kind: 'source-key'; readonly condition: ConditionVerdict; readonly mismatch: KeyMismatch }
);

const stagesOf = ({ world }: CheckContext): readonly string[] => {
  const stages = resolvePointer(world.snapshot, '/api/stages/value');
  return Array.isArray(stages)
    ? stages.flatMap((stage: { readonly stageName?: unknown }) =>
        typeof stage.stageName === 'string' ? stage.stageName : [],
      )
    : [];
};

/** Another verb, or a stage that exists, is a choice; an ARN of nothing is none. */
const isNoChoice = (context: CheckContext, { part, pattern }: ResourceDifference): boolean => {
  if (part === 'verb') return false;
  if (part !== 'stage') return true;
  const stage = makeGlob(toTokens(pattern.split(':').slice(5).join(':').split('/')[1] ?? ''));
  return !stagesOf(context).some((name) => matchesGlob(stage, name));
};

const idleBy = (context: CheckContext, view: RefusalView, statement: StatementVerdict): IdleDeny | undefined => {
  const { principal, action, resource, conditions } = statement;
  if (statement.effect !== 'Deny' || principal.outcome !== 'matched' || action.outcome !== 'matched') return undefined;
  const failing = conditions.filter(({ outcome }) => outcome !== 'matched');
  const common = { policy: view.policy, view, statement };
  if (resource.outcome !== 'matched') {
    const difference = resourceDifference(resource);
    return failing.length === 0 && isMistake(difference) && isNoChoice(context, difference)
      ? { ...common, kind: 'resource-arn', difference }
      : undefined;
  }
  const mismatches = failing.map((condition) => ({ condition, mismatch: keyMismatch(condition, view) }));
  const [first] = mismatches;
  return first?.mismatch && mismatches.every(({ mismatch }) => mismatch !== undefined)
    ? { ...common, kind: 'source-key', condition: first.condition, mismatch: first.mismatch }
    : undefined;
};

/** Finds it where a call passes that should be refused. */
export const findIdleDeny = (context: CheckContext): IdleDeny | undefined => {
  const { kind, status } = context.world.seen;
  if (kind !== 'not-enforced' || (status !== undefined && status >= 400) || !context.main) return undefined;
  const result = context.main.trace.gates.find(
    (gate) => gate.outcome === 'passed' && policyDetailOf(gate)?.kind === 'resource-policy',
  );
  const view = result && refusalViewOf(context.world, { simulated: context.main, result, agreement: 'silent' });
  return view?.policy.statements
    .map((statement) => idleBy(context, view, statement))
    .find((found) => found !== undefined);
};
