import type { GateResult } from '@gatescope/shared';
import type { PolicyContext, PolicyDecision, StatementVerdict } from '../../policy/policy-types.ts';

/** What a gate keeps of a policy's verdict, for evidence, explanations and fixes. */
export interface PolicyDetail {
  readonly kind: 'resource-policy' | 'endpoint-policy' | 'identity-policy';
  /** Where the document stands in the snapshot. */
  readonly pointer: string;
  readonly principal: string;
  readonly resource: string;
  readonly context: PolicyContext;
  readonly decisions: readonly PolicyDecision[];
  readonly statements: readonly StatementVerdict[];
  readonly doubts: readonly string[];
}

/** The policy verdict that a gate left in its result. */
export const policyDetailOf = (
  result: GateResult,
  name: 'policy' | 'identityPolicy' = 'policy',
): PolicyDetail | undefined => {
  const value = result.detail[name];
  // A gate's own JSON, written by `toPolicyDetail` alone: the trace's schema cannot name types of the engine.
  return typeof value === 'object' && value !== null && 'statements' in value ? (value as PolicyDetail) : undefined;
};
