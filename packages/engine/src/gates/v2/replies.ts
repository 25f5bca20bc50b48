import type { PredictedReply } from '@gatescope/shared';

// Replies of HTTP APIs: no x-amzn-errortype, nothing can customise them. What AWS's pages leave open is left out.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-lambda.html

export const notFound: PredictedReply = { status: 404, message: 'Not Found' };
export const unauthorized: PredictedReply = { status: 401, message: 'Unauthorized' };
export const forbidden: PredictedReply = { status: 403, message: 'Forbidden' };
export const internalServerError: PredictedReply = { status: 500, message: 'Internal Server Error' };
export const serviceUnavailable: PredictedReply = { status: 503, message: 'Service Unavailable' };
export const tooManyRequests: PredictedReply = { status: 429, message: 'Too Many Requests' };
export const tooLarge: PredictedReply = { status: 413 };

/** The backend was slower than the integration's timeout; which of the two is answered is not documented. */
export const backendTooSlow: readonly PredictedReply[] = [serviceUnavailable, { status: 504 }];

/** A call that does not get through to the backend. */
export const backendUnreachable: readonly PredictedReply[] = [
  serviceUnavailable,
  internalServerError,
  { status: 502 },
  { status: 504 },
];

/** A refused WebSocket handshake: clients see the status, rarely a body. */
export const handshakeRefused: readonly PredictedReply[] = [{ status: 403 }, { status: 401 }];

/** A handshake whose `$connect` integration fails. */
export const handshakeFailed: readonly PredictedReply[] = [{ status: 500 }, { status: 502 }, { status: 503 }];
