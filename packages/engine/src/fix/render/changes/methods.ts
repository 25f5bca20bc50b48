import { textOf } from '../../../text-of.ts';
import type { GatewayResponse, Integration, IntegrationResponse, Method, Resource, Snapshot } from '@gatescope/shared';
import type { ChangeRenderer, ManagementCall, RenderedChange } from '../rendered-change.ts';
import { logicalId, terraformName } from './names.ts';

const resourceAt = ({ api }: Snapshot, index: string | undefined): Resource | undefined =>
  api.kind === 'REST' && api.resources.state === 'present' ? api.resources.value[Number(index)] : undefined;

const place = (snapshot: Snapshot, resource: Resource, verb: string): Record<string, unknown> => ({
  restApiId: snapshot.target.apiId,
  resourceId: resource.id,
  httpMethod: verb,
});

const methodName = (resource: Resource, verb: string): string =>
  `${verb} ${resource.path === '/' ? 'root' : resource.path}`;

const check = (snapshot: Snapshot, resource: Resource, verb: string): ManagementCall => ({
  service: 'apigateway',
  operation: 'GetMethod',
  input: place(snapshot, resource, verb),
});

const integrationInput = (integration: Integration): Record<string, unknown> => ({
  type: integration.type,
  ...(integration.httpMethod ? { integrationHttpMethod: integration.httpMethod } : {}),
  ...(integration.uri ? { uri: integration.uri } : {}),
  ...(integration.requestTemplates ? { requestTemplates: integration.requestTemplates } : {}),
  ...(integration.passthroughBehavior ? { passthroughBehavior: integration.passthroughBehavior } : {}),
  ...(integration.contentHandling ? { contentHandling: integration.contentHandling } : {}),
});

const integrationResponseInput = (statusCode: string, response: IntegrationResponse): Record<string, unknown> => ({
  statusCode,
  ...(response.selectionPattern ? { selectionPattern: response.selectionPattern } : {}),
  ...(response.responseParameters ? { responseParameters: response.responseParameters } : {}),
  ...(response.responseTemplates ? { responseTemplates: response.responseTemplates } : {}),
  ...(response.contentHandling ? { contentHandling: response.contentHandling } : {}),
});

const putMethod = (snapshot: Snapshot, resource: Resource, verb: string, method: Method): ManagementCall[] => {
  const at = place(snapshot, resource, verb);
  const integration = method.methodIntegration;
  return [
    {
      service: 'apigateway',
      operation: 'PutMethod',
      input: {
        ...at,
        authorizationType: method.authorizationType ?? 'NONE',
        apiKeyRequired: method.apiKeyRequired ?? false,
      },
    },
    ...Object.entries(method.methodResponses ?? {}).map(([statusCode, response]) => ({
      service: 'apigateway',
      operation: 'PutMethodResponse',
      input: {
        ...at,
        statusCode,
        ...(response.responseParameters ? { responseParameters: response.responseParameters } : {}),
      },
    })),
    ...(integration
      ? [{ service: 'apigateway', operation: 'PutIntegration', input: { ...at, ...integrationInput(integration) } }]
      : []),
    ...Object.entries(integration?.integrationResponses ?? {}).map(([statusCode, response]) => ({
      service: 'apigateway',
      operation: 'PutIntegrationResponse',
      input: { ...at, ...integrationResponseInput(statusCode, response) },
    })),
  ];
};

