import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './journey.js';
import { signInAs } from './sign-in-as.js';

const bundle = join(import.meta.dirname, '../../../demo/synthea/Liz_Conn_27c911c6-f045-4ffa-af5d-6eba57ac94b2.json.gz');

test('the manager registers a patient, keeps what she typed when a date is wrong, and finds her by name', async ({ page }) => {
  await signInAs(page, 'park');
  await page.goto('/patients/new');
  await page.getByLabel('Given names').fill('Zoë');
  await page.getByLabel('Family name').fill(`Ångström ${randomUUID().slice(0, 4)}`);
  await page.getByLabel('Birth date').fill('2150-01-01');
  await page.getByRole('button', { name: 'Register' }).click();
  await expect(page.getByRole('alert')).toContainText('future');
  await expect(page.getByLabel('Given names')).toHaveValue('Zoë');
  await page.getByLabel('Birth date').fill('1990-02-03');
  await page.getByRole('button', { name: 'Register' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Zoë Ångström');
  await page.goto('/patients');
  await page.getByLabel('Search patients').fill('zoe angstr');
  await expect(page.getByRole('link', { name: /Zoë Ångström/ })).toBeVisible();
});

test('a bundle that is already here changes nothing, and a broken file is refused beside its name', async ({ page }) => {
  await signInAs(page, 'park');
  await page.goto('/patients/import');
  const broken = { name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from('{"resourceType":"Bundle","entry":[]}') };
  await page.locator('input[type=file]').setInputFiles(bundle);
  await expect(page.getByText('Already here', { exact: true })).toBeVisible();
  await page.locator('input[type=file]').setInputFiles(broken);
  await expect(page.getByText('Refused', { exact: true })).toBeVisible();
  await expect(page.getByText(/Nothing of this bundle was kept/)).toBeVisible();
});

test('the prescriber sees an allergy at once, and never "none" where nobody asked', async ({ page }) => {
  await signInAs(page, 'okafor');
  await page.goto('/patients');
  await page.getByLabel('Search patients').fill('lindqvist');
  await page.getByRole('link', { name: 'Bea Lindqvist' }).click();
  await expect(page.getByText('Penicillin')).toBeVisible();
  await page.goto('/patients');
  await page.getByLabel('Search patients').fill('portillo');
  await page.getByRole('link', { name: /Portillo/ }).click();
  await expect(page.getByText('Allergies not asked')).toBeVisible();
});
