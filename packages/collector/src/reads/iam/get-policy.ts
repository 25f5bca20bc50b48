import { GetPolicyCommand, type GetPolicyCommandOutput } from '@aws-sdk/client-iam';
import { parseArn } from '@gatescope/shared';
import { defineRead, type PageRequest } from '../../read.ts';

/** A managed policy: its name and which version is in force. */
export interface ManagedPolicy {
  readonly name: string;
  readonly versionId: string;
}

/** A managed policy's ARN, and the two parts of it that tell one policy from another. */
export type PolicyInput = { readonly policyArn: string; readonly policyOwner: string; readonly policyPath: string };

/** The input of reads about a managed policy. */
export const toPolicyInput = (policyArn: string): PolicyInput => {
  const arn = parseArn(policyArn);
  return {
    policyArn,
    policyOwner: arn?.accountId ?? '',
    policyPath: arn?.resource.replace(/^policy\//, '') ?? '',
  };
};

/** A managed policy, AWS's own or the account's. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicy.html */
export const getManagedPolicy = defineRead({
  id: 'iam/get-policy',
  service: 'iam',
  operation: 'GetPolicy',
  permission: { action: 'iam:GetPolicy', resource: 'arn:{partition}:iam::{policyOwner}:policy/{policyPath}' },
  lane: 'iam',
  part: 'identity-policies',
  fills: '/account/identityPolicies/{principalArn}',
  after: ['iam/list-attached-role-policies'],
  send: ({ client, input, options }: PageRequest<'iam', PolicyInput>) =>
    client.send(new GetPolicyCommand({ PolicyArn: input.policyArn }), options),
  toFacts: ([answer]) => toManagedPolicy(answer),
});

/** Name and version in force; throws when AWS named no version. */
export const toManagedPolicy = (answer: Partial<GetPolicyCommandOutput> | undefined): ManagedPolicy => {
  const { PolicyName, Arn, DefaultVersionId } = answer?.Policy ?? {};
  if (DefaultVersionId === undefined) throw new Error('GetPolicy named no version');
  return { name: PolicyName ?? Arn ?? '', versionId: DefaultVersionId };
};