const cloudFormationMethod = (
  snapshot: Snapshot,
  resource: Resource,
  verb: string,
  method: Method,
): NonNullable<RenderedChange['cloudFormation']>[number] => ({
  type: 'AWS::ApiGateway::Method',
  logicalId: logicalId(methodName(resource, verb)),
  properties: {
    RestApiId: snapshot.target.apiId,
    ResourceId: resource.id,
    HttpMethod: verb,
    AuthorizationType: method.authorizationType ?? 'NONE',
    ApiKeyRequired: method.apiKeyRequired ?? false,
    ...(method.methodResponses
      ? {
          MethodResponses: Object.entries(method.methodResponses).map(([StatusCode, { responseParameters }]) => ({
            StatusCode,
            ...(responseParameters ? { ResponseParameters: responseParameters } : {}),
          })),
        }
      : {}),
    ...(method.methodIntegration
      ? {
          Integration: {
            Type: method.methodIntegration.type,
            ...(method.methodIntegration.httpMethod
              ? { IntegrationHttpMethod: method.methodIntegration.httpMethod }
              : {}),
            ...(method.methodIntegration.uri ? { Uri: method.methodIntegration.uri } : {}),
            ...(method.methodIntegration.requestTemplates
              ? { RequestTemplates: method.methodIntegration.requestTemplates }
              : {}),
            ...(method.methodIntegration.passthroughBehavior
              ? { PassthroughBehavior: method.methodIntegration.passthroughBehavior }
              : {}),
            ...(method.methodIntegration.contentHandling
              ? { ContentHandling: method.methodIntegration.contentHandling }
              : {}),
            ...(method.methodIntegration.integrationResponses
              ? {
                  IntegrationResponses: Object.entries(method.methodIntegration.integrationResponses).map(
                    ([StatusCode, response]) => ({
                      StatusCode,
                      ...(response.selectionPattern ? { SelectionPattern: response.selectionPattern } : {}),
                      ...(response.responseParameters ? { ResponseParameters: response.responseParameters } : {}),
                      ...(response.contentHandling ? { ContentHandling: response.contentHandling } : {}),
                    }),
                  ),
                }
              : {}),
          },
        }
      : {}),
  },
});

const terraformMethod = (
  snapshot: Snapshot,
  resource: Resource,
  verb: string,
  method: Method,
): NonNullable<RenderedChange['terraform']> => {
  const name = terraformName(methodName(resource, verb));
  const at = { rest_api_id: snapshot.target.apiId, resource_id: resource.id, http_method: verb };
  const integration = method.methodIntegration;
  return [
    {
      type: 'aws_api_gateway_method',
      name,
      attributes: {
        ...at,
        authorization: method.authorizationType ?? 'NONE',
        api_key_required: method.apiKeyRequired ?? false,
      },
    },
    ...Object.entries(method.methodResponses ?? {}).map(([status, { responseParameters }]) => ({
      type: 'aws_api_gateway_method_response',
      name: `${name}_${status}`,
      attributes: {
        ...at,
        status_code: status,
        ...(responseParameters ? { response_parameters: responseParameters } : {}),
      },
    })),
    ...(integration
      ? [
          {
            type: 'aws_api_gateway_integration',
            name,
            attributes: {
              ...at,
              type: integration.type,
              ...(integration.httpMethod ? { integration_http_method: integration.httpMethod } : {}),
              ...(integration.uri ? { uri: integration.uri } : {}),
              ...(integration.requestTemplates ? { request_templates: integration.requestTemplates } : {}),
              ...(integration.passthroughBehavior ? { passthrough_behavior: integration.passthroughBehavior } : {}),
              ...(integration.contentHandling ? { content_handling: integration.contentHandling } : {}),
            },
          },
        ]
      : []),
    ...Object.entries(integration?.integrationResponses ?? {}).map(([status, response]) => ({
      type: 'aws_api_gateway_integration_response',
      name: `${name}_${status}`,
      attributes: {
        ...at,
        status_code: status,
        ...(response.responseParameters ? { response_parameters: response.responseParameters } : {}),
        ...(response.contentHandling ? { content_handling: response.contentHandling } : {}),
      },
    })),
  ];
};

const wholeMethod: ChangeRenderer = {
  pattern: '/api/resources/value/*/resourceMethods/*',
  render: (operation, tokens, snapshot) => {
    const resource = resourceAt(snapshot, tokens[3]);
    const verb = tokens[5] ?? '';
    if (!resource) return undefined;
    const isThere = resource.resourceMethods?.[verb] !== undefined;
    const drop: ManagementCall = {
      service: 'apigateway',
      operation: 'DeleteMethod',
      input: place(snapshot, resource, verb),
    };
    if (operation.op === 'remove')
      return { calls: [drop], console: [`In API Gateway, delete ${verb} ${resource.path}.`] };
    if (operation.op !== 'set') return undefined;
    const method = operation.value as Method; // the mode sets a whole method
    return {
      calls: [...(isThere ? [drop] : []), ...putMethod(snapshot, resource, verb, method)],
      cloudFormation: [cloudFormationMethod(snapshot, resource, verb, method)],
      terraform: terraformMethod(snapshot, resource, verb, method),
      console: [
        `In API Gateway, open resource ${resource.path} and ${isThere ? 'replace' : 'create'} method ${verb}${method.methodIntegration?.type === 'MOCK' ? ' with a mock integration' : ''}.`,
      ],
      check: check(snapshot, resource, verb),
    };
  },
};

