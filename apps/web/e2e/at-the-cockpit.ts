import { expect, type Page } from '@playwright/test';
import type { LogLine } from '@sojourn/domain/testing';

export const untilGo = (lines: readonly LogLine[], before: string) => lines.filter(({ at }) => at < before);

/** A set typed on the pad as with gloves; answers how many taps it took. */
export async function tapSet(page: Page, digits: string, sedation: number | null = null): Promise<number> {
  const pad = page.getByRole('group', { name: 'Digits' });
  for (const digit of digits) await pad.getByRole('button', { name: digit, exact: true }).click();
  if (sedation !== null) await page.getByRole('radio', { name: new RegExp(`^${sedation}: `) }).check({ force: true });
  await page.getByRole('button', { name: 'Save vital signs' }).click();
  await expect(page.getByText(/^Kept: /)).toBeVisible();
  return digits.length + (sedation === null ? 0 : 1) + 1;
}

/** The tablet that prepared the dose held the lease; the one at the chair takes it, on purpose. */
export async function takeOver(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Take over' }).click();
  await page.getByRole('button', { name: 'Yes, record doses on this tablet' }).click();
  await expect(page.getByText('Another tablet records the doses')).toBeHidden();
}
