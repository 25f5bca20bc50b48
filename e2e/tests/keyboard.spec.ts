import type { Locator, Page } from '@playwright/test';
import { expect, settle, test } from '../product-test.ts';

/** Presses a key until something has the focus. */
const pressUntil = async (page: Page, key: string, target: Locator, most = 80): Promise<void> => {
  await expect(target).toBeVisible();
  for (let press = 0; press < most; press += 1) {
    if (await target.evaluate((element) => element.contains(document.activeElement))) return;
    await page.keyboard.press(key);
  }
  await expect(target, `reached by ${key}`).toBeFocused();
};

/** What has the focus shows it: by an outline, a ring or a border of its own. */
const expectVisibleFocus = async (page: Page): Promise<void> => {
  const sign = await page.evaluate(() => {
    const isDrawn = ({ outlineStyle, outlineWidth, boxShadow }: CSSStyleDeclaration): boolean =>
      (outlineStyle !== 'none' && outlineWidth !== '0px') || (boxShadow !== 'none' && boxShadow !== '');
    const active = document.activeElement;
    if (!active) return 'nothing has the focus';
    const parts: Element[] = [active, ...(active.parentElement ? [active.parentElement] : [])];
    const styles = parts.flatMap((part) => ['', '::before', '::after'].map((pseudo) => getComputedStyle(part, pseudo)));
    return styles.some(isDrawn) ? 'drawn' : `no sign on ${active.outerHTML.slice(0, 200)}`;
  });
  expect(sign).toBe('drawn');
};

const heading = (page: Page, name?: RegExp): Locator =>
  page.getByRole('heading', { level: 1, ...(name ? { name } : {}) });

const paste = [
  'https://vpce-0d3a9c41be7720f01-k4m2p9qd.execute-api.eu-west-1.vpce.amazonaws.com/prod/orders',
  'Host: ord4x8n2qk.execute-api.eu-west-1.amazonaws.com',
  'HTTP/1.1 403 Forbidden',
  '',
  '{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:eu-west-1:********3333:ord4x8n2qk/prod/GET/orders with an explicit deny"}',
].join('\n');

test('the keyboard alone leads from a paste to a finding and copies its fix', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/');
  await settle(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: /skip/i })).toBeFocused();
  await page.keyboard.press('Enter');

  const box = page.getByLabel('Paste what you have, or type an API');
  await pressUntil(page, 'Tab', box);
  await expectVisibleFocus(page);
  await page.evaluate((text) => navigator.clipboard.writeText(text), paste);
  await page.keyboard.press('ControlOrMeta+v');
  await expect(page.getByText('Understood')).toBeVisible();
  await pressUntil(page, 'Tab', page.getByRole('button', { name: 'Diagnose', exact: true }));
  await expectVisibleFocus(page);
  await page.keyboard.press('Enter');

  // The step that is still open begins at its heading.
  await expect(page).toHaveURL(/step=caller/);
  await expect(heading(page)).toBeFocused();
  await pressUntil(page, 'Tab', page.getByRole('radiogroup', { name: 'Place of the caller' }));
  await pressUntil(page, 'ArrowDown', page.getByRole('radio', { name: /Another VPC/ }), 8);
  await expect(page.getByRole('radio', { name: /Another VPC/ })).toBeChecked();
  const vpc = page.getByRole('combobox', { name: 'VPC of the caller' });
  await pressUntil(page, 'Tab', vpc);
  await page.keyboard.type('vpc-0a54aedc15ba11e02');
  await pressUntil(page, 'Tab', page.getByRole('button', { name: 'Diagnose', exact: true }));
  await page.keyboard.press('Enter');

  await expect(page).toHaveURL(/step=result/);
  await expect(heading(page, /aws:SourceVpc/)).toBeVisible();
  await expect(heading(page)).toBeFocused();
  const copy = page.getByRole('button', { name: /^Copy .*(command|CLI|AWS CLI)/i }).first();
  await pressUntil(page, 'Tab', copy, 120);
  await expectVisibleFocus(page);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^aws apigateway /m);
});

test('the keyboard alone leads from the fleet to an API and through its tabs', async ({ page }) => {
  await page.goto('/apis');
  await settle(page);
  const link = page.getByRole('link', { name: 'orders-private' });
  await expect(link).toBeVisible();
  await pressUntil(page, 'Tab', page.getByRole('grid', { name: 'APIs' }));
  await expectVisibleFocus(page);
  // Inside the table the arrow keys move from cell to cell.
  await pressUntil(page, 'ArrowDown', link, 40);
  await expectVisibleFocus(page);
  await page.keyboard.press('Enter');

  await expect(heading(page, /orders-private/)).toBeFocused();
  const overview = page.getByRole('tab', { name: 'Overview' });
  await pressUntil(page, 'Tab', overview);
  await expectVisibleFocus(page);
  for (const name of ['Invoke URLs', 'Routes', 'Access']) {
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('tab', { name })).toBeFocused();
  }
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/access$/);
  await expect(page.getByText('OnlyFromAppVpc').first()).toBeVisible();
  // The focus stays on the tab, and goes on into what it shows.
  await expect(page.getByRole('tab', { name: 'Access' })).toBeFocused();
  await page.keyboard.press('Tab');
  const panel = page.getByRole('tabpanel').filter({ visible: true });
  await pressUntil(page, 'Tab', panel, 4);
});

test('Escape closes the JSON of a value and gives the focus back', async ({ page }) => {
  await page.goto('/apis/111122223333/eu-west-1/ord4x8n2qk/overview');
  const button = page.getByRole('button', { name: 'Show Details as JSON' });
  await expect(button).toBeVisible();
  await pressUntil(page, 'Tab', button, 120);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Details' });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByText('"ord4x8n2qk"').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
});
