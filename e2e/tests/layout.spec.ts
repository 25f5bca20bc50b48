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

test('parts of the configuration lead to their place in the AWS console and show their JSON', async ({ page }) => {
  for (const [name, path] of Object.entries(pages).filter(([id]) => /^api-(?!invoke)/.test(id))) {
    await page.goto(path);
    await settle(page);
    const panel = page.getByRole('tabpanel').filter({ visible: true });
    await expect(panel.locator('a[href*="console.aws.amazon.com"]').first(), name).toBeVisible();
    await expect(panel.getByRole('button', { name: /^Show .* as JSON$/ }).first(), name).toBeVisible();
  }
});

test('every value shows its own JSON, its pointer and its place in the AWS console', async ({ page, scan }) => {
  await page.goto(pages['api-network'] ?? '');
  const open = page.getByRole('button', { name: 'Source of Private DNS of vpce-0d3a9c41be7720f01' });
  await open.hover();
  await expect(open).toHaveCSS('opacity', '1');
  await open.click();
  const card = page.getByRole('dialog', { name: 'Private DNS of vpce-0d3a9c41be7720f01' });
  await expect(card.getByText('true', { exact: true })).toBeVisible();
  await expect(card.getByText(/^\/account\/vpcEndpoints\/value\/\d+\/PrivateDnsEnabled$/)).toBeVisible();
  await expect(card.locator('a[href*="vpcEndpointId=vpce-0d3a9c41be7720f01"]')).toBeVisible();
  await scan();
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await expect(open).toBeFocused();
});

test('every tab of an API has values with a source, and all tabs are in sight', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const [name, path] of Object.entries(pages).filter(([id]) => id.startsWith('api-'))) {
    await page.goto(path);
    await settle(page);
    const panel = page.getByRole('tabpanel').filter({ visible: true });
    await expect(panel.getByRole('button', { name: /^Source of / }).first(), name).toBeAttached();
    for (const tab of await page.getByRole('tab').all()) await expect(tab, name).toBeInViewport({ ratio: 1 });
  }
});

test('a tab that became part of another keeps its address', async ({ page }) => {
  await page.goto('/apis/111122223333/eu-west-1/ord4x8n2qk/live?span=1h');
  await expect(page).toHaveURL(/\/logs\?span=1h$/);
  await expect(page.getByRole('heading', { level: 2, name: 'What happened' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: 'Log settings' })).toBeVisible();
});
