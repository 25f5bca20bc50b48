import { expect, settle, test } from '../product-test.ts';
import { pages } from '../pages.ts';

for (const [name, path] of Object.entries(pages)) {
  test(`${name} has no accessibility violation, in light and in dark`, async ({ page, scan }) => {
    await page.goto(path);
    await scan();
    await page.emulateMedia({ colorScheme: 'dark' });
    await scan();
  });
}

test.describe('at 320 px', () => {
  test.use({ viewport: { width: 320, height: 800 } });
  for (const [name, path] of Object.entries(pages)) {
    test(`${name} does not scroll sideways`, async ({ page }) => {
      await page.goto(path);
      await settle(page);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBeLessThanOrEqual(1);
    });
  }
});

test('no page asks another host for anything', async ({ page, product }) => {
  const foreign: string[] = [];
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== product.url) foreign.push(request.url());
  });
  for (const path of Object.values(pages)) {
    await page.goto(path);
    await settle(page);
  }
  expect(foreign).toEqual([]);
});
