import type { ApiKind, Integration, IntegrationV2 } from '@gatescope/shared';

/** A function by its bare ARN, with or without an alias or version. */
export const isFunctionArn = (uri: string): boolean => /^arn:[\w-]+:lambda:[\w-]+:\d*:function:/.test(uri);

/** HTTP APIs name a function by its bare ARN as well as by the address that REST APIs use. */
const addressOf = (uri: string | undefined): string | undefined => {
  if (uri === undefined || !isFunctionArn(uri)) return uri;
  const [, partition = 'aws', , region = ''] = uri.split(':');
  return `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${uri}/invocations`;
};

const isLambda = ({ IntegrationType, IntegrationUri = '' }: IntegrationV2): boolean =>
  IntegrationType === 'AWS_PROXY' && (isFunctionArn(IntegrationUri) || IntegrationUri.includes(':lambda:path/'));

/** HTTP APIs always call functions with POST, whatever is written down. */
const methodOf = (kind: ApiKind, integration: IntegrationV2): string | undefined =>
  kind === 'HTTP' && isLambda(integration) ? 'POST' : integration.IntegrationMethod;

/**
 * An integration of API Gateway V2 in the words of a REST API's, in which the checks of backends are written.
 * https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-integrations-integrationid.html
 */
export const toIntegrationWords = (kind: ApiKind, integration: IntegrationV2): Integration => {
  const { IntegrationType, IntegrationUri, ConnectionType, ConnectionId, CredentialsArn } = integration;
  const { TimeoutInMillis, RequestParameters } = integration;
  const httpMethod = methodOf(kind, integration);
  const uri = addressOf(IntegrationUri);
  return {
    ...(IntegrationType ? { type: IntegrationType } : {}),
    ...(httpMethod ? { httpMethod } : {}),
    ...(uri ? { uri } : {}),
    ...(ConnectionType ? { connectionType: ConnectionType } : {}),
    ...(ConnectionId ? { connectionId: ConnectionId } : {}),
    ...(CredentialsArn ? { credentials: CredentialsArn } : {}),
    ...(TimeoutInMillis === undefined ? {} : { timeoutInMillis: TimeoutInMillis }),
    ...(RequestParameters ? { requestParameters: RequestParameters } : {}),
  };
};

/** How the fields of `toIntegrationWords` are called in the snapshot. */
export const integrationFieldNames: Readonly<Record<string, string>> = {
  type: 'IntegrationType',
  httpMethod: 'IntegrationMethod',
  uri: 'IntegrationUri',
  connectionType: 'ConnectionType',
  connectionId: 'ConnectionId',
  credentials: 'CredentialsArn',
  timeoutInMillis: 'TimeoutInMillis',
  requestParameters: 'RequestParameters',
};
