// Programs that the launcher runs, and how they end together.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
/** Where the user called npm; paths in arguments are meant from there. */
export const askedFrom = process.env.INIT_CWD ?? process.cwd();

// npm's own settings would be taken for pnpm's; the few that say where packages come from are kept.
const kept = /^npm_config_(registry|cafile|cache|userconfig)$/;
export const env = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_') || kept.test(name))),
  TURBO_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  // turbo's cache does not know the Node version by itself.
  NODE_RUNTIME: process.version,
};

const children = new Set();
let ending = false;
export const isEnding = () => ending;
export const isAnythingRunning = () => children.size > 0;
export const end = (signal) => {
  ending = true;
  for (const child of children) child.kill(signal);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(signal));
// npm's shell dies of SIGTERM without passing it on: when the parent is gone, so is the reason to run.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && end('SIGTERM'), 500).unref();

/** Runs a program to its end. `quiet`: its output goes to stderr. `read` sees its output while it is passed on, or (`isShown`: false) instead. */
export const run = (command, parameters, { quiet = false, read, isShown = true, ...options } = {}) =>
  new Promise((done, fail) => {
    if (ending) process.exit(130);
    const stdout = read ? 'pipe' : quiet ? process.stderr : 'inherit';
    const stdio = ['inherit', stdout, 'inherit'];
    const child = spawn(command, parameters, {
      cwd: root,
      env,
      ...options,
      stdio,
      shell: process.platform === 'win32',
    });
    children.add(child);
    child.stdout?.on('data', (chunk) => {
      if (isShown) process.stdout.write(chunk);
      read(String(chunk));
    });
    child.on('error', fail);
    child.on('close', (code) => {
      children.delete(child);
      done(code ?? 1);
    });
  });

/** Ends the launcher unless the program went well. */
export const must = async (running) => {
  const code = await running;
  if (ending) process.exit(130);
  if (code !== 0) process.exit(code);
};

const pin = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).packageManager;
export const pnpm = (parameters, options) => run('npx', ['--yes', pin, ...parameters], options);
export const turbo = (parameters, options) => pnpm(['exec', 'turbo', 'run', ...parameters, '--concurrency=2'], options);
export const install = (options) => must(pnpm(['install', '--frozen-lockfile'], options));

/** Runs a TypeScript file, in the folder that the user is in. */
export const node = (file, parameters = [], options = {}) => {
  const tsx = pathToFileURL(createRequire(join(root, 'package.json')).resolve('tsx')).href;
  return run(process.execPath, ['--import', tsx, join(root, file), ...parameters], { cwd: askedFrom, ...options });
};
