import type { Method } from '@gatescope/shared';
import type { Json } from './json.ts';
import { defined, listOf, objectOf, textOf, textsOf } from './json.ts';
import { readIntegration } from './read-integration.ts';
import { readSecurity } from './read-security.ts';

const places: Readonly<Record<string, string>> = { path: 'path', query: 'querystring', header: 'header' };

const resolved = (document: Json, value: unknown): Json => {
  const parameter = objectOf(value);
  const name = /^#\/(?:components\/)?parameters\/(.+)$/.exec(textOf(parameter['$ref']) ?? '')?.[1];
  if (!name) return parameter;
  return objectOf(
    objectOf(document['parameters'])[name] ?? objectOf(objectOf(document['components'])['parameters'])[name],
  );
};

const readParameters = (parameters: readonly Json[]): Record<string, boolean> =>
  Object.fromEntries(
    parameters.flatMap((parameter) => {
      const place = places[textOf(parameter['in']) ?? ''];
      const name = textOf(parameter['name']);
      return place && name ? [[`method.request.${place}.${name}`, parameter['required'] === true]] : [];
    }),
  );

const modelName = (schema: unknown): string | undefined =>
  /^#\/(?:components\/schemas|definitions)\/(.+)$/.exec(textOf(objectOf(schema)['$ref']) ?? '')?.[1];

const modelsOf = (content: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(objectOf(content)).flatMap(([type, media]) => {
      const name = modelName(objectOf(media)['schema']);
      return name ? [[type, name]] : [];
    }),
  );

/** OpenAPI 3 has `requestBody`, Swagger 2 a parameter `in: body`. */
const readRequestModels = (document: Json, operation: Json, parameters: readonly Json[]): Record<string, string> => {
  const body = parameters.find((parameter) => parameter['in'] === 'body');
  if (!body) return modelsOf(objectOf(operation['requestBody'])['content']);
  const name = modelName(body['schema']);
  const types = textsOf(operation['consumes'] ?? document['consumes']);
  return name ? Object.fromEntries((types.length > 0 ? types : ['application/json']).map((type) => [type, name])) : {};
};

const readResponses = (operation: Json): NonNullable<Method['methodResponses']> =>
  Object.fromEntries(
    Object.entries(objectOf(operation['responses'])).map(([statusCode, value]) => {
      const response = objectOf(value);
      const names = Object.keys(objectOf(response['headers']));
      return [
        statusCode,
        {
          statusCode,
          ...(names.length > 0
            ? { responseParameters: Object.fromEntries(names.map((name) => [`method.response.header.${name}`, false])) }
            : {}),
        },
      ];
    }),
  );

export interface OperationPlace {
  readonly document: Json;
  readonly pathItem: Json;
  readonly verb: string;
}

/** One operation of an exported document in the shape of GetMethod. Ids of authorizer and validator are their names. */
export const readMethod = ({ document, pathItem, verb }: OperationPlace, value: unknown): Method => {
  const operation = objectOf(value);
  const parameters = [...listOf(pathItem['parameters']), ...listOf(operation['parameters'])].map((item) =>
    resolved(document, item),
  );
  const requestParameters = readParameters(parameters);
  const requestModels = readRequestModels(document, operation, parameters);
  const methodResponses = readResponses(operation);
  return {
    httpMethod: verb,
    ...readSecurity(document, operation),
    ...defined({
      requestValidatorId: textOf(
        operation['x-amazon-apigateway-request-validator'] ?? document['x-amazon-apigateway-request-validator'],
      ),
      operationName: textOf(operation['operationId']),
      requestParameters: Object.keys(requestParameters).length > 0 ? requestParameters : undefined,
      requestModels: Object.keys(requestModels).length > 0 ? requestModels : undefined,
      methodResponses: Object.keys(methodResponses).length > 0 ? methodResponses : undefined,
      methodIntegration: readIntegration(operation['x-amazon-apigateway-integration']),
    }),
  };
};
