import { expect, settle, test } from '../product-test.ts';
import { startProduct } from '../start-product.ts';

test('the fleet shows findings by severity and undeployed edits once it is asked to', async ({ page, scan }) => {
  await page.goto('/apis');
  await expect(page.getByRole('link', { name: 'ledger-private' })).toBeVisible();
  await expect(page.getByText('1 high')).toHaveCount(0);
  await page.getByRole('checkbox', { name: /Scan the APIs of this page/ }).check({ force: true });
  const ledger = page.getByRole('row', { name: /ledger-private/ });
  await expect(ledger.getByText('1 high')).toBeVisible();
  await expect(page.getByRole('row', { name: /webhooks-regional/ }).getByText('prod: 1')).toBeVisible();
  await expect(page.getByRole('row', { name: /orders-private/ }).getByText('prod: none')).toBeVisible();
  // AWS exports no WebSocket API, so what its stage runs is not known.
  await expect(page.getByRole('row', { name: /chat-websocket/ }).getByText('production: unknown')).toBeVisible();
  await expect(page).toHaveURL(/deep=1/);
  await expect(page.getByText(/Scanned with \d+ AWS calls/)).toBeVisible();
  await scan();
});

test('the fleet is sorted by findings, and asks before it scans for them', async ({ page }) => {
  await page.goto('/apis?sort=-findings');
  await expect(page.getByText('Findings are known of 0 of 17 APIs.')).toBeVisible();
  await page.getByRole('button', { name: /^Scan those 17/ }).click();
  await expect(page.getByText(/Scanned with \d+ AWS calls/)).toBeVisible();
  const names = page.getByRole('row').getByRole('link');
  // One high finding each, and the low ones break the tie.
  await expect(names.first()).toHaveText('storefront-cors');
  // The sticky header lies over the table's own; the keyboard reaches what is below.
  await page
    .getByRole('columnheader', { name: /^Findings/ })
    .getByRole('button')
    .press('Enter');
  await expect(page).toHaveURL(/sort=findings/);
  await expect(names.last()).toHaveText('storefront-cors');
  await expect(names.first()).not.toHaveText('storefront-cors');
});

test('the columns that a scan tells fit beside the navigation at 1440 px', async ({ page }) => {
  await page.goto('/apis?deep=1');
  await expect(page.getByText(/Scanned with \d+ AWS calls/)).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Authorization in use' })).toBeInViewport({ ratio: 1 });
});

test('the trouble spots of the start page come from a scan, and lead to the API', async ({ page, scan }) => {
  await page.goto('/');
  await expect(page.getByText(/A scan reads the settings of 17 APIs with about \d+ AWS calls/)).toBeVisible();
  await page.getByRole('button', { name: 'Scan the fleet' }).click();
  await expect(page.getByText(/17 of 17 APIs scanned/)).toBeVisible();
  await scan();
  await page.getByRole('link', { name: /^ledger-private: / }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'ledger-private' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: 'Findings' })).toBeVisible();
  await expect(page.getByText('high').first()).toBeVisible();
});

test('a scan goes on where one read is refused, and says what is unread', async ({ page }) => {
  const product = await startProduct(['--deny', 'apigateway:GET=arn:aws:apigateway:*::/restapis/ord4x8n2qk/stages']);
  try {
    await page.goto(`${product.url}/apis?deep=1`);
    await expect(page.getByText(/Scanned with \d+ AWS calls/)).toBeVisible();
    await expect(page.getByRole('row', { name: /ledger-private/ }).getByText('1 high')).toBeVisible();
    const orders = page.getByRole('row', { name: /orders-private/ });
    await expect(orders.getByText('1 fact unread')).toBeVisible();
    await expect(orders.getByText('unknown').first()).toBeVisible();
  } finally {
    await product.stop();
  }
});

test('slow AWS fills the fleet row by row, and a scan can be stopped', async ({ page }) => {
  const product = await startProduct(['--latency', '500']);
  try {
    await page.goto(product.url);
    await page.getByRole('button', { name: 'Scan the fleet' }).click();
    await expect(page.getByText(/^\d+ of 17 scanned, \d+ AWS calls/)).toBeVisible();
    await page.getByRole('button', { name: 'Stop' }).click();
    await expect(page.getByRole('button', { name: /^Scan (the fleet|again)$/ })).toBeVisible();
    await settle(page);
  } finally {
    await product.stop();
  }
});
