import { parseArn } from '@gatescope/shared';
import type { ChangeRenderer, ManagementCall, RenderedChange } from '../rendered-change.ts';
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

const policy: ChangeRenderer = {
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

/** One setting of a function in each tongue. */
interface Setting {
  readonly call: ManagementCall;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly step: string;
  /** The operation that reads it. */
  readonly read: string;
}

const set = (name: string, { call, properties, attributes, step, read }: Setting): RenderedChange => ({
  calls: [call],
  cloudFormation: [{ type: 'AWS::Lambda::Function', logicalId: logicalId(name), properties }],
  terraform: [
    { type: 'aws_lambda_function', name: terraformName(name), attributes: { function_name: name, ...attributes } },
  ],
  console: [`In Lambda, open ${name}, Configuration, ${step}`],
  check: { service: 'lambda', operation: read, input: { FunctionName: name } },
});

const nameIn = (arn: string | undefined): string => parseArn(arn ?? '')?.resource.split(':')[1] ?? '';

const timeout: ChangeRenderer = {
  pattern: '/account/functions/*/value/Timeout',
  render: (operation, tokens) => {
    if (operation.op !== 'set') return undefined;
    const name = nameIn(tokens[2]);
    const { value } = operation;
    return set(name, {
      call: {
        service: 'lambda',
        operation: 'UpdateFunctionConfiguration',
        input: { FunctionName: name, Timeout: value },
      },
      properties: { Timeout: value },
      attributes: { timeout: value },
      step: `General configuration, and set the timeout to ${String(value)} s.`,
      read: 'GetFunctionConfiguration',
    });
  },
};

const concurrency: ChangeRenderer = {
  pattern: '/account/functionConcurrency/*/value/ReservedConcurrentExecutions',
  render: (operation, tokens) => {
    if (operation.op !== 'set') return undefined;
    const name = nameIn(tokens[2]);
    const { value } = operation;
    return set(name, {
      call: {
        service: 'lambda',
        operation: 'PutFunctionConcurrency',
        input: { FunctionName: name, ReservedConcurrentExecutions: value },
      },
      properties: { ReservedConcurrentExecutions: value },
      attributes: { reserved_concurrent_executions: value },
      step: `Concurrency, and reserve ${String(value)}.`,
      read: 'GetFunctionConcurrency',
    });
  },
};

/** Changes of Lambda functions. */
export const functionChanges: readonly ChangeRenderer[] = [policy, timeout, concurrency];
