import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const demo = join(import.meta.dirname, '../packages/sandbox/accounts/demo.json');

/** The demo account with 200,000 lines in one execution log, of the fifty minutes before it was seen. */
export const writeCrowdedAccount = (): string => {
  // Our own file.
  const account = JSON.parse(readFileSync(demo, 'utf8')) as { observedAt: string };
  const startTime = new Date(Date.parse(account.observedAt) - 50 * 60_000).toISOString();
  const log = {
    logGroupName: 'API-Gateway-Execution-Logs_rep5h1v8ud/prod',
    count: 200_000,
    startTime,
    intervalMs: 15,
    message: '({requestId}) Method completed with status: 200',
  };
  const file = join(mkdtempSync(join(tmpdir(), 'gatescope-crowded-')), 'account.json');
  writeFileSync(file, JSON.stringify({ ...account, generatedLogs: [log] }));
  return file;
};
