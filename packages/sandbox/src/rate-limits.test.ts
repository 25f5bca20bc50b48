import { GetRestApisCommand, GetResourcesCommand } from '@aws-sdk/client-api-gateway';
import { GetApisCommand } from '@aws-sdk/client-apigatewayv2';
import { describe, expect, test } from 'vitest';
import { createRateLimiter, type LimitedCall } from './rate-limits.ts';
import { startSandbox } from './sandbox.ts';
import { exampleAccount } from './testing/example-account.ts';
import { makeClients } from './testing/sdk-clients.ts';

const place = { accountId: '111122223333', region: 'eu-west-1' };

function limiter() {
  let now = 0;
  const inner = createRateLimiter(() => now);
  return {
    wait: (seconds: number) => {
      now += seconds * 1000;
    },
    take: (call: Partial<LimitedCall>) =>
      inner.take({ signingName: 'apigateway', operation: 'GetStages', isNarrowed: false, ...place, ...call }),
    /** How many equal calls pass before one is refused, at most 500. */
    passing(call: Partial<LimitedCall>) {
      let count = 0;
      while (count < 500 && this.take(call) === undefined) count++;
      return count;
    },
  };
}

describe('API Gateway', () => {
  test('lets 40 calls pass at once and 10 per second after that, all operations together', () => {
    const limit = limiter();
    expect(limit.passing({})).toBe(40);
    expect(limit.passing({ operation: 'GetApis' })).toBe(0);
    limit.wait(1);
    expect(limit.passing({})).toBe(10);
    limit.wait(60);
    expect(limit.passing({})).toBe(40);
  });

  test('lets 5 GetResources pass per 2 seconds', () => {
    const limit = limiter();
    expect(limit.passing({ operation: 'GetResources' })).toBe(5);
    limit.wait(2);
    expect(limit.passing({ operation: 'GetResources' })).toBe(5);
  });

  test('takes nothing from the common bucket for a refused call', () => {
    const limit = limiter();
    for (let call = 0; call < 30; call++) limit.take({ operation: 'GetResources' });
    expect(limit.passing({})).toBe(35);
  });

  test('counts each account and Region for itself', () => {
    const limit = limiter();
    limit.passing({});
    expect(limit.passing({ region: 'us-east-1' })).toBe(40);
    expect(limit.passing({ accountId: '444455556666' })).toBe(40);
  });

  test('tells how long to wait', () => {
    const limit = limiter();
    limit.passing({});
    expect(limit.take({})).toBeCloseTo(0.1);
  });
});

describe('other services', () => {
  test.each([
    [{ signingName: 'ec2', operation: 'DescribeVpcEndpoints' }, 100],
    [{ signingName: 'ec2', operation: 'DescribeSecurityGroups' }, 50],
    [{ signingName: 'ec2', operation: 'DescribeSecurityGroups', isNarrowed: true }, 100],
    [{ signingName: 'logs', operation: 'FilterLogEvents' }, 10],
    [{ signingName: 'logs', operation: 'FilterLogEvents', region: 'us-east-1' }, 25],
    [{ signingName: 'logs', operation: 'FilterLogEvents', region: 'eu-central-1' }, 5],
    [{ signingName: 'logs', operation: 'GetLogEvents', region: 'us-west-2' }, 10],
    [{ signingName: 'cloudtrail', operation: 'LookupEvents' }, 2],
    [{ signingName: 'sts', operation: 'GetCallerIdentity' }, 500],
  ])('%j lets %i calls pass at once', (call, count) => {
    expect(limiter().passing(call)).toBe(count);
  });
});

test('a sandbox that enforces limits throttles v1 and v2 together', async () => {
  let now = Date.now();
  const sandbox = await startSandbox({ accounts: [exampleAccount], enforceRateLimits: true, now: () => now });
  const { apiGateway, apiGatewayV2 } = makeClients({ url: sandbox.url, region: 'eu-west-1' });
  const outcomes = () => sandbox.calls.map(({ outcome }) => outcome);
  for (let call = 0; call < 20; call++) {
    await apiGateway.send(new GetRestApisCommand({}));
    await apiGatewayV2.send(new GetApisCommand({}));
  }
  expect(new Set(outcomes())).toEqual(new Set(['answered']));
  const command = new GetResourcesCommand({ restApiId: 'orders0001' });
  await expect(apiGateway.send(command)).rejects.toMatchObject({
    name: 'TooManyRequestsException',
    retryAfterSeconds: '1',
  });
  now += 1000;
  await expect(apiGateway.send(command)).resolves.toHaveProperty('items');
  await sandbox.close();
});
