import { ListUserPoliciesCommand, type ListUserPoliciesCommandOutput } from '@aws-sdk/client-iam';
import { defineRead, type PageRequest } from '../../read.ts';

/** The names of the inline policies of a user. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserPolicies.html */
export const listUserPolicies = defineRead({
  id: 'iam/list-user-policies',
  service: 'iam',
  operation: 'ListUserPolicies',
  permission: { action: 'iam:ListUserPolicies', resource: 'arn:{partition}:iam::{account}:user/{userName}' },
  lane: 'iam',
  part: 'identity-policies',
  fills: '/account/identityPolicies/{principalArn}',
  after: [],
  send: ({ client, input, page, options }: PageRequest<'iam', { readonly userName: string }>) =>
    client.send(new ListUserPoliciesCommand({ UserName: input.userName, Marker: page }), options),
  next: ({ Marker }) => Marker,
  toFacts: (pages) => toUserPolicyNames(pages),
});

/** The names. */
export const toUserPolicyNames = (pages: readonly Pick<ListUserPoliciesCommandOutput, 'PolicyNames'>[]): string[] =>
  pages.flatMap((page) => page.PolicyNames ?? []);
