import { GetRestApisCommand } from '@aws-sdk/client-api-gateway';
import { LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { ListDistributionsCommand } from '@aws-sdk/client-cloudfront';
import { GetTagsCommand } from '@aws-sdk/client-api-gateway';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, test } from 'vitest';
import { sandboxCredentials } from './credentials.ts';
import { startSandbox } from './sandbox.ts';
import { exampleAccount } from './testing/example-account.ts';
import { type Clients, makeClients } from './testing/sdk-clients.ts';
import { useSandbox } from './testing/use-sandbox.ts';

const expired = {
  secretAccessKey: 'once-valid',
  accountId: '111122223333',
  arn: 'arn:aws:iam::111122223333:user/gone',
  sessionToken: 'token',
  expiresAt: Date.parse('2026-01-01T00:00:00Z'),
};
const used = useSandbox({ credentials: { AKIDEXPIRED: expired } });

const callsByProtocol: readonly (readonly [string, (clients: Clients) => Promise<unknown>])[] = [
  ['REST-JSON', ({ apiGateway }) => apiGateway.send(new GetRestApisCommand({}))],
  ['EC2 query', ({ ec2 }) => ec2.send(new DescribeVpcsCommand({}))],
  ['query', ({ sts }) => sts.send(new GetCallerIdentityCommand({}))],
  ['AWS JSON', ({ cloudTrail }) => cloudTrail.send(new LookupEventsCommand({}))],
  ['REST-XML', ({ cloudFront }) => cloudFront.send(new ListDistributionsCommand({}))],
];

const clientsWith = (credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string }) =>
  makeClients({ url: used.sandbox.url, region: 'eu-west-1', credentials });

async function errorOf(call: Promise<unknown>): Promise<readonly [string, number | undefined]> {
  const cause = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  const { name, $metadata } = cause as { name: string; $metadata?: { httpStatusCode?: number } };
  return [name, $metadata?.httpStatusCode];
}

describe.each(callsByProtocol)('a call in %s', (protocol, send) => {
  const spelling = {
    'REST-JSON': {
      mismatch: ['InvalidSignatureException', 403],
      unknown: ['UnrecognizedClientException', 403],
      expired: ['ExpiredTokenException', 403],
    },
    'EC2 query': { mismatch: ['AuthFailure', 401], unknown: ['AuthFailure', 401], expired: ['RequestExpired', 400] },
    query: {
      mismatch: ['SignatureDoesNotMatch', 403],
      unknown: ['InvalidClientTokenId', 403],
      expired: ['ExpiredToken', 403],
    },
    'AWS JSON': {
      mismatch: ['InvalidSignatureException', 400],
      unknown: ['UnrecognizedClientException', 400],
      expired: ['ExpiredTokenException', 400],
    },
    'REST-XML': {
      mismatch: ['SignatureDoesNotMatch', 403],
      unknown: ['InvalidClientTokenId', 403],
      expired: ['ExpiredToken', 403],
    },
  }[protocol];

  test('is answered when it is signed with the right secret', async () => {
    await expect(send(used.clients)).resolves.toBeDefined();
  });

  test('is refused when it is signed with another secret', async () => {
    const clients = clientsWith({ ...sandboxCredentials, secretAccessKey: 'wrong' });
    expect(await errorOf(send(clients))).toEqual(spelling?.mismatch);
  });

  test('is refused when the key is unknown', async () => {
    const clients = clientsWith({ accessKeyId: 'AKIDNOBODY', secretAccessKey: 'x' });
    expect(await errorOf(send(clients))).toEqual(spelling?.unknown);
  });

  test('is refused when the credential has expired', async () => {
    const clients = clientsWith({ accessKeyId: 'AKIDEXPIRED', secretAccessKey: 'once-valid', sessionToken: 'token' });
    expect(await errorOf(send(clients))).toEqual(spelling?.expired);
  });
});

test('a temporary key without its session token is refused', async () => {
  const clients = clientsWith({ accessKeyId: 'AKIDEXPIRED', secretAccessKey: 'once-valid' });
  expect(await errorOf(clients.sts.send(new GetCallerIdentityCommand({})))).toEqual(['InvalidClientTokenId', 403]);
});

test('a path with encoded parts is signed encoded twice', async () => {
  const resourceArn = 'arn:aws:apigateway:eu-west-1::/restapis/orders0001';
  await expect(used.clients.apiGateway.send(new GetTagsCommand({ resourceArn }))).resolves.toHaveProperty('tags');
});

test.each([
  ['more than five minutes old', 6 * 60_000, 'Signature expired'],
  ['more than five minutes ahead', -6 * 60_000, 'Signature not yet current'],
])('a signature that is %s is refused', async (_, aheadMs, message) => {
  const sandbox = await startSandbox({ accounts: [exampleAccount], now: () => Date.now() + aheadMs });
  const { apiGateway } = makeClients({ url: sandbox.url, region: 'eu-west-1' });
  await expect(apiGateway.send(new GetRestApisCommand({}))).rejects.toThrow(message);
  await sandbox.close();
});

test('an unsigned request is refused in the words of its service', async () => {
  const rest = await fetch(`${used.sandbox.url}/restapis`);
  expect([rest.status, rest.headers.get('x-amzn-errortype')]).toEqual([403, 'MissingAuthenticationTokenException']);
  const query = await fetch(used.sandbox.url, { method: 'POST', body: 'Action=GetCallerIdentity&Version=2011-06-15' });
  expect([query.status, await query.text()]).toEqual([
    403,
    expect.stringContaining('<Code>MissingAuthenticationToken</Code>'),
  ]);
});

test('a changed request no longer fits its signature', async () => {
  const { apiGateway } = used.clients;
  apiGateway.middlewareStack.add(
    (next) => (args) => {
      (args.request as { query: Record<string, string> }).query['limit'] = '7';
      return next(args);
    },
    { step: 'deserialize' },
  );
  await expect(apiGateway.send(new GetRestApisCommand({}))).rejects.toMatchObject({
    name: 'InvalidSignatureException',
  });
});

test('signatures are not looked at when that is switched off', async () => {
  const sandbox = await startSandbox({ accounts: [exampleAccount], verifySignatures: false });
  const credentials = { ...sandboxCredentials, secretAccessKey: 'wrong' };
  const { apiGateway } = makeClients({ url: sandbox.url, region: 'eu-west-1', credentials });
  await expect(apiGateway.send(new GetRestApisCommand({}))).resolves.toHaveProperty('items');
  await sandbox.close();
});
