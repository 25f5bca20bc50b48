import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { findBrowser } from './find-browser.mjs';

// Finds a browser, then runs Playwright with the arguments given (none: every test).
const browser = findBrowser();
if (!browser) {
  console.error(
    'No Chromium was found or could be fetched. Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH to its file.',
  );
  process.exit(1);
}
const cli = join(dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')), 'cli.js');
const { status } = spawnSync(process.execPath, [cli, 'test', ...process.argv.slice(2)], {
  cwd: import.meta.dirname,
  stdio: 'inherit',
  env: { ...process.env, CHROMIUM_PATH: browser },
});
process.exit(status ?? 1);