/** Fields of UpdateMethod, with their names in the other tongues. */
const methodFields: Readonly<Record<string, { readonly cloudFormation: string; readonly terraform: string }>> = {
  authorizationType: { cloudFormation: 'AuthorizationType', terraform: 'authorization' },
  authorizerId: { cloudFormation: 'AuthorizerId', terraform: 'authorizer_id' },
  apiKeyRequired: { cloudFormation: 'ApiKeyRequired', terraform: 'api_key_required' },
  requestValidatorId: { cloudFormation: 'RequestValidatorId', terraform: 'request_validator_id' },
};

const methodField: ChangeRenderer = {
  pattern: '/api/resources/value/*/resourceMethods/*/*',
  render: (operation, tokens, snapshot) => {
    const resource = resourceAt(snapshot, tokens[3]);
    const [, , , , , verb = '', field = ''] = tokens;
    const names = methodFields[field];
    if (!resource || !names || operation.op !== 'set') return undefined;
    const at = place(snapshot, resource, verb);
    return {
      calls: [
        {
          service: 'apigateway',
          operation: 'UpdateMethod',
          input: { ...at, patchOperations: [{ op: 'replace', path: `/${field}`, value: String(operation.value) }] },
        },
      ],
      cloudFormation: [
        {
          type: 'AWS::ApiGateway::Method',
          logicalId: logicalId(methodName(resource, verb)),
          properties: {
            RestApiId: snapshot.target.apiId,
            ResourceId: resource.id,
            HttpMethod: verb,
            [names.cloudFormation]: operation.value,
          },
        },
      ],
      terraform: [
        {
          type: 'aws_api_gateway_method',
          name: terraformName(methodName(resource, verb)),
          attributes: {
            rest_api_id: snapshot.target.apiId,
            resource_id: resource.id,
            http_method: verb,
            [names.terraform]: operation.value,
          },
        },
      ],
      console: [
        `In API Gateway, open ${verb} ${resource.path}, Method request, and set ${field} to ${String(operation.value)}.`,
      ],
      check: check(snapshot, resource, verb),
    };
  },
};

const wholeIntegration: ChangeRenderer = {
  pattern: '/api/resources/value/*/resourceMethods/*/methodIntegration/**',
  render: (operation, tokens, snapshot) => {
    const resource = resourceAt(snapshot, tokens[3]);
    const verb = tokens[5] ?? '';
    const method = resource?.resourceMethods?.[verb];
    if (!resource || !method || operation.op === 'append') return undefined;
    const at = place(snapshot, resource, verb);
    const [head = '', ...rest] = tokens.slice(7);
    const console = [
      `In API Gateway, open ${verb} ${resource.path}, ${head === 'integrationResponses' ? 'Integration response' : 'Integration request'}, and change ${head}.`,
    ];
    if (head === 'integrationResponses') {
      const [status = '', section = '', name] = rest;
      const path = name ? `/${section}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` : `/${section}`;
      const patch =
        operation.op === 'remove'
          ? { op: 'remove', path }
          : { op: name ? 'add' : 'replace', path, value: String(operation.value) };
      return {
        calls: [
          {
            service: 'apigateway',
            operation: 'UpdateIntegrationResponse',
            input: { ...at, statusCode: status, patchOperations: [patch] },
          },
        ],
        console,
        check: check(snapshot, resource, verb),
      };
    }
    const path = `/${[head, ...rest].map((token) => token.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`;
    const patch =
      operation.op === 'remove'
        ? { op: 'remove', path }
        : { op: rest.length > 0 ? 'add' : 'replace', path, value: String(operation.value) };
    return {
      calls: [{ service: 'apigateway', operation: 'UpdateIntegration', input: { ...at, patchOperations: [patch] } }],
      console,
      check: check(snapshot, resource, verb),
    };
  },
};

