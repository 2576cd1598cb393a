import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { test } from './journey.js';
import { signInAs } from './sign-in-as.js';
import { giveAuthenticator } from './virtual-authenticator.js';

const family = 'Lindqvist';

async function openChart(page: Page): Promise<void> {
  await page.goto('/patients');
  await page.getByLabel('Search patients').fill(family);
  await page
    .getByRole('link', { name: new RegExp(family) })
    .first()
    .click();
}

async function fitsAndIsAccessible(phone: Page): Promise<void> {
  expect(await phone.locator('main').evaluate(({ scrollWidth }) => scrollWidth)).toBeLessThanOrEqual(320);
  for (const light of ['light', 'dark', 'dim']) {
    await phone.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), light);
    const { violations } = await new AxeBuilder({ page: phone }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
    expect(violations, light).toEqual([]);
  }
}

test('a patient opens her page by link once, then with her phone alone; she erases a page, takes the phone back, and the clinic closes it', async ({
  page,
  browser,
}) => {
  await signInAs(page, 'weber');
  await openChart(page);
  await page.getByRole('button', { name: /ink to hand over/ }).click();
  // Passkeys are made for names: the bare address of the other journeys has none.
  const link = (await page.getByLabel(/Give this link to the patient/).inputValue()).replace('127.0.0.1', 'localhost');
  const home = new URL('/pages', link).href;

  const context = await browser.newContext({ viewport: { width: 320, height: 568 } });
  const phone = await context.newPage();
  const elsewhere: string[] = [];
  phone.on('request', (request) => {
    const address = request.url();
    if (/^https?:/.test(address) && new URL(address).origin !== new URL(home).origin) elsewhere.push(address);
  });
  await giveAuthenticator(phone);
  await phone.goto(link);
  await fitsAndIsAccessible(phone);
  await phone.getByLabel('Your birth date').fill('1988-05-21');
  await phone.getByRole('button', { name: 'Open my page' }).click();
  await expect(phone.getByRole('heading', { level: 1, name: 'Your own page' })).toBeFocused();
  await phone.getByRole('button', { name: /^Set up this/ }).click();
  await expect(phone.getByText(/is set up. Next time, open/)).toBeVisible();
  await fitsAndIsAccessible(phone);

  await phone.goto('about:blank');
  await phone.goto(home);
  await expect(phone.getByLabel('Your birth date')).toBeHidden();
  await fitsAndIsAccessible(phone);
  await phone.getByRole('button', { name: /^Open with this/ }).press('Enter');
  await expect(phone.getByRole('heading', { name: 'What comes next' })).toBeVisible();
  const journal = phone.getByRole('region', { name: 'Your journal' });
  await journal.getByLabel('What would you like to remember?').fill('Opened with my phone alone.');
  await journal.getByRole('radio', { name: 'Nobody but me' }).check({ force: true });
  await journal.getByRole('button', { name: 'Keep this page' }).click();
  await expect(phone.getByText('Nobody but you can read this.').first()).toBeVisible();
  await expect(phone.getByText('On this phone, not sent yet.', { exact: true })).toBeHidden();

  const written = phone.getByRole('region', { name: 'What you have written' });
  await written.getByRole('button', { name: /^Erase/ }).click();
  await expect(written.getByText(/What stays is that a page was erased/)).toBeVisible();
  await fitsAndIsAccessible(phone);
  await written.getByRole('button', { name: 'Erase it for good' }).click();
  await expect(written.getByText('The page is erased.')).toBeVisible();
  await expect(written.getByText('Opened with my phone alone.')).toBeHidden();

  await openChart(page);
  await expect(page.getByText(/The patient has set up a device to open the page without the link.*Last used on/)).toBeVisible();
  expect((await new AxeBuilder({ page }).include('main').analyze()).violations).toEqual([]);

  const forget = phone.getByRole('button', { name: /^Forget it/ });
  await forget.press('Enter');
  await expect(phone.getByRole('group', { name: /^Forget it/ })).toBeFocused();
  await phone.keyboard.press('Tab');
  await phone.keyboard.press('Tab');
  await expect(phone.getByRole('button', { name: 'No, keep it' })).toBeFocused();
  await phone.keyboard.press('Enter');
  await expect(forget).toBeFocused();
  await forget.press('Enter');
  await fitsAndIsAccessible(phone);
  await phone.getByRole('button', { name: 'Forget this device' }).click();
  await expect(phone.getByText('This device opens your page no more.')).toBeVisible();
  await phone.getByRole('button', { name: /^Open with this/ }).click();
  await expect(phone.getByRole('alert')).toContainText('ask your clinic for a new link');

  // Set up once more by the link; the clinic closes the page for good.
  await phone.goto('about:blank');
  await phone.goto(link);
  await phone.getByLabel('Your birth date').fill('1988-05-21');
  await phone.getByRole('button', { name: 'Open my page' }).click();
  await expect(phone.getByText('You have not written anything yet.')).toBeVisible();
  await phone.getByRole('button', { name: /^Set up this/ }).click();
  await expect(phone.getByText(/is set up. Next time, open/)).toBeVisible();
  await page.getByRole('button', { name: 'Close the page: link and devices' }).click();
  await expect(page.getByText('No link is open.')).toBeVisible();
  await phone.goto('about:blank');
  await phone.goto(home);
  await phone.getByRole('button', { name: /^Open with this/ }).click();
  await expect(phone.getByRole('alert')).toContainText('ask your clinic for a new link');
  expect(elsewhere).toEqual([]);
});
