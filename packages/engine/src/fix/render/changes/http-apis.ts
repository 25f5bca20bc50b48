import { textOf } from '../../../text-of.ts';
import type { HttpApiFacts, Snapshot } from '@gatescope/shared';
import type { ChangeRenderer, ManagementCall, RenderedChange } from '../rendered-change.ts';
import { toTerraformField } from '../terraform-fields.ts';
import { logicalId, terraformName } from './names.ts';

const httpApi = ({ api }: Snapshot): HttpApiFacts | undefined => (api.kind === 'REST' ? undefined : api);

const apiName = (snapshot: Snapshot): string => {
  const api = httpApi(snapshot)?.api;
  return (api?.state === 'present' ? api.value.Name : undefined) ?? snapshot.target.apiId;
};

const corsConfiguration: ChangeRenderer = {
  pattern: '/api/api/value/CorsConfiguration',
  render: (operation, _tokens, snapshot) => {
    if (!httpApi(snapshot) || operation.op !== 'set') return undefined;
    const configuration = operation.value as Record<string, unknown>; // the mode sets the whole configuration
    const name = apiName(snapshot);
    return {
      calls: [
        {
          service: 'apigatewayv2',
          operation: 'UpdateApi',
          input: { ApiId: snapshot.target.apiId, CorsConfiguration: configuration },
        },
      ],
      cloudFormation: [
        {
          type: 'AWS::ApiGatewayV2::Api',
          logicalId: logicalId(name),
          properties: { CorsConfiguration: configuration },
        },
      ],
      terraform: [
        {
          type: 'aws_apigatewayv2_api',
          name: terraformName(name),
          attributes: {
            name,
            protocol_type: 'HTTP',
            ...toTerraformField('CorsConfiguration', configuration),
          },
        },
      ],
      console: [`In API Gateway, open ${name}, CORS, Configure, and enter these values.`],
      check: { service: 'apigatewayv2', operation: 'GetApi', input: { ApiId: snapshot.target.apiId } },
    };
  },
};

interface Part {
  readonly list: 'routes' | 'integrations' | 'authorizers' | 'stages';
  readonly resource: 'Route' | 'Integration' | 'Authorizer' | 'Stage';
  readonly id: 'RouteId' | 'IntegrationId' | 'AuthorizerId' | 'StageName';
  /** Names of the resource where the CloudFormation or Terraform one differs from the field's own. */
  readonly label: string;
  /** The label is an attribute that Terraform asks for. */
  readonly isNamed?: true;
}

const parts: readonly Part[] = [
  { list: 'routes', resource: 'Route', id: 'RouteId', label: 'RouteKey', isNamed: true },
  { list: 'integrations', resource: 'Integration', id: 'IntegrationId', label: 'IntegrationUri' },
  { list: 'authorizers', resource: 'Authorizer', id: 'AuthorizerId', label: 'Name', isNamed: true },
  { list: 'stages', resource: 'Stage', id: 'StageName', label: 'StageName', isNamed: true },
];

const itemAt = (snapshot: Snapshot, { list }: Part, index: string | undefined): Record<string, unknown> | undefined => {
  const fact = httpApi(snapshot)?.[list];
  return fact?.state === 'present' ? (fact.value[Number(index)] as Record<string, unknown> | undefined) : undefined;
};

const read = (snapshot: Snapshot, part: Part, item: Record<string, unknown>): ManagementCall => ({
  service: 'apigatewayv2',
  operation: `Get${part.resource}`,
  input: { ApiId: snapshot.target.apiId, [part.id]: item[part.id] },
});

const renderField = (
  snapshot: Snapshot,
  part: Part,
  item: Record<string, unknown>,
  field: string,
  value: unknown,
): RenderedChange => {
  const label = typeof item[part.label] === 'string' ? String(item[part.label]) : String(item[part.id]);
  return {
    calls: [
      {
        service: 'apigatewayv2',
        operation: `Update${part.resource}`,
        input: { ApiId: snapshot.target.apiId, [part.id]: item[part.id], [field]: value },
      },
    ],
    cloudFormation: [
      {
        type: `AWS::ApiGatewayV2::${part.resource}`,
        logicalId: logicalId(`${part.resource} ${label}`),
        properties: { ApiId: snapshot.target.apiId, [field]: value },
      },
    ],
    terraform: [
      {
        type: `aws_apigatewayv2_${part.resource.toLowerCase()}`,
        name: terraformName(`${part.resource} ${label}`),
        attributes: {
          api_id: snapshot.target.apiId,
          ...(part.isNamed ? toTerraformField(part.label, label) : {}),
          ...toTerraformField(field, value),
        },
      },
    ],
    console: [
      `In API Gateway, open ${apiName(snapshot)}, ${part.resource.toLowerCase()} ${label}, and change ${field}.`,
    ],
    check: read(snapshot, part, item),
  };
};

/** One field of a route, an integration, an authorizer or a stage; a path below the field sets the field as a whole. */
const fieldOf = (part: Part): ChangeRenderer => ({
  pattern: `/api/${part.list}/value/*/**`,
  render: (operation, tokens, snapshot) => {
    const item = itemAt(snapshot, part, tokens[3]);
    const [, , , , field = '', ...below] = tokens;
    if (!item || operation.op !== 'set') return undefined;
    const current = item[field];
    const [key] = below;
    const value =
      key === undefined ? operation.value : { ...(typeof current === 'object' ? current : {}), [key]: operation.value };
    return below.length > 1 ? undefined : renderField(snapshot, part, item, field, value);
  },
});

const newRoute: ChangeRenderer = {
  pattern: '/api/routes/value',
  render: (operation, _tokens, snapshot) => {
    if (!httpApi(snapshot) || operation.op !== 'append') return undefined;
    const { RouteId: _id, ...route } = operation.value as Record<string, unknown>; // the mode appends a whole route
    const key = textOf(route['RouteKey']);
    return {
      calls: [{ service: 'apigatewayv2', operation: 'CreateRoute', input: { ApiId: snapshot.target.apiId, ...route } }],
      cloudFormation: [
        {
          type: 'AWS::ApiGatewayV2::Route',
          logicalId: logicalId(`Route ${key}`),
          properties: { ApiId: snapshot.target.apiId, ...route },
        },
      ],
      terraform: [
        {
          type: 'aws_apigatewayv2_route',
          name: terraformName(`route ${key}`),
          attributes: {
            api_id: snapshot.target.apiId,
            ...Object.assign({}, ...Object.entries(route).map(([name, value]) => toTerraformField(name, value))),
          },
        },
      ],
      console: [`In API Gateway, open ${apiName(snapshot)}, Routes, and create ${key}.`],
      check: { service: 'apigatewayv2', operation: 'GetRoutes', input: { ApiId: snapshot.target.apiId } },
    };
  },
};

/** Changes of HTTP and WebSocket APIs. */
export const httpApiChanges: readonly ChangeRenderer[] = [corsConfiguration, newRoute, ...parts.map(fieldOf)];
