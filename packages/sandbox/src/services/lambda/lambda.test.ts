import * as lambda from '@aws-sdk/client-lambda';
import { describe, expect, test } from 'vitest';
import { expectEveryOperation, useSandbox } from '../../testing/use-sandbox.ts';
import { lambda as service } from './lambda.ts';

const used = useSandbox();
const arn = 'arn:aws:lambda:eu-west-1:111122223333:function:orders';

describe('a function', () => {
  test.each(['orders', arn, '111122223333:function:orders'])('is found by %s', async (FunctionName) => {
    const command = new lambda.GetFunctionConfigurationCommand({ FunctionName });
    const found = await used.clients.lambda.send(command);
    expect(found).toMatchObject({ FunctionName: 'orders', Timeout: 29 });
    expect(found).not.toHaveProperty('policy');
  });

  test('tells its reserved concurrency, tags and configuration', async () => {
    const { lambda: client } = used.clients;
    const ask = (FunctionName: string) => client.send(new lambda.GetFunctionConcurrencyCommand({ FunctionName }));
    expect((await ask('orders')).ReservedConcurrentExecutions).toBe(2);
    expect((await ask('silent')).ReservedConcurrentExecutions).toBeUndefined();
    const whole = await client.send(new lambda.GetFunctionCommand({ FunctionName: 'orders' }));
    expect(whole).toMatchObject({
      Configuration: { Timeout: 29 },
      Tags: { team: 'orders' },
      Concurrency: { ReservedConcurrentExecutions: 2 },
    });
  });

  test('that the file does not speak of cannot be read', async () => {
    const command = new lambda.GetFunctionConfigurationCommand({ FunctionName: 'nope' });
    await expect(used.clients.lambda.send(command)).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});

describe('the policy of a function', () => {
  const ask = (FunctionName: string, Qualifier?: string) =>
    used.clients.lambda.send(new lambda.GetPolicyCommand({ FunctionName, Qualifier }));

  test('is text', async () => {
    expect((await ask('orders')).Policy).toBe('{"Version":"2012-10-17","Statement":[]}');
  });

  test('does not exist when it is null; each alias has its own', async () => {
    await expect(ask('orders', 'live')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(ask(`${arn}:live`)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  test('cannot be read when the file does not say it', async () => {
    await expect(ask('silent')).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(ask('silent', 'live')).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});

test('an alias tells its version', async () => {
  const ask = (Name: string) => used.clients.lambda.send(new lambda.GetAliasCommand({ FunctionName: 'orders', Name }));
  expect(await ask('live')).toMatchObject({ AliasArn: `${arn}:live`, FunctionVersion: '3' });
  await expect(ask('gone')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('every call is recorded with the ARN of the function', () => {
  expect(used.sandbox.calls.map(({ resource }) => resource)).toContain(`${arn}:live`);
});

test('every operation is tried above', () => expectEveryOperation(used.sandbox, service));
