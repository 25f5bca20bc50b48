import { ListGroupsForUserCommand, type ListGroupsForUserCommandOutput } from '@aws-sdk/client-iam';
import { defineRead, type PageRequest } from '../../read.ts';

/** The groups that a user is in, whose policies are the user's too. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroupsForUser.html */
export const listGroupsForUser = defineRead({
  id: 'iam/list-groups-for-user',
  service: 'iam',
  operation: 'ListGroupsForUser',
  permission: { action: 'iam:ListGroupsForUser', resource: 'arn:{partition}:iam::{account}:user/{userName}' },
  lane: 'iam',
  part: 'identity-policies',
  fills: '/account/identityPolicies/{principalArn}',
  after: [],
  send: ({ client, input, page, options }: PageRequest<'iam', { readonly userName: string }>) =>
    client.send(new ListGroupsForUserCommand({ UserName: input.userName, Marker: page }), options),
  next: ({ Marker }) => Marker,
  toFacts: (pages) => toGroupNames(pages),
});

/** Their names. */
export const toGroupNames = (pages: readonly Pick<ListGroupsForUserCommandOutput, 'Groups'>[]): string[] =>
  pages.flatMap((page) => (page.Groups ?? []).flatMap(({ GroupName }) => GroupName ?? []));
