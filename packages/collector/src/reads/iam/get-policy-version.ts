import { GetPolicyVersionCommand, type GetPolicyVersionCommandOutput } from '@aws-sdk/client-iam';
import { defineRead, type PageRequest } from '../../read.ts';
import type { PolicyInput } from './get-policy.ts';
import { parseDocument } from './policy-document.ts';

/** One version of a managed policy. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html */
export const getPolicyVersion = defineRead({
  id: 'iam/get-policy-version',
  service: 'iam',
  operation: 'GetPolicyVersion',
  permission: { action: 'iam:GetPolicyVersion', resource: 'arn:{partition}:iam::{policyOwner}:policy/{policyPath}' },
  lane: 'iam',
  part: 'identity-policies',
  fills: '/account/identityPolicies/{principalArn}',
  after: ['iam/get-policy'],
  send: ({ client, input, options }: PageRequest<'iam', PolicyInput & { readonly versionId: string }>) =>
    client.send(new GetPolicyVersionCommand({ PolicyArn: input.policyArn, VersionId: input.versionId }), options),
  toFacts: ([answer]) => toPolicyDocument(answer),
});

/** The document, parsed. */
export const toPolicyDocument = (answer: Partial<GetPolicyVersionCommandOutput> | undefined): unknown =>
  parseDocument(answer?.PolicyVersion?.Document);
