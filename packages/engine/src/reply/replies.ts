import type { PredictedReply } from '@gatescope/shared';

// Default replies of REST APIs: gateway response types, status, `message` and x-amzn-errortype.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html

const reply = (gatewayResponse: string, status: number, message: string, errorType: string): PredictedReply => ({
  gatewayResponse,
  status,
  message,
  errorType,
});

/** `Forbidden` from before a stage is chosen: nothing can customise it. */
export const forbiddenBeforeStage: PredictedReply = {
  status: 403,
  message: 'Forbidden',
  errorType: 'ForbiddenException',
};
export const invalidApiKey = reply('INVALID_API_KEY', 403, 'Forbidden', 'ForbiddenException');
export const wafFiltered = reply('WAF_FILTERED', 403, 'Forbidden', 'ForbiddenException');
export const missingAuthenticationToken = reply(
  'MISSING_AUTHENTICATION_TOKEN',
  403,
  'Missing Authentication Token',
  'MissingAuthenticationTokenException',
);
export const unauthorized = reply('UNAUTHORIZED', 401, 'Unauthorized', 'UnauthorizedException');
export const throttled = reply('THROTTLED', 429, 'Too Many Requests', 'TooManyRequestsException');
export const quotaExceeded = reply('QUOTA_EXCEEDED', 429, 'Limit Exceeded', 'LimitExceededException');
export const unsupportedMediaType = reply(
  'UNSUPPORTED_MEDIA_TYPE',
  415,
  'Unsupported Media Type',
  'BadRequestException',
);
export const badRequestBody = reply('BAD_REQUEST_BODY', 400, 'Invalid request body', 'BadRequestException');
export const integrationTimeout = reply(
  'INTEGRATION_TIMEOUT',
  504,
  'Endpoint request timed out',
  'InternalServerErrorException',
);

/** A policy refusal; the text behind `is not authorized` differs by wording and age, so only its beginning is predicted. */
export const accessDenied = (messageStart: string): PredictedReply => ({
  gatewayResponse: 'ACCESS_DENIED',
  status: 403,
  messageStart,
  errorType: 'AccessDeniedException',
});

export const nameNotFound: PredictedReply = { connection: 'name-not-found' };
export const connectionTimeout: PredictedReply = { connection: 'timeout' };
export const connectionRefused: PredictedReply = { connection: 'refused' };
export const tlsNameMismatch: PredictedReply = { connection: 'tls-name' };
export const tlsHandshakeFailure: PredictedReply = { connection: 'tls-handshake' };
