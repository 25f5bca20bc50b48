// npm test: everything, in the order in which it is cheapest to fail.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { findRefusedLicences } from './licences.mjs';
import { install, isEnding, node, pnpm, root, turbo } from './processes.mjs';

const total = { passed: 0, failed: 0 };

/** Reads the summaries of vitest (`Tests  1 failed | 2 passed`) and Playwright (`2 passed (3s)`). */
const countTests = () => {
  let text = '';
  const sum = (word, lines) =>
    lines.reduce((sofar, line) => sofar + Number(new RegExp(`(\\d+) ${word}\\b`).exec(line)?.[1] ?? 0), 0);
  const isSummary = (line) => /^(\S+:)?\s*(Tests\s+\d|\d+ (passed|failed)\b)/.test(line);
  return {
    read: (chunk) => (text += chunk),
    finish: () => {
      const lines = stripVTControlCharacters(text).split('\n').filter(isSummary);
      return { passed: sum('passed', lines), failed: sum('failed', lines) };
    },
  };
};

const printTotal = () => console.log(`\n${total.passed} passed, ${total.failed} failed`);

/** One check counts as one, and each test in it as one more. The first that fails ends the run. */
const check = async (name, work) => {
  console.log(`\n== ${name}`);
  const tests = countTests();
  const code = await work(tests.read);
  const { passed, failed } = tests.finish();
  total.passed += passed + (code === 0 ? 1 : 0);
  total.failed += failed + (code !== 0 && failed === 0 ? 1 : 0);
  if (code === 0) return;
  console.error(`\n${name}: failed`);
  printTotal();
  process.exit(isEnding() ? 130 : 1);
};

const lockHoldsNoUrl = () => {
  const lines = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8').split('\n');
  const line = lines.findIndex((text) => /https?:\/\//.test(text));
  if (line === -1) return 0;
  console.error(`pnpm-lock.yaml:${line + 1} names a host: a clone must install from any registry. Remove the URL.`);
  return 1;
};

const licencesAreAllowed = () => {
  const refused = findRefusedLicences(root);
  if (refused.length > 0) console.error(['These licences are not allowed here:', ...refused].join('\n  '));
  return refused.length === 0 ? 0 : 1;
};

const quietly = '--output-logs=errors-only';

export const test = async () => {
  await install();
  await check('lock file', lockHoldsNoUrl);
  await check('licences', licencesAreAllowed);
  await check('format (mend with: npm run format)', () => pnpm(['exec', 'biome', 'format', '.']));
  await check('lint', () => pnpm(['exec', 'oxlint', '--type-aware', '--deny-warnings']));
  await check('generated files (mend with: npm run gen)', () => node('scripts/gen.ts', ['--check'], { cwd: root }));
  await check('types', () => turbo(['types', quietly]));
  await check('launcher tests', (read) => pnpm(['exec', 'vitest', 'run', '--root', 'scripts'], { read }));
  await check('unit tests', (read) => turbo(['test', '--log-order=grouped'], { read }));
  await check('build', () => turbo(['build', quietly]));
  await check('public cases', () => node('packages/cases/src/main.ts', ['cases/public'], { cwd: root }));
  await check('browser', (read) => turbo(['e2e', '--log-order=grouped'], { read }));
  printTotal();
};
