import type { PredictedReply } from '@gatescope/shared';

// What clients see of integration failures.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html

/** 500 for everything that the execution log calls a configuration error. */
export const configurationError: PredictedReply = {
  gatewayResponse: 'API_CONFIGURATION_ERROR',
  status: 500,
  message: 'Internal server error',
};

/** 502: the proxy function failed or answered in a shape that API Gateway cannot read. */
export const malformedProxyResponse: PredictedReply = {
  gatewayResponse: 'INTEGRATION_FAILURE',
  status: 502,
  message: 'Internal server error',
};

/** 504: the connection to the backend failed. */
export const networkError: PredictedReply = {
  gatewayResponse: 'INTEGRATION_FAILURE',
  status: 504,
  message: 'Network error communicating with endpoint',
};

/** 504: the backend was slower than the integration's timeout. The error type differs between captures. */
export const timedOut: PredictedReply = {
  gatewayResponse: 'INTEGRATION_TIMEOUT',
  status: 504,
  message: 'Endpoint request timed out',
};

/** What a failed connection may show as; which one depends on where it fails. */
export const unreachable: readonly PredictedReply[] = [configurationError, networkError, timedOut];
