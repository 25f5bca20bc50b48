import type { HttpApiParts } from '../../account-file.ts';
import { type JsonObject, jsonText } from '../../json.ts';

/**
 * The OpenAPI document of an HTTP API, as far as its routes and integrations give it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-export.html
 */
export function toOpenApi(api: HttpApiParts): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const route of api.routes ?? []) {
    const [verb = '', path = `/${route.RouteKey}`] = route.RouteKey.split(' ');
    paths[path] = { ...paths[path], [toMethodName(verb)]: toMethod(api, route) };
  }
  const { Name, CreatedDate, Version, CorsConfiguration } = api.apiV2;
  return {
    openapi: '3.0.1',
    info: { title: Name ?? '', version: Version ?? CreatedDate ?? '' },
    paths,
    ...(CorsConfiguration === undefined ? {} : { 'x-amazon-apigateway-cors': toCors(CorsConfiguration) }),
    'x-amazon-apigateway-importexport-version': '1.0',
  };
}

function toMethodName(verb: string): string {
  return verb === 'ANY' || verb.startsWith('$') ? 'x-amazon-apigateway-any-method' : verb.toLowerCase();
}

function toMethod(api: HttpApiParts, route: JsonObject): JsonObject {
  const target = typeof route['Target'] === 'string' ? route['Target'].replace(/^integrations\//, '') : undefined;
  const integration = api.integrations?.find(({ IntegrationId }) => IntegrationId === target);
  const authorizer = api.authorizers?.find((candidate) => candidate['AuthorizerId'] === route['AuthorizerId']);
  const name = authorizer?.['Name'];
  return {
    responses: { default: { description: `Default response for ${jsonText(route['RouteKey'])}` } },
    ...(typeof name === 'string' ? { security: [{ [name]: route['AuthorizationScopes'] ?? [] }] } : {}),
    ...(integration === undefined ? {} : { 'x-amazon-apigateway-integration': toIntegration(integration) }),
  };
}

function toIntegration(integration: JsonObject): JsonObject {
  const { IntegrationType, IntegrationMethod, IntegrationUri, ConnectionType, ConnectionId } = integration;
  const { PayloadFormatVersion, TimeoutInMillis } = integration;
  return {
    payloadFormatVersion: PayloadFormatVersion,
    type: typeof IntegrationType === 'string' ? IntegrationType.toLowerCase() : undefined,
    httpMethod: IntegrationMethod,
    uri: IntegrationUri,
    connectionType: ConnectionType,
    connectionId: ConnectionId,
    timeoutInMillis: TimeoutInMillis,
  };
}

function toCors(cors: JsonObject[string]): JsonObject {
  const fields = typeof cors === 'object' && cors !== null ? Object.entries(cors) : [];
  return Object.fromEntries(fields.map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value]));
}
