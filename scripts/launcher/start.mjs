// npm start: the built console, on a made-up AWS account or (--aws) on a real one.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { askedFrom, end, env, install, isAnythingRunning, isEnding, must, root, run, turbo } from './processes.mjs';

const freePort = () =>
  new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

const answers = async (url) => {
  const isUp = () => fetch(url).then(Boolean, () => false);
  for (let attempt = 0; attempt < 300 && !isEnding() && isAnythingRunning(); attempt += 1) {
    if (await isUp()) return true;
    await pause(100);
  }
  return false;
};

/** Splits `--name value...` from the rest. */
const take = (name, from) => {
  const at = from.indexOf(name);
  if (at === -1) return { values: [], rest: from };
  let to = at + 1;
  while (to < from.length && !from[to].startsWith('--')) to += 1;
  return { values: from.slice(at + 1, to), rest: [...from.slice(0, at), ...from.slice(to)] };
};

const regionsIn = (file) => {
  const content = JSON.parse(readFileSync(file, 'utf8'));
  return [content].flat().map((entry) => (entry.account ?? entry).region);
};

/** The sandbox is a process of its own: the console meets it on the wire, as it would meet AWS. */
const startSandbox = async (accounts) => {
  const demo = join(root, 'packages/sandbox/accounts/demo.json');
  const files = accounts.length > 0 ? accounts.map((file) => resolve(askedFrom, file)) : [demo];
  // The demo's failures are recent ones; an account that was given keeps the times that it tells.
  const words = accounts.length > 0 ? [] : ['--as-of-now'];
  const port = await freePort();
  const program = join(root, 'packages/sandbox/dist/main.js');
  const ended = run(process.execPath, [program, '--port', String(port), '--account', ...files, ...words], {
    quiet: true,
  });
  const url = `http://127.0.0.1:${port}`;
  if (!(await answers(url))) process.exit(1);
  const regions = [...new Set(files.flatMap(regionsIn))];
  // Nothing of the user's own AWS settings may mix in.
  const withoutAws = Object.fromEntries(Object.entries(env).filter(([name]) => !/^AWS_(?!SDK_JS_)/.test(name)));
  const settings = {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: 'AKIDSANDBOX',
    AWS_SECRET_ACCESS_KEY: 'gatescope-sandbox-not-a-secret',
    AWS_REGION: regions[0],
    AWS_EC2_METADATA_DISABLED: 'true',
    GATESCOPE_REGIONS: regions.join(','),
    GATESCOPE_MODE: 'sandbox',
  };
  return { ended, env: { ...withoutAws, ...settings } };
};

const parts = ['web', 'bff', 'sandbox'].map((name) => `--filter=@gatescope/${name}`);

export const start = async (args) => {
  await install();
  await must(turbo(['build', ...parts, '--output-logs=errors-only']));
  const { values: accounts, rest } = take(
    '--account',
    args.filter((arg) => arg !== '--aws'),
  );
  const sandbox = args.includes('--aws') ? undefined : await startSandbox(accounts);
  const defaults = {
    PORT: '8080',
    GATESCOPE_ANNOUNCE: '1',
    GATESCOPE_WEB_ROOT: join(root, 'apps/web/dist'),
    GATESCOPE_LOG_LEVEL: 'warn',
    NODE_ENV: 'production',
  };
  // With more room V8 lets garbage lie: the same work then takes 250 MiB instead of 180.
  const bff = run(
    process.execPath,
    ['--max-old-space-size=512', '--max-semi-space-size=4', join(root, 'apps/bff/dist/main.js'), ...rest],
    {
      cwd: askedFrom,
      env: { ...defaults, ...(sandbox?.env ?? env) },
    },
  );
  // Whichever ends first takes the other with it.
  const code = await Promise.race([bff, ...(sandbox ? [sandbox.ended] : [])]);
  const wasAsked = isEnding();
  end('SIGTERM');
  await Promise.all([bff, sandbox?.ended]);
  process.exitCode = wasAsked ? 0 : code;
};
