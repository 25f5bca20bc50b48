import type { AwsErrorParts, CommonTrouble } from '../aws-error.ts';

/** How the services of one protocol spell common trouble. */
export type TroubleTable = Readonly<Record<CommonTrouble, { status: number; code: string; message?: string }>>;

/** Spells common trouble after a table; a message of the table outranks the given one. */
export function spellTrouble(table: TroubleTable) {
  return (trouble: CommonTrouble, message: string): AwsErrorParts => {
    const { status, code, message: fixed } = table[trouble];
    return { status, code, message: fixed ?? message };
  };
}

const invalidToken = 'The security token included in the request is invalid.';
const expiredToken = 'The security token included in the request is expired';
const internal = 'We encountered an internal error. Please try again.';

/** https://docs.aws.amazon.com/apigateway/latest/api/CommonErrors.html */
export const restJsonTroubles: TroubleTable = {
  'access-denied': { status: 403, code: 'AccessDeniedException' },
  throttled: { status: 429, code: 'TooManyRequestsException', message: 'Too Many Requests' },
  internal: { status: 500, code: 'InternalFailure', message: internal },
  'signature-mismatch': { status: 403, code: 'InvalidSignatureException' },
  'signature-expired': { status: 403, code: 'InvalidSignatureException' },
  'unknown-access-key': { status: 403, code: 'UnrecognizedClientException', message: invalidToken },
  'expired-token': { status: 403, code: 'ExpiredTokenException', message: expiredToken },
  'not-signed': { status: 403, code: 'MissingAuthenticationTokenException', message: 'Missing Authentication Token' },
  'not-served': { status: 404, code: 'UnknownOperationException' },
};

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/CommonErrors.html */
export const awsJsonTroubles: TroubleTable = {
  'access-denied': { status: 400, code: 'AccessDeniedException' },
  throttled: { status: 400, code: 'ThrottlingException', message: 'Rate exceeded' },
  internal: { status: 500, code: 'InternalFailure', message: internal },
  'signature-mismatch': { status: 400, code: 'InvalidSignatureException' },
  'signature-expired': { status: 400, code: 'InvalidSignatureException' },
  'unknown-access-key': { status: 400, code: 'UnrecognizedClientException', message: invalidToken },
  'expired-token': { status: 400, code: 'ExpiredTokenException', message: expiredToken },
  'not-signed': { status: 400, code: 'MissingAuthenticationTokenException', message: 'Missing Authentication Token' },
  'not-served': { status: 400, code: 'UnknownOperationException' },
};

/** https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html */
export const queryTroubles: TroubleTable = {
  'access-denied': { status: 403, code: 'AccessDenied' },
  throttled: { status: 400, code: 'Throttling', message: 'Rate exceeded' },
  internal: { status: 500, code: 'InternalFailure', message: internal },
  'signature-mismatch': { status: 403, code: 'SignatureDoesNotMatch' },
  'signature-expired': { status: 403, code: 'SignatureDoesNotMatch' },
  'unknown-access-key': { status: 403, code: 'InvalidClientTokenId', message: invalidToken },
  'expired-token': { status: 403, code: 'ExpiredToken', message: expiredToken },
  'not-signed': {
    status: 403,
    code: 'MissingAuthenticationToken',
    message: 'Request is missing Authentication Token',
  },
  'not-served': { status: 400, code: 'InvalidAction' },
};

const notValidated = 'AWS was not able to validate the provided access credentials';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
export const ec2Troubles: TroubleTable = {
  'access-denied': { status: 403, code: 'UnauthorizedOperation' },
  throttled: { status: 503, code: 'RequestLimitExceeded', message: 'Request limit exceeded.' },
  internal: { status: 500, code: 'InternalError', message: 'An internal error has occurred' },
  'signature-mismatch': { status: 401, code: 'AuthFailure', message: notValidated },
  'signature-expired': { status: 400, code: 'RequestExpired', message: 'Request has expired.' },
  'unknown-access-key': { status: 401, code: 'AuthFailure', message: notValidated },
  'expired-token': { status: 400, code: 'RequestExpired', message: 'Request has expired.' },
  'not-signed': { status: 401, code: 'AuthFailure', message: notValidated },
  'not-served': { status: 400, code: 'InvalidAction' },
};
