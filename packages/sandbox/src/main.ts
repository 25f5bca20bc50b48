import { readFileSync } from 'node:fs';
import type { AccountFile } from './account-file.ts';
import { readCliOptions, UsageError } from './cli-options.ts';
import { sandboxCredentials } from './credentials.ts';
import { AccountFileError, listUnknownParts, readAccountFiles } from './read-account-files.ts';
import { startSandbox } from './sandbox.ts';
import { shiftTimes } from './shift-times.ts';

async function main(): Promise<void> {
  const { accountPaths, isAsOfNow, ...options } = readCliOptions(process.argv.slice(2));
  const written = accountPaths.flatMap(readFile);
  const accounts = isAsOfNow ? written.map((account) => shiftTimes(account, Date.now())) : written;
  const sandbox = await startSandbox({ ...options, accounts, recordCalls: false });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      void sandbox.close().then(() => process.exit(0));
    });
  }
  console.log(describe(sandbox.url, accounts));
}

function readFile(path: string): readonly AccountFile[] {
  const accounts = readAccountFiles(parseJson(path), path);
  for (const part of new Set(accounts.flatMap(listUnknownParts))) {
    console.warn(`${path}: ${part} is no part of an account file that the sandbox knows; it is not served.`);
  }
  return accounts;
}

function parseJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AccountFileError(
      path,
      'the file',
      `cannot be read as JSON (${reason}). Give the path of an account file.`,
    );
  }
}

function describe(url: string, accounts: readonly AccountFile[]): string {
  const places = new Set(accounts.map(({ accountId, region }) => `${accountId} in ${region}`));
  const region = accounts[0]?.region ?? 'us-east-1';
  return [
    `AWS sandbox on ${url}: ${[...places].join(', ')}`,
    `  export AWS_ENDPOINT_URL=${url} AWS_REGION=${region}`,
    `  export AWS_ACCESS_KEY_ID=${sandboxCredentials.accessKeyId} AWS_SECRET_ACCESS_KEY=${sandboxCredentials.secretAccessKey}`,
  ].join('\n');
}

main().catch((cause: unknown) => {
  const isExpected = cause instanceof UsageError || cause instanceof AccountFileError;
  console.error(isExpected ? cause.message : cause);
  process.exitCode = 1;
});
