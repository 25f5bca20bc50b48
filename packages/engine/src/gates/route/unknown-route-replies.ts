import type { PredictedReply, Request } from '@gatescope/shared';
import { missingAuthenticationToken } from '../../reply/replies.ts';

const refused = (messageStart: string, errorType: string): PredictedReply => ({
  gatewayResponse: errorType === 'InvalidSignatureException' ? 'INVALID_SIGNATURE' : 'DEFAULT_4XX',
  status: 403,
  messageStart,
  errorType,
});

/** An Authorization header is read as SigV4 where no method says otherwise; the older wording quotes the header first. */
const notSigV4: readonly PredictedReply[] = [
  refused("Authorization header requires 'Credential' parameter", 'IncompleteSignatureException'),
  refused('Invalid key=value pair (missing equal-sign) in Authorization header', 'IncompleteSignatureException'),
  refused("'", 'IncompleteSignatureException'),
];

const resourceNotFound: PredictedReply = {
  gatewayResponse: 'RESOURCE_NOT_FOUND',
  status: 404,
  errorType: 'ResourceNotFoundException',
};

/**
 * What API Gateway may answer where no deployed method serves the request.
 * https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden
 */
export const unknownRouteReplies = ({ credential }: Request): readonly PredictedReply[] => {
  switch (credential.scheme) {
    case 'none':
      return [missingAuthenticationToken];
    case 'sigv4':
      return [missingAuthenticationToken, resourceNotFound];
    default:
      return [missingAuthenticationToken, ...notSigV4];
  }
};
