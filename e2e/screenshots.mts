// Writes a picture of every page, wide and narrow, light and dark, to docs/screenshots. Needs the built product.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { findBrowser } from './find-browser.mjs';
import { pages } from './pages.ts';
import { startProduct } from './start-product.ts';

const folder = join(import.meta.dirname, '../docs/screenshots');

const looks = {
  light: { width: 1440, colorScheme: 'light' },
  dark: { width: 1440, colorScheme: 'dark' },
  narrow: { width: 400, colorScheme: 'light' },
} as const;

/** Nothing is loading any more, and no skeleton is left. */
const settle = async (page: Page): Promise<void> => {
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
};

const shootAll = async (browser: Browser, url: string, look: keyof typeof looks): Promise<void> => {
  const { width, colorScheme } = looks[look];
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/Zurich',
  });
  for (const [name, path] of Object.entries(pages)) {
    // A page of its own: what was looked at before must not show under "recent".
    const page = await context.newPage();
    await page.goto(`${url}${path}`);
    await settle(page);
    await page.screenshot({ path: join(folder, `${name}-${look}.png`), animations: 'disabled' });
    await page.close();
    console.log(`${name}-${look}.png`);
  }
  await context.close();
};

const executablePath = findBrowser();
if (!executablePath) throw new Error('No Chromium was found. Install one or set CHROMIUM_PATH to its file.');
mkdirSync(folder, { recursive: true });
const product = await startProduct();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
try {
  for (const look of ['light', 'dark', 'narrow'] as const) await shootAll(browser, product.url, look);
  const current = new Set(
    Object.keys(pages).flatMap((name) => Object.keys(looks).map((look) => `${name}-${look}.png`)),
  );
  for (const file of readdirSync(folder)) if (!current.has(file)) rmSync(join(folder, file));
} finally {
  await browser.close();
  await product.stop();
}
