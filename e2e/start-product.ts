import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => done(port));
    });
  });

const answers = async (url: string): Promise<void> => {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const isUp = await fetch(url).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`Nothing answers at ${url}. Was the product built?`);
};

export interface Product {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((done) => {
    if (child.exitCode !== null) return done();
    child.once('exit', () => done());
    child.kill('SIGTERM');
  });

/** Starts the built console on the demo account (or another one), as `npm start` does; `sandbox` are further words for the sandbox. */
export const startProduct = async (
  sandbox: readonly string[] = [],
  account = join(root, 'packages/sandbox/accounts/demo.json'),
): Promise<Product> => {
  const [awsPort, port] = [await freePort(), await freePort()];
  const aws = spawn(
    process.execPath,
    [
      join(root, 'packages/sandbox/dist/main.js'),
      '--port',
      String(awsPort),
      '--account',
      account,
      '--as-of-now',
      ...sandbox,
    ],
    { stdio: 'ignore' },
  );
  await answers(`http://127.0.0.1:${awsPort}`);
  const bff = spawn(process.execPath, [join(root, 'apps/bff/dist/main.js')], {
    stdio: 'ignore',
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      AWS_ENDPOINT_URL: `http://127.0.0.1:${awsPort}`,
      AWS_ACCESS_KEY_ID: 'AKIDSANDBOX',
      AWS_SECRET_ACCESS_KEY: 'gatescope-sandbox-not-a-secret',
      AWS_REGION: 'eu-west-1',
      AWS_EC2_METADATA_DISABLED: 'true',
      GATESCOPE_REGIONS: 'eu-west-1',
      GATESCOPE_MODE: 'sandbox',
      GATESCOPE_WEB_ROOT: join(root, 'apps/web/dist'),
      GATESCOPE_LOG_LEVEL: 'error',
    },
  });
  const url = `http://127.0.0.1:${port}`;
  await answers(`${url}/healthz`);
  return { url, stop: async () => void (await Promise.all([ended(bff), ended(aws)])) };
};
