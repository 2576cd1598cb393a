import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { test } from './journey.js';
import { giveAuthenticator } from './virtual-authenticator.js';

const password = 'cedar hollow 2026';

test('a therapist adds a passkey, opens the lock and signs in with it, and removes it', async ({ page, baseURL }) => {
  // Passkeys are made for names: the bare address of the other journeys has none.
  const home = String(baseURL).replace('127.0.0.1', 'localhost');
  await giveAuthenticator(page);
  await page.goto(`${home}/sign-in`);
  await page.getByLabel(/e-mail/i).fill('weber@cedarhollow.example');
  await page.getByLabel(/password/i).fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /Weber/ }).click();
  await page.getByRole('menuitem', { name: /Passkeys/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Passkeys' });
  await expect(dialog.getByText('You have none yet.')).toBeVisible();
  await dialog.getByLabel('Name of this device').fill('Tablet in room 2');
  await dialog.getByRole('button', { name: 'Add this device' }).click();
  await page.getByRole('dialog', { name: 'Confirm it is you' }).getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')).toHaveCount(10);
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await expect(dialog.getByText('Tablet in room 2')).toBeVisible();
  const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+Shift+L');
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.getByRole('button', { name: /Weber/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/sign-in/);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page).not.toHaveURL(/sign-in/);

  await page.getByRole('button', { name: /Weber/ }).click();
  await page.getByRole('menuitem', { name: /Passkeys/ }).click();
  await dialog.getByRole('button', { name: 'Remove Tablet in room 2' }).click();
  await page.getByRole('dialog', { name: 'Confirm it is you' }).getByRole('button', { name: 'Use a passkey' }).click();
  await expect(dialog.getByText('You have none yet.')).toBeVisible();
});
