import { readdirSync, readFileSync } from 'node:fs';
import { sandboxCredentials, startSandbox, readAccountFiles } from '@gatescope/sandbox';
import { caseRequestSchema, complaintSchema, snapshotSchema, toRequest } from '@gatescope/shared';
import { afterEach, describe, expect, it } from 'vitest';
import { createCollector } from './collector.ts';
import { isRecord } from './is-record.ts';

const folder = new URL('../../../cases/public/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));

afterEach(() => {
  delete process.env['AWS_ENDPOINT_URL'];
});

const idOf = (account: Record<string, unknown>): string => {
  const api = account['restApi'] ?? account['apiV2'];
  return isRecord(api) ? String(api['id'] ?? api['ApiId']) : '';
};

describe.each(names)('%s', (name) => {
  it('becomes a snapshot', async () => {
    const file: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
    if (!isRecord(file) || !isRecord(file['account'])) throw new Error('no case');
    const { account } = file;
    const sandbox = await startSandbox({ accounts: readAccountFiles(file, name) });
    process.env['AWS_ENDPOINT_URL'] = sandbox.url;
    const region = String(account['region']);
    const collector = createCollector({ regions: [region], credentials: sandboxCredentials });
    try {
      const { snapshot } = await collector.collect(
        { region, apiId: idOf(account) },
        {
          request: file['request'] === null ? null : toRequest(caseRequestSchema.parse(file['request'])),
          complaint: complaintSchema.parse(file['symptom']),
        },
      );
      expect(snapshotSchema.safeParse(snapshot).error).toBeUndefined();
      expect(snapshot.target).toMatchObject({ accountId: account['accountId'], apiId: idOf(account) });
    } finally {
      collector.close();
      await sandbox.close();
    }
  });
});
