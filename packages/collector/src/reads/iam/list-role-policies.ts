import { ListRolePoliciesCommand, type ListRolePoliciesCommandOutput } from '@aws-sdk/client-iam';
import { defineRead, type PageRequest } from '../../read.ts';

/** The names of the inline policies of a role. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRolePolicies.html */
export const listRolePolicies = defineRead({
  id: 'iam/list-role-policies',
  service: 'iam',
  operation: 'ListRolePolicies',
  permission: { action: 'iam:ListRolePolicies', resource: 'arn:{partition}:iam::{account}:role/{roleName}' },
  lane: 'iam',
  part: 'identity-policies',
  fills: '/account/identityPolicies/{principalArn}',
  after: [],
  send: ({ client, input, page, options }: PageRequest<'iam', { readonly roleName: string }>) =>
    client.send(new ListRolePoliciesCommand({ RoleName: input.roleName, Marker: page }), options),
  next: ({ Marker }) => Marker,
  toFacts: (pages) => toRolePolicyNames(pages),
});

/** The names. */
export const toRolePolicyNames = (pages: readonly Pick<ListRolePoliciesCommandOutput, 'PolicyNames'>[]): string[] =>
  pages.flatMap((page) => page.PolicyNames ?? []);
