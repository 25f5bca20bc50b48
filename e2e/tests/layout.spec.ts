import { calm, shiftOf } from '../layout-shift.ts';
import { pages } from '../pages.ts';
import { expect, settle, test } from '../product-test.ts';
import { startProduct } from '../start-product.ts';

test('pages do not jump while AWS is slow', async ({ page }) => {
  const product = await startProduct(['--latency', '400']);
  try {
    for (const path of ['/', '/apis', pages['api-overview'] ?? '', pages['answer'] ?? '']) {
      await page.goto(`${product.url}${path}`);
      await settle(page);
      expect(await shiftOf(page), path).toBeLessThan(calm);
    }
  } finally {
    await product.stop();
  }
});

test('moves nothing for readers who asked for less motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const path of ['/', '/apis?deep=1', pages['api-overview'] ?? '', pages['answer'] ?? '']) {
    await page.goto(path);
    const moving = await page.evaluate(() =>
      document.getAnimations().flatMap((animation) => {
        const { duration = 0 } = animation.effect?.getComputedTiming() ?? {};
        return Number(duration) > 10 ? [`${animation.constructor.name} of ${String(duration)} ms`] : [];
      }),
    );
    expect(moving, path).toEqual([]);
    await settle(page);
  }
});

test('times are in the reader’s zone, with UTC on hover', async ({ page }) => {
  await page.goto(pages['api-deployments'] ?? '');
  const time = page.getByRole('table', { name: 'Deployments' }).locator('time').first();
  const at = new Date((await time.getAttribute('datetime')) ?? '');
  const inZone = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Zurich',
    dateStyle: 'medium',
    timeStyle: 'medium',
  });
  await expect(time).toHaveText(inZone.format(at));
  await expect(time).toHaveAttribute('title', new RegExp(`${at.toISOString().slice(11, 19)} UTC`));
});

test('values lead to their place in the AWS console and show their JSON', async ({ page }) => {
  for (const [name, path] of Object.entries(pages).filter(([id]) => /^api-(?!invoke|live)/.test(id))) {
    await page.goto(path);
    await settle(page);
    const panel = page.getByRole('tabpanel').filter({ visible: true });
    await expect(panel.locator('a[href*="console.aws.amazon.com"]').first(), name).toBeVisible();
    await expect(panel.getByRole('button', { name: /^Show .* as JSON$/ }).first(), name).toBeVisible();
  }
});
