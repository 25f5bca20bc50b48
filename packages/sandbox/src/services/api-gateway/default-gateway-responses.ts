import type { AwsRecord } from '../../account-file.ts';

/**
 * Status codes of the gateway responses that every REST API has; the two defaults have none.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
const statusCodes: Readonly<Record<string, string | undefined>> = {
  ACCESS_DENIED: '403',
  API_CONFIGURATION_ERROR: '500',
  AUTHORIZER_CONFIGURATION_ERROR: '500',
  AUTHORIZER_FAILURE: '500',
  BAD_REQUEST_BODY: '400',
  BAD_REQUEST_PARAMETERS: '400',
  DEFAULT_4XX: undefined,
  DEFAULT_5XX: undefined,
  EXPIRED_TOKEN: '403',
  INTEGRATION_FAILURE: '504',
  INTEGRATION_TIMEOUT: '504',
  INVALID_API_KEY: '403',
  INVALID_SIGNATURE: '403',
  MISSING_AUTHENTICATION_TOKEN: '403',
  QUOTA_EXCEEDED: '429',
  REQUEST_TOO_LARGE: '413',
  RESOURCE_NOT_FOUND: '404',
  THROTTLED: '429',
  UNAUTHORIZED: '401',
  UNSUPPORTED_MEDIA_TYPE: '415',
  WAF_FILTERED: '403',
};

/** The given gateway responses, and AWS's default for every type that is not among them. */
export function withDefaultGatewayResponses(
  given: readonly AwsRecord<{ responseType: string }>[],
): readonly AwsRecord<{ responseType: string }>[] {
  const customised = new Set(given.map(({ responseType }) => responseType));
  const defaults = Object.entries(statusCodes)
    .filter(([responseType]) => !customised.has(responseType))
    .map(([responseType, statusCode]) => ({
      responseType,
      ...(statusCode === undefined ? {} : { statusCode }),
      responseParameters: {},
      responseTemplates: { 'application/json': '{"message":$context.error.messageString}' },
      defaultResponse: true,
    }));
  return [...given, ...defaults];
}
