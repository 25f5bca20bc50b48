import { CreateDeploymentCommand, GetRestApiCommand, GetRestApisCommand } from '@aws-sdk/client-api-gateway';
import { CreateVpcCommand, DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { describe, expect, test } from 'vitest';
import { startSandbox } from './sandbox.ts';
import { exampleAccount } from './testing/example-account.ts';
import { useSandbox } from './testing/use-sandbox.ts';

const used = useSandbox();

describe('recorded calls', () => {
  test('tell service, operation, action, resource, place, time and outcome', async () => {
    const before = Date.now();
    await used.clients.apiGateway.send(new GetRestApiCommand({ restApiId: 'nope' })).catch(() => undefined);
    const [call] = used.sandbox.calls;
    expect(call).toEqual({
      service: 'API Gateway',
      operation: 'GetRestApi',
      action: 'apigateway:GET',
      resource: 'arn:aws:apigateway:eu-west-1::/restapis/nope',
      accountId: '111122223333',
      region: 'eu-west-1',
      at: expect.any(Number),
      outcome: 'error',
      status: 404,
      errorCode: 'NotFoundException',
    });
    expect(call?.at).toBeGreaterThanOrEqual(before);
  });

  test('can be forgotten, or not kept at all', async () => {
    await used.clients.ec2.send(new DescribeVpcsCommand({}));
    used.sandbox.resetCalls();
    expect(used.sandbox.calls).toEqual([]);
    const quiet = await startSandbox({ accounts: [exampleAccount], recordCalls: false });
    await fetch(quiet.url);
    expect(quiet.calls).toEqual([]);
    await quiet.close();
  });
});

describe('what the sandbox does not serve', () => {
  test('is refused with a clear text: changes', async () => {
    const deploy = new CreateDeploymentCommand({ restApiId: 'orders0001' });
    await expect(used.clients.apiGateway.send(deploy)).rejects.toThrow(
      'The sandbox does not serve POST /restapis/orders0001/deployments of API Gateway. It answers reads only.',
    );
    const create = used.clients.ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
    await expect(create).rejects.toThrow('The sandbox does not serve CreateVpc of EC2.');
    expect(used.sandbox.calls.at(-1)).toMatchObject({ operation: 'CreateVpc', outcome: 'rejected' });
  });

  test('is refused with a clear text: other services', async () => {
    const authorization =
      'AWS4-HMAC-SHA256 Credential=A/20260110/eu-west-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0';
    const reply = await fetch(used.sandbox.url, { headers: { authorization } });
    expect([reply.status, await reply.text()]).toEqual([404, expect.stringContaining('of dynamodb')]);
  });
});

test('many clients are answered at the same time', async () => {
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => used.clients.apiGateway.send(new GetRestApisCommand({ limit: 1 }))),
  );
  expect(answers.map(({ items }) => items?.length)).toEqual(Array.from({ length: 50 }, () => 1));
});

test('a port that is taken is an error', async () => {
  await expect(startSandbox({ accounts: [], port: used.sandbox.port })).rejects.toThrow('EADDRINUSE');
});
