import { expect, settle, test } from '../product-test.ts';
import { startProduct } from '../start-product.ts';

const answer =
  '/diagnose?region=eu-west-1&api=ord4x8n2qk&stage=prod&method=GET&path=%2Forders&url=https%3A%2F%2Ford4x8n2qk.execute-api.eu-west-1.amazonaws.com%2Fprod%2Forders&kind=refused&status=403&step=result&from=vpc&vpc=vpc-0a54aedc15ba11e01&ip=10.20.1.25';

test('from the fleet to an API and its policy', async ({ page }) => {
  await page.goto('/apis');
  await page.getByRole('link', { name: 'orders-private' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'orders-private' })).toBeVisible();
  await page.getByRole('tab', { name: 'Access' }).click();
  await expect(page.getByText('OnlyFromAppVpc').first()).toBeVisible();
  await page.getByRole('tab', { name: 'Invoke URLs' }).click();
  await expect(page.getByText('x-apigw-api-id').first()).toBeVisible();
});

test('a denied read is unknown, with the permission that would settle it', async ({ page }) => {
  const product = await startProduct(['--deny', 'ec2:DescribeVpcEndpoints']);
  try {
    await page.goto(`${product.url}${answer}`);
    await settle(page);
    await expect(page.getByText('ec2:DescribeVpcEndpoints').filter({ visible: true }).first()).toBeVisible();
    await expect(page.getByText('Unknown').first()).toBeVisible();
  } finally {
    await product.stop();
  }
});

test('slow AWS shows what is going on, then the answer', async ({ page }) => {
  const product = await startProduct(['--latency', '700']);
  try {
    await page.goto(`${product.url}${answer}`);
    await expect(page.getByRole('main')).toBeVisible();
    await expect(page.getByText('Stopped here')).toBeVisible({ timeout: 30_000 });
  } finally {
    await product.stop();
  }
});

test('says so when the console itself is away, and keeps the question', async ({ page }) => {
  const product = await startProduct();
  await page.goto(`${product.url}${answer}`);
  await expect(page.getByText('Stopped here')).toBeVisible();
  await product.stop();
  await page.getByRole('button', { name: 'Ask again with fresh facts' }).click();
  await expect(
    page
      .getByText(/could not be reached|does not answer|no answer/i)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
  await expect(page).toHaveURL(/api=ord4x8n2qk/);
});

test('the keyboard alone leads from the landing page to a question', async ({ page }) => {
  await page.goto('/');
  await settle(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: /skip/i })).toBeFocused();
  const box = page.getByLabel('Paste what you have, or type an API');
  for (let press = 0; press < 40 && !(await box.evaluate((element) => element === document.activeElement)); press += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.type('https://ord4x8n2qk.execute-api.eu-west-1.amazonaws.com/prod/orders');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/diagnose\?/);
});

test('a failure mode is tried on its made-up account', async ({ page, scan }) => {
  await page.goto('/failure-modes/policy-explicit-deny');
  await page.getByRole('link', { name: 'See it diagnosed on a made-up account' }).click();
  await expect(page).toHaveURL(/\/diagnose\?.*example=policy-explicit-deny/);
  await expect(page.getByText('Stopped here')).toBeVisible();
  await expect(page.getByText('nothing of it was read from AWS', { exact: false })).toBeVisible();
  await scan();
  await page.getByRole('link', { name: 'Back to the failure mode' }).click();
  await expect(page).toHaveURL(/\/failure-modes\/policy-explicit-deny$/);
});

test('saved and deployed are compared field by field', async ({ page, scan }) => {
  await page.goto('/apis/111122223333/eu-west-1/whk8d4r6lm/deployments');
  await expect(page.getByRole('heading', { name: /Saved against deployed/ })).toBeVisible();
  const differences = page.getByRole('table', { name: 'Differences between saved and deployed' });
  await expect(
    differences.getByRole('row', { name: /^POST \/events\/replay The method itself there .*not there/ }),
  ).toBeVisible();
  await expect(
    differences.getByRole('row', { name: /^POST \/events integration\.timeoutInMillis \(likely\) 29000 .*10000/ }),
  ).toBeVisible();
  await expect(page.getByText(/cannot be compared|is not known/)).toHaveCount(0);
  await scan();
});

test('what of a deployment could not be compared is said', async ({ page }) => {
  // The stages of this API have summaries and no export.
  await page.goto('/apis/111122223333/eu-west-1/ord4x8n2qk/deployments');
  await expect(page.getByRole('heading', { name: /Saved against deployed/ })).toBeVisible();
  await expect(page.getByText('What could be compared is deployed as it is saved.')).toBeVisible();
  await expect(page.getByText(/export is not known/)).toBeVisible();
});

test('the preconditions of a URL rest on facts that were read', async ({ page }) => {
  await page.goto('/apis/111122223333/eu-west-1/ord4x8n2qk/invoke-urls?from=vpc&vpc=vpc-0a54aedc15ba11e01');
  await expect(page.getByText('x-apigw-api-id').first()).toBeVisible();
  await expect(page.getByText(/nobody asked|not asked|was not read/i)).toHaveCount(0);
});

test('a failure mode is found by its error text', async ({ page }) => {
  await page.goto('/failure-modes');
  await page.getByRole('searchbox').or(page.getByRole('textbox')).first().fill('Missing Authentication Token');
  await expect(page.getByRole('link', { name: /method for this verb|route|no method/i }).first()).toBeVisible();
});
