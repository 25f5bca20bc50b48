import type { ChangeRenderer } from '../rendered-change.ts';
import { logicalId, terraformName } from './names.ts';

const defaultEndpoint: ChangeRenderer = {
  pattern: '/api/api/value/DisableExecuteApiEndpoint',
  render: (operation, _tokens, { api, target }) => {
    if (api.kind === 'REST' || operation.op !== 'set') return undefined;
    const isDisabled = operation.value === true;
    const name = (api.api.state === 'present' ? api.api.value.Name : undefined) ?? target.apiId;
    return {
      calls: [
        {
          service: 'apigatewayv2',
          operation: 'UpdateApi',
          input: { ApiId: target.apiId, DisableExecuteApiEndpoint: isDisabled },
        },
      ],
      cloudFormation: [
        {
          type: 'AWS::ApiGatewayV2::Api',
          logicalId: logicalId(name),
          properties: { DisableExecuteApiEndpoint: isDisabled },
        },
      ],
      terraform: [
        {
          type: 'aws_apigatewayv2_api',
          name: terraformName(name),
          attributes: { name, protocol_type: api.kind, disable_execute_api_endpoint: isDisabled },
        },
      ],
      console: [`In API Gateway, open ${name}, Edit, and set the default endpoint.`],
      check: { service: 'apigatewayv2', operation: 'GetApi', input: { ApiId: target.apiId } },
    };
  },
};

const apiMapping: ChangeRenderer = {
  pattern: '/account/apiMappings/*/value',
  render: (operation, tokens) => {
    if (operation.op !== 'append') return undefined;
    const DomainName = tokens[2] ?? '';
    const mapping = operation.value as { ApiId?: string; ApiMappingKey?: string; Stage?: string }; // the mode appends a mapping
    const key = mapping.ApiMappingKey ? { ApiMappingKey: mapping.ApiMappingKey } : {};
    const label = `${DomainName} ${mapping.ApiMappingKey ?? ''} mapping`;
    return {
      calls: [
        {
          service: 'apigatewayv2',
          operation: 'CreateApiMapping',
          input: { DomainName, ApiId: mapping.ApiId, Stage: mapping.Stage, ...key },
        },
      ],
      cloudFormation: [
        {
          type: 'AWS::ApiGatewayV2::ApiMapping',
          logicalId: logicalId(label),
          properties: { DomainName, ApiId: mapping.ApiId, Stage: mapping.Stage, ...key },
        },
      ],
      terraform: [
        {
          type: 'aws_apigatewayv2_api_mapping',
          name: terraformName(label),
          attributes: {
            domain_name: DomainName,
            api_id: mapping.ApiId,
            stage: mapping.Stage,
            ...(mapping.ApiMappingKey ? { api_mapping_key: mapping.ApiMappingKey } : {}),
          },
        },
      ],
      console: [
        `In API Gateway, Custom domain names, open ${DomainName}, API mappings, and map ${mapping.ApiMappingKey || 'the empty path'} to stage ${mapping.Stage ?? ''} of ${mapping.ApiId ?? ''}.`,
      ],
      check: { service: 'apigatewayv2', operation: 'GetApiMappings', input: { DomainName } },
    };
  },
};

/** Settings of HTTP and WebSocket APIs beside their routes, integrations, authorizers and stages. */
export const httpSettingChanges: readonly ChangeRenderer[] = [defaultEndpoint, apiMapping];
