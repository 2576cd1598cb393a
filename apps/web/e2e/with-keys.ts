import { expect, type Locator, type Page } from '@playwright/test';

/** Walks with the Tab key alone until something has the focus. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 150; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key does not reach ${String(wanted)}`);
}

export async function presses(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, page.getByRole('button', { name, exact: typeof name === 'string' }).first());
  await page.keyboard.press('Enter');
}

export async function types(page: Page, label: string | RegExp, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label).first());
  await page.keyboard.type(text);
}

/** One of a group of answers, as the arrow keys choose it. */
export async function picks(page: Page, group: string | RegExp, answer: string): Promise<void> {
  const radios = page.getByRole('group', { name: group }).getByRole('radio');
  await expect(radios.first()).toBeAttached();
  for (let steps = 0; steps < 150; steps += 1) {
    if (await radios.evaluateAll((all) => all.some((one) => one === document.activeElement))) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Space');
  const wanted = page.getByRole('group', { name: group }).getByRole('radio', { name: answer, exact: true });
  for (let turns = 0; turns < (await radios.count()) && !(await wanted.isChecked()); turns += 1) await page.keyboard.press('ArrowRight');
  await expect(wanted).toBeChecked();
}

export async function ticks(page: Page, label: string): Promise<void> {
  await tabTo(page, page.getByLabel(label));
  await page.keyboard.press('Space');
}

/** Opens a fold by its summary. */
export async function unfolds(page: Page, words: string): Promise<void> {
  await tabTo(page, page.locator('summary', { hasText: words }));
  await page.keyboard.press('Enter');
}
