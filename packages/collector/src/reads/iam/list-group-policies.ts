import { ListGroupPoliciesCommand, type ListGroupPoliciesCommandOutput } from '@aws-sdk/client-iam';
import { defineRead, type PageRequest } from '../../read.ts';

/** The names of the inline policies of a group. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroupPolicies.html */
export const listGroupPolicies = defineRead({
  id: 'iam/list-group-policies',
  service: 'iam',
  operation: 'ListGroupPolicies',
  permission: { action: 'iam:ListGroupPolicies', resource: 'arn:{partition}:iam::{account}:group/{groupName}' },
  lane: 'iam',
  part: 'identity-policies',
  fills: '/account/identityPolicies/{principalArn}',
  after: ['iam/list-groups-for-user'],
  send: ({ client, input, page, options }: PageRequest<'iam', { readonly groupName: string }>) =>
    client.send(new ListGroupPoliciesCommand({ GroupName: input.groupName, Marker: page }), options),
  next: ({ Marker }) => Marker,
  toFacts: (pages) => toGroupPolicyNames(pages),
});

/** The names. */
export const toGroupPolicyNames = (pages: readonly Pick<ListGroupPoliciesCommandOutput, 'PolicyNames'>[]): string[] =>
  pages.flatMap((page) => page.PolicyNames ?? []);
