import { resolvePointer } from '@gatescope/shared';
import { executeApiArn, invokeAction } from '../../../gates/access/method-arn.ts';
import { savedPolicyPointer } from '../../../gates/access/policy-in-force.ts';
import { policyDetailOf } from '../../../gates/access/policy-detail.ts';
import { evaluatePolicy } from '../../../policy/evaluate-policy.ts';
import type { PolicyDecision } from '../../../policy/policy-types.ts';
import type { World } from '../../../world.ts';
import type { Stop } from '../../stop.ts';

/** What the saved policy says of the request that the deployed one stopped; undefined where there is none that parses. */
export const judgeSavedPolicy = ({ snapshot }: World, { result }: Stop): PolicyDecision | undefined => {
  const asked = policyDetailOf(result);
  const text = resolvePointer(snapshot, savedPolicyPointer);
  if (!asked || typeof text !== 'string') return undefined;
  const { principal, resource, context } = asked;
  const verdict = evaluatePolicy(text, { principal, action: invokeAction, resource, context }, { apiArn: executeApiArn(snapshot.target) });
  return verdict.malformed ? undefined : verdict.decision;
};
