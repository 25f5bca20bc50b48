import { GetCallerIdentityCommand, type GetCallerIdentityCommandOutput } from '@aws-sdk/client-sts';
import { defineRead } from '../../read.ts';

/** The account and principal that credentials belong to. */
export interface Identity {
  readonly accountId: string;
  readonly arn: string;
}

/** Whose credentials these are. AWS lets everybody ask. https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
export const getCallerIdentity = defineRead({
  id: 'sts/get-caller-identity',
  service: 'sts',
  operation: 'GetCallerIdentity',
  permission: { action: 'sts:GetCallerIdentity', resource: '*' },
  lane: 'sts',
  part: 'base',
  fills: '/target/accountId',
  after: [],
  send: ({ client, options }) => client.send(new GetCallerIdentityCommand({}), options),
  toFacts: ([answer]) => toIdentity(answer),
  keep: 'for-ever',
});

/** Account and ARN; throws when AWS named none. */
export const toIdentity = (answer: GetCallerIdentityCommandOutput | undefined): Identity => {
  if (!answer?.Account || !answer.Arn) throw new Error('GetCallerIdentity named no account');
  return { accountId: answer.Account, arn: answer.Arn };
};
