import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { test } from './journey.js';
import { signInAs } from './sign-in-as.js';

async function openMeasures(page: Page, family: string): Promise<void> {
  await page.goto('/patients');
  await page.getByLabel('Search patients').fill(family);
  await page
    .getByRole('link', { name: new RegExp(family) })
    .first()
    .click();
  await page.getByRole('navigation', { name: 'Chart' }).getByRole('link', { name: 'Measures' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Measures' })).toBeVisible();
}

test('a nurse types a PHQ-9 whose item 9 is 1; a risk event opens; the prescriber signs its disposition', async ({ page, browser }) => {
  await signInAs(page, 'ruiz');
  await openMeasures(page, 'Vega');
  await page.getByRole('button', { name: 'Record a form' }).click();
  await page.getByRole('menuitem', { name: /PHQ-9/ }).click();
  await expect(page.getByRole('heading', { name: 'Little interest or pleasure in doing things' })).toBeVisible();
  await page.keyboard.press('0');
  await page.reload(); // nothing typed is lost
  await expect(page.getByRole('heading', { name: 'Feeling down, depressed, or hopeless' })).toBeVisible();
  for (const digit of '000000010') await page.keyboard.press(digit);
  await expect(page.getByRole('heading', { name: 'Look it over, then send' })).toBeVisible();
  await page.getByRole('button', { name: 'Record PHQ-9' }).click();
  await expect(page.getByText('1 of 27', { exact: true })).toBeVisible(); // no word that reassures beside that answer
  await expect(page.getByRole('alert').filter({ hasText: 'A risk event is open and its clock runs' })).toBeVisible();
  expect((await new AxeBuilder({ page }).include('main').analyze()).violations).toEqual([]);

  const prescriber = await (await browser.newContext()).newPage();
  await signInAs(prescriber, 'okafor');
  await expect(prescriber.getByRole('link', { name: /risk events? to answer/ })).toBeVisible();
  await prescriber.getByRole('link', { name: 'Answer the risk event of Carlos Vega' }).first().click();
  await prescriber.getByRole('button', { name: 'I take this on' }).click();
  await expect(prescriber.getByText('Maya Okafor has it')).toBeVisible();
  await prescriber.getByRole('radio', { name: 'Low' }).check({ force: true });
  await prescriber.getByRole('radio', { name: 'Proceed with dosing' }).check({ force: true });
  await prescriber.getByRole('checkbox', { name: 'Safety plan reviewed' }).check({ force: true });
  await prescriber.getByLabel('Plan, in your words').fill('Spoke with him; no intent; call tomorrow.');
  const tomorrow = new Date(Date.now() + 24 * 3_600_000).toISOString().slice(0, 10);
  await prescriber.getByLabel('Contact the patient by, date').fill(tomorrow);
  await prescriber.getByLabel('Contact the patient by, time').fill('12:00');
  await prescriber.getByRole('button', { name: 'Sign disposition for Carlos Vega' }).click();
  await prescriber.getByLabel(/password/i).fill('cedar hollow 2026');
  await prescriber.keyboard.press('Enter');
  await expect(prescriber.getByText('Ask the C-SSRS in this contact').first()).toBeVisible(); // refused, and nothing written is lost
  await expect(prescriber.getByLabel('Plan, in your words')).toHaveValue(/no intent/);
  await prescriber.getByLabel('Why the C-SSRS was not asked').fill('Asked in the room by me; answers below.');
  await prescriber.getByRole('button', { name: 'Sign disposition for Carlos Vega' }).click();
  await expect(prescriber.getByText('Disposition signed: low, proceed with dosing')).toBeVisible();
  await expect(prescriber.getByText('Dosing held')).toBeHidden();
  expect((await new AxeBuilder({ page: prescriber }).include('main').analyze()).violations).toEqual([]);
});

test('a therapist asks for a GAD-7 by link; the patient answers on a narrow phone; the score stands in the chart', async ({
  page,
  browser,
}) => {
  await signInAs(page, 'weber');
  await openMeasures(page, 'Lindqvist');
  const card = page.getByRole('region', { name: 'Check-ins by link' });
  await card.getByLabel('GAD-7').check();
  await card.getByRole('button', { name: 'Ask for these' }).click();
  await card.getByRole('button', { name: /Make the link for GAD-7/ }).click();
  const link = await card.getByLabel(/Give this link to the patient/).inputValue();

  const phone = await (await browser.newContext({ viewport: { width: 320, height: 640 } })).newPage();
  await phone.goto(link);
  await phone.getByLabel('Your birth date').fill('1988-05-21');
  await phone.getByRole('button', { name: 'Open the questions' }).click();
  for (let question = 1; question <= 7; question += 1) await phone.getByRole('button', { name: 'Several days' }).click();
  await expect(phone.getByRole('heading', { name: 'Look it over, then send' })).toBeVisible();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect((await new AxeBuilder({ page: phone }).analyze()).violations).toEqual([]);
  await phone.getByRole('button', { name: 'Send my answers' }).click();
  await expect(phone.getByRole('heading', { name: 'Thank you' })).toBeVisible();

  await expect(page.getByText('7 of 21, mild').first()).toBeVisible();
  await expect(card.getByText('Answered')).toBeVisible();
  await phone.goto('about:blank');
  await phone.goto(link);
  await phone.getByLabel('Your birth date').fill('1988-05-21');
  await phone.getByRole('button', { name: 'Open the questions' }).click();
  await expect(phone.getByRole('alert')).toContainText('ask your clinic for a new link');
});
