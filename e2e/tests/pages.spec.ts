import { calm, shiftOf } from '../layout-shift.ts';
import { pages } from '../pages.ts';
import { expect, settle, test } from '../product-test.ts';

// One load serves all that is asked of every page: loading is what costs time.
for (const [name, path] of Object.entries(pages)) {
  test(`${name} loads calmly, asks no other host, and is accessible in light, in dark and at 320 px`, async ({
    page,
    product,
    scan,
  }) => {
    const foreign: string[] = [];
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol.startsWith('http') && origin !== product.url) foreign.push(request.url());
    });
    await page.goto(path);
    await settle(page);
    expect(await shiftOf(page), 'layout shift').toBeLessThan(calm);
    await scan();
    await page.emulateMedia({ colorScheme: 'dark' });
    await scan();
    await page.setViewportSize({ width: 320, height: 800 });
    await settle(page);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, 'pixels to scroll sideways').toBeLessThanOrEqual(1);
    expect(foreign).toEqual([]);
  });
}
