import type { Page } from '@playwright/test';
import { writeCrowdedAccount } from '../crowded-account.ts';
import { expect, settle, test } from '../product-test.ts';
import { startProduct } from '../start-product.ts';

const api = '/apis/111122223333/eu-west-1/ord4x8n2qk/logs';
const host = 'ord4x8n2qk.execute-api.eu-west-1.amazonaws.com';
/** Nothing is said of what was seen, nor of where the caller is. */
const silent = `/diagnose?region=eu-west-1&api=ord4x8n2qk&stage=prod&method=GET&url=https%3A%2F%2F${host}%2Fprod%2Forders&credential=none&step=result`;

const searchFor = async (page: Page, status: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Status' }).fill(status);
  await page.getByRole('button', { name: 'Search the log' }).click();
};

test('from a line of the access log to its cause', async ({ page, scan }) => {
  await page.goto(api);
  await expect(page.getByText('API settings or resource policy edited')).toBeVisible();
  await searchFor(page, '403');
  // Another line holds 403 in its path; the stage's own format knows better.
  await expect(page.getByText('1 line found.')).toBeVisible();
  await page.getByText('What the line says, field by field').click();
  await expect(page.getByRole('table', { name: 'Fields of the line' })).toContainText('The status that the client got');
  await scan();
  await page.getByRole('link', { name: 'Explain this one: 403 GET /prod/orders' }).click();
  await expect(page.getByText('Stopped here')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/OnlyFromAppVpc/);
  await expect(page.getByRole('link', { name: 'The log lines of this request' })).toBeVisible();
  await scan();
});

test('from the answer back to the lines of the request', async ({ page }) => {
  await page.goto(api);
  await searchFor(page, '403');
  await page.getByRole('link', { name: 'Explain this one: 403 GET /prod/orders' }).click();
  await page.getByRole('link', { name: 'The log lines of this request' }).click();
  await expect(page.getByText('1 line found.')).toBeVisible();
  await expect(page).toHaveURL(/requestId=6f1f2d3c/);
});

test('a request of the execution log, phase by phase', async ({ page, scan }) => {
  await page.goto(api);
  await page.getByRole('radio', { name: 'Execution log' }).check();
  await searchFor(page, '403');
  await page.getByRole('button', { name: /Show the whole request/ }).click();
  const request = page.getByRole('region', { name: /^Request 6f1f2d3c/ });
  await expect(request.getByText(/refused the request before it called the backend/)).toBeVisible();
  await scan();
  // Such a log says nothing of where the call came from: the answer names what would settle it.
  await request.getByRole('link', { name: /Explain this one/ }).click();
  await expect(page.getByRole('link', { name: 'The log lines of this request' })).toBeVisible();
  await expect(page).toHaveURL(/status=403/);
});

test('what changed since it last worked is one click away', async ({ page }) => {
  await page.goto(`${api}?span=1h`);
  await settle(page);
  await page.getByRole('button', { name: 'Since it last worked' }).click();
  const happened = page.getByRole('table', { name: 'Edits and failures' });
  await expect(happened).toContainText('It last worked');
  await expect(happened).toContainText('Many 4xx replies');
  await expect(happened).toContainText('Deployed');
  await expect(page).toHaveURL(/span=last-good/);
});

test('the keyboard alone searches a log', async ({ page }) => {
  await page.goto(api);
  await settle(page);
  await page.getByRole('textbox', { name: 'Status' }).focus();
  await page.keyboard.type('4xx');
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 line found.')).toBeVisible();
  await page.getByText('What the line says, field by field').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('table', { name: 'Fields of the line' })).toBeVisible();
});

test('nothing found is told with what is never logged', async ({ page }) => {
  await page.goto(api);
  await searchFor(page, '413');
  await expect(page.getByText('What this does not rule out')).toBeVisible();
  await expect(page.getByText(/Some refusals are written to no log: 413/)).toBeVisible();
});

test('the console’s host tries the URL, and what it saw becomes the complaint', async ({ page, scan }) => {
  await page.goto(silent);
  await page.getByRole('button', { name: 'Try it from the console’s host' }).click();
  await expect(page.getByText(/layer that evaluates policies/)).toBeVisible();
  await expect(page.getByRole('table', { name: /Simulation, console’s host and caller/ })).toContainText('403');
  await scan();
  await page.getByRole('button', { name: 'Take what was seen into account' }).click();
  await expect(page).toHaveURL(/seen=/);
  await expect(page.getByText("Seen by the console's host").first()).toBeVisible();
});

test('the browser says whether it reaches the hosts of the API, and may ask no other', async ({ page, context }) => {
  // oxlint-disable-next-line require-await -- Playwright asks for a promise
  await context.route(`https://${host}/**`, async (route) => route.fulfill({ status: 403 }));
  await page.goto(silent);
  await page.getByRole('button', { name: /From a browser/ }).click();
  await expect(page.getByRole('group', { name: 'the snippet for the failing page' })).toContainText('GATESCOPE');
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: /Can this browser reach the hosts/ }).click();
  const reach = await opened;
  await expect(reach.getByRole('row', { name: new RegExp(`^${host}`) })).toContainText('Reachable');
  const elsewhere = await reach.evaluate(() =>
    fetch('https://elsewhere.example/', { mode: 'no-cors' }).then(
      () => 'asked',
      () => 'refused',
    ),
  );
  expect(elsewhere).toBe('refused');
  await expect(page.getByRole('list', { name: 'From this browser' })).toContainText(`${host}: reachable`);
});

test('a search ends when it is cancelled', async ({ page }) => {
  const slow = await startProduct(['--fault', 'delay,operation=FilterLogEvents,delayMs=1500'], writeCrowdedAccount());
  try {
    await page.goto(`${slow.url}/apis/111122223333/eu-west-1/rep5h1v8ud/logs?log=execution`);
    // None of 200,000 lines says so: page after page is read.
    await searchFor(page, '403');
    await expect(page.getByText(/0 lines found, \d+ call/)).toBeVisible();
    await page.getByRole('button', { name: 'Cancel the search' }).click();
    await expect(page.getByText(/The search was cancelled/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Search the log' })).toBeEnabled();
  } finally {
    await slow.stop();
  }
});

test('the price of a query is shown before it runs', async ({ page, scan }) => {
  // Without the size of the log, a long stretch is queried rather than read.
  const blind = await startProduct(['--deny', 'logs:DescribeLogGroups']);
  try {
    await page.goto(`${blind.url}${api}?span=24h`);
    await searchFor(page, '403');
    await expect(page.getByText(/AWS bills \$0\.0050 per GB scanned/)).toBeVisible();
    await scan();
    await page.getByRole('button', { name: 'Run the query' }).click();
    await expect(page.getByText('1 line found.')).toBeVisible();
  } finally {
    await blind.stop();
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`logs and changes fit on 400 px, ${colorScheme}`, async ({ page, scan }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 400, height: 900 });
    await page.goto(api);
    await searchFor(page, '4xx');
    await page.getByText('What the line says, field by field').click();
    await scan();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(1);
  });
}
