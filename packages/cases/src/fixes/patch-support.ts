/** Which of `add`, `replace` and `remove` AWS supports at a path; `*` is one part of it, escaped where it has slashes. */
type Support = Readonly<Record<string, string>>;

const settings = (names: readonly string[]): Support =>
  Object.fromEntries(names.map((name) => [`/*/*/${name}`, 'replace']));
const replaced = (...names: readonly string[]): Support =>
  Object.fromEntries(names.map((name) => [`/${name}`, 'replace']));
const mapped = (...names: readonly string[]): Support =>
  Object.fromEntries(
    names.flatMap((name) => [
      [`/${name}`, 'add replace remove'],
      [`/${name}/*`, 'add replace remove'],
    ]),
  );
const listed = (...names: readonly string[]): Support =>
  Object.fromEntries(
    names.flatMap((name) => [
      [`/${name}`, 'add remove'],
      [`/${name}/*`, 'add remove'],
    ]),
  );

/**
 * What the update operations of API Gateway take.
 * https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html
 */
const table: Readonly<Record<string, Support>> = {
  UpdateAccount: replaced('cloudwatchRoleArn'),
  UpdateApiKey: replaced('customerId', 'description', 'enabled', 'name'),
  UpdateAuthorizer: {
    ...replaced(
      'authorizerUri',
      'authorizerCredentials',
      'authorizerResultTtlInSeconds',
      'authType',
      'identityValidationExpression',
      'name',
      'type',
    ),
    '/identitySource': 'add replace remove',
    '/providerARNs': 'add remove',
  },
  UpdateBasePathMapping: replaced('basepath', 'restapiId', 'stage'),
  UpdateDomainName: {
    ...replaced(
      'endpointAccessMode',
      'endpointConfiguration/ipAddressType',
      'managementPolicy',
      'policy',
      'routingMode',
      'securityPolicy',
    ),
    '/certificateArn': 'add replace remove',
    '/regionalCertificateArn': 'add replace remove',
    '/mutualTlsAuthentication/truststoreUri': 'add replace remove',
    '/mutualTlsAuthentication/truststoreVersion': 'add replace remove',
    '/ownershipVerificationCertificateArn': 'add replace remove',
  },
  UpdateGatewayResponse: { ...replaced('statusCode'), ...mapped('responseParameters', 'responseTemplates') },
  UpdateIntegration: {
    ...replaced(
      'cacheNamespace',
      'connectionId',
      'connectionType',
      'contentHandling',
      'credentials',
      'httpMethod',
      'integrationTarget',
      'passthroughBehavior',
      'responseTransferMode',
      'timeoutInMillis',
      'tlsConfig/insecureSkipVerification',
      'uri',
    ),
    ...mapped('requestParameters', 'requestTemplates'),
    // One parameter at a time, as the path's last part.
    '/cacheKeyParameters/*': 'add remove',
  },
  UpdateIntegrationResponse: {
    ...replaced('contentHandling', 'selectionPattern'),
    ...mapped('responseParameters', 'responseTemplates'),
  },
  UpdateMethod: {
    ...replaced('authorizationType', 'authorizerId', 'apiKeyRequired', 'operationName', 'requestValidatorId'),
    ...listed('authorizationScopes'),
    ...mapped('requestParameters', 'requestModels'),
  },
  UpdateMethodResponse: mapped('responseModels', 'responseParameters'),
  UpdateRestApi: {
    ...replaced(
      'apiKeySource',
      'description',
      'disableExecuteApiEndpoint',
      'endpointAccessMode',
      'endpointConfiguration/ipAddressType',
      'endpointConfiguration/types/*',
      'minimumCompressionSize',
      'name',
      'policy',
      'securityPolicy',
    ),
    ...mapped('binaryMediaTypes'),
    ...listed('endpointConfiguration/vpcEndpointIds'),
  },
  UpdateStage: {
    ...replaced(
      'cacheClusterEnabled',
      'cacheClusterSize',
      'clientCertificateId',
      'deploymentId',
      'description',
      'documentationVersion',
      'tracingEnabled',
      'variables/*',
      'canarySettings/deploymentId',
      'canarySettings/percentTraffic',
      'canarySettings/stageVariableOverrides',
      'canarySettings/useStageCache',
    ),
    '/accessLogSettings': 'remove',
    '/accessLogSettings/destinationArn': 'add replace remove',
    '/accessLogSettings/format': 'add replace remove',
    '/canarySettings': 'remove',
    ...settings([
      'metrics/enabled',
      'logging/dataTrace',
      'logging/loglevel',
      'throttling/burstLimit',
      'throttling/rateLimit',
      'caching/enabled',
      'caching/dataEncrypted',
      'caching/ttlInSeconds',
      'caching/requireAuthorizationForCacheControl',
      'caching/unauthorizedCacheControlHeaderStrategy',
    ]),
  },
  UpdateUsage: replaced('remaining'),
  UpdateUsagePlan: {
    ...listed('apiStages'),
    '/quota/limit': 'add replace',
    '/quota/offset': 'add replace',
    '/quota/period': 'add replace',
    '/quota': 'remove',
    '/throttle': 'remove',
    '/throttle/burstLimit': 'add replace',
    '/throttle/rateLimit': 'add replace',
    '/apiStages/*/throttle/*/*/burstLimit': 'add replace',
    '/apiStages/*/throttle/*/*/rateLimit': 'add replace',
  },
};

const fits = (pattern: string, path: string): boolean => {
  const [wanted, parts] = [pattern.split('/'), path.split('/')];
  return wanted.length === parts.length && wanted.every((part, index) => part === '*' || part === parts[index]);
};

interface Operation {
  readonly op?: string;
  readonly path?: string;
}

/** The patch operations of a call that AWS would refuse; empty for calls that carry none. */
export const unsupportedPatches = (operation: string, input: Readonly<Record<string, unknown>>): string[] => {
  const patches = input['patchOperations'];
  if (!Array.isArray(patches)) return [];
  const support = Object.entries(table[operation] ?? {});
  return (patches as readonly Operation[]) // the shape was checked against the SDK
    .filter(
      ({ op = '', path = '' }) => !support.some(([pattern, ops]) => fits(pattern, path) && ops.split(' ').includes(op)),
    )
    .map(({ op, path }) => `${operation} ${op} ${path}`);
};
