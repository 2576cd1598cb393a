import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { test } from './journey.js';
import { signInAs } from './sign-in-as.js';

test('the manager reads the figures of the clinic, finds no patient in them, and takes them along as a file', async ({ page }) => {
  await signInAs(page, 'park');
  await page.getByRole('link', { name: 'Figures' }).click();
  await expect(page.getByRole('heading', { name: 'Clinic figures' })).toBeVisible();
  const sessions = page.getByRole('region', { name: 'Sessions by route' });
  await expect(sessions.getByRole('row', { name: /^Ketamine, infusion/ })).toBeVisible();
  await expect(sessions.getByRole('img')).toBeVisible();
  await page.getByText('A year', { exact: true }).click();
  await expect(sessions.getByRole('row', { name: /^Ketamine, infusion/ })).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(/Morgan|Lindqvist|Vega/);
  for (const light of ['light', 'dark', 'dim']) {
    await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), light);
    expect((await new AxeBuilder({ page }).include('main').analyze()).violations, light).toEqual([]);
  }
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as CSV' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^clinic-figures-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
  const csv = readFileSync(await file.path(), 'utf8');
  expect(csv).toContain('Sessions by route');
  expect(csv).not.toMatch(/Morgan|Lindqvist|Vega/);
});

test('the prescriber goes from the caseload to the measures on the axis of the doses, and on to the sessions side by side', async ({
  page,
}) => {
  await signInAs(page, 'okafor');
  await page.getByRole('link', { name: 'Outcomes' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Caseload' })).toBeVisible();
  await expect(page.getByRole('radio', { name: /^All \(\d+\)/ })).toBeChecked();
  expect((await new AxeBuilder({ page }).include('main').analyze()).violations).toEqual([]);
  await page.goto('/patients');
  // Other stories bring patients of that name: this one is known by the record number.
  await page.getByLabel('Search patients').fill('CH-0001');
  await expect(page.getByRole('row')).toHaveCount(2); // the head, and the one who was looked for
  await page.getByRole('link', { name: /Alex Morgan/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Chart' }).getByRole('link', { name: 'Measures' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('img', { name: /^PHQ-9: .*on the same days/ })).toBeVisible();
  await page.getByText('How this is worked out').first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('22 − 14 = 8')).toBeVisible();
  for (const light of ['light', 'dark', 'dim']) {
    await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), light);
    expect((await new AxeBuilder({ page }).include('main').analyze()).violations, light).toEqual([]);
  }
  await page.getByRole('link', { name: /^Sessions side by side/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Sessions, first to last' })).toBeVisible();
});
