import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '../../../..');

/** A running console. */
export interface RunningBff {
  readonly url: string;
  readonly pid: number;
  /** From starting the process until it said where it listens. */
  readonly readyMs: number;
  /** What the preloaded probe answers; needs `probe`. */
  readonly ask: () => Promise<unknown>;
  /** Everything it has written so far. */
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

/** How the console is started. */
export interface BffStart {
  readonly awsUrl: string;
  readonly region: string;
  /** The bundled file; its sources when absent. */
  readonly bundle?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Flags of Node, and a module to load first that answers messages. */
  readonly probe?: { readonly flags: readonly string[]; readonly module: string };
}

const program = (bundle: string | undefined): string[] =>
  bundle === undefined
    ? ['--import', pathToFileURL(createRequire(join(root, 'package.json')).resolve('tsx')).href, 'apps/bff/src/main.ts']
    : ['--max-old-space-size=512', '--max-semi-space-size=4', bundle];

/** Starts the console as a process of its own on a free port: it meets the sandbox on the wire, as it would meet AWS. */
export const startBff = async ({ awsUrl, region, bundle, env = {}, probe }: BffStart): Promise<RunningBff> => {
  const begun = performance.now();
  const probing = probe === undefined ? [] : [...probe.flags, '--import', pathToFileURL(probe.module).href];
  const child = spawn(process.execPath, [...probing, ...program(bundle)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe', ...(probe === undefined ? [] : ['ipc' as const])],
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      PORT: '0',
      GATESCOPE_ANNOUNCE: '1',
      GATESCOPE_REGIONS: region,
      AWS_ENDPOINT_URL: awsUrl,
      AWS_ACCESS_KEY_ID: 'AKIDSANDBOX',
      AWS_SECRET_ACCESS_KEY: 'gatescope-sandbox-not-a-secret',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      ...env,
    },
  });
  let text = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      text += String(chunk);
      const said = /Gatescope: (http:\S+)/.exec(text)?.[1];
      if (said !== undefined) resolve(said);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => reject(new Error(`The console ended with ${String(code)}: ${text}`)));
  });
  return {
    url,
    pid: child.pid ?? 0,
    readyMs: performance.now() - begun,
    ask: async () => {
      const answer = once(child, 'message');
      child.send('');
      return (await answer)[0];
    },
    output: () => text,
    stop: async () => {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
};
