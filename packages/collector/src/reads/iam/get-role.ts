import { GetRoleCommand, type GetRoleCommandOutput } from '@aws-sdk/client-iam';
import { type IamRole, iamRoleSchema } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead, type PageRequest } from '../../read.ts';
import { decodeDocument } from './policy-document.ts';

/** A role with its trust policy, found by name whatever its path. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html */
export const getRole = defineRead({
  id: 'iam/get-role',
  service: 'iam',
  operation: 'GetRole',
  permission: { action: 'iam:GetRole', resource: 'arn:{partition}:iam::{account}:role/{roleName}' },
  lane: 'iam',
  part: 'identity-policies',
  fills: '/account/roles/{roleArn}',
  after: ['api-gateway/get-account'],
  send: ({ client, input, options }: PageRequest<'iam', { readonly roleName: string }>) =>
    client.send(new GetRoleCommand({ RoleName: input.roleName }), options),
  toFacts: ([answer]) => toIamRole(answer),
});

/** The role; its trust policy as JSON text. */
export const toIamRole = (answer: Pick<GetRoleCommandOutput, 'Role'> | undefined): IamRole =>
  iamRoleSchema.parse({
    ...Object(toPlain(answer?.Role)),
    AssumeRolePolicyDocument: decodeDocument(answer?.Role?.AssumeRolePolicyDocument),
  });
