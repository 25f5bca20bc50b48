import type { GateResult } from '@gatescope/shared';
import { resolvePointer } from '@gatescope/shared';
import { executeApiArn, invokeAction } from '../../../gates/access/method-arn.ts';
import { savedPolicyPointer } from '../../../gates/access/policy-in-force.ts';
import { policyDetailOf } from '../../../gates/access/policy-detail.ts';
import { evaluatePolicy } from '../../../policy/evaluate-policy.ts';
import type { PolicyDecision } from '../../../policy/policy-types.ts';
import type { World } from '../../../world.ts';

/** What the saved policy says of a request that the deployed one was asked about; undefined where there is none that parses. */
export const judgeSavedPolicy = ({ snapshot }: World, result: GateResult): PolicyDecision | undefined => {
  const asked = policyDetailOf(result);
  const text = resolvePointer(snapshot, savedPolicyPointer);
  if (!asked || typeof text !== 'string') return undefined;
  const { principal, resource, context } = asked;
  const verdict = evaluatePolicy(
    text,
    { principal, action: invokeAction, resource, context },
    { apiArn: executeApiArn(snapshot.target) },
  );
  return verdict.malformed ? undefined : verdict.decision;
};
