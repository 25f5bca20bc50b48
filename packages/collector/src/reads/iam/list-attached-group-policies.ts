import { ListAttachedGroupPoliciesCommand, type ListAttachedGroupPoliciesCommandOutput } from '@aws-sdk/client-iam';
import { defineRead, type PageRequest } from '../../read.ts';

/** The managed policies that are attached to a group. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedGroupPolicies.html */
export const listAttachedGroupPolicies = defineRead({
  id: 'iam/list-attached-group-policies',
  service: 'iam',
  operation: 'ListAttachedGroupPolicies',
  permission: { action: 'iam:ListAttachedGroupPolicies', resource: 'arn:{partition}:iam::{account}:group/{groupName}' },
  lane: 'iam',
  part: 'identity-policies',
  fills: '/account/identityPolicies/{principalArn}',
  after: ['iam/list-groups-for-user'],
  send: ({ client, input, page, options }: PageRequest<'iam', { readonly groupName: string }>) =>
    client.send(new ListAttachedGroupPoliciesCommand({ GroupName: input.groupName, Marker: page }), options),
  next: ({ Marker }) => Marker,
  toFacts: (pages) => toAttachedGroupPolicyArns(pages),
});

/** Their ARNs. */
export const toAttachedGroupPolicyArns = (
  pages: readonly Pick<ListAttachedGroupPoliciesCommandOutput, 'AttachedPolicies'>[],
): string[] => pages.flatMap((page) => (page.AttachedPolicies ?? []).flatMap(({ PolicyArn }) => PolicyArn ?? []));
