import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, test } from 'vitest';
import { exampleAccount } from '../../testing/example-account.ts';
import { makeClients } from '../../testing/sdk-clients.ts';
import { expectEveryOperation, useSandbox } from '../../testing/use-sandbox.ts';
import { sts } from './sts.ts';

const other = { accountId: '222233334444', region: 'us-east-1' };
const used = useSandbox({ accounts: [exampleAccount, other] });

const assume = (RoleArn: string) =>
  used.clients.sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'night', DurationSeconds: 900 }));

describe('GetCallerIdentity', () => {
  test('tells account and ARN of the key', async () => {
    const identity = await used.clients.sts.send(new GetCallerIdentityCommand({}));
    expect(identity).toMatchObject({
      Account: '111122223333',
      Arn: 'arn:aws:sts::111122223333:assumed-role/gatescope-host/sandbox',
    });
    const theirs = await used.clients.ofAccount('222233334444').sts.send(new GetCallerIdentityCommand({}));
    expect(theirs.Account).toBe('222233334444');
  });
});

describe('AssumeRole', () => {
  test('gives a key of the account of the role', async () => {
    const { Credentials, AssumedRoleUser } = await assume('arn:aws:iam::222233334444:role/team/reader');
    expect(AssumedRoleUser?.Arn).toBe('arn:aws:sts::222233334444:assumed-role/reader/night');
    const lifetime = (Credentials?.Expiration?.getTime() ?? 0) - Date.now();
    expect(Math.round(lifetime / 60_000)).toBe(15);
    const credentials = {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    };
    const clients = makeClients({ url: used.sandbox.url, region: 'us-east-1', credentials });
    const identity = await clients.sts.send(new GetCallerIdentityCommand({}));
    expect(identity).toMatchObject({ Account: '222233334444', Arn: AssumedRoleUser?.Arn });
  });

  test('is denied for an account that is not loaded', async () => {
    await expect(assume('arn:aws:iam::999999999999:role/reader')).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  test('refuses what is no role', async () => {
    await expect(assume('reader')).rejects.toMatchObject({ name: 'ValidationError' });
  });
});

test('every operation is tried above', () => expectEveryOperation(used.sandbox, sts));
