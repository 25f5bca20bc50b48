import type { Integration, IntegrationResponse, Method, Snapshot } from '@gatescope/shared';
import type {
  ChangeRenderer,
  CloudFormationFragment,
  ManagementCall,
  RenderedChange,
  TerraformFragment,
} from '../rendered-change.ts';
import type { MethodPlace } from './method-place.ts';
import { methodPlaceAt } from './method-place.ts';
import { fieldsOf, logicalId, pascal, snake, terraformName } from './names.ts';

/** Fields of an integration beside its type and its method, which the tongues call otherwise. */
const integrationFields = ['uri', 'requestTemplates', 'passthroughBehavior', 'contentHandling'];

type MethodResponse = NonNullable<Method['methodResponses']>[string];

const responsesOf = (method: Method): [status: string, response: MethodResponse][] =>
  Object.entries(method.methodResponses ?? {});

const integrationResponsesOf = (integration: Integration | undefined): [string, IntegrationResponse][] =>
  Object.entries(integration?.integrationResponses ?? {});

const requirementsOf = ({ authorizationType, apiKeyRequired }: Method) => ({
  authorizationType: authorizationType ?? 'NONE',
  apiKeyRequired: apiKeyRequired ?? false,
});

/** An integration in one tongue; `spell` writes the names of its fields. */
const integrationIn = (integration: Integration, spell: (name: string) => string): Record<string, unknown> => ({
  [spell('type')]: integration.type,
  ...(integration.httpMethod ? { [spell('integrationHttpMethod')]: integration.httpMethod } : {}),
  ...fieldsOf(integration, integrationFields, spell),
});

const asIs = (name: string): string => name;

const callsFor = ({ at }: MethodPlace, method: Method): ManagementCall[] => {
  const call = (operation: string, input: Readonly<Record<string, unknown>>): ManagementCall => ({
    service: 'apigateway',
    operation,
    input: { ...at, ...input },
  });
  const integration = method.methodIntegration;
  const responseFields = ['selectionPattern', 'responseParameters', 'responseTemplates', 'contentHandling'];
  return [
    call('PutMethod', requirementsOf(method)),
    ...responsesOf(method).map(([statusCode, response]) =>
      call('PutMethodResponse', { statusCode, ...fieldsOf(response, ['responseParameters']) }),
    ),
    ...(integration ? [call('PutIntegration', integrationIn(integration, asIs))] : []),
    ...integrationResponsesOf(integration).map(([statusCode, response]) =>
      call('PutIntegrationResponse', { statusCode, ...fieldsOf(response, responseFields) }),
    ),
  ];
};

const cloudFormationIntegration = (integration: Integration): Record<string, unknown> => ({
  ...integrationIn(integration, pascal),
  ...(integration.integrationResponses
    ? {
        IntegrationResponses: integrationResponsesOf(integration).map(([StatusCode, response]) => ({
          StatusCode,
          ...fieldsOf(response, ['selectionPattern', 'responseParameters', 'contentHandling'], pascal),
        })),
      }
    : {}),
});

const cloudFormationFor = ({ target }: Snapshot, place: MethodPlace, method: Method): CloudFormationFragment => ({
  type: 'AWS::ApiGateway::Method',
  logicalId: logicalId(place.name),
  properties: {
    RestApiId: target.apiId,
    ResourceId: place.resource.id,
    HttpMethod: place.verb,
    AuthorizationType: requirementsOf(method).authorizationType,
    ApiKeyRequired: requirementsOf(method).apiKeyRequired,
    ...(method.methodResponses
      ? {
          MethodResponses: responsesOf(method).map(([StatusCode, response]) => ({
            StatusCode,
            ...fieldsOf(response, ['responseParameters'], pascal),
          })),
        }
      : {}),
    ...(method.methodIntegration ? { Integration: cloudFormationIntegration(method.methodIntegration) } : {}),
  },
});

const terraformFor = ({ target }: Snapshot, place: MethodPlace, method: Method): TerraformFragment[] => {
  const name = terraformName(place.name);
  const at = { rest_api_id: target.apiId, resource_id: place.resource.id, http_method: place.verb };
  const { authorizationType, apiKeyRequired } = requirementsOf(method);
  const integration = method.methodIntegration;
  return [
    {
      type: 'aws_api_gateway_method',
      name,
      attributes: { ...at, authorization: authorizationType, api_key_required: apiKeyRequired },
    },
    ...responsesOf(method).map(([status, response]) => ({
      type: 'aws_api_gateway_method_response',
      name: `${name}_${status}`,
      attributes: { ...at, status_code: status, ...fieldsOf(response, ['responseParameters'], snake) },
    })),
    ...(integration
      ? [
          {
            type: 'aws_api_gateway_integration',
            name,
            attributes: { ...at, ...integrationIn(integration, snake) },
          },
        ]
      : []),
    ...integrationResponsesOf(integration).map(([status, response]) => ({
      type: 'aws_api_gateway_integration_response',
      name: `${name}_${status}`,
      attributes: {
        ...at,
        status_code: status,
        ...fieldsOf(response, ['responseParameters', 'contentHandling'], snake),
      },
    })),
  ];
};

const put = (snapshot: Snapshot, place: MethodPlace, method: Method, drop: ManagementCall): RenderedChange => {
  const isThere = place.resource.resourceMethods?.[place.verb] !== undefined;
  const withMock = method.methodIntegration?.type === 'MOCK' ? ' with a mock integration' : '';
  return {
    calls: [...(isThere ? [drop] : []), ...callsFor(place, method)],
    cloudFormation: [cloudFormationFor(snapshot, place, method)],
    terraform: terraformFor(snapshot, place, method),
    console: [
      `In API Gateway, open resource ${place.resource.path} and ${isThere ? 'replace' : 'create'} method ${place.verb}${withMock}.`,
    ],
    check: place.check,
  };
};

/** A method as a whole: made, replaced or deleted. */
export const wholeMethod: ChangeRenderer = {
  pattern: '/api/resources/value/*/resourceMethods/*',
  render: (operation, tokens, snapshot) => {
    const place = methodPlaceAt(snapshot, tokens);
    if (!place) return undefined;
    const drop = { service: 'apigateway', operation: 'DeleteMethod', input: place.at };
    if (operation.op === 'remove') return { calls: [drop], console: [`In API Gateway, delete ${place.title}.`] };
    return operation.op === 'set' ? put(snapshot, place, operation.value as Method, drop) : undefined; // the mode sets a whole method
  },
};
