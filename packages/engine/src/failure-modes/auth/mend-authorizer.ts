import type { ProposedFix } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import { listOf, objectOf, textOf } from '../../gates/access/json.ts';
import type { CheckContext, Found } from '../failure-mode.ts';

const poolArnOf = (issuer: string, accountId: string): string | undefined => {
  const [, region, pool] =
    /^https:\/\/cognito-idp\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([\w-]+_\w+)\/?$/.exec(issuer) ?? [];
  return region && pool ? `arn:aws:cognito-idp:${region}:${accountId}:userpool/${pool}` : undefined;
};

/** Adds the token's user pool to those that the authorizer trusts. */
export const issuerFix = ({ detail }: Found, { world }: CheckContext): ProposedFix[] => {
  const issuer = textOf(detail['issuer']);
  const arn = issuer ? poolArnOf(issuer, world.snapshot.target.accountId) : undefined;
  const stage = textOf(detail['stage']);
  if (!arn || !stage) return [];
  return [
    {
      id: 'add-user-pool',
      title: `Let the authorizer trust ${arn} as well, and deploy`,
      change: {
        kind: 'patch',
        operations: [
          { op: 'append', path: `${String(detail['pointer'])}/providerARNs`, value: arn },
          { op: 'deploy', stage },
        ],
      },
      risk: 'needs-review',
      notes: [
        'Everybody with a token of that pool is let in. If the token comes from the wrong pool, get one from the right pool instead.',
        "The pool's account is taken to be the API's.",
      ],
    },
  ];
};

/** Adds a statement to the function's policy for calls as this authorizer. */
export const permissionFix = ({ detail }: Found, { world }: CheckContext): ProposedFix[] => {
  const functionArn = textOf(detail['functionArn']);
  const sourceArn = textOf(detail['sourceArn']);
  if (!functionArn || !sourceArn) return [];
  const fact = world.snapshot.account.functionPolicies[functionArn];
  const statement = {
    Sid: 'api-gateway-authorizer',
    Effect: 'Allow',
    Principal: { Service: 'apigateway.amazonaws.com' },
    Action: 'lambda:InvokeFunction',
    Resource: functionArn,
    Condition: { ArnLike: { 'AWS:SourceArn': sourceArn } },
  };
  const current =
    fact?.state === 'present' ? objectOf(JSON.parse(fact.value)) : { Version: '2012-10-17', Id: 'default' };
  const policy = JSON.stringify({ ...current, Statement: [...listOf(current['Statement']), statement] });
  return [
    {
      id: 'let-gateway-call',
      title: "Let API Gateway call the authorizer's function",
      change: {
        kind: 'patch',
        operations: [
          {
            op: 'set',
            path: toPointer('account', 'functionPolicies', functionArn, 'value'),
            value: policy,
          },
        ],
      },
      risk: 'safe',
      notes: ['Function policies act at once; the API needs no deployment.'],
    },
  ];
};