/** Request parameters, models and other maps of UpdateMethod. */
const methodMap: ChangeRenderer = {
  pattern: '/api/resources/value/*/resourceMethods/*/*/*',
  render: (operation, tokens, snapshot) => {
    const resource = resourceAt(snapshot, tokens[3]);
    const [, , , , , verb = '', field = '', key = ''] = tokens;
    if (!resource || !['requestParameters', 'requestModels'].includes(field) || operation.op === 'append')
      return undefined;
    const path = `/${field}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const patch =
      operation.op === 'remove' ? { op: 'remove', path } : { op: 'add', path, value: String(operation.value) };
    return {
      calls: [
        {
          service: 'apigateway',
          operation: 'UpdateMethod',
          input: { ...place(snapshot, resource, verb), patchOperations: [patch] },
        },
      ],
      console: [
        `In API Gateway, open ${verb} ${resource.path}, Method request, and ${operation.op === 'remove' ? 'remove' : 'set'} ${key}.`,
      ],
      check: check(snapshot, resource, verb),
    };
  },
};

/** `requestParameters` as a whole: one patch operation per parameter that differs. */
const requestParameters: ChangeRenderer = {
  pattern: '/api/resources/value/*/resourceMethods/*/requestParameters',
  render: (operation, tokens, snapshot) => {
    const resource = resourceAt(snapshot, tokens[3]);
    const verb = tokens[5] ?? '';
    if (!resource || operation.op !== 'set') return undefined;
    const before = resource.resourceMethods?.[verb]?.requestParameters ?? {};
    const after = operation.value as Record<string, boolean>; // the mode sets the whole map
    const patches = [
      ...Object.entries(after).flatMap(([name, value]) =>
        before[name] === value ? [] : [{ op: 'add', path: `/requestParameters/${name}`, value: String(value) }],
      ),
      ...Object.keys(before).flatMap((name) =>
        name in after ? [] : [{ op: 'remove', path: `/requestParameters/${name}` }],
      ),
    ];
    return {
      calls: [
        {
          service: 'apigateway',
          operation: 'UpdateMethod',
          input: { ...place(snapshot, resource, verb), patchOperations: patches },
        },
      ],
      console: [`In API Gateway, open ${verb} ${resource.path}, Method request, and change the request parameters.`],
      check: check(snapshot, resource, verb),
    };
  },
};

const methodResponse: ChangeRenderer = {
  pattern: '/api/resources/value/*/resourceMethods/*/methodResponses/*/responseParameters/*',
  render: (operation, tokens, snapshot) => {
    const resource = resourceAt(snapshot, tokens[3]);
    const [, , , , , verb = '', , statusCode = '', , name = ''] = tokens;
    if (!resource || operation.op !== 'set') return undefined;
    const patch = { op: 'add', path: `/responseParameters/${name}`, value: String(operation.value) };
    return {
      calls: [
        {
          service: 'apigateway',
          operation: 'UpdateMethodResponse',
          input: { ...place(snapshot, resource, verb), statusCode, patchOperations: [patch] },
        },
      ],
      console: [`In API Gateway, open ${verb} ${resource.path}, Method response, and add the header to ${statusCode}.`],
      check: check(snapshot, resource, verb),
    };
  },
};

const authorizerField: ChangeRenderer = {
  pattern: '/api/authorizers/value/*/*',
  render: (operation, tokens, snapshot) => {
    const { api, target } = snapshot;
    const authorizer =
      api.kind === 'REST' && api.authorizers.state === 'present' ? api.authorizers.value[Number(tokens[3])] : undefined;
    const field = tokens[4] ?? '';
    if (!authorizer || operation.op !== 'set') return undefined;
    const value = textOf(operation.value);
    if (value === '') return undefined;
    const name = authorizer.name ?? authorizer.id;
    const at = { restApiId: target.apiId, authorizerId: authorizer.id };
    return {
      calls: [
        {
          service: 'apigateway',
          operation: 'UpdateAuthorizer',
          input: { ...at, patchOperations: [{ op: 'replace', path: `/${field}`, value: value }] },
        },
      ],
      cloudFormation: [
        {
          type: 'AWS::ApiGateway::Authorizer',
          logicalId: logicalId(name),
          properties: {
            RestApiId: target.apiId,
            Name: name,
            [field.charAt(0).toUpperCase() + field.slice(1)]: operation.value,
          },
        },
      ],
      terraform: [
        {
          type: 'aws_api_gateway_authorizer',
          name: terraformName(name),
          attributes: {
            name,
            rest_api_id: target.apiId,
            [field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)]: operation.value,
          },
        },
      ],
      console: [`In API Gateway, Authorizers, edit ${name} and set ${field} to ${value}.`],
      check: { service: 'apigateway', operation: 'GetAuthorizer', input: at },
    };
  },
};

const authorizerPools: ChangeRenderer = {
  pattern: '/api/authorizers/value/*/providerARNs',
  render: (operation, tokens, snapshot) => {
    const { api, target } = snapshot;
    const authorizer =
      api.kind === 'REST' && api.authorizers.state === 'present' ? api.authorizers.value[Number(tokens[3])] : undefined;
    if (!authorizer || operation.op !== 'append') return undefined;
    const name = authorizer.name ?? authorizer.id;
    const arns = [...(authorizer.providerARNs ?? []), operation.value];
    const at = { restApiId: target.apiId, authorizerId: authorizer.id };
    return {
      calls: [
        {
          service: 'apigateway',
          operation: 'UpdateAuthorizer',
          input: { ...at, patchOperations: [{ op: 'add', path: '/providerARNs', value: String(operation.value) }] },
        },
      ],
      cloudFormation: [
        {
          type: 'AWS::ApiGateway::Authorizer',
          logicalId: logicalId(name),
          properties: { RestApiId: target.apiId, Name: name, ProviderARNs: arns },
        },
      ],
      terraform: [
        {
          type: 'aws_api_gateway_authorizer',
          name: terraformName(name),
          attributes: { name, rest_api_id: target.apiId, provider_arns: arns },
        },
      ],
      console: [`In API Gateway, Authorizers, edit ${name} and add the user pool.`],
      check: { service: 'apigateway', operation: 'GetAuthorizer', input: at },
    };
  },
};

const gatewayResponse: ChangeRenderer = {
  pattern: '/api/gatewayResponses/value',
  render: (operation, _tokens, snapshot) => {
    if (operation.op !== 'append') return undefined;
    return gatewayResponseChange(snapshot, operation.value as GatewayResponse); // the mode appends a whole gateway response
  },
};

const gatewayResponseAt: ChangeRenderer = {
  pattern: '/api/gatewayResponses/value/*',
  render: (operation, _tokens, snapshot) =>
    operation.op === 'set' ? gatewayResponseChange(snapshot, operation.value as GatewayResponse) : undefined, // as above
};

const gatewayResponseChange = (snapshot: Snapshot, response: GatewayResponse): RenderedChange => {
  const { responseType, statusCode, responseParameters, responseTemplates } = response;
  const given = {
    ...(statusCode ? { statusCode } : {}),
    ...(responseParameters ? { responseParameters } : {}),
    ...(responseTemplates ? { responseTemplates } : {}),
  };
  return {
    calls: [
      {
        service: 'apigateway',
        operation: 'PutGatewayResponse',
        input: { restApiId: snapshot.target.apiId, responseType, ...given },
      },
    ],
    cloudFormation: [
      {
        type: 'AWS::ApiGateway::GatewayResponse',
        logicalId: logicalId(responseType),
        properties: {
          RestApiId: snapshot.target.apiId,
          ResponseType: responseType,
          ...(statusCode ? { StatusCode: statusCode } : {}),
          ...(responseParameters ? { ResponseParameters: responseParameters } : {}),
          ...(responseTemplates ? { ResponseTemplates: responseTemplates } : {}),
        },
      },
    ],
    terraform: [
      {
        type: 'aws_api_gateway_gateway_response',
        name: terraformName(responseType),
        attributes: {
          rest_api_id: snapshot.target.apiId,
          response_type: responseType,
          ...(statusCode ? { status_code: statusCode } : {}),
          ...(responseParameters ? { response_parameters: responseParameters } : {}),
          ...(responseTemplates ? { response_templates: responseTemplates } : {}),
        },
      },
    ],
    console: [`In API Gateway, Gateway responses, edit ${responseType} and add the response headers.`],
    check: {
      service: 'apigateway',
      operation: 'GetGatewayResponse',
      input: { restApiId: snapshot.target.apiId, responseType },
    },
  };
};

/** Changes of resources, methods, integrations and gateway responses; all need a deployment. */
export const methodChanges: readonly ChangeRenderer[] = [
  wholeMethod,
  methodField,
  wholeIntegration,
  methodResponse,
  methodMap,
  authorizerField,
  authorizerPools,
  requestParameters,
  gatewayResponse,
  gatewayResponseAt,
];
