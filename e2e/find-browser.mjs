import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const onPath = () =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((file) => existsSync(file));

/** Playwright keeps browsers in folders such as `chromium-1194/chrome-linux/chrome`. */
const inPlaywrightCache = () => {
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache', 'ms-playwright');
  if (!existsSync(cache)) return undefined;
  return readdirSync(cache)
    .filter((name) => name.startsWith('chromium-'))
    .flatMap((name) =>
      ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-mac/Chromium.app/Contents/MacOS/Chromium'].map((file) =>
        join(cache, name, file),
      ),
    )
    .find((file) => existsSync(file));
};

const installed = () => {
  spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'ignore', timeout: 120_000 });
  return inPlaywrightCache();
};

/** A browser from the package registry: works without root. Its own flags switch web security off, so only the file is used. */
const fromRegistry = () => {
  const script =
    "import('@sparticuz/chromium').then(async ({ default: chromium }) => process.stdout.write(await chromium.executablePath()))";
  try {
    return execFileSync(
      'npx',
      ['--yes', '--package=@sparticuz/chromium', '-c', `node --input-type=module -e "${script}"`],
      { encoding: 'utf8', timeout: 180_000, stdio: ['ignore', 'pipe', 'ignore'] },
    ).trim();
  } catch {
    return undefined;
  }
};

/** The first browser that is there, else one that can be fetched; undefined when none can. */
export const findBrowser = () => {
  const given = process.env.CHROMIUM_PATH;
  if (given) return existsSync(given) ? given : undefined;
  const found = onPath() ?? inPlaywrightCache() ?? installed() ?? fromRegistry();
  return found && existsSync(found) ? found : undefined;
};
