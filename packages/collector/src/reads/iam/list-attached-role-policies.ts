import { ListAttachedRolePoliciesCommand, type ListAttachedRolePoliciesCommandOutput } from '@aws-sdk/client-iam';
import { defineRead, type PageRequest } from '../../read.ts';

/** The managed policies that are attached to a role. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedRolePolicies.html */
export const listAttachedRolePolicies = defineRead({
  id: 'iam/list-attached-role-policies',
  service: 'iam',
  operation: 'ListAttachedRolePolicies',
  permission: { action: 'iam:ListAttachedRolePolicies', resource: 'arn:{partition}:iam::{account}:role/{roleName}' },
  lane: 'iam',
  part: 'identity-policies',
  fills: '/account/identityPolicies/{principalArn}',
  after: [],
  send: ({ client, input, page, options }: PageRequest<'iam', { readonly roleName: string }>) =>
    client.send(new ListAttachedRolePoliciesCommand({ RoleName: input.roleName, Marker: page }), options),
  next: ({ Marker }) => Marker,
  toFacts: (pages) => toAttachedRolePolicyArns(pages),
});

/** Their ARNs. */
export const toAttachedRolePolicyArns = (
  pages: readonly Pick<ListAttachedRolePoliciesCommandOutput, 'AttachedPolicies'>[],
): string[] => pages.flatMap((page) => (page.AttachedPolicies ?? []).flatMap(({ PolicyArn }) => PolicyArn ?? []));
