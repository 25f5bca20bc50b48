import type { PredictedReply } from '@gatescope/shared';
import { accessDenied } from '../../reply/replies.ts';

/** A policy refusal of a caller; of a signed one only the kind of its name is sure (a session, a user). */
export const policyRefusal = (principal: string | undefined): PredictedReply => {
  if (principal === undefined) return accessDenied('User: ');
  return accessDenied(principal === 'anonymous' ? 'User: anonymous is not authorized to perform' : 'User: arn:');
};

/** A refusal by what a Lambda authorizer returned: it names neither user nor resource. */
export const authorizerRefusal: PredictedReply = accessDenied('User is not authorized to access this resource');
