import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { send } from './a-told-infusion.js';
import { personOn, withoutBarriers } from './at-the-bedside.js';
import { test } from './journey.js';

test('a patient answers the intake by link on a narrow phone and leaves a question open; the prescriber finds it above a checklist nobody has answered', async ({
  browser,
}) => {
  const [ito, okafor] = [await personOn(browser, 'ito'), await personOn(browser, 'okafor')];
  const id = randomUUID();
  const family = `Intake ${id.slice(0, 6)}`;
  await send(ito.request, '/patients', { id, patient: { name: { family, given: ['Ada'] }, birthDate: '1990-04-12' } });
  await okafor.goto(`/patients/${id}/measures`);
  const card = okafor.getByRole('region', { name: 'Check-ins by link' });
  await card.getByLabel('Intake history').check();
  await card.getByRole('button', { name: 'Ask for these' }).click();
  await card.getByRole('button', { name: 'Make the link for Intake history' }).click();
  const link = await card.getByLabel(/Give this link to the patient/).inputValue();

  const phone = await (await browser.newContext({ viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' })).newPage();
  await phone.goto(link);
  await phone.getByLabel('Your birth date').fill('1990-04-12');
  await phone.getByRole('button', { name: 'Open the questions' }).click();
  await expect(phone.getByRole('heading', { name: /allergic reaction to ketamine/ })).toBeVisible();
  await withoutBarriers(phone, 'a question of the intake at 320');
  for (let question = 1; question <= 27; question += 1) {
    await expect(phone.getByRole('progressbar', { name: `Question ${question} of 27` })).toBeVisible();
    if (question === 11) await phone.getByRole('button', { name: 'I am not sure', exact: true }).click();
    else if (question === 27) await phone.getByRole('button', { name: 'Leave this open' }).click();
    else await phone.getByRole('button', { name: 'No', exact: true }).click();
    if (question === 3) await phone.reload();
    if (question === 3) await phone.getByLabel('Your birth date').fill('1990-04-12');
    if (question === 3) await phone.getByRole('button', { name: 'Open the questions' }).click();
  }
  await expect(phone.getByText('1 question is open. The form is kept as it is, incomplete.')).toBeVisible();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await phone.getByRole('button', { name: 'Send my answers' }).click();
  await expect(phone.getByRole('heading', { name: 'Thank you' })).toBeVisible();

  const told = okafor.getByRole('region', { name: 'What the patient told' });
  await expect(told).toContainText('Incomplete: 1 question open');
  await expect(told.getByRole('listitem').filter({ hasText: 'Are you pregnant, or could you be?' }).first()).toContainText('I am not sure');
  await withoutBarriers(okafor, 'measures with an intake');
  await okafor.goto(`/patients/${id}/eligibility?product=intravenous-ketamine`);
  await expect(okafor.getByRole('region', { name: 'What the patient told' })).toContainText('checklist: Pregnancy');
  await expect(okafor.getByText('0 of 31 answered')).toBeVisible();
  await withoutBarriers(okafor, 'eligibility with an intake');
});
