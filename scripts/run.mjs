// Installs what the project needs and runs one of its commands: npm start, npm test, npm run sandbox|cases|bench|gen.
// Plain JavaScript without dependencies: it runs before anything is installed.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname ?? '.', '..');
const [verb = 'start', ...args] = process.argv.slice(2);
const askedFrom = process.env.INIT_CWD ?? process.cwd();

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (!((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22)) {
  console.error(`Node ${process.versions.node} is too old: install Node 20.19 or newer (22 from 22.12), then try again.`);
  process.exit(1);
}

// npm's own settings would be taken for pnpm's; the few that say where packages come from are kept.
const kept = /^npm_config_(registry|cafile|cache|userconfig)$/;
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_') || kept.test(name)));
Object.assign(env, { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true', NODE_RUNTIME: process.version });

const children = new Set();
let isEnding = false;
const end = (signal) => {
  isEnding = true;
  for (const child of children) child.kill(signal);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(signal));
// npm's shell dies of SIGTERM without passing it on: when the parent is gone, so is the reason to run.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && end('SIGTERM'), 500).unref();

/** Runs a program to its end. `quiet`: its output goes to stderr. `read` sees its output while it is passed on. */
const run = (command, parameters, { quiet = false, read, ...options } = {}) =>
  new Promise((done, fail) => {
    if (isEnding) process.exit(130);
    const out = read ? 'pipe' : quiet ? process.stderr : 'inherit';
    const child = spawn(command, parameters, { cwd: root, env, ...options, stdio: ['inherit', out, 'inherit'], shell: process.platform === 'win32' });
    children.add(child);
    child.stdout?.on('data', (chunk) => {
      process.stdout.write(chunk);
      read(String(chunk));
    });
    child.on('error', fail);
    child.on('close', (code, signal) => {
      children.delete(child);
      done(code ?? (signal ? 1 : 0));
    });
  });

const must = async (running) => {
  const code = await running;
  if (code !== 0 || isEnding) process.exit(isEnding ? 130 : code);
};

const pin = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).packageManager;
const pnpm = (parameters, options) => run('npx', ['--yes', pin, ...parameters], options);
const turbo = (parameters, options) => pnpm(['exec', 'turbo', 'run', ...parameters, '--concurrency=2'], options);
const install = (options) => must(pnpm(['install', '--frozen-lockfile'], options));
/** Node with TypeScript, in the folder that the user is in. */
const node = (file, parameters = [], options = {}) => {
  const tsx = pathToFileURL(createRequire(join(root, 'package.json')).resolve('tsx')).href;
  return run(process.execPath, ['--import', tsx, join(root, file), ...parameters], { cwd: askedFrom, ...options });
};

const freePort = () =>
  new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });

const answers = async (url) => {
  for (let attempt = 0; attempt < 300 && !isEnding && children.size > 0; attempt += 1) {
    if (await fetch(url).then(() => true, () => false)) return true;
    await new Promise((done) => setTimeout(done, 100));
  }
  return false;
};

/** Splits `--name value...` of the given names from the rest. */
const take = (name, from) => {
  const at = from.indexOf(name);
  if (at === -1) return { values: [], rest: from };
  let to = at + 1;
  while (to < from.length && !from[to].startsWith('--')) to += 1;
  return { values: from.slice(at + 1, to), rest: [...from.slice(0, at), ...from.slice(to)] };
};

/** The sandbox is a process of its own: the console meets it on the wire, as it would meet AWS. */
const startSandbox = async (accounts) => {
  const port = await freePort();
  const files = accounts.length > 0 ? accounts.map((file) => resolve(askedFrom, file)) : [join(root, 'packages/sandbox/accounts/demo.json')];
  const ended = run(process.execPath, [join(root, 'packages/sandbox/dist/main.js'), '--port', String(port), '--account', ...files], { quiet: true });
  const url = `http://127.0.0.1:${port}`;
  await answers(url);
  const regions = files.flatMap((file) => [JSON.parse(readFileSync(file, 'utf8'))].flat().map((account) => (account.account ?? account).region));
  const own = Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('AWS_')));
  const aws = { AWS_ENDPOINT_URL: url, AWS_ACCESS_KEY_ID: 'AKIDSANDBOX', AWS_SECRET_ACCESS_KEY: 'gatescope-sandbox-not-a-secret', AWS_REGION: regions[0], AWS_EC2_METADATA_DISABLED: 'true' };
  return { ended, env: { ...own, ...aws, GATESCOPE_REGIONS: [...new Set(regions)].join(','), GATESCOPE_MODE: 'sandbox' } };
};

