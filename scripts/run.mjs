// Installs what the project needs and runs one of its commands: npm start, npm test, npm run sandbox|cases|bench|gen|new|screenshots|audit.
// Plain JavaScript without dependencies: it runs before anything is installed.
import { audit } from './launcher/audit.mjs';
import { install, must, node, turbo } from './launcher/processes.mjs';
import { start } from './launcher/start.mjs';
import { test } from './launcher/test.mjs';

const [verb = 'start', ...args] = process.argv.slice(2);

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const isSupported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
if (!isSupported) {
  console.error(
    `Node ${process.versions.node} will not do: install Node 20.19 or newer (of 22: 22.12), then try again.`,
  );
  process.exit(1);
}

/** A command of ours with a clean stdout: what is installed or built on the way is told on stderr. */
const tool = (file, needsBuild) => async () => {
  await install({ quiet: true });
  if (needsBuild) await must(turbo(['build', '--output-logs=errors-only'], { quiet: true }));
  process.exitCode = await node(file, args);
};

const verbs = {
  start,
  test,
  sandbox: tool('packages/sandbox/src/main.ts'),
  cases: tool('packages/cases/src/main.ts'),
  bench: tool('packages/cases/src/bench/main.ts', true),
  gen: tool('scripts/gen.ts'),
  new: tool('scripts/new.ts'),
  screenshots: tool('e2e/screenshots.mts', true),
  audit,
};
if (!Object.hasOwn(verbs, verb)) {
  console.error(`There is no command ${verb}. Use one of: ${Object.keys(verbs).join(', ')}.`);
  process.exit(1);
}
await verbs[verb](args);
