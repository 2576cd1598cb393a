import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { send } from './a-told-infusion.js';
import { personOn, withoutBarriers } from './at-the-bedside.js';
import { test } from './journey.js';
import { asked, block, freeTalk, patientOf } from './on-the-board.js';

test('a visit is cancelled: whom its time suits is said with reasons, two are asked, the first to accept has it', async ({ browser }) => {
  const [park, ito] = [await personOn(browser, 'park'), await personOn(browser, 'ito')];
  await ito.setViewportSize({ width: 1180, height: 820 });
  const { on, startsAt, room, command: visit } = await freeTalk(park.request, await patientOf(park, 'Carlos Vega'), 9);
  await asked(park.request, '/appointments', visit);
  const names = [`Wait One ${visit.id.slice(0, 6)}`, `Wait Two ${visit.id.slice(0, 6)}`];
  for (const family of names)
    await send(ito.request, '/patients', { id: randomUUID(), patient: { name: { family, given: ['Ada'] }, birthDate: '1970-05-05' } });

  await ito.goto('/schedule/waitlist');
  for (const [index, name] of names.entries()) {
    await ito.getByRole('button', { name: 'Add to the waitlist' }).click();
    const sheet = ito.getByRole('dialog', { name: 'Add to the waitlist' });
    await sheet.getByRole('combobox', { name: 'Patient' }).fill(name);
    await ito.getByRole('listbox').getByRole('option').first().click();
    await sheet.getByLabel('Visit').selectOption({ label: 'Integration session' });
    if (index === 1) await sheet.getByText('Urgent, as a clinician has said').click();
    if (index === 0) await withoutBarriers(ito, 'add to the waitlist');
    await sheet.getByRole('button', { name: 'Add to the waitlist' }).click();
    await expect(sheet).toBeHidden();
  }
  const waiting = ito.getByRole('region', { name: 'Who waits' });
  await expect(waiting).toContainText(names[0] ?? '');

  await asked(park.request, `/appointments/${visit.id}/steps`, { id: randomUUID(), event: 'cancel-for-patient', reason: 'patient-unwell' });
  const free = ito.getByRole('region', { name: 'Free again' });
  const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'America/New_York' });
  const slot = free
    .getByRole('listitem')
    .filter({ hasText: room })
    .filter({ hasText: when.format(new Date(startsAt)) })
    .first();
  await slot.getByRole('button', { name: /^Whom would/ }).click();
  const suits = ito.getByRole('list', { name: 'Whom it suits, who comes first on top' });
  await expect(suits.getByRole('listitem').filter({ hasText: names[1] })).toContainText('Urgent');
  await withoutBarriers(ito, 'waitlist');
  for (const name of names) {
    const line = suits.getByRole('listitem').filter({ hasText: name });
    await line.getByRole('button', { name: /^I call/ }).click();
    await expect(line).toContainText('Offered');
  }

  await waiting.getByRole('button', { name: `Accepts: Ada ${names[0]}` }).click();
  await expect(ito.getByText('The visit is booked.')).toBeVisible();
  await expect(waiting).not.toContainText(names[0] ?? '');
  await expect(waiting.getByRole('listitem').filter({ hasText: names[1] })).toContainText('Somebody was faster');
  await park.goto(`/schedule?on=${on}`);
  await expect(block(park, new RegExp(`${names[0]}`))).toBeVisible();
});

test('a freed time is offered by letter, accepted once by its link on a phone, and the link opens no more', async ({ browser }) => {
  const [park, ito] = [await personOn(browser, 'park'), await personOn(browser, 'ito')];
  const { startsAt, room, command: visit } = await freeTalk(park.request, await patientOf(park, 'Carlos Vega'), 6);
  await asked(park.request, '/appointments', visit);
  await asked(park.request, `/appointments/${visit.id}/steps`, { id: randomUUID(), event: 'cancel-for-patient', reason: 'patient-unwell' });
  const [patientId, family] = [randomUUID(), `Letter ${visit.id.slice(0, 6)}`];
  const contactPoints = [{ system: 'email', value: 'ada@home.example', isReminderAllowed: true }];
  await send(ito.request, '/patients', {
    id: patientId,
    patient: { name: { family, given: ['Ada'] }, birthDate: '1970-05-05', contactPoints },
  });
  await send(ito.request, '/waitlist/entries', { id: randomUUID(), patientId, visitType: 'integration' });

  await ito.goto('/schedule/waitlist');
  const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'America/New_York' });
  const free = ito.getByRole('region', { name: 'Free again' }).getByRole('listitem');
  const slot = free.filter({ hasText: room }).filter({ hasText: when.format(new Date(startsAt)) });
  await slot
    .getByRole('button', { name: /^Whom would/ })
    .first()
    .click();
  await ito.getByRole('button', { name: `Offer by mail to Ada ${family}` }).click();
  const line = ito.getByRole('region', { name: 'Who waits' }).getByRole('listitem').filter({ hasText: family });
  await expect(line).toContainText('Offered by mail');
  await withoutBarriers(ito, 'offered by mail');

  const messages = await asked<{ id: string; kind: string; patient: { id: string } }[]>(park.request, '/messages');
  const letter = messages.find(({ kind, patient }) => kind === 'slot-offer' && patient.id === patientId);
  const { text } = await asked<{ text: string }>(park.request, `/messages/${letter?.id}`);
  const link = new URL(/https?:\S+\/offer#\S+/.exec(text)?.[0] ?? '');
  const phone = await (await browser.newContext({ viewport: { width: 320, height: 640 } })).newPage();
  const opens = async () => {
    await phone.goto('about:blank');
    await phone.goto(`/offer${link.hash}`);
    await phone.getByLabel('Your birth date').fill('1970-05-05');
    await phone.getByRole('button', { name: 'Show the time' }).click();
  };
  await opens();
  await expect(phone.getByRole('heading', { name: 'A time has become free' })).toBeVisible();
  await withoutBarriers(phone, 'an offer by link');
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await phone.getByRole('button', { name: 'Yes, I will come' }).click();
  await expect(phone.getByRole('heading', { name: 'The time is yours' })).toBeVisible();
  await expect(line).toHaveCount(0);
  await opens();
  await expect(phone.getByRole('alert')).toContainText('The link may have been used already');
});
