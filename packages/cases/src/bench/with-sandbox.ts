import {
  type Collected,
  type Collector,
  type CollectorOptions,
  createCollector,
  longestChain,
} from '@gatescope/collector';
import { diagnose } from '@gatescope/engine';
import { type Sandbox, sandboxCredentials, type SandboxOptions, startSandbox } from '@gatescope/sandbox';
import { type Complaint, type Diagnosis, settleDiagnosis, toRequest } from '@gatescope/shared';

/** Runs work against a sandbox that `AWS_ENDPOINT_URL` points to meanwhile. */
export const withSandbox = async <T>(options: SandboxOptions, work: (sandbox: Sandbox) => Promise<T>): Promise<T> => {
  const sandbox = await startSandbox(options);
  const before = process.env['AWS_ENDPOINT_URL'];
  process.env['AWS_ENDPOINT_URL'] = sandbox.url;
  try {
    return await work(sandbox);
  } finally {
    if (before === undefined) delete process.env['AWS_ENDPOINT_URL'];
    else process.env['AWS_ENDPOINT_URL'] = before;
    await sandbox.close();
  }
};

/** A collector with empty caches; its requests may wait long, for a busy machine is no fault of it. */
export const makeCollector = (region: string, more: Partial<CollectorOptions> = {}): Collector =>
  createCollector({ regions: [region], credentials: sandboxCredentials, requestTimeoutMs: 60_000, ...more });

const complaint: Complaint = { kind: 'refused', status: 403 };

/** A diagnosis, and how many of its calls had to wait for one another. */
interface Diagnosed {
  readonly collected: Collected;
  readonly diagnosis: Diagnosis;
  /** What a diagnosis finds wanting can only be asked once it is there: the chains of the rounds add up. */
  readonly chain: number;
}

/** Collects and diagnoses one request, as the console does. */
export const diagnoseOnce = async (
  collector: Collector,
  target: { readonly region: string; readonly apiId: string; readonly url: string },
): Promise<Diagnosed> => {
  let chain = 0;
  const request = toRequest({ method: 'GET', url: target.url, headers: {} });
  const settled = await settleDiagnosis<Collected>({
    collect: async (wanted, previous) => {
      const collected = await collector.collect(target, {
        request,
        complaint,
        wanted: [...wanted],
        ...(previous === undefined ? {} : { previous }),
      });
      chain += longestChain(collected.calls.slice(previous?.calls.length ?? 0));
      return collected;
    },
    diagnose: ({ snapshot, observations }) =>
      diagnose({ snapshot, request, complaint, observations }, { fixes: false }),
  });
  return { ...settled, chain };
};
