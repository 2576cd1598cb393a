import { expect } from '@playwright/test';
import { confirmIdentity, withoutBarriers } from './at-the-bedside.js';
import { test } from './journey.js';
import { signInAs } from './sign-in-as.js';

test('the administrator lets a colleague in, who chooses a password by the link and signs in', async ({ page, browser }) => {
  await signInAs(page, 'moss');
  await page.getByRole('link', { name: 'Clinic' }).click();
  await page.getByRole('button', { name: 'Add a colleague' }).click();
  const sheet = page.getByRole('dialog', { name: 'Add a colleague' });
  await sheet.getByRole('button', { name: 'Add the colleague' }).click();
  await expect(sheet.getByText('Choose at least one role')).toBeVisible();
  const email = `ada-${Date.now()}@lantern.example`;
  await sheet.getByLabel('Name').fill('Ada Lindqvist');
  await sheet.getByLabel('E-mail').fill(email);
  await sheet.getByLabel('Licence or title').fill('RN');
  await sheet.getByRole('checkbox', { name: /^Nurse/ }).check();
  await sheet.getByRole('button', { name: 'Add the colleague' }).click();
  await confirmIdentity(page);
  await expect(sheet).toBeHidden();
  await expect(page.getByRole('listitem').filter({ hasText: email })).toContainText('Never signed in');
  await withoutBarriers(page);

  await page
    .getByRole('listitem')
    .filter({ hasText: email })
    .getByRole('button', { name: /^Password link/ })
    .click();
  const address = await page.getByLabel('Link', { exact: true }).inputValue();
  const own = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await own.goto(new URL(address).pathname + new URL(address).hash);
  const choose = async (password: string, again = password): Promise<void> => {
    await own.getByLabel('New password').fill(password);
    await own.getByLabel('The same again').fill(again);
    await own.getByRole('button', { name: 'Set password' }).click();
  };
  await choose('seven lanterns over water', 'seven lanterns');
  await expect(own.getByText('The two are not the same.')).toBeVisible();
  await choose('password1234');
  await expect(own.getByRole('alert')).toContainText('easily guessed');
  await choose('seven lanterns over water');
  await expect(own.getByRole('heading', { name: 'Your password is set' })).toBeVisible();
  await withoutBarriers(own);
  await own.getByRole('button', { name: 'Sign in' }).click();
  await own.getByLabel('E-mail').fill(email);
  await own.getByLabel('Password').fill('seven lanterns over water');
  await own.getByRole('button', { name: 'Sign in' }).click();
  await expect(own.getByRole('button', { name: /Ada Lindqvist/ })).toBeVisible();
});
