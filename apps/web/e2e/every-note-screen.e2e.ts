import { randomUUID } from 'node:crypto';
import { sectionsOfNote } from '@sojourn/domain';
import { expect, type Page } from '@playwright/test';
import { test } from './journey.js';
import { aPatient, send } from './a-told-infusion.js';
import { confirmIdentity, personOn, withoutBarriers } from './at-the-bedside.js';
import { presses, tabTo, types } from './with-keys.js';

/** A contact note of a patient, written and signed by whoever is signed in on the page. */
async function aSignedNote(page: Page, patientId: string): Promise<string> {
  const id = randomUUID();
  await send(page.request, '/therapy-notes', { id, noteType: 'contact', patientId, sessionIds: [] });
  const sections = Object.fromEntries(sectionsOfNote('contact').map((section) => [section.id, 'She said she had slept badly.']));
  const data = { noteType: 'contact', format: 'dap', sections, themes: [], commitments: [] };
  const headers = { 'X-Sojourn': '1', 'Idempotency-Key': randomUUID(), 'If-Match': '"1"' };
  expect((await page.request.put(`/api/v1/therapy-notes/${id}`, { data, headers })).ok()).toBe(true);
  await send(page.request, '/sign-in/step-up', { password: 'cedar hollow 2026' });
  await send(page.request, `/therapy-notes/${id}/signature`, { id: randomUUID(), version: 2 });
  return id;
}

/** What is typed is sealed a moment later; then the tablet dies and is started again. */
async function crashes(page: Page): Promise<void> {
  await page.waitForTimeout(400);
  await page.reload();
}

test('a request to amend is taken in, extended, denied and disagreed with by keyboard, and outlives a crash half typed', async ({
  browser,
}) => {
  const [ito, ruiz, okafor] = [await personOn(browser, 'ito'), await personOn(browser, 'ruiz'), await personOn(browser, 'okafor')];
  const note = await aSignedNote(okafor, await aPatient({ ito, ruiz, okafor }));
  await okafor.goto(`/notes/${note}`);
  await expect(okafor.getByRole('heading', { name: 'Requests to amend' })).toBeVisible();
  await withoutBarriers(okafor, 'signed note');

  const recording = okafor.getByRole('dialog', { name: 'Record a request to amend' });
  await presses(okafor, 'Record a request');
  await presses(okafor, /^Record the request$/);
  await expect(recording.getByText('Write down what the patient asks.')).toBeVisible();
  await withoutBarriers(okafor, 'recording a request, nothing said');
  await recording.getByLabel('Received on').fill(new Date(Date.now() - 86_400_000).toISOString().slice(0, 10));
  await types(okafor, 'The patient’s own words', 'I could not fall asleep.');
  await presses(okafor, /^Record the request$/);
  await expect(okafor.getByText('I could not fall asleep.')).toBeVisible();
  await withoutBarriers(okafor, 'an open request');

  await presses(okafor, 'Take 30 days more …');
  await types(okafor, 'Why it takes longer', 'The log is read');
  await withoutBarriers(okafor, 'more time');
  await crashes(okafor);
  await presses(okafor, 'Take 30 days more …');
  await expect(okafor.getByLabel('Why it takes longer')).toHaveValue('The log is read');
  await presses(okafor, 'Extend the time');
  await expect(okafor.getByText(/^Thirty days more, /)).toBeVisible();

  await presses(okafor, 'Accept or deny …');
  const answering = okafor.getByRole('dialog', { name: 'Answer the request' });
  await tabTo(okafor, answering.getByRole('radio').first());
  await okafor.keyboard.press('ArrowRight');
  await presses(okafor, 'Deny the request');
  await expect(answering.getByText('Say why.')).toBeVisible();
  await withoutBarriers(okafor, 'denying, nothing said');
  await tabTo(okafor, answering.getByLabel('On which ground'));
  await okafor.keyboard.type('It is accurate');
  await types(okafor, 'Why, in plain words', 'It is what was said.');
  await crashes(okafor);
  await presses(okafor, 'Accept or deny …');
  await expect(okafor.getByLabel('Why, in plain words')).toHaveValue('It is what was said.');
  await expect(okafor.getByLabel('On which ground')).toHaveValue('accurate-and-complete');
  await presses(okafor, 'Deny the request');
  await confirmIdentity(okafor);
  await expect(okafor.getByText('Denied by Maya Okafor')).toBeVisible();

  await presses(okafor, 'Letter about the denial …');
  await presses(okafor, 'Make the letter');
  await expect(okafor.getByText('Say whom the patient can turn to.')).toBeVisible();
  await withoutBarriers(okafor, 'the letter about a denial');
  await types(okafor, 'Who takes statements and complaints', 'Privacy officer, 555-0100');
  const downloading = okafor.waitForEvent('download');
  await okafor.keyboard.press('Enter');
  await downloading;
  await expect(okafor.getByRole('dialog')).toHaveCount(0);
  await presses(okafor, 'Attach a statement …');
  await expect(okafor.getByRole('dialog', { name: 'Attach the patient’s statement' })).toBeVisible();
  await withoutBarriers(okafor, 'a statement of disagreement');
  await okafor.keyboard.press('Escape');
  await expect(okafor.getByRole('dialog')).toHaveCount(0);
});

