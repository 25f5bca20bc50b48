import { parseArn } from '@gatescope/shared';
import type { ChangeRenderer } from '../rendered-change.ts';
import { dnsRecord } from './dns-records.ts';
import { functionChanges } from './functions.ts';
import { logicalId, terraformName } from './names.ts';

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

/** Changes of functions, roles, the account, address lists and DNS records. */
export const surroundingChanges: readonly ChangeRenderer[] = [
  ...functionChanges,
  loggingRole,
  identityPolicy,
  ipSetAddresses,
  dnsRecord,
];
