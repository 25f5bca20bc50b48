import { afterAll, beforeAll, expect } from 'vitest';
import type { Service } from '../call.ts';
import { type Sandbox, startSandbox } from '../sandbox.ts';
import type { SandboxOptions } from '../sandbox-options.ts';
import { exampleAccount } from './example-account.ts';
import { type Clients, makeClients } from './sdk-clients.ts';

/** A sandbox that runs for the tests of one file, and clients of it. */
export interface UsedSandbox {
  readonly sandbox: Sandbox;
  readonly clients: Clients;
}

/** Starts a sandbox before the tests and closes it after them; it serves the example account unless told otherwise. */
export function useSandbox(options: Partial<SandboxOptions> = {}): UsedSandbox {
  let sandbox: Sandbox | undefined;
  const started = () => {
    if (sandbox === undefined) throw new Error('the sandbox runs within tests only');
    return sandbox;
  };
  beforeAll(async () => {
    sandbox = await startSandbox({ accounts: [exampleAccount], ...options });
  });
  afterAll(() => started().close());
  return {
    get sandbox() {
      return started();
    },
    get clients() {
      return makeClients({ url: started().url, region: exampleAccount.region });
    },
  };
}

/** Fails unless the tests so far have had an answer from every operation of the service. */
export function expectEveryOperation({ calls }: Sandbox, { name, operations }: Service): void {
  const answered = calls.filter(({ service, outcome }) => service === name && outcome === 'answered');
  const called = new Set(answered.map(({ operation }) => operation));
  expect(operations.map((operation) => operation.name).filter((operation) => !called.has(operation))).toEqual([]);
}
