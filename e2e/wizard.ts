import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** The wizard and its answer, in the words of the product. */
export const wizardOn = (page: Page) => ({
  /** Pastes on the landing page and goes on. */
  async paste(text: string): Promise<void> {
    await page.getByLabel('Paste what you have, or type an API').fill(text);
    await page.getByRole('button', { name: 'Diagnose', exact: true }).click();
  },
  async callFrom(place: string): Promise<void> {
    await page.getByRole('radio', { name: place }).check();
  },
  /** A combobox that also takes what is typed. */
  async choose(label: string, text: string): Promise<void> {
    const box = page.getByRole('combobox', { name: label });
    await box.fill(text);
    await page.getByRole('option').filter({ hasText: text }).first().click();
  },
  async header(line: string): Promise<void> {
    await page.getByRole('button', { name: 'Headers of the request' }).click();
    await page.getByRole('textbox', { name: 'Headers of the request' }).fill(line);
  },
  async diagnose(): Promise<void> {
    await page.getByRole('button', { name: 'Diagnose', exact: true }).click();
  },
  /** The one sentence of the answer. */
  async expectAnswer(sentence: RegExp): Promise<void> {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(sentence);
  },
  hop: (name: string) => page.getByRole('listitem').filter({ hasText: name }).first(),
});