const start = async () => {
  await install();
  await must(turbo(['build', '--filter=@gatescope/web', '--filter=@gatescope/bff', '--filter=@gatescope/sandbox', '--output-logs=errors-only']));
  const { values: accounts, rest } = take('--account', args.filter((arg) => arg !== '--aws'));
  const sandbox = args.includes('--aws') ? undefined : await startSandbox(accounts);
  const port = process.env.PORT ?? '8080';
  const settings = { GATESCOPE_ANNOUNCE: '1', GATESCOPE_WEB_ROOT: join(root, 'apps/web/dist'), GATESCOPE_LOG_LEVEL: 'warn', NODE_ENV: 'production' };
  const bff = run(process.execPath, [join(root, 'apps/bff/dist/main.js'), ...rest], { cwd: askedFrom, env: { ...settings, ...(sandbox?.env ?? env), PORT: port } });
  // Whichever ends first takes the other with it.
  const code = await Promise.race([bff, ...(sandbox ? [sandbox.ended] : [])]);
  const asked = isEnding;
  end('SIGTERM');
  await Promise.all([bff, sandbox?.ended]);
  process.exitCode = asked ? 0 : code;
};

const counts = { passed: 0, failed: 0 };
/** Reads the summaries of vitest (`Tests  1 failed | 2 passed`) and Playwright (`2 passed (3s)`). */
const countTests = () => {
  let text = '';
  const read = (chunk) => (text += chunk);
  const sum = (word, lines) => lines.reduce((total, line) => total + Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0), 0);
  const finish = () => {
    // oxlint-disable-next-line no-control-regex -- colours
    const lines = text.replace(/\u001b\[[0-9;]*m/g, '').split('\n').filter((line) => /^(\S+:)?\s*(Tests\s+\d|\d+ (passed|failed)\b)/.test(line));
    return { passed: sum('passed', lines), failed: sum('failed', lines) };
  };
  return { read, finish };
};

const check = async (name, work) => {
  console.log(`\n== ${name}`);
  const tests = countTests();
  const code = await work(tests.read);
  const { passed, failed } = tests.finish();
  counts.passed += passed + (code === 0 ? 1 : 0);
  counts.failed += failed + (code !== 0 && failed === 0 ? 1 : 0);
  if (code === 0) return;
  console.error(`\n${name}: failed`);
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  process.exit(isEnding ? 130 : 1);
};

const lockHoldsNoUrl = () => {
  const line = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8').split('\n').findIndex((text) => /https?:\/\//.test(text));
  if (line === -1) return 0;
  console.error(`pnpm-lock.yaml:${line + 1} names a host: the lock file must not depend on anybody's registry. Run pnpm install without tarball URLs.`);
  return 1;
};

const test = async () => {
  await install();
  await check('lock file', lockHoldsNoUrl);
  await check('format (mend with: pnpm format)', () => pnpm(['exec', 'biome', 'format', '.']));
  await check('lint', () => pnpm(['exec', 'oxlint', '--type-aware', '--deny-warnings']));
  await check('generated files (mend with: npm run gen)', () => node('scripts/gen.ts', ['--check'], { cwd: root }));
  await check('types', () => turbo(['types', '--output-logs=errors-only']));
  await check('unit tests', (read) => turbo(['test', '--log-order=grouped'], { read }));
  await check('build', () => turbo(['build', '--output-logs=errors-only']));
  await check('public cases', () => node('packages/cases/src/main.ts', [join(root, 'cases/public')], { cwd: root }));
  await check('browser', (read) => turbo(['e2e', '--log-order=grouped'], { read }));
  console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
};

/** A command of ours with a clean stdout: what is installed or built on the way is told on stderr. */
const tool = (file, isBuilt) => async () => {
  await install({ quiet: true });
  if (isBuilt) await must(turbo(['build', '--output-logs=errors-only'], { quiet: true }));
  process.exitCode = await node(file, args);
};

const verbs = {
  start,
  test,
  sandbox: tool('packages/sandbox/src/main.ts'),
  cases: tool('packages/cases/src/main.ts'),
  bench: tool('packages/cases/src/bench/main.ts', true),
  gen: tool('scripts/gen.ts'),
};
if (!Object.hasOwn(verbs, verb) || !existsSync(join(root, 'pnpm-lock.yaml'))) {
  console.error(`Use one of: ${Object.keys(verbs).join(', ')}.`);
  process.exit(1);
}
await verbs[verb]();
