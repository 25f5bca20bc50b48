import type { RestApiParts } from '../../account-file.ts';
import type { Call, Operation } from '../../call.ts';
import type { JsonObject } from '../../json.ts';
import { withDefaultGatewayResponses } from './default-gateway-responses.ts';
import { escapePolicy } from './escape-policy.ts';
import { findOr, notFound, pagedList, read } from './operation.ts';
import { toWireRecord } from './wire-record.ts';

/** Reads of a REST API's own definition, as edited (not as deployed). */
export const restApiOperations: readonly Operation[] = [
  read('GetRestApis', '/restapis', (call) => pagedList(call, call.account.restApis.map(toRestApi))),
  read('GetRestApi', '/restapis/{restApiId}', (call) => toWireRecord(toRestApi(findRestApi(call)))),
  read('GetResources', '/restapis/{restApiId}/resources', getResources),
  read('GetResource', '/restapis/{restApiId}/resources/{resourceId}', getResource),
  read('GetGatewayResponses', '/restapis/{restApiId}/gatewayresponses', (call) =>
    pagedList(call, withDefaultGatewayResponses(findRestApi(call).gatewayResponses ?? [])),
  ),
  read('GetAuthorizers', '/restapis/{restApiId}/authorizers', (call) =>
    pagedList(call, findRestApi(call).authorizers ?? []),
  ),
  read('GetAuthorizer', '/restapis/{restApiId}/authorizers/{authorizerId}', (call) =>
    findOr(
      findRestApi(call).authorizers,
      ({ id }) => id === call.input.text('authorizerId'),
      'Invalid Authorizer identifier specified',
    ),
  ),
  read('GetRequestValidators', '/restapis/{restApiId}/requestvalidators', (call) =>
    pagedList(call, findRestApi(call).requestValidators ?? []),
  ),
  read('GetModels', '/restapis/{restApiId}/models', (call) => pagedList(call, findRestApi(call).models ?? [])),
  read('GetDocumentationVersions', '/restapis/{restApiId}/documentation/versions', (call) =>
    pagedList(call, findRestApi(call).documentationVersions ?? []),
  ),
];

/** The REST API that the call names, or API Gateway's NotFoundException. */
export function findRestApi({ account, accountId, input }: Call): RestApiParts {
  const id = input.text('restApiId') ?? '';
  const api = account.restApis.find(({ restApi }) => restApi.id === id);
  if (api === undefined) throw notFound(`Invalid API identifier specified ${accountId}:${id}`);
  return api;
}

function toRestApi({ restApi }: RestApiParts): JsonObject {
  return restApi.policy === undefined ? restApi : { ...restApi, policy: escapePolicy(restApi.policy) };
}

function getResources(call: Call): JsonObject {
  const resources = findRestApi(call).resources ?? [];
  return pagedList(call, wantsMethods(call) ? resources : resources.map(withBareMethods));
}

function getResource(call: Call): JsonObject {
  const wanted = call.input.text('resourceId');
  const resource = findOr(
    findRestApi(call).resources,
    ({ id }) => id === wanted,
    'Invalid Resource identifier specified',
  );
  return wantsMethods(call) ? resource : withBareMethods(resource);
}

function wantsMethods({ input }: Call): boolean {
  return input.list('embed').includes('methods');
}

// Without embed=methods API Gateway lists the verbs with nothing in them.
function withBareMethods(resource: JsonObject): JsonObject {
  const { resourceMethods } = resource;
  if (typeof resourceMethods !== 'object' || resourceMethods === null) return resource;
  return { ...resource, resourceMethods: Object.fromEntries(Object.keys(resourceMethods).map((verb) => [verb, {}])) };
}