test('an addendum and a new phrase outlive a crash half typed, and are gone once they are kept', async ({ browser }) => {
  const [ito, ruiz, okafor] = [await personOn(browser, 'ito'), await personOn(browser, 'ruiz'), await personOn(browser, 'okafor')];
  const patientId = await aPatient({ ito, ruiz, okafor });
  const note = await aSignedNote(okafor, patientId);
  await okafor.goto(`/notes/${note}`);
  await okafor.getByLabel('Addendum').fill('She called again at five.');
  await crashes(okafor);
  await expect(okafor.getByLabel('Addendum')).toHaveValue('She called again at five.');
  await okafor.getByRole('button', { name: /^Sign addendum for/ }).click();
  await confirmIdentity(okafor);
  await expect(okafor.getByText('She called again at five.')).toBeVisible();
  await crashes(okafor);
  await expect(okafor.getByText('She called again at five.')).toBeVisible();
  await expect(okafor.getByLabel('Addendum')).toHaveValue('');

  await send(okafor.request, '/therapy-notes', { id: note.replace(/^./, 'f'), noteType: 'contact', patientId, sessionIds: [] });
  await okafor.goto(`/notes/${note.replace(/^./, 'f')}`);
  await okafor.getByRole('button', { name: 'New phrase' }).click();
  await okafor.getByLabel('Name of the phrase').fill('Breath');
  await okafor.getByLabel('Its words').fill('We came back to the breath.');
  await crashes(okafor);
  await expect(okafor.getByLabel('Its words')).toHaveValue('We came back to the breath.');
  await withoutBarriers(okafor, 'a draft with a new phrase');
  await okafor.getByRole('button', { name: 'Keep the phrase' }).click();
  await expect(okafor.getByRole('button', { name: 'Breath', exact: true })).toBeVisible();
});

test('notes due, templates with the clinic’s own words, and the draft of somebody who has left are without barriers', async ({
  browser,
}) => {
  const [ito, ruiz, okafor] = [await personOn(browser, 'ito'), await personOn(browser, 'ruiz'), await personOn(browser, 'okafor')];
  await okafor.goto('/notes');
  await expect(okafor.getByRole('heading', { name: 'Everybody else’s' })).toBeVisible();
  await withoutBarriers(okafor, 'notes due');
  await tabTo(okafor, okafor.getByRole('radio', { name: 'Everything' }));
  await okafor.keyboard.press('ArrowRight');
  await expect(okafor.getByRole('status').filter({ hasText: 'overdue' })).toBeVisible();
  await withoutBarriers(okafor, 'notes due, overdue alone');

  await send(okafor.request, '/vocabularies/words', { vocabulary: 'themes', label: 'Tidal pull' });
  await okafor.goto('/notes/templates');
  await presses(okafor, 'Offer Tidal pull no more');
  await expect(okafor.getByText('Not offered any more')).toBeVisible();
  await withoutBarriers(okafor, 'templates, a retired word');
  await presses(okafor, 'Offer Tidal pull again');
  await presses(okafor, 'New template');
  await presses(okafor, 'Keep the template');
  await withoutBarriers(okafor, 'a new template, nothing said');
  await okafor.keyboard.press('Escape');

  const patientId = await aPatient({ ito, ruiz, okafor });
  const id = randomUUID();
  await send(okafor.request, '/therapy-notes', { id, noteType: 'contact', patientId, sessionIds: [] });
  await okafor.route(`**/api/v1/therapy-notes/${id}`, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), isOrphan: true, isMine: false } });
  });
  await okafor.goto(`/notes/${id}`);
  await expect(okafor.getByText(/has left without signing this draft/)).toBeVisible();
  await tabTo(okafor, okafor.getByRole('button', { name: 'Countersign and close the draft' }));
  await withoutBarriers(okafor, 'the draft of somebody who has left');
});
