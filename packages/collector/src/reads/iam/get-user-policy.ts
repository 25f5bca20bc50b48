import { GetUserPolicyCommand, type GetUserPolicyCommandOutput } from '@aws-sdk/client-iam';
import type { IdentityPolicy } from '@gatescope/shared';
import { defineRead, type PageRequest } from '../../read.ts';
import { parseDocument } from './policy-document.ts';

/** One inline policy of a user. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUserPolicy.html */
export const getUserPolicy = defineRead({
  id: 'iam/get-user-policy',
  service: 'iam',
  operation: 'GetUserPolicy',
  permission: { action: 'iam:GetUserPolicy', resource: 'arn:{partition}:iam::{account}:user/{userName}' },
  lane: 'iam',
  part: 'identity-policies',
  fills: '/account/identityPolicies/{principalArn}',
  after: ['iam/list-user-policies'],
  send: ({ client, input, options }: PageRequest<'iam', { readonly userName: string; readonly policyName: string }>) =>
    client.send(new GetUserPolicyCommand({ UserName: input.userName, PolicyName: input.policyName }), options),
  toFacts: ([answer]) => toUserPolicy(answer),
});

/** The policy with its document parsed. */
export const toUserPolicy = (answer: Partial<GetUserPolicyCommandOutput> | undefined): IdentityPolicy => ({
  PolicyName: answer?.PolicyName ?? '',
  PolicyDocument: parseDocument(answer?.PolicyDocument),
});
