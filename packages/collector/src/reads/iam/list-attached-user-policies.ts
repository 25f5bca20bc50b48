import { ListAttachedUserPoliciesCommand, type ListAttachedUserPoliciesCommandOutput } from '@aws-sdk/client-iam';
import { defineRead, type PageRequest } from '../../read.ts';

/** The managed policies that are attached to a user. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedUserPolicies.html */
export const listAttachedUserPolicies = defineRead({
  id: 'iam/list-attached-user-policies',
  service: 'iam',
  operation: 'ListAttachedUserPolicies',
  permission: { action: 'iam:ListAttachedUserPolicies', resource: 'arn:{partition}:iam::{account}:user/{userName}' },
  lane: 'iam',
  part: 'identity-policies',
  fills: '/account/identityPolicies/{principalArn}',
  after: [],
  send: ({ client, input, page, options }: PageRequest<'iam', { readonly userName: string }>) =>
    client.send(new ListAttachedUserPoliciesCommand({ UserName: input.userName, Marker: page }), options),
  next: ({ Marker }) => Marker,
  toFacts: (pages) => toAttachedUserPolicyArns(pages),
});

/** Their ARNs. */
export const toAttachedUserPolicyArns = (
  pages: readonly Pick<ListAttachedUserPoliciesCommandOutput, 'AttachedPolicies'>[],
): string[] => pages.flatMap((page) => (page.AttachedPolicies ?? []).flatMap(({ PolicyArn }) => PolicyArn ?? []));
