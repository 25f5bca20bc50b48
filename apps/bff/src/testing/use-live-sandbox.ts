import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCollector } from '@gatescope/collector';
import { readAccessLine } from '@gatescope/engine';
import { sandboxCredentials, startSandbox, type Sandbox } from '@gatescope/sandbox';
import { adaptCollector } from '../aws/collector-adapter.ts';
import type { CollectorPort } from '../ports.ts';

/** A sandbox with the example account, and the collector that reads it. */
export interface LiveSandbox {
  readonly sandbox: Sandbox;
  readonly collector: CollectorPort;
  close(): Promise<void>;
}

/** The example account; parts of it can be replaced. */
export const exampleAccount = (changes: object = {}): object => {
  const account: object = JSON.parse(readFileSync(join(import.meta.dirname, 'account.json'), 'utf8'));
  return { ...account, ...changes };
};

/** Starts a sandbox and lets the SDK find it, as `AWS_ENDPOINT_URL` would. Quotas are lifted: they are not the subject. */
export const startLiveSandbox = async (account: object): Promise<LiveSandbox> => {
  const sandbox = await startSandbox({ accounts: [account] });
  const before = process.env['AWS_ENDPOINT_URL'];
  process.env['AWS_ENDPOINT_URL'] = sandbox.url;
  const aws = createCollector({
    regions: ['eu-west-1'],
    credentials: sandboxCredentials,
    quotaShare: 20,
    readAccessLine,
  });
  return {
    sandbox,
    collector: adaptCollector(aws, [{ regions: ['eu-west-1'] }], () => new Date()),
    close: async () => {
      aws.close();
      if (before === undefined) delete process.env['AWS_ENDPOINT_URL'];
      else process.env['AWS_ENDPOINT_URL'] = before;
      await sandbox.close();
    },
  };
};
