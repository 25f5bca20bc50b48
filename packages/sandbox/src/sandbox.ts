import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerDataPlane, isInvokeRequest } from './data-plane.ts';
import { createManagementApi, type ManagementApi } from './management-api.ts';
import { readAccountFiles } from './read-account-files.ts';
import type { AccountFile } from './account-file.ts';
import type { Fault } from './faults.ts';
import type { RecordedCall } from './recorded-call.ts';
import type { SandboxOptions } from './sandbox-options.ts';
import { readRequest, sendAnswer } from './wire.ts';

/** A running AWS on loopback. */
export interface Sandbox {
  readonly url: string;
  readonly port: number;
  /** Every management call so far, oldest first. */
  readonly calls: readonly RecordedCall[];
  resetCalls(): void;
  setFaults(faults: readonly Fault[]): void;
  /** Replaces the accounts; keys of accounts that are still there stay valid. */
  setAccounts(accounts: readonly object[]): void;
  close(): Promise<void>;
}

/** Starts a server that serves the account files over AWS's wire protocols, and their transcripts on invoke hosts. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  let files = readAll(options.accounts);
  const management = createManagementApi(files, options);
  const host = options.host ?? '127.0.0.1';
  const server = createServer((incoming, response) => {
    if (isInvokeRequest(incoming)) {
      answerDataPlane(
        incoming,
        response,
        files.flatMap((file) => file.transcripts ?? []),
      );
      return;
    }
    void serveManagement(management, incoming, response);
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  const port = portOf(server.address());
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${String(port)}`,
    port,
    get calls() {
      return management.calls;
    },
    resetCalls: () => management.resetCalls(),
    setFaults: (faults) => management.setFaults(faults),
    setAccounts: (accounts) => {
      files = readAll(accounts);
      management.setAccounts(files);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serveManagement(
  management: ManagementApi,
  incoming: Parameters<typeof readRequest>[0],
  response: Parameters<typeof sendAnswer>[0],
): Promise<void> {
  try {
    const answer = await management.answer(await readRequest(incoming));
    if (answer === 'cut') response.destroy();
    else sendAnswer(response, answer);
  } catch (cause) {
    // The caller went away, or the sandbox has a bug: either way the connection tells nothing more.
    if (!response.headersSent && !response.destroyed) {
      sendAnswer(response, {
        status: 500,
        headers: { 'content-type': 'text/plain' },
        body: `sandbox: ${String(cause)}`,
      });
    }
  }
}

function readAll(accounts: readonly object[]): readonly AccountFile[] {
  return accounts.flatMap((account, index) => readAccountFiles(account, `accounts[${String(index)}]`));
}

function portOf(address: string | AddressInfo | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}
