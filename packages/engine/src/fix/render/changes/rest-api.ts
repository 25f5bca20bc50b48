import type { RestApi, Snapshot } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import type { ChangeRenderer, ManagementCall, RenderedChange } from '../rendered-change.ts';
import { plainPolicy } from './plain-policy.ts';
import { logicalId, terraformName } from './names.ts';

const savedApi = ({ api }: Snapshot): RestApi | undefined =>
  api.kind === 'REST' && api.restApi.state === 'present' ? api.restApi.value : undefined;

const nameOf = (snapshot: Snapshot): string => savedApi(snapshot)?.name ?? snapshot.target.apiId;

const check = ({ target }: Snapshot): ManagementCall => ({
  service: 'apigateway',
  operation: 'GetRestApi',
  input: { restApiId: target.apiId },
});

const update = (
  snapshot: Snapshot,
  patchOperations: readonly { op: string; path: string; value?: string }[],
): ManagementCall => ({
  service: 'apigateway',
  operation: 'UpdateRestApi',
  input: { restApiId: snapshot.target.apiId, patchOperations },
});

const policy: ChangeRenderer = {
  pattern: '/api/restApi/value/policy',
  render: (operation, _tokens, snapshot) => {
    if (operation.op !== 'set' || typeof operation.value !== 'string') return undefined;
    const after = plainPolicy(operation.value);
    const name = nameOf(snapshot);
    return {
      calls: [update(snapshot, [{ op: 'replace', path: '/policy', value: after }])],
      cloudFormation: [
        {
          type: 'AWS::ApiGateway::RestApi',
          logicalId: logicalId(name),
          properties: { Policy: JSON.parse(after) as unknown },
        },
      ],
      terraform: [
        {
          type: 'aws_api_gateway_rest_api_policy',
          name: terraformName(name),
          attributes: {
            rest_api_id: { expression: `aws_api_gateway_rest_api.${terraformName(name)}.id` },
            'policy()': JSON.parse(after) as unknown,
          },
        },
      ],
      console: [
        `In API Gateway, open ${name}, choose Resource policy, replace the policy with the one in the diff and save.`,
      ],
      diff: { label: 'Resource policy', before: plainPolicy(savedApi(snapshot)?.policy ?? ''), after },
      check: check(snapshot),
    };
  },
};

const endpointIds: ChangeRenderer = {
  pattern: '/api/restApi/value/endpointConfiguration/vpcEndpointIds',
  render: (operation, _tokens, snapshot) => {
    const saved = savedApi(snapshot)?.endpointConfiguration?.vpcEndpointIds ?? [];
    const wanted =
      operation.op === 'append'
        ? [...saved, operation.value]
        : operation.op === 'set' && Array.isArray(operation.value)
          ? operation.value
          : [];
    const added = wanted.filter((id): id is string => typeof id === 'string' && !saved.includes(id));
    if (added.length === 0) return undefined;
    const name = nameOf(snapshot);
    return {
      calls: [
        update(
          snapshot,
          added.map((value) => ({ op: 'add', path: '/endpointConfiguration/vpcEndpointIds', value })),
        ),
      ],
      cloudFormation: [
        {
          type: 'AWS::ApiGateway::RestApi',
          logicalId: logicalId(name),
          properties: { EndpointConfiguration: { Types: ['PRIVATE'], VpcEndpointIds: wanted } },
        },
      ],
      terraform: [
        {
          type: 'aws_api_gateway_rest_api',
          name: terraformName(name),
          attributes: { name, 'endpoint_configuration{}': { types: ['PRIVATE'], vpc_endpoint_ids: wanted } },
        },
      ],
      console: [`In API Gateway, open ${name}, API settings, and add ${added.join(', ')} to the VPC endpoint IDs.`],
      check: check(snapshot),
    };
  },
};

const settings: Readonly<
  Record<string, { readonly cloudFormation: string; readonly terraform: string; readonly console: string }>
> = {
  disableExecuteApiEndpoint: {
    cloudFormation: 'DisableExecuteApiEndpoint',
    terraform: 'disable_execute_api_endpoint',
    console: 'Default endpoint',
  },
  apiKeySource: { cloudFormation: 'ApiKeySourceType', terraform: 'api_key_source', console: 'API key source' },
  endpointAccessMode: {
    cloudFormation: 'EndpointAccessMode',
    terraform: 'endpoint_access_mode',
    console: 'Endpoint access mode',
  },
  securityPolicy: { cloudFormation: 'SecurityPolicy', terraform: 'security_policy', console: 'Security policy' },
};

const setting: ChangeRenderer = {
  pattern: '/api/restApi/value/*',
  render: (operation, tokens, snapshot): RenderedChange | undefined => {
    const field = tokens[3] ?? '';
    const names = settings[field];
    if (!names || operation.op !== 'set') return undefined;
    const name = nameOf(snapshot);
    return {
      calls: [update(snapshot, [{ op: 'replace', path: `/${field}`, value: String(operation.value) }])],
      cloudFormation: [
        {
          type: 'AWS::ApiGateway::RestApi',
          logicalId: logicalId(name),
          properties: { [names.cloudFormation]: operation.value },
        },
      ],
      terraform: [
        {
          type: 'aws_api_gateway_rest_api',
          name: terraformName(name),
          attributes: { name, [names.terraform]: operation.value },
        },
      ],
      console: [`In API Gateway, open ${name}, API settings, and set ${names.console} to ${String(operation.value)}.`],
      check: check(snapshot),
    };
  },
};

const binaryTypes: ChangeRenderer = {
  pattern: '/api/restApi/value/binaryMediaTypes',
  render: (operation, _tokens, snapshot) => {
    const saved = savedApi(snapshot)?.binaryMediaTypes ?? [];
    const wanted =
      operation.op === 'append'
        ? [...saved, operation.value]
        : operation.op === 'set' && Array.isArray(operation.value)
          ? operation.value
          : [];
    const types = wanted.filter((type): type is string => typeof type === 'string');
    const pathOf = (type: string): string => toPointer('binaryMediaTypes', type);
    const operations = [
      ...types.filter((type) => !saved.includes(type)).map((type) => ({ op: 'add', path: pathOf(type) })),
      ...saved.filter((type) => !types.includes(type)).map((type) => ({ op: 'remove', path: pathOf(type) })),
    ];
    if (operations.length === 0) return undefined;
    const name = nameOf(snapshot);
    return {
      calls: [update(snapshot, operations)],
      cloudFormation: [
        { type: 'AWS::ApiGateway::RestApi', logicalId: logicalId(name), properties: { BinaryMediaTypes: types } },
      ],
      terraform: [
        {
          type: 'aws_api_gateway_rest_api',
          name: terraformName(name),
          attributes: { name, binary_media_types: types },
        },
      ],
      console: [
        `In API Gateway, open ${name}, API settings, Binary media types, and make the list ${types.join(', ') || 'empty'}.`,
      ],
      check: check(snapshot),
    };
  },
};

/** Changes of the REST API itself. The first renderer that answers is taken. */
export const restApiChanges: readonly ChangeRenderer[] = [policy, endpointIds, binaryTypes, setting];
