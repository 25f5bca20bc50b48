import { AwsError, DeniedError } from '../../aws-error.ts';
import type { Call, Service } from '../../call.ts';
import type { JsonObject } from '../../json.ts';
import { awsQuery } from '../../protocols/aws-query.ts';
import { queryTroubles, spellTrouble } from '../trouble.ts';

/** AWS Security Token Service: who am I, and may I be somebody else. */
export const sts: Service = {
  name: 'STS',
  signingName: 'sts',
  protocol: awsQuery('https://sts.amazonaws.com/doc/2011-06-15/'),
  operations: [
    {
      name: 'GetCallerIdentity',
      action: 'sts:GetCallerIdentity',
      resource: () => '*',
      answer: ({ caller }) => ({ Arn: caller.arn, UserId: caller.userId, Account: caller.accountId }),
    },
    {
      name: 'AssumeRole',
      action: 'sts:AssumeRole',
      resource: ({ input }) => input.text('RoleArn') ?? '*',
      answer: assumeRole,
    },
  ],
  trouble: spellTrouble(queryTroubles),
};

// Any role of a loaded account may be taken; for all others there is nobody who could trust the caller.
function assumeRole({ input, memory, now }: Call): JsonObject {
  const roleArn = input.text('RoleArn') ?? '';
  const session = input.text('RoleSessionName') ?? '';
  const parts = /^arn:(aws[\w-]*):iam::(\d{12}):role\/(.+)$/.exec(roleArn);
  if (parts === null || session === '') {
    throw new AwsError({ status: 400, code: 'ValidationError', message: `${roleArn} is invalid` });
  }
  const [, partition = 'aws', accountId = '', rolePath = ''] = parts;
  if (!memory.isLoaded(accountId)) throw new DeniedError();
  const arn = `arn:${partition}:sts::${accountId}:assumed-role/${rolePath.split('/').at(-1) ?? ''}/${session}`;
  const userId = `AROASANDBOXEXAMPLEID:${session}`;
  const expiresAt = now + (input.number('DurationSeconds') ?? 3600) * 1000;
  const key = memory.addTemporaryCredential({ accountId, arn, userId, expiresAt });
  return {
    Credentials: {
      AccessKeyId: key.accessKeyId,
      SecretAccessKey: key.secretAccessKey,
      SessionToken: key.sessionToken,
      Expiration: new Date(expiresAt).toISOString(),
    },
    AssumedRoleUser: { AssumedRoleId: userId, Arn: arn },
  };
}
