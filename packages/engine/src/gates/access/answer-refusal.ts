import type { PolicyDecision } from '../../policy/policy-types.ts';
import type { ReasonCode } from '../../reason-codes.ts';
import { shapeReplies } from '../../reply/with-gateway-response.ts';
import type { GateAnswer, GateContext } from '../gate.ts';
import type { PolicyAnswer } from './ask-policy.ts';
import type { PolicyInForce } from './policy-in-force.ts';
import { policyRefusal } from './policy-replies.ts';
import { unsaidFields } from './unsaid.ts';

const reasonOf = (refusing: readonly PolicyDecision[]): ReasonCode =>
  refusing.includes('implicitDeny') ? 'resource-policy-no-allow' : 'resource-policy-denies';

/**
 * A gate's answer where the resource policy refuses: stopped when every possible decision is one of `refusals`, unknown
 * when only some are (or the document is malformed), undefined when none is.
 */
export const answerRefusal = (
  context: GateContext,
  answer: PolicyAnswer,
  refusals: readonly PolicyDecision[],
  basis: PolicyInForce['basis'],
): GateAnswer | undefined => {
  const { detail, isMalformed, decision } = answer;
  const refusing = detail.decisions.filter((possible) => refusals.includes(possible));
  if (!isMalformed && refusing.length === 0) return undefined;
  const common = {
    basis,
    reason: reasonOf(refusing),
    replies: shapeReplies(context, [policyRefusal(detail.principal)]),
  };
  if (isMalformed) return { ...common, outcome: 'unknown', detail: { policy: detail, malformed: true } };
  if (refusing.length < detail.decisions.length)
    return { ...common, outcome: 'unknown', detail: { policy: detail, unsaid: unsaidFields(detail.doubts) } };
  return {
    ...common,
    outcome: 'stopped',
    detail: { policy: detail },
    ...(decision ? { adds: { resourcePolicy: decision } } : {}),
  };
};
