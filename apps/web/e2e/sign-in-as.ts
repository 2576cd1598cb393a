import { expect, type Page } from '@playwright/test';

/** Signs in through the first page, as a person of the demo clinic does. */
export async function signInAs(page: Page, key: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel(/e-mail/i).fill(`${key}@cedarhollow.example`);
  await page.getByLabel(/password/i).fill('cedar hollow 2026');
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(/sign-in/);
}
