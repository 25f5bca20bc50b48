import type { Authorizer, GatewayResponse, Method, Model, RequestValidator, RestApi } from '@gatescope/shared';
import type { Json } from './deployed-export/json.ts';
import { defined, listOf, objectOf, textMapOf, textOf, textsOf } from './deployed-export/json.ts';
import { readMethod } from './deployed-export/read-method.ts';
import { readAuthorizers } from './deployed-export/read-security.ts';

/** What a stage's GetExport document tells, in the shapes of what is saved. Names stand where saved objects have ids. */
export interface DeployedExport {
  /** By `VERB /path`; `ANY` stays `ANY`. */
  readonly methods: ReadonlyMap<string, Method>;
  /** Settings of the API that an export with extensions carries; its policy as plain JSON text. */
  readonly restApi: Partial<RestApi>;
  /** Customised ones only. */
  readonly gatewayResponses: readonly GatewayResponse[];
  readonly authorizers: readonly Authorizer[];
  readonly requestValidators: readonly RequestValidator[];
  readonly models: readonly Model[];
  /** False for an export without API Gateway's extensions: it tells paths and parameters only. */
  readonly hasExtensions: boolean;
}

const anyMethod = 'x-amazon-apigateway-any-method';
const verbs = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', anyMethod]);

const readMethods = (document: Json): Map<string, Method> => {
  const methods = new Map<string, Method>();
  for (const [path, value] of Object.entries(objectOf(document['paths']))) {
    const pathItem = objectOf(value);
    for (const [key, operation] of Object.entries(pathItem)) {
      if (!verbs.has(key)) continue;
      const verb = key === anyMethod ? 'ANY' : key.toUpperCase();
      methods.set(`${verb} ${path}`, readMethod({ document, pathItem, verb }, operation));
    }
  }
  return methods;
};

const endpointOf = (document: Json): Json => {
  const holders = [document, ...listOf(document['servers'])].map(objectOf);
  return objectOf(
    holders.map((holder) => holder['x-amazon-apigateway-endpoint-configuration']).find((value) => value !== undefined),
  );
};

const readApi = (document: Json): Partial<RestApi> => {
  const endpoint = endpointOf(document);
  const policy = document['x-amazon-apigateway-policy'];
  const compression = document['x-amazon-apigateway-minimum-compression-size'];
  return defined({
    // AWS leaves out the list when it is empty, and the key source when it is the header.
    binaryMediaTypes: textsOf(document['x-amazon-apigateway-binary-media-types']),
    apiKeySource: textOf(document['x-amazon-apigateway-api-key-source'])?.toUpperCase() ?? 'HEADER',
    minimumCompressionSize: typeof compression === 'number' ? compression : undefined,
    policy: policy === undefined ? undefined : JSON.stringify(policy),
    securityPolicy: textOf(document['x-amazon-apigateway-security-policy']),
    endpointAccessMode: textOf(document['x-amazon-apigateway-endpoint-access-mode']),
    disableExecuteApiEndpoint:
      endpoint['disableExecuteApiEndpoint'] === undefined ? undefined : endpoint['disableExecuteApiEndpoint'] === true,
    endpointConfiguration:
      endpoint['vpcEndpointIds'] === undefined ? undefined : { vpcEndpointIds: textsOf(endpoint['vpcEndpointIds']) },
  });
};

const readGatewayResponses = (document: Json): GatewayResponse[] =>
  Object.entries(objectOf(document['x-amazon-apigateway-gateway-responses'])).map(([responseType, value]) => {
    const response = objectOf(value);
    const code = response['statusCode'];
    return {
      responseType,
      defaultResponse: false,
      ...(typeof code === 'string' || typeof code === 'number' ? { statusCode: `${code}` } : {}),
      responseParameters: textMapOf(response['responseParameters']),
      responseTemplates: textMapOf(response['responseTemplates']),
    };
  });

const readValidators = (document: Json): RequestValidator[] =>
  Object.entries(objectOf(document['x-amazon-apigateway-request-validators'])).map(([name, value]) => ({
    id: name,
    name,
    validateRequestBody: objectOf(value)['validateRequestBody'] === true,
    validateRequestParameters: objectOf(value)['validateRequestParameters'] === true,
  }));

const readModels = (document: Json): Model[] =>
  Object.entries({
    ...objectOf(document['definitions']),
    ...objectOf(objectOf(document['components'])['schemas']),
  }).map(([name, schema]) => ({
    name,
    contentType: 'application/json',
    schema: JSON.stringify(schema),
  }));

const read = (document: Json): DeployedExport => {
  const hasExtensions = JSON.stringify(document).includes('"x-amazon-apigateway-');
  return {
    methods: readMethods(document),
    restApi: hasExtensions ? readApi(document) : {},
    gatewayResponses: readGatewayResponses(document),
    authorizers: readAuthorizers(document),
    requestValidators: readValidators(document),
    models: readModels(document),
    hasExtensions,
  };
};

const known = new WeakMap<object, DeployedExport>();

/**
 * Reads a stage's exported definition, OpenAPI 3 or Swagger 2 with API Gateway's extensions. Each document is read once.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
export const readExport = (document: Json): DeployedExport => {
  const before = known.get(document);
  if (before) return before;
  const result = read(document);
  known.set(document, result);
  return result;
};
