import type { Integration, IntegrationResponse } from '@gatescope/shared';
import { defined, objectOf, textMapOf, textOf, textsOf, upperOf } from './json.ts';

const readResponse = (pattern: string, value: unknown): IntegrationResponse => {
  const response = objectOf(value);
  return defined({
    statusCode: textOf(response['statusCode']),
    // AWS writes the response without a selection pattern as `default`.
    selectionPattern: pattern === 'default' ? undefined : pattern,
    responseParameters: 'responseParameters' in response ? textMapOf(response['responseParameters']) : undefined,
    responseTemplates: 'responseTemplates' in response ? textMapOf(response['responseTemplates']) : undefined,
    contentHandling: upperOf(response['contentHandling']),
  });
};

const readResponses = (value: unknown): Record<string, IntegrationResponse> => {
  const result: Record<string, IntegrationResponse> = {};
  for (const [pattern, item] of Object.entries(objectOf(value))) {
    const response = readResponse(pattern, item);
    const code = response.statusCode ?? pattern;
    // Several patterns may lead to one status; GetResources keys by status, so later ones keep their pattern as key.
    result[code in result ? `${code}:${pattern}` : code] = response;
  }
  return result;
};

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/**
 * An `x-amazon-apigateway-integration` in the shape of GetIntegration: upper-case enumerations, responses by status code.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
 */
export const readIntegration = (value: unknown): Integration | undefined => {
  if (value === undefined) return undefined;
  const source = objectOf(value);
  const tls = objectOf(source['tlsConfig']);
  return defined({
    type: upperOf(source['type']),
    httpMethod: upperOf(source['httpMethod']),
    uri: textOf(source['uri']),
    connectionType: upperOf(source['connectionType']),
    connectionId: textOf(source['connectionId']),
    credentials: textOf(source['credentials']),
    requestParameters: 'requestParameters' in source ? textMapOf(source['requestParameters']) : undefined,
    requestTemplates: 'requestTemplates' in source ? textMapOf(source['requestTemplates']) : undefined,
    passthroughBehavior: upperOf(source['passthroughBehavior']),
    contentHandling: upperOf(source['contentHandling']),
    timeoutInMillis: numberOf(source['timeoutInMillis']),
    cacheNamespace: textOf(source['cacheNamespace']),
    cacheKeyParameters: 'cacheKeyParameters' in source ? textsOf(source['cacheKeyParameters']) : undefined,
    tlsConfig:
      'tlsConfig' in source ? { insecureSkipVerification: tls['insecureSkipVerification'] === true } : undefined,
    responseTransferMode: upperOf(source['responseTransferMode']),
    integrationResponses: 'responses' in source ? readResponses(source['responses']) : undefined,
  });
};
