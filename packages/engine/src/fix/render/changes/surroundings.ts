import { parseArn } from '@gatescope/shared';
import type { ChangeRenderer } from '../rendered-change.ts';
import { logicalId, terraformName } from './names.ts';

interface Permission {
  readonly Sid?: string;
  readonly Principal?: { readonly Service?: string };
  readonly Action?: string;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const statementsOf = (text: string | undefined): Permission[] => {
  try {
    return ((JSON.parse(text ?? '{}') as { Statement?: Permission[] }).Statement ?? []).slice(); // a Lambda resource policy
  } catch {
    return [];
  }
};

const sourceArnOf = ({ Condition }: Permission): string | undefined =>
  Object.values(Condition ?? {})
    .flatMap((keys) => Object.entries(keys))
    .find(([key]) => key.toLowerCase() === 'aws:sourcearn')?.[1];

const functionPolicy: ChangeRenderer = {
  pattern: '/account/functionPolicies/*/value',
  render: (operation, tokens, { account }) => {
    const arn = tokens[2] ?? '';
    if (operation.op !== 'set' || typeof operation.value !== 'string') return undefined;
    const fact = account.functionPolicies[arn];
    const before = fact?.state === 'present' ? fact.value : '';
    const known = statementsOf(before).map((statement) => JSON.stringify(statement));
    const added = statementsOf(operation.value).filter((statement) => !known.includes(JSON.stringify(statement)));
    const [, name = '', qualifier] = parseArn(arn)?.resource.split(':') ?? [];
    const inputs = added.map((statement) => {
      const sourceArn = sourceArnOf(statement);
      return {
        FunctionName: name,
        ...(qualifier ? { Qualifier: qualifier } : {}),
        StatementId: statement.Sid ?? 'apigateway-invoke',
        Action: statement.Action ?? 'lambda:InvokeFunction',
        Principal: statement.Principal?.Service ?? 'apigateway.amazonaws.com',
        ...(sourceArn ? { SourceArn: sourceArn } : {}),
      };
    });
    if (inputs.length === 0) return undefined;
    return {
      calls: inputs.map((input) => ({ service: 'lambda', operation: 'AddPermission', input })),
      cloudFormation: inputs.map((input) => ({
        type: 'AWS::Lambda::Permission',
        logicalId: logicalId(`${name} ${input.StatementId}`),
        properties: {
          FunctionName: arn,
          Action: input.Action,
          Principal: input.Principal,
          ...(input.SourceArn ? { SourceArn: input.SourceArn } : {}),
        },
      })),
      terraform: inputs.map((input) => ({
        type: 'aws_lambda_permission',
        name: terraformName(`${name} ${input.StatementId}`),
        attributes: {
          statement_id: input.StatementId,
          action: input.Action,
          function_name: name,
          ...(qualifier ? { qualifier } : {}),
          principal: input.Principal,
          ...(input.SourceArn ? { source_arn: input.SourceArn } : {}),
        },
      })),
      console: [
        `In Lambda, open ${name}, Configuration, Permissions, Resource-based policy statements, and add a permission for API Gateway.`,
      ],
      diff: { label: 'Function policy', before, after: operation.value },
      check: {
        service: 'lambda',
        operation: 'GetPolicy',
        input: { FunctionName: name, ...(qualifier ? { Qualifier: qualifier } : {}) },
      },
    };
  },
};

const functionTimeout: ChangeRenderer = {
  pattern: '/account/functions/*/value/Timeout',
  render: (operation, tokens) => {
    const [, name = ''] = parseArn(tokens[2] ?? '')?.resource.split(':') ?? [];
    if (operation.op !== 'set') return undefined;
    return {
      calls: [
        {
          service: 'lambda',
          operation: 'UpdateFunctionConfiguration',
          input: { FunctionName: name, Timeout: operation.value },
        },
      ],
      cloudFormation: [
        { type: 'AWS::Lambda::Function', logicalId: logicalId(name), properties: { Timeout: operation.value } },
      ],
      terraform: [
        {
          type: 'aws_lambda_function',
          name: terraformName(name),
          attributes: { function_name: name, timeout: operation.value },
        },
      ],
      console: [
        `In Lambda, open ${name}, Configuration, General configuration, and set the timeout to ${String(operation.value)} s.`,
      ],
      check: { service: 'lambda', operation: 'GetFunctionConfiguration', input: { FunctionName: name } },
    };
  },
};

const concurrency: ChangeRenderer = {
  pattern: '/account/functionConcurrency/*/value/ReservedConcurrentExecutions',
  render: (operation, tokens) => {
    const [, name = ''] = parseArn(tokens[2] ?? '')?.resource.split(':') ?? [];
    if (operation.op !== 'set') return undefined;
    return {
      calls: [
        {
          service: 'lambda',
          operation: 'PutFunctionConcurrency',
          input: { FunctionName: name, ReservedConcurrentExecutions: operation.value },
        },
      ],
      cloudFormation: [
        {
          type: 'AWS::Lambda::Function',
          logicalId: logicalId(name),
          properties: { ReservedConcurrentExecutions: operation.value },
        },
      ],
      terraform: [
        {
          type: 'aws_lambda_function',
          name: terraformName(name),
          attributes: { function_name: name, reserved_concurrent_executions: operation.value },
        },
      ],
      console: [`In Lambda, open ${name}, Configuration, Concurrency, and reserve ${String(operation.value)}.`],
      check: { service: 'lambda', operation: 'GetFunctionConcurrency', input: { FunctionName: name } },
    };
  },
};

const loggingRole: ChangeRenderer = {
  pattern: '/account/apiGatewayAccount/value/cloudwatchRoleArn',
  render: (operation) =>
    operation.op === 'set'
      ? {
          calls: [
            {
              service: 'apigateway',
              operation: 'UpdateAccount',
              input: {
                patchOperations: [{ op: 'replace', path: '/cloudwatchRoleArn', value: String(operation.value) }],
              },
            },
          ],
          cloudFormation: [
            {
              type: 'AWS::ApiGateway::Account',
              logicalId: 'ApiGatewayAccount',
              properties: { CloudWatchRoleArn: operation.value },
            },
          ],
          terraform: [
            { type: 'aws_api_gateway_account', name: 'this', attributes: { cloudwatch_role_arn: operation.value } },
          ],
          console: ['In API Gateway, Settings, Logging, set the CloudWatch log role ARN.'],
          check: { service: 'apigateway', operation: 'GetAccount', input: {} },
        }
      : undefined,
};

const identityPolicy: ChangeRenderer = {
  pattern: '/account/identityPolicies/*/value',
  render: (operation, tokens) => {
    const principal = parseArn(tokens[2] ?? '');
    if (!principal || operation.op !== 'append') return undefined;
    const { PolicyName, PolicyDocument } = operation.value as { PolicyName: string; PolicyDocument: unknown }; // the mode appends a policy
    const isUser = principal.resource.startsWith('user/');
    const name = principal.resource.split('/').at(-1) ?? '';
    const kind = isUser ? 'User' : 'Role';
    return {
      calls: [
        {
          service: 'iam',
          operation: `Put${kind}Policy`,
          input: { [`${kind}Name`]: name, PolicyName, PolicyDocument: JSON.stringify(PolicyDocument) },
        },
      ],
      cloudFormation: [
        {
          type: `AWS::IAM::${kind}Policy`,
          logicalId: logicalId(`${name} ${PolicyName}`),
          properties: { [`${kind}Name`]: name, PolicyName, PolicyDocument },
        },
      ],
      terraform: [
        {
          type: `aws_iam_${kind.toLowerCase()}_policy`,
          name: terraformName(`${name} ${PolicyName}`),
          attributes: { name: PolicyName, [kind.toLowerCase()]: name, 'policy()': PolicyDocument },
        },
      ],
      console: [`In IAM, open ${kind.toLowerCase()} ${name}, Permissions, Create inline policy, and paste the policy.`],
      diff: { label: 'Identity policy', before: '', after: JSON.stringify(PolicyDocument) },
      check: { service: 'iam', operation: `Get${kind}Policy`, input: { [`${kind}Name`]: name, PolicyName } },
    };
  },
};

/** UpdateIPSet replaces the whole list and asks for the token of the last read. */
const ipSetAddresses: ChangeRenderer = {
  pattern: '/account/ipSets/*/value/Addresses',
  render: (operation, tokens, { account }) => {
    const arn = tokens[2] ?? '';
    const fact = account.ipSets[arn];
    const set = fact?.state === 'present' ? fact.value : undefined;
    const [scope = '', , name = '', id = ''] = parseArn(arn)?.resource.split('/') ?? [];
    if (!set || operation.op !== 'append' || typeof operation.value !== 'string') return undefined;
    const addresses = [...(set.Addresses ?? []), operation.value];
    const at = { Name: name, Scope: scope === 'global' ? 'CLOUDFRONT' : 'REGIONAL', Id: id };
    return {
      calls: [
        { service: 'wafv2', operation: 'GetIPSet', input: at },
        {
          service: 'wafv2',
          operation: 'UpdateIPSet',
          input: { ...at, Addresses: addresses, LockToken: '<LockToken of the read before>' },
        },
      ],
      cloudFormation: [
        {
          type: 'AWS::WAFv2::IPSet',
          logicalId: logicalId(name),
          properties: {
            Name: name,
            Scope: at.Scope,
            IPAddressVersion: set.IPAddressVersion ?? 'IPV4',
            Addresses: addresses,
          },
        },
      ],
      terraform: [
        {
          type: 'aws_wafv2_ip_set',
          name: terraformName(name),
          attributes: { name, scope: at.Scope, ip_address_version: set.IPAddressVersion ?? 'IPV4', addresses },
        },
      ],
      console: [`In WAF, IP sets, open ${name} and add ${operation.value}.`],
      check: { service: 'wafv2', operation: 'GetIPSet', input: at },
    };
  },
};

const dnsRecord: ChangeRenderer = {
  pattern: '/account/dnsRecords/value/*/*',
  render: (operation, tokens, { account }) => {
    const record = account.dnsRecords.state === 'present' ? account.dnsRecords.value[Number(tokens[3])] : undefined;
    const field = tokens[4] ?? '';
    if (!record || operation.op !== 'set' || !['ResourceRecords', 'AliasTarget'].includes(field)) return undefined;
    const { HostedZone: zone, ResourceRecords: _records, AliasTarget: _alias, TTL, ...rest } = record;
    const isAlias = field === 'AliasTarget';
    const alias = operation.value as { DNSName?: string; HostedZoneId?: string }; // an alias target where the field says so
    const records = operation.value as { Value?: string }[]; // a list of records otherwise
    const changed = {
      Name: rest.Name,
      Type: rest.Type,
      ...(isAlias
        ? { AliasTarget: { EvaluateTargetHealth: false, ...alias } }
        : { TTL: TTL ?? 300, ResourceRecords: records }),
    };
    const zoneId = (zone?.Id ?? '<id of the hosted zone>').replace('/hostedzone/', '');
    return {
      calls: [
        {
          service: 'route53',
          operation: 'ChangeResourceRecordSets',
          input: { HostedZoneId: zoneId, ChangeBatch: { Changes: [{ Action: 'UPSERT', ResourceRecordSet: changed }] } },
        },
      ],
      cloudFormation: [
        {
          type: 'AWS::Route53::RecordSet',
          logicalId: logicalId(`${rest.Name} record`),
          properties: {
            HostedZoneId: zoneId,
            Name: rest.Name,
            Type: rest.Type,
            ...(isAlias
              ? { AliasTarget: alias }
              : { TTL: String(TTL ?? 300), ResourceRecords: records.flatMap(({ Value }) => (Value ? [Value] : [])) }),
          },
        },
      ],
      console: [
        `In Route 53, open the hosted zone, edit ${rest.Name} ${rest.Type}, and point it to ${isAlias ? (alias.DNSName ?? '') : (records[0]?.Value ?? '')}.`,
      ],
      check: { service: 'route53', operation: 'ListResourceRecordSets', input: { HostedZoneId: zoneId } },
    };
  },
};

/** Changes of functions, roles and the account. */
export const surroundingChanges: readonly ChangeRenderer[] = [
  functionPolicy,
  functionTimeout,
  concurrency,
  loggingRole,
  identityPolicy,
  ipSetAddresses,
  dnsRecord,
];
