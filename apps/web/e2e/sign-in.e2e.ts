import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { test } from './journey.js';
import { signInAs } from './sign-in-as.js';

for (const light of ['light', 'dark', 'dim']) {
  test(`a nurse signs in by keyboard and nothing on her first page is hard to reach, in ${light}`, async ({ page }) => {
    await signInAs(page, 'ruiz');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.evaluate((theme) => document.documentElement.setAttribute('data-theme', theme), light);
    const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
    expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  });
}

test('a wrong password keeps the address and says what to do', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByLabel(/e-mail/i).fill('ruiz@cedarhollow.example');
  await page.getByLabel(/password/i).fill('not this');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('does not fit');
  await expect(page.getByLabel(/e-mail/i)).toHaveValue('ruiz@cedarhollow.example');
});
