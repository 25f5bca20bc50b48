import { GetResourcesCommand, GetRestApiCommand, GetRestApisCommand } from '@aws-sdk/client-api-gateway';
import { LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import { ListDistributionsCommand } from '@aws-sdk/client-cloudfront';
import { DescribeSubnetsCommand, DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { GetPolicyCommand } from '@aws-sdk/client-lambda';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterEach, describe, expect, test } from 'vitest';
import type { Clients } from './testing/sdk-clients.ts';
import { useSandbox } from './testing/use-sandbox.ts';

const used = useSandbox();
const listApis = () => used.clients.apiGateway.send(new GetRestApisCommand({}));
const api = { restApiId: 'orders0001' };

afterEach(() => {
  used.sandbox.setFaults([]);
  used.sandbox.resetCalls();
});

const spellings: readonly (readonly [
  string,
  (clients: Clients) => Promise<unknown>,
  Readonly<Record<string, string>>,
])[] = [
  [
    'API Gateway',
    ({ apiGateway }) => apiGateway.send(new GetRestApisCommand({})),
    { deny: 'AccessDeniedException', throttle: 'TooManyRequestsException', fail: 'InternalFailure' },
  ],
  [
    'EC2',
    ({ ec2 }) => ec2.send(new DescribeVpcsCommand({})),
    { deny: 'UnauthorizedOperation', throttle: 'RequestLimitExceeded', fail: 'InternalError' },
  ],
  [
    'STS',
    ({ sts }) => sts.send(new GetCallerIdentityCommand({})),
    { deny: 'AccessDenied', throttle: 'Throttling', fail: 'InternalFailure' },
  ],
  [
    'CloudTrail',
    ({ cloudTrail }) => cloudTrail.send(new LookupEventsCommand({})),
    { deny: 'AccessDeniedException', throttle: 'ThrottlingException', fail: 'InternalFailure' },
  ],
  [
    'Lambda',
    ({ lambda }) => lambda.send(new GetPolicyCommand({ FunctionName: 'orders' })),
    { deny: 'AccessDeniedException', throttle: 'TooManyRequestsException', fail: 'InternalFailure' },
  ],
  [
    'CloudFront',
    ({ cloudFront }) => cloudFront.send(new ListDistributionsCommand({})),
    { deny: 'AccessDenied', throttle: 'Throttling', fail: 'InternalFailure' },
  ],
];

describe.each(spellings)('%s', (_, send, names) => {
  test.each(['deny', 'throttle', 'fail'] as const)('spells "%s" in its own way', async (kind) => {
    used.sandbox.setFaults([{ kind }]);
    await expect(send(used.clients)).rejects.toMatchObject({ name: names[kind] });
  });
});

describe('deny', () => {
  test('says who may not do what on which resource', async () => {
    used.sandbox.setFaults([{ kind: 'deny' }]);
    await expect(listApis()).rejects.toThrow(
      'User: arn:aws:sts::111122223333:assumed-role/gatescope-host/sandbox is not authorized to perform: apigateway:GET ' +
        'on resource: arn:aws:apigateway:eu-west-1::/restapis because no identity-based policy allows the apigateway:GET action',
    );
  });

  test('strikes by resource, and leaves the rest readable', async () => {
    used.sandbox.setFaults([
      { kind: 'deny', action: 'apigateway:GET', resource: 'arn:aws:apigateway:*::/restapis/*/resources' },
    ]);
    const { apiGateway: client } = used.clients;
    await expect(client.send(new GetResourcesCommand(api))).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(client.send(new GetRestApiCommand(api))).resolves.toMatchObject({ name: 'orders' });
    expect(used.sandbox.calls.map(({ operation, outcome }) => [operation, outcome])).toEqual([
      ['GetResources', 'denied'],
      ['GetRestApi', 'answered'],
    ]);
  });

  test('strikes by action with wildcards, in any case of letters', async () => {
    used.sandbox.setFaults([{ kind: 'deny', action: 'EC2:describe*' }]);
    await expect(used.clients.ec2.send(new DescribeSubnetsCommand({}))).rejects.toMatchObject({
      name: 'UnauthorizedOperation',
    });
    await expect(listApis()).resolves.toHaveProperty('items');
  });
});

describe('throttle', () => {
  test('asks API Gateway’s clients to wait', async () => {
    used.sandbox.setFaults([{ kind: 'throttle', retryAfterSeconds: 3 }]);
    await expect(listApis()).rejects.toMatchObject({ retryAfterSeconds: '3', $metadata: { httpStatusCode: 429 } });
  });

  test('strikes only as often as it is told', async () => {
    used.sandbox.setFaults([{ kind: 'throttle', operation: 'GetRestApis', times: 2 }]);
    await expect(listApis()).rejects.toThrow('Too Many Requests');
    await expect(listApis()).rejects.toThrow('Too Many Requests');
    await expect(listApis()).resolves.toHaveProperty('items');
    expect(used.sandbox.calls.map(({ outcome }) => outcome)).toEqual(['throttled', 'throttled', 'answered']);
  });
});

describe('other faults', () => {
  test('cut drops the connection', async () => {
    used.sandbox.setFaults([{ kind: 'cut' }]);
    await expect(listApis()).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(used.sandbox.calls.map(({ outcome }) => outcome)).toEqual(['cut']);
  });

  test('malformed sends half a body', async () => {
    used.sandbox.setFaults([{ kind: 'malformed' }]);
    await expect(listApis()).rejects.toMatchObject({ name: 'SyntaxError' });
    await expect(used.clients.ec2.send(new DescribeVpcsCommand({}))).rejects.toThrow(/xml/i);
  });

  test('delay lets later calls be answered first', async () => {
    used.sandbox.setFaults([{ kind: 'delay', operation: 'GetRestApis', delayMs: 80 }]);
    const answered: string[] = [];
    await Promise.all([
      listApis().then(() => answered.push('delayed')),
      used.clients.apiGateway.send(new GetRestApiCommand(api)).then(() => answered.push('at once')),
    ]);
    expect(answered).toEqual(['at once', 'delayed']);
  });

  test('strike in one account or Region only when they name it', async () => {
    used.sandbox.setFaults([
      { kind: 'deny', region: 'us-*' },
      { kind: 'deny', accountId: '999999999999' },
    ]);
    await expect(listApis()).resolves.toHaveProperty('items');
  });
});
