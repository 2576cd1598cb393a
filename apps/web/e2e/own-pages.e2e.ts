import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { test } from './journey.js';
import { signInAs } from './sign-in-as.js';

const family = 'Lindqvist';
const intention = 'I would like to sleep without keeping watch.';
const secret = 'A dream about my father that I keep for myself.';

async function openChart(page: Page): Promise<void> {
  await page.goto('/patients');
  await page.getByLabel('Search patients').fill(family);
  await page
    .getByRole('link', { name: new RegExp(family) })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 2, name: 'Summary' })).toBeVisible();
}

async function letIn(phone: Page): Promise<void> {
  await phone.getByLabel('Your birth date').fill('1988-05-21');
  await phone.getByRole('button', { name: 'Open my page' }).click();
}

async function fitsAndIsAccessible(phone: Page): Promise<void> {
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  for (const light of ['light', 'dark', 'dim']) {
    await phone.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), light);
    const { violations } = await new AxeBuilder({ page: phone }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
    expect(violations, light).toEqual([]);
  }
  await expect(phone.getByRole('link', { name: 'call 988' })).toBeInViewport();
  await expect(phone.getByRole('link', { name: 'call 911' })).toBeInViewport();
}

test('a patient prepares and writes on a narrow phone, also without network; the therapist reads what is shared and nothing else', async ({
  page,
  browser,
}) => {
  await signInAs(page, 'weber');
  await openChart(page);
  await page.getByRole('button', { name: /ink to hand over/ }).click();
  const link = await page.getByLabel(/Give this link to the patient/).inputValue();
  expect(link).not.toMatch(/ketamine|lindqvist/i);

  const context = await browser.newContext({ viewport: { width: 320, height: 568 }, serviceWorkers: 'allow' });
  const phone = await context.newPage();
  const elsewhere: string[] = [];
  phone.on('request', (request) => {
    const address = request.url();
    if (/^https?:/.test(address) && new URL(address).origin !== new URL(link).origin) elsewhere.push(address);
  });
  await phone.goto(link);
  await fitsAndIsAccessible(phone);
  await letIn(phone);
  await expect(phone.getByRole('heading', { name: 'What comes next' })).toBeVisible();
  await fitsAndIsAccessible(phone);

  const wished = phone.getByRole('region', { name: 'Your intention' });
  await wished.getByRole('button', { name: 'Keep my intention' }).click();
  await expect(wished.getByText('Choose who may read it.')).toBeVisible();
  await wished.getByLabel('What do you hope for, or turn to?').fill(intention);
  await wished.getByRole('radio', { name: 'Everybody who treats me' }).check({ force: true });
  await wished.getByRole('button', { name: 'Keep my intention' }).click();
  const written = phone.getByRole('region', { name: 'What you have written' });
  await expect(written.getByText(intention)).toBeVisible();
  await expect(written.getByText('On this phone, not sent yet.')).toBeHidden();

  // The worker has the page by now; then the network goes, and the phone is put away and taken up again.
  await phone.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect.poll(() => phone.evaluate(() => caches.keys().then((names) => names.length))).toBe(1);
  const journal = phone.getByRole('region', { name: 'Your journal' });
  await journal.getByLabel('What would you like to remember?').fill('half a sen');
  await context.setOffline(true);
  await phone.reload();
  await letIn(phone);
  await expect(phone.getByRole('heading', { name: 'There is no network' })).toBeVisible();
  await expect(journal.getByLabel('What would you like to remember?')).toHaveValue('half a sen'); // nothing typed is lost
  await journal.getByLabel('What would you like to remember?').fill(secret);
  await journal.getByRole('radio', { name: 'Nobody but me' }).check({ force: true });
  await journal.getByRole('button', { name: 'Keep this page' }).click();
  await expect(phone.getByText('Safe on this phone, not sent yet.')).toBeVisible();
  await fitsAndIsAccessible(phone);
  await context.setOffline(false);
  await expect(phone.getByRole('heading', { name: 'What comes next' })).toBeVisible();
  await expect(written.getByText(secret)).toBeVisible();
  await expect(written.getByText('Nobody but you can read this.')).toBeVisible();
  await expect(phone.getByText('Safe on this phone, not sent yet.')).toBeHidden();
  expect(elsewhere).toEqual([]);

  await page.getByRole('navigation', { name: 'Chart' }).getByRole('link', { name: 'Notes', exact: true }).click();
  const words = page.getByRole('region', { name: 'In the patient’s own words' });
  await expect(words.getByText(intention)).toBeVisible();
  await expect(words.getByText(/Intention, written by the patient .* shared with everybody who treats them/).first()).toBeVisible();
  await expect(page.getByText(secret)).toBeHidden();
  expect((await new AxeBuilder({ page }).include('main').analyze()).violations).toEqual([]);

  // She changes her mind about the intention; the therapist's screen follows.
  await written
    .getByRole('button', { name: /Change who may read it.*An intention/ })
    .first()
    .click();
  await written.getByRole('radio', { name: 'Nobody but me' }).check({ force: true });
  await expect(written.getByText('Everybody who treats you can read this')).toBeHidden();
  await written.getByRole('button', { name: /^Done/ }).click();
  await expect(words).toBeHidden();

  await openChart(page);
  await page.getByRole('button', { name: 'Take the link back' }).click();
  await expect(page.getByText('No link is open.')).toBeVisible();
  await phone.reload();
  await letIn(phone);
  await expect(phone.getByRole('alert')).toContainText('ask your clinic for a new link');
});
