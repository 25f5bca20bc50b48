import type { ProposedFix } from '@gatescope/shared';
import { partitionOf, toPointer } from '@gatescope/shared';
import { executeApiArn } from '../../gates/access/method-arn.ts';
import type { CheckContext } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { causeOf, detailText, functionArnOf, methodName } from './at-integration.ts';
import { functionSource } from '../v2/function-source.ts';

const statementId = (context: CheckContext, at: Stop | undefined): string =>
  `apigateway-${context.world.snapshot.target.apiId}-${methodName(context, at)
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')}`;

/** Any stage, this method, this resource; path variables as wildcards. */
const narrowSource = (context: CheckContext, at: Stop | undefined): string => {
  const route = (at?.simulated ?? context.main)?.journey.v2?.route;
  if (route) return functionSource(context.world.snapshot.target, route);
  const method = (at?.simulated ?? context.main)?.journey.route?.method;
  const verb = method?.verb === 'ANY' ? '*' : (method?.verb ?? '*');
  return `${executeApiArn(context.world.snapshot.target)}/*/${verb}/${(method?.path ?? '/*').replace(/^\//, '').replaceAll(/\{[^}]+\}/g, '*')}`;
};

/** Adds a statement for API Gateway to the function's own policy. */
export const addPermission = (context: CheckContext, at: Stop | undefined): ProposedFix[] => {
  const arn = functionArnOf(context, at);
  const owner = /^arn:[\w-]+:lambda:[^:]*:(\d{12}):/.exec(arn)?.[1];
  const fact = context.world.snapshot.account.functionPolicies[arn];
  const title = 'Let API Gateway invoke the function';
  const notes = [
    'Takes effect at once, without a deployment.',
    ...(/:function:[^:]+:[^:]+$/.test(arn)
      ? ['An alias or version has a policy of its own: the statement has to be added with that qualifier.']
      : []),
  ];
  const base = {
    id: 'add-permission',
    title,
    risk: 'safe' as const,
    ...(owner && owner !== context.world.snapshot.target.accountId ? { owner } : {}),
  };
  const statement = {
    Sid: statementId(context, at),
    Effect: 'Allow',
    Principal: { Service: 'apigateway.amazonaws.com' },
    Action: 'lambda:InvokeFunction',
    Resource: arn,
    Condition: { ArnLike: { 'AWS:SourceArn': narrowSource(context, at) } },
  };
  if (!arn || causeOf(at) === 'function-policy-denies') {
    return [
      {
        ...base,
        change: { kind: 'advice' },
        notes: [
          `The function's policy needs an Allow of lambda:InvokeFunction for apigateway.amazonaws.com with source ARN ${narrowSource(context, at)}.`,
          ...notes,
        ],
      },
    ];
  }
  // Adding a statement leaves the others alone, so it can be proposed where the policy cannot be read.
  const before = fact?.state === 'present' ? (JSON.parse(fact.value) as { Statement?: unknown }) : {}; // Lambda returns JSON
  const policy = {
    Version: '2012-10-17',
    Id: 'default',
    ...before,
    Statement: [...[before.Statement ?? []].flat(), statement],
  };
  const operation = {
    op: 'set' as const,
    path: toPointer('account', 'functionPolicies', arn, 'value'),
    value: JSON.stringify(policy),
  };
  return [{ ...base, change: { kind: 'patch', operations: [operation] }, notes }];
};

/** Gives the integration role what it lacks. */
export const mendRole = (context: CheckContext, at: Stop | undefined): ProposedFix[] => {
  const roleArn = detailText(at, 'roleArn');
  const action = detailText(at, 'action');
  if (
    causeOf(at) === 'role-no-allow' &&
    context.world.snapshot.account.identityPolicies[roleArn]?.state === 'present'
  ) {
    const resource =
      detailText(at, 'resource') ||
      `arn:${partitionOf(context.world.snapshot.target.region).id}:${action.split(':')[0]}:*:*:*`;
    const PolicyDocument = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: action, Resource: resource }],
    };
    const operation = {
      op: 'append' as const,
      path: toPointer('account', 'identityPolicies', roleArn, 'value'),
      value: { PolicyName: 'apigateway-backend', PolicyDocument },
    };
    return [
      {
        id: 'allow-action',
        title: `Allow ${action} to the integration role`,
        change: { kind: 'patch', operations: [operation] },
        risk: 'needs-review',
        notes: [
          'Narrow the resource to the one that the integration uses.',
          'Takes effect at once, without a deployment.',
        ],
      },
    ];
  }
  return [
    {
      id: 'trust-api-gateway',
      title: 'Let API Gateway assume the integration role, and let the role call the backend',
      change: { kind: 'advice' },
      risk: 'needs-review',
      notes: ['The trust policy needs an Allow of sts:AssumeRole for the service apigateway.amazonaws.com.'],
    },
  ];
};
