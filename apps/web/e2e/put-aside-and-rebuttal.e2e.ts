import { randomUUID } from 'node:crypto';
import { sectionsOfNote } from '@sojourn/domain';
import { expect, type Browser, type Page } from '@playwright/test';
import { test } from './journey.js';
import { send } from './a-told-infusion.js';
import { confirmIdentity, personOn, withoutBarriers } from './at-the-bedside.js';
import { clinicDay } from './on-the-chart.js';
import { presses, tabTo, types, unfolds } from './with-keys.js';

/** A patient whom only the front desk knows so far. */
async function registered(desk: Page): Promise<string> {
  const id = randomUUID();
  await send(desk.request, '/patients', { id, patient: { name: { family: `Sorrel ${id.slice(0, 6)}`, given: ['Ines'] } } });
  return id;
}

/** A contact note of a patient, written and signed by whoever is signed in on the page. */
async function signedNote(author: Page, patientId: string): Promise<string> {
  const id = randomUUID();
  await send(author.request, '/therapy-notes', { id, noteType: 'contact', patientId, sessionIds: [] });
  const sections = Object.fromEntries(sectionsOfNote('contact').map((section) => [section.id, 'She called about her sleep.']));
  const data = { noteType: 'contact', format: 'dap', sections, themes: [], commitments: [] };
  const headers = { 'X-Sojourn': '1', 'Idempotency-Key': randomUUID(), 'If-Match': '"1"' };
  expect((await author.request.put(`/api/v1/therapy-notes/${id}`, { data, headers })).ok()).toBe(true);
  await send(author.request, '/sign-in/step-up', { password: 'cedar hollow 2026' });
  await send(author.request, `/therapy-notes/${id}/signature`, { id: randomUUID(), version: 2 });
  return id;
}

/** What is typed is sealed a moment later; then the page is gone, and the same person opens it once more. */
async function diesAndReturns(page: Page): Promise<Page> {
  await page.waitForTimeout(400);
  const [tablet, address] = [page.context(), page.url()];
  await page.close();
  const again = await tablet.newPage();
  await again.goto(address);
  return again;
}

async function begunNote(author: Page, patientId: string): Promise<void> {
  await author.goto(`/patients/${patientId}/notes`);
  await presses(author, 'New note');
  await author.getByRole('menuitem', { name: 'Contact note' }).press('Enter');
  await expect(author.getByRole('heading', { name: /^Contact note: Ines/ })).toBeVisible();
}

async function onWhose(browser: Browser, key: string, address: string): Promise<Page> {
  const page = await personOn(browser, key);
  await page.goto(address);
  return page;
}

test('a draft begun by mistake is put aside with a reason, leaves the lists, and is found again by its author alone', async ({
  browser,
}) => {
  const patientId = await registered(await personOn(browser, 'ito'));
  let weber = await personOn(browser, 'weber');
  await begunNote(weber, patientId);
  await weber.keyboard.type('She asked for the address of the pharmacy.'); // a note just begun stands ready to be written
  await presses(weber, 'Begun by mistake …');
  const asking = weber.getByRole('dialog', { name: /^Put aside this draft for Ines/ });
  await presses(weber, /^Put aside the draft for/);
  await expect(asking.getByText('Say why, so that whoever asks later understands.')).toBeVisible();
  await withoutBarriers(weber, 'putting aside, nothing said');
  await types(weber, 'Why it was begun by mistake', 'It was her sister who called');
  weber = await diesAndReturns(weber);
  await presses(weber, 'Begun by mistake …');
  await expect(weber.getByLabel('Why it was begun by mistake')).toHaveValue('It was her sister who called');
  await presses(weber, /^Put aside the draft for/);
  await expect(weber.getByText('Begun by mistake, not part of the record of care')).toBeVisible();
  await expect(weber.getByText('It was her sister who called')).toBeVisible();
  await expect(weber.getByText('She asked for the address of the pharmacy.')).toBeVisible();
  await expect(weber.getByRole('button', { name: /^Sign note/ })).toHaveCount(0);
  await withoutBarriers(weber, 'a draft put aside');

  await weber.goto('/notes');
  await expect(weber.getByRole('heading', { name: 'Yours' })).toBeVisible();
  await expect(weber.getByText('Ines Sorrel')).toHaveCount(0);
  await weber.goto(`/patients/${patientId}/notes`);
  await expect(weber.getByText('No note of this patient yet.')).toBeVisible();
  await unfolds(weber, 'Begun by mistake or entered in error (1)');
  await withoutBarriers(weber, 'the drafts put aside');
  await tabTo(weber, weber.getByRole('link', { name: /^Contact note/ }));
  await weber.keyboard.press('Enter');
  await expect(weber.getByText('It was her sister who called')).toBeVisible();

  const cole = await onWhose(browser, 'cole', `/patients/${patientId}/notes`);
  await expect(cole.getByText('No note of this patient yet.')).toBeVisible();
  await expect(cole.getByText(/^Begun by mistake/)).toHaveCount(0);
});

