import type { ChangeRenderer } from '../rendered-change.ts';
import { logicalId, terraformName } from './names.ts';
import { plainPolicy } from './plain-policy.ts';

/** `name+id` of a private domain in its two parts. */
const parts = (key: string): { domainName: string; domainNameId?: string } => {
  const [domainName = key, domainNameId] = key.split('+');
  return domainNameId ? { domainName, domainNameId } : { domainName };
};

const mapping: ChangeRenderer = {
  pattern: '/account/basePathMappings/*/value',
  render: (operation, tokens) => {
    if (operation.op !== 'append') return undefined;
    const domain = parts(tokens[2] ?? '');
    const { basePath, restApiId, stage } = operation.value as { basePath?: string; restApiId?: string; stage?: string }; // the mode appends a mapping
    const path = basePath && basePath !== '(none)' ? { basePath } : {};
    return {
      calls: [
        { service: 'apigateway', operation: 'CreateBasePathMapping', input: { ...domain, ...path, restApiId, stage } },
      ],
      cloudFormation: [
        {
          type: 'AWS::ApiGateway::BasePathMapping',
          logicalId: logicalId(`${domain.domainName} ${basePath ?? ''} mapping`),
          properties: {
            DomainName: domain.domainName,
            ...(path.basePath ? { BasePath: path.basePath } : {}),
            RestApiId: restApiId,
            Stage: stage,
          },
        },
      ],
      terraform: [
        {
          type: 'aws_api_gateway_base_path_mapping',
          name: terraformName(`${domain.domainName} ${basePath ?? ''}`),
          attributes: {
            domain_name: domain.domainName,
            ...(path.basePath ? { base_path: path.basePath } : {}),
            api_id: restApiId,
            stage_name: stage,
          },
        },
      ],
      console: [
        `In API Gateway, Custom domain names, open ${domain.domainName}, API mappings, and map ${path.basePath ?? 'the empty path'} to stage ${stage ?? ''} of ${restApiId ?? ''}.`,
      ],
      check: { service: 'apigateway', operation: 'GetBasePathMappings', input: domain },
    };
  },
};

const association: ChangeRenderer = {
  pattern: '/account/domainNameAccessAssociations/value',
  render: (operation) => {
    if (operation.op !== 'append') return undefined;
    const { domainNameArn, accessAssociationSource } = operation.value as {
      domainNameArn?: string;
      accessAssociationSource?: string;
    }; // the mode appends an association
    const input = { domainNameArn, accessAssociationSourceType: 'VPCE', accessAssociationSource };
    return {
      calls: [{ service: 'apigateway', operation: 'CreateDomainNameAccessAssociation', input }],
      cloudFormation: [
        {
          type: 'AWS::ApiGateway::DomainNameAccessAssociation',
          logicalId: 'DomainNameAccessAssociation',
          properties: {
            DomainNameArn: domainNameArn,
            AccessAssociationSourceType: 'VPCE',
            AccessAssociationSource: accessAssociationSource,
          },
        },
      ],
      terraform: [
        {
          type: 'aws_api_gateway_domain_name_access_association',
          name: 'this',
          attributes: {
            domain_name_arn: domainNameArn,
            access_association_source_type: 'VPCE',
            access_association_source: accessAssociationSource,
          },
        },
      ],
      console: [
        `In API Gateway, Domain name access associations, create one between ${accessAssociationSource ?? 'the endpoint'} and the domain name. It takes up to 15 minutes.`,
      ],
      check: { service: 'apigateway', operation: 'GetDomainNameAccessAssociations', input: {} },
    };
  },
};

const policy: ChangeRenderer = {
  pattern: '/account/domainNames/value/*/policy',
  render: (operation, tokens, { account }) => {
    const domain = account.domainNames.state === 'present' ? account.domainNames.value[Number(tokens[3])] : undefined;
    if (!domain || operation.op !== 'set' || typeof operation.value !== 'string') return undefined;
    const after = plainPolicy(operation.value);
    const at = { domainName: domain.domainName, ...(domain.domainNameId ? { domainNameId: domain.domainNameId } : {}) };
    return {
      calls: [
        {
          service: 'apigateway',
          operation: 'UpdateDomainName',
          input: { ...at, patchOperations: [{ op: 'replace', path: '/policy', value: after }] },
        },
      ],
      cloudFormation: [
        {
          type: 'AWS::ApiGateway::DomainNameV2',
          logicalId: logicalId(domain.domainName),
          properties: { DomainName: domain.domainName, Policy: JSON.parse(after) as unknown },
        },
      ],
      terraform: [
        {
          type: 'aws_api_gateway_domain_name',
          name: terraformName(domain.domainName),
          attributes: { domain_name: domain.domainName, 'policy()': JSON.parse(after) as unknown },
        },
      ],
      console: [
        `In API Gateway, Custom domain names, open ${domain.domainName}, Resource policy, and replace it with the one in the diff.`,
      ],
      diff: { label: 'Domain policy', before: plainPolicy(domain.policy ?? ''), after },
      check: { service: 'apigateway', operation: 'GetDomainName', input: at },
    };
  },
};

const settings: Readonly<
  Record<string, { readonly cloudFormation: string; readonly terraform: string; readonly words: string }>
> = {
  securityPolicy: { cloudFormation: 'SecurityPolicy', terraform: 'security_policy', words: 'the security policy' },
  endpointAccessMode: {
    cloudFormation: 'EndpointAccessMode',
    terraform: 'endpoint_access_mode',
    words: 'the endpoint access mode',
  },
};

const setting: ChangeRenderer = {
  pattern: '/account/domainNames/value/*/*',
  render: (operation, tokens, { account }) => {
    const domain = account.domainNames.state === 'present' ? account.domainNames.value[Number(tokens[3])] : undefined;
    const field = tokens[4] ?? '';
    const names = settings[field];
    if (!domain || !names || operation.op !== 'set') return undefined;
    return {
      calls: [
        {
          service: 'apigateway',
          operation: 'UpdateDomainName',
          input: {
            domainName: domain.domainName,
            patchOperations: [{ op: 'replace', path: `/${field}`, value: String(operation.value) }],
          },
        },
      ],
      cloudFormation: [
        {
          type: 'AWS::ApiGateway::DomainName',
          logicalId: logicalId(domain.domainName),
          properties: { DomainName: domain.domainName, [names.cloudFormation]: operation.value },
        },
      ],
      terraform: [
        {
          type: 'aws_api_gateway_domain_name',
          name: terraformName(domain.domainName),
          attributes: { domain_name: domain.domainName, [names.terraform]: operation.value },
        },
      ],
      console: [
        `In API Gateway, Custom domain names, open ${domain.domainName}, Edit, and set ${names.words} to ${String(operation.value)}.`,
      ],
      check: { service: 'apigateway', operation: 'GetDomainName', input: { domainName: domain.domainName } },
    };
  },
};

/** Changes of custom domains. */
export const domainChanges: readonly ChangeRenderer[] = [mapping, association, policy, setting];
