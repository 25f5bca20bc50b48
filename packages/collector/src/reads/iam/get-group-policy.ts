import { GetGroupPolicyCommand, type GetGroupPolicyCommandOutput } from '@aws-sdk/client-iam';
import type { IdentityPolicy } from '@gatescope/shared';
import { defineRead, type PageRequest } from '../../read.ts';
import { parseDocument } from './policy-document.ts';

/** One inline policy of a group. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetGroupPolicy.html */
export const getGroupPolicy = defineRead({
  id: 'iam/get-group-policy',
  service: 'iam',
  operation: 'GetGroupPolicy',
  permission: { action: 'iam:GetGroupPolicy', resource: 'arn:{partition}:iam::{account}:group/{groupName}' },
  lane: 'iam',
  part: 'identity-policies',
  fills: '/account/identityPolicies/{principalArn}',
  after: ['iam/list-group-policies'],
  send: ({ client, input, options }: PageRequest<'iam', { readonly groupName: string; readonly policyName: string }>) =>
    client.send(new GetGroupPolicyCommand({ GroupName: input.groupName, PolicyName: input.policyName }), options),
  toFacts: ([answer]) => toGroupPolicy(answer),
});

/** The policy with its document parsed. */
export const toGroupPolicy = (answer: Partial<GetGroupPolicyCommandOutput> | undefined): IdentityPolicy => ({
  PolicyName: answer?.PolicyName ?? '',
  PolicyDocument: parseDocument(answer?.PolicyDocument),
});
