// Prints how fast pages appear and answer to the reader, as JSON. Needs the built product. Words: https://web.dev/articles/vitals
import { type Browser, chromium, type Page } from '@playwright/test';
import { findBrowser } from './find-browser.mjs';
import { pages } from './pages.ts';
import { startProduct } from './start-product.ts';

interface Timing {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms';
}

const rounds = process.argv.includes('--quick') ? 2 : 7;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const settle = async (page: Page): Promise<void> => {
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
};

/** The largest contentful paint of a page that is opened by a browser which has nothing of it. */
const largestPaint = async (browser: Browser, url: string): Promise<number> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(url);
  await settle(page);
  const time = await page.evaluate(
    () =>
      new Promise<number>((done) => {
        new PerformanceObserver((list) => done(list.getEntries().at(-1)?.startTime ?? Number.NaN)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
      }),
  );
  await context.close();
  return time;
};

/** Notes each event's time from input to the next frame, in steps of 8 ms as browsers tell it. */
const watchEvents = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const seen: number[] = [];
    Object.assign(globalThis, { seenEvents: seen });
    // The threshold is not in TypeScript's list of options yet.
    const options: PerformanceObserverInit = Object.assign(
      { type: 'event', buffered: true },
      { durationThreshold: 16 },
    );
    new PerformanceObserver((list) => seen.push(...list.getEntries().map(({ duration }) => duration))).observe(options);
  });
};

/** The longest event that some input caused; 16 where all were shorter than browsers tell. */
const longestEvent = async (page: Page, act: () => Promise<void>): Promise<number> => {
  await page.evaluate(() => Reflect.get(globalThis, 'seenEvents').splice(0));
  await act();
  // Entries come after the frame that they speak of.
  await page.waitForTimeout(300);
  return page.evaluate(() => Math.max(16, ...Reflect.get(globalThis, 'seenEvents')));
};

const interactions: readonly {
  readonly name: string;
  readonly path: string;
  readonly act: (page: Page) => Promise<void>;
}[] = [
  {
    name: 'opening a tab of an API',
    path: pages['api-overview'] ?? '',
    act: (page) => page.getByRole('tab', { name: 'Routes' }).click(),
  },
  {
    name: 'typing in the filter of the fleet',
    path: '/apis',
    act: async (page) => {
      await page.getByRole('combobox').first().click();
      await page.keyboard.type('orders', { delay: 60 });
    },
  },
  {
    name: 'typing in the box of the start page',
    path: '/',
    act: async (page) => {
      await page.getByRole('textbox').first().click();
      await page.keyboard.type('https://ord4x8n2qk.execute-api', { delay: 30 });
    },
  },
  {
    name: 'picking the place of the caller in the wizard',
    path: pages['wizard-caller'] ?? '',
    act: (page) => page.getByRole('radio', { name: 'A browser' }).check({ force: true }),
  },
];

const measureInteraction = async (
  browser: Browser,
  url: string,
  { path, act }: (typeof interactions)[number],
): Promise<number> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await watchEvents(page);
  await page.goto(`${url}${path}`);
  await settle(page);
  const longest = await longestEvent(page, () => act(page));
  await context.close();
  return longest;
};

const repeat = async (measure: () => Promise<number>): Promise<number> => {
  const values: number[] = [];
  for (let round = 0; round < rounds; round += 1) values.push(await measure());
  return median(values);
};

const executablePath = findBrowser();
if (!executablePath) throw new Error('No Chromium was found. Install one or set CHROMIUM_PATH to its file.');
const product = await startProduct();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
const timings: Timing[] = [];
try {
  for (const name of ['find', 'fleet', 'api-overview', 'wizard', 'answer']) {
    const value = await repeat(() => largestPaint(browser, `${product.url}${pages[name] ?? ''}`));
    timings.push({ name: `Largest contentful paint of ${name}, empty cache, median`, value, unit: 'ms' });
  }
  for (const interaction of interactions) {
    const value = await repeat(() => measureInteraction(browser, product.url, interaction));
    timings.push({ name: `Longest event of ${interaction.name}, median`, value, unit: 'ms' });
  }
} finally {
  await browser.close();
  await product.stop();
}
process.stdout.write(JSON.stringify(timings));
