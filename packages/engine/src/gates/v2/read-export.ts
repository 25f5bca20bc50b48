import type { CorsConfiguration, IntegrationV2, RouteV2 } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import type { Json } from '../../deployed-export/json.ts';
import { defined, listOf, objectOf, textMapOf, textOf, textsOf, upperOf } from '../../deployed-export/json.ts';

/** One route as a stage runs it, in the words of GetRoutes. */
export interface ExportedRoute {
  readonly route: RouteV2;
  readonly integration: IntegrationV2 | undefined;
  /** The authorizer by name: an export knows no ids. */
  readonly authorizerName: string | undefined;
  /** Below the exported document. */
  readonly pointer: string;
}

/** What an export of a stage tells. */
export interface ExportedApi {
  readonly routes: readonly ExportedRoute[];
  readonly cors: CorsConfiguration | undefined;
}

const anyMethod = 'x-amazon-apigateway-any-method';
const verbs = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', anyMethod]);

const keyOf = (path: string, method: string): string =>
  path === '/$default' || path === '$default'
    ? '$default'
    : `${method === anyMethod ? 'ANY' : method.toUpperCase()} ${path}`;

/** An integration may stand once among the components and be referred to. */
const resolve = (document: Json, value: unknown): Json => {
  const own = objectOf(value);
  const name = textOf(own['$ref'])?.split('/').at(-1);
  if (name === undefined) return own;
  return objectOf(objectOf(objectOf(document['components'])['x-amazon-apigateway-integrations'])[name]);
};

const toIntegration = (source: Json): IntegrationV2 | undefined => {
  if (Object.keys(source).length === 0) return undefined;
  const parameters = textMapOf(source['requestParameters']);
  return defined({
    IntegrationType: upperOf(source['type']),
    IntegrationSubtype: textOf(source['integrationSubtype']),
    IntegrationMethod: upperOf(source['httpMethod']),
    IntegrationUri: textOf(source['uri']),
    ConnectionType: upperOf(source['connectionType']),
    ConnectionId: textOf(source['connectionId']),
    CredentialsArn: textOf(source['credentials']),
    PayloadFormatVersion: textOf(source['payloadFormatVersion']),
    TimeoutInMillis: typeof source['timeoutInMillis'] === 'number' ? source['timeoutInMillis'] : undefined,
    RequestParameters: Object.keys(parameters).length > 0 ? parameters : undefined,
  });
};

const authorizationOf = (
  document: Json,
  operation: Json,
): { readonly type: string; readonly name?: string; readonly scopes: string[] } => {
  const [name, scopes] = Object.entries(objectOf(listOf(operation['security'])[0]))[0] ?? [];
  if (name === undefined) return { type: 'NONE', scopes: [] };
  const scheme = objectOf(objectOf(objectOf(document['components'])['securitySchemes'])[name]);
  if (/awssigv4/i.test(textOf(scheme['x-amazon-apigateway-authtype']) ?? name)) return { type: 'AWS_IAM', scopes: [] };
  const kind = textOf(objectOf(scheme['x-amazon-apigateway-authorizer'])['type']);
  return { type: kind === 'request' ? 'CUSTOM' : kind === 'jwt' ? 'JWT' : '', name, scopes: textsOf(scopes) };
};

const toRoute = (document: Json, path: string, method: string, operation: Json): ExportedRoute => {
  const { type, name, scopes } = authorizationOf(document, operation);
  return {
    route: {
      RouteKey: keyOf(path, method),
      ...(type === '' ? {} : { AuthorizationType: type }),
      ...(scopes.length > 0 ? { AuthorizationScopes: scopes } : {}),
    },
    integration: toIntegration(resolve(document, operation['x-amazon-apigateway-integration'])),
    authorizerName: name,
    pointer: toPointer('paths', path, method),
  };
};

const toCors = (value: unknown): CorsConfiguration | undefined => {
  if (value === undefined) return undefined;
  const source = objectOf(value);
  const listAt = (name: string): string[] | undefined =>
    source[name] === undefined ? undefined : textsOf(source[name]);
  return defined({
    AllowOrigins: listAt('allowOrigins'),
    AllowMethods: listAt('allowMethods'),
    AllowHeaders: listAt('allowHeaders'),
    ExposeHeaders: listAt('exposeHeaders'),
    AllowCredentials: typeof source['allowCredentials'] === 'boolean' ? source['allowCredentials'] : undefined,
    MaxAge: typeof source['maxAge'] === 'number' ? source['maxAge'] : undefined,
  });
};

/**
 * Reads the OpenAPI document that ExportApi gives for a stage.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-export.html
 */
export const readExportV2 = (document: Json): ExportedApi => ({
  routes: Object.entries(objectOf(document['paths'])).flatMap(([path, operations]) =>
    Object.entries(objectOf(operations))
      .filter(([method]) => verbs.has(method))
      .map(([method, operation]) => toRoute(document, path, method, objectOf(operation))),
  ),
  cors: toCors(document['x-amazon-apigateway-cors']),
});
