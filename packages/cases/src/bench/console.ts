import { join } from 'node:path';
import { type RunningBff, startBff } from '../testing/start-bff.ts';
import { root } from './root.ts';

const bundle = join(root, 'apps/bff/dist/main.js');

/** Starts the console as it is shipped: the bundled file in a process of its own. */
export const startConsole = (awsUrl: string, region: string): Promise<RunningBff> =>
  startBff({ awsUrl, region, bundle, env: { GATESCOPE_LOG_LEVEL: 'warn' } });

/**
 * The same with a probe that says what is left in memory after a collection. Optimised machine code is left off: V8 keeps on
 * making it for thousands of diagnoses, and it would hide what the console itself holds on to.
 */
export const startProbedConsole = async (
  awsUrl: string,
  region: string,
): Promise<RunningBff & { readonly heldMib: () => Promise<number> }> => {
  const console = await startBff({
    awsUrl,
    region,
    bundle,
    env: { GATESCOPE_LOG_LEVEL: 'warn', GATESCOPE_REUSE_MS: '60000' },
    probe: {
      flags: ['--expose-gc', '--no-opt', '--no-sparkplug'],
      module: join(import.meta.dirname, 'heap-probe.mjs'),
    },
  });
  return {
    ...console,
    heldMib: async () => {
      const { bytes } = (await console.ask()) as { readonly bytes: number }; // what heap-probe.mjs sends
      return bytes / 1024 / 1024;
    },
  };
};

/** Asks it for a diagnosis; says how long that took and whether it was answered well. */
export const askDiagnosis = async (
  consoleUrl: string,
  url: string,
): Promise<{ readonly ms: number; readonly ok: boolean }> => {
  const begun = performance.now();
  const answer = await fetch(`${consoleUrl}/api/diagnoses`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ request: { method: 'GET', url, headers: {} }, symptom: { kind: 'refused', status: 403 } }),
  });
  await answer.text();
  return { ms: performance.now() - begun, ok: answer.ok };
};

/** Resident memory of the console in MiB, as it says itself. */
export const residentMib = async (consoleUrl: string): Promise<number> => {
  const text = await (await fetch(`${consoleUrl}/metrics`)).text();
  const bytes = /^gatescope_process_resident_memory_bytes (\S+)/m.exec(text)?.[1];
  return Number(bytes) / 1024 / 1024;
};
