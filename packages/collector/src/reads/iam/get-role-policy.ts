import { GetRolePolicyCommand, type GetRolePolicyCommandOutput } from '@aws-sdk/client-iam';
import type { IdentityPolicy } from '@gatescope/shared';
import { defineRead, type PageRequest } from '../../read.ts';
import { parseDocument } from './policy-document.ts';

/** One inline policy of a role. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html */
export const getRolePolicy = defineRead({
  id: 'iam/get-role-policy',
  service: 'iam',
  operation: 'GetRolePolicy',
  permission: { action: 'iam:GetRolePolicy', resource: 'arn:{partition}:iam::{account}:role/{roleName}' },
  lane: 'iam',
  part: 'identity-policies',
  fills: '/account/identityPolicies/{principalArn}',
  after: ['iam/list-role-policies'],
  send: ({ client, input, options }: PageRequest<'iam', { readonly roleName: string; readonly policyName: string }>) =>
    client.send(new GetRolePolicyCommand({ RoleName: input.roleName, PolicyName: input.policyName }), options),
  toFacts: ([answer]) => toRolePolicy(answer),
});

/** The policy with its document parsed. */
export const toRolePolicy = (answer: Partial<GetRolePolicyCommandOutput> | undefined): IdentityPolicy => ({
  PolicyName: answer?.PolicyName ?? '',
  PolicyDocument: parseDocument(answer?.PolicyDocument),
});