test('a signed note in the wrong chart is marked as entered in error by its author, leaves the lists, and keeps words and signature', async ({
  browser,
}) => {
  const patientId = await registered(await personOn(browser, 'ito'));
  const weber = await personOn(browser, 'weber');
  const noteId = await signedNote(weber, patientId);
  const ruiz = await onWhose(browser, 'ruiz', `/notes/${noteId}`);
  await expect(ruiz.getByText('She called about her sleep.').first()).toBeVisible();
  await expect(ruiz.getByRole('button', { name: 'Entered in error …' })).toHaveCount(0);

  await weber.goto(`/notes/${noteId}`);
  await presses(weber, 'Entered in error …');
  await presses(weber, /^Mark as entered in error for/);
  await expect(weber.getByText('Say why, so that whoever asks later understands.')).toBeVisible();
  await withoutBarriers(weber, 'a note entered in error, nothing said');
  await types(weber, 'Why all of it was entered in error', 'The chart of her sister was open');
  await presses(weber, /^Mark as entered in error for/);
  await expect(weber.getByText('Entered in error, not part of the record of care')).toBeVisible();
  await expect(weber.getByText('The chart of her sister was open')).toBeVisible();
  await expect(weber.getByText('Signed by Jonas Weber')).toBeVisible();
  await withoutBarriers(weber, 'a note entered in error');

  await ruiz.goto(`/patients/${patientId}/notes`);
  await expect(ruiz.getByText('No note of this patient yet.')).toBeVisible();
  await ruiz.goto(`/notes/${noteId}`);
  await expect(ruiz.getByText('There is no Note here that you may open.')).toBeVisible();
});

test('after a denied request the patient’s statement and the clinic’s rebuttal stand with the note', async ({ browser }) => {
  const desk = await personOn(browser, 'ito');
  const patientId = await registered(desk);
  let okafor = await personOn(browser, 'okafor');
  const noteId = await signedNote(okafor, patientId);
  const id = randomUUID();
  const received = { id, noteId, receivedOn: clinicDay(), words: 'I did not call about sleep.' };
  await send(desk.request, `/patients/${patientId}/amendment-requests`, received);
  const denial = { id: randomUUID(), noteId: null, ground: 'accurate-and-complete', reason: 'It is what was said.' };
  await send(okafor.request, `/amendment-requests/${id}/denial`, denial);

  await desk.goto(`/patients/${patientId}/amendments`);
  await presses(desk, 'Attach a statement …');
  await presses(desk, 'Attach the statement');
  await expect(desk.getByText('Write down the statement.')).toBeVisible();
  await expect(desk.getByText('Give the day on which it came, today at the latest.')).toBeVisible();
  await withoutBarriers(desk, 'a statement, nothing said');
  await desk.getByLabel('Handed in on').fill(clinicDay());
  await types(desk, 'Statement of disagreement', 'I called to say that I was well.');
  await presses(desk, 'Attach the statement');
  await expect(desk.getByText('The patient’s statement of disagreement')).toBeVisible();
  await withoutBarriers(desk, 'a request with its statement, at the desk');

  await okafor.goto(`/notes/${noteId}`);
  await expect(okafor.getByText('I called to say that I was well.')).toBeVisible();
  await presses(okafor, 'Write a rebuttal …');
  await presses(okafor, 'Sign the rebuttal');
  await expect(okafor.getByText('Write the rebuttal.')).toBeVisible();
  await withoutBarriers(okafor, 'a rebuttal, nothing said');
  const rebuttal = { name: 'Rebuttal', exact: true };
  await tabTo(okafor, okafor.getByRole('textbox', rebuttal));
  await okafor.keyboard.type('The call was written down as it went.');
  okafor = await diesAndReturns(okafor);
  await presses(okafor, 'Write a rebuttal …');
  await expect(okafor.getByRole('textbox', rebuttal)).toHaveValue('The call was written down as it went.');
  await presses(okafor, 'Sign the rebuttal');
  await confirmIdentity(okafor);
  await expect(okafor.getByText('Rebutted by Maya Okafor')).toBeVisible();

  const weber = await onWhose(browser, 'weber', `/notes/${noteId}`);
  for (const words of [
    'I did not call about sleep.',
    'Denied by Maya Okafor',
    'I called to say that I was well.',
    'Rebutted by Maya Okafor',
  ])
    await expect(weber.getByText(words)).toBeVisible();
  await expect(weber.getByText('The call was written down as it went.')).toBeVisible();
  await expect(weber.getByRole('button', { name: 'Write a rebuttal …' })).toHaveCount(0);
  await withoutBarriers(weber, 'a note with request, denial, statement and rebuttal');
});

test('what a supervisor half typed about a note outlives the page, and the author reads it on the draft', async ({ browser }) => {
  const patientId = await registered(await personOn(browser, 'ito'));
  const nair = await personOn(browser, 'nair');
  const noteId = await signedNote(nair, patientId);
  let cole = await onWhose(browser, 'cole', `/notes/${noteId}`);
  await presses(cole, 'Return to Priya Nair');
  await expect(cole.getByText('Say what is missing, so that it can be written.')).toBeVisible();
  await withoutBarriers(cole, 'returning a note, nothing said');
  await cole.getByLabel('Or say what is missing').fill('What did you agree');
  cole = await diesAndReturns(cole);
  await expect(cole.getByLabel('Or say what is missing')).toHaveValue('What did you agree');
  await cole.getByLabel('Or say what is missing').fill('What did you agree on for the night?');
  await presses(cole, 'Return to Priya Nair');
  await confirmIdentity(cole);
  await expect(cole.getByRole('heading', { name: 'Your co-signature' })).toHaveCount(0);

  await nair.goto(`/notes/${noteId}`);
  await expect(nair.getByText('Returned by Hannah Cole')).toBeVisible();
  await expect(nair.getByText('What did you agree on for the night?')).toBeVisible();
  await withoutBarriers(nair, 'a draft that came back');
  await presses(nair, /^Sign note for/);
  await nair
    .getByRole('dialog')
    .getByRole('button', { name: /^Sign note for/ })
    .press('Enter');
  await confirmIdentity(nair);
  await expect(nair.getByText('Signed by Priya Nair')).toHaveCount(2);
  cole = await diesAndReturns(cole);
  await expect(cole.getByLabel('Or say what is missing')).toHaveValue('');
});
