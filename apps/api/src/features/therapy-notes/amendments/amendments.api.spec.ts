import { localDateAt, instantFromMs, plusDays, sectionsOfNote } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import { aPatient } from '../../../testing/chart-stories.js';
import { TestApi, testPassword, type TestClinic } from '../../../testing/test-api.js';
import type { TestClient } from '../../../testing/test-client.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
let author: TestClient;
let doctor: TestClient;
let desk: TestClient;

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  elsewhere = await api.openClinic();
  author = await here.as('therapist');
  doctor = await here.as('medical-director');
  desk = await here.as('front-desk');
  for (const client of [author, doctor]) await proven(client);
});
afterAll(() => api.stop());

const proven = (by: TestClient) => by.post('/api/v1/sign-in/step-up', { password: testPassword });
const today = (days = 0) => plusDays(localDateAt(instantFromMs(api.now.getTime()), 'America/New_York'), days);
const codes = ({ body }: { body: { errors: { code: string }[] } }) => body.errors.map(({ code }) => code);

async function signed(patientId: string): Promise<string> {
  const id = uuidv7();
  await author.post('/api/v1/therapy-notes', { id, noteType: 'contact', patientId, sessionIds: [] });
  const sections = Object.fromEntries(sectionsOfNote('contact').map((section) => [section.id, 'She said she had slept badly.']));
  const draft = { noteType: 'contact', format: 'dap', sections, themes: [], commitments: [] };
  await author.put(`/api/v1/therapy-notes/${id}`, draft, { 'If-Match': '"1"' });
  expect((await author.post(`/api/v1/therapy-notes/${id}/signature`, { id: uuidv7(), version: 2 })).status).toBe(201);
  return id;
}

interface Asked {
  readonly id: string;
  readonly patientId: string;
  readonly noteId: string;
}

const words = 'I did not sleep badly, I could not fall asleep.';
const record = (by: TestClient, patientId: string, given: object = {}) =>
  by.post(`/api/v1/patients/${patientId}/amendment-requests`, { id: uuidv7(), noteId: null, receivedOn: today(-10), words, ...given });
const act = (by: TestClient, id: string, what: string, given: object) => by.post(`/api/v1/amendment-requests/${id}/${what}`, given);
const denial = () => ({ id: uuidv7(), ground: 'accurate-and-complete', reason: 'It is what was said on that day.' });
const acceptance = (noteId: string | null = null) => ({ id: uuidv7(), noteId, text: 'The patient could not fall asleep.' });

async function asked(given: object = {}): Promise<Asked> {
  const patientId = await aPatient(here);
  const noteId = await signed(patientId);
  const answer = await record(author, patientId, { noteId, ...given });
  expect([answer.status, answer.body.code]).toEqual([201, undefined]);
  return { id: answer.body.id, patientId, noteId };
}

describe('a request to amend', () => {
  it('is taken in word for word, and its sixty days run from the day it came', async () => {
    const { patientId, noteId } = await asked();
    const [request] = (await doctor.get(`/api/v1/patients/${patientId}/amendment-requests`)).body;
    expect(request).toMatchObject({ words, state: 'received', dueOn: today(50), daysLeft: 50, mayDecide: true, note: { id: noteId } });
    const late = await record(author, patientId, { receivedOn: today(-61) });
    expect([late.body.daysLeft, late.body.note]).toEqual([-1, null]);
    expect((await author.get(`/api/v1/therapy-notes/${noteId}/amendment-requests`)).body).toHaveLength(1);
  });

  it('is recorded once, not for a day to come, and never about a draft or the note of another patient or clinic', async () => {
    const { patientId, noteId } = await asked();
    const id = uuidv7();
    await record(author, patientId, { id });
    expect((await record(author, patientId, { id })).status).toBe(201);
    expect((await record(author, patientId, { receivedOn: today(1) })).body.code).toBe('in-the-future');
    const draft = uuidv7();
    await author.post('/api/v1/therapy-notes', { id: draft, noteType: 'contact', patientId, sessionIds: [] });
    const other = await aPatient(here);
    for (const attempt of [record(author, patientId, { noteId: draft }), record(author, other, { noteId }), record(author, other, { id })])
      expect([404, 409]).toContain((await attempt).status);
    expect((await record(await elsewhere.as('therapist'), patientId)).status).toBe(404);
    expect((await doctor.get(`/api/v1/patients/${patientId}/amendment-requests`)).body).toHaveLength(2);
    expect((await doctor.get(`/api/v1/patients/${other}/amendment-requests`)).body).toEqual([]);
  });

  it('is taken in at the desk, which sees its clock and none of its words', async () => {
    const { patientId, noteId } = await asked();
    expect((await record(desk, patientId)).body).toMatchObject({ words: null, state: 'received', mayDecide: false });
    const seen = JSON.stringify((await desk.get(`/api/v1/patients/${patientId}/amendment-requests`)).body);
    expect(seen).not.toContain('asleep');
    expect((await desk.get(`/api/v1/therapy-notes/${noteId}/amendment-requests`)).status).toBe(403);
    for (const role of ['nurse', 'clinic-manager', 'administrator'] as const)
      expect((await record(await here.as(role), patientId)).status).toBe(403);
    expect((await record(await here.as('compliance'), patientId)).status).toBe(403);
  });
});

describe('answering a request to amend', () => {
  it('accepts it with an addendum that is the answer; the signed words and their hash stay', async () => {
    const { id, noteId, patientId } = await asked();
    const before = (await author.get(`/api/v1/therapy-notes/${noteId}`)).body;
    const command = acceptance();
    const accepted = await act(author, id, 'acceptance', command);
    expect([accepted.status, accepted.body.state, accepted.body.acceptance.addendumId]).toEqual([201, 'accepted', command.id]);
    expect((await act(author, id, 'acceptance', command)).body.state).toBe('accepted');
    const after = (await author.get(`/api/v1/therapy-notes/${noteId}`)).body;
    expect(after.addenda).toEqual([expect.objectContaining({ id: command.id, text: command.text })]);
    expect([after.signatures, after.draft]).toEqual([before.signatures, before.draft]);
    const { rows } = await api.admin.query(`SELECT patient_id FROM audit_entry WHERE action = 'amendment.accept' AND entity_id = $1`, [id]);
    expect(rows[0]).toEqual({ patient_id: patientId });
  });

  it('denies it on a ground with a reason; then the patient’s statement is attached, once', async () => {
    const { id, noteId } = await asked();
    expect((await act(author, id, 'denial', { ...denial(), ground: 'no-time' })).status).toBe(400);
    expect((await act(author, id, 'denial', { ...denial(), reason: ' ' })).status).toBe(400);
    expect((await act(desk, id, 'disagreement', { id: uuidv7(), receivedOn: today(), statement: 'No.' })).status).toBe(409);
    const denied = await act(doctor, id, 'denial', denial());
    expect(denied.body).toMatchObject({ state: 'denied', denial: { ground: 'accurate-and-complete', deniedOn: today() } });
    const statement = { id: uuidv7(), receivedOn: today(), statement: 'I stand by what I said.' };
    expect(codes(await act(author, id, 'disagreement', { ...statement, receivedOn: today(1) }))).toEqual(['in-the-future']);
    expect(codes(await act(author, id, 'disagreement', { ...statement, receivedOn: today(-1) }))).toEqual(['before-the-denial']);
    expect((await act(desk, id, 'disagreement', statement)).body).toMatchObject({ state: 'disputed', disagreement: { text: null } });
    expect((await act(author, id, 'disagreement', { ...statement, id: uuidv7() })).status).toBe(409);
    expect((await act(desk, id, 'rebuttal', { id: uuidv7(), text: 'No.' })).status).toBe(403);
    const rebuttal = { id: uuidv7(), text: 'Two people heard it.' };
    expect((await act(author, id, 'rebuttal', rebuttal)).body).toMatchObject({
      state: 'rebutted',
      mayRebut: false,
      rebuttal: { text: rebuttal.text },
    });
    expect((await act(author, id, 'rebuttal', rebuttal)).status).toBe(201);
    expect((await act(doctor, id, 'rebuttal', { ...rebuttal, id: uuidv7() })).status).toBe(409);
    const [shown] = (await author.get(`/api/v1/therapy-notes/${noteId}/amendment-requests`)).body;
    expect(shown.disagreement.text).toBe('I stand by what I said.');
  });

  it('tells the patient of a denial in writing, as a letter made of what was decided', async () => {
    const { id, patientId } = await asked();
    const letter = (by: TestClient, given: object = { contact: 'Privacy officer, 555-0100' }) => act(by, id, 'denial/letter', given);
    expect((await letter(author)).body.code).toBe('not-denied');
    await act(author, id, 'denial', denial());
    const made = await letter(doctor);
    expect([made.status, Buffer.from(made.body.pdf, 'base64').subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    expect((await letter(doctor, { contact: ' ' })).status).toBe(400);
    expect([(await letter(desk)).status, (await letter(await elsewhere.as('therapist'))).status]).toEqual([403, 404]);
    const { rows } = await api.admin.query(
      `SELECT patient_id FROM audit_entry WHERE action = 'amendment.write-denial' AND entity_id = $1 AND outcome = 'done'`,
      [id],
    );
    expect(rows).toEqual([{ patient_id: patientId }]);
  });

  it('takes more time once, in time, and with a reason', async () => {
    const { id } = await asked();
    const more = () => ({ id: uuidv7(), reason: 'The session’s log is being read again.' });
    expect((await act(author, id, 'extension', { ...more(), reason: '' })).status).toBe(400);
    expect((await act(author, id, 'extension', more())).body).toMatchObject({ state: 'extended', dueOn: today(80), daysLeft: 80 });
    expect((await act(author, id, 'extension', more())).status).toBe(409);
    const overdue = await asked({ receivedOn: today(-61) });
    expect(codes(await act(author, overdue.id, 'extension', more()))).toEqual(['time-has-passed']);
    expect((await act(author, overdue.id, 'denial', denial())).body.state).toBe('denied');
  });

  it('is for the note’s author and physicians, who prove themselves; a request about the record in general for physicians', async () => {
    const { id, patientId, noteId } = await asked();
    const colleague = await api.signedIn((await api.addStaff(here.id, 'therapist')).email);
    expect((await act(colleague, id, 'denial', denial())).body.code).toBe('step-up-needed');
    await proven(colleague);
    expect(codes(await act(colleague, id, 'denial', denial()))).toEqual(['not-yours-to-decide']);
    expect((await act(desk, id, 'denial', denial())).status).toBe(403);
    const stranger = await elsewhere.as('medical-director');
    await proven(stranger);
    expect((await act(stranger, id, 'denial', denial())).status).toBe(404);
    const general = (await record(desk, patientId)).body.id;
    expect(codes(await act(author, general, 'acceptance', acceptance(noteId)))).toEqual(['not-yours-to-decide']);
    const elsewhereNote = await signed(await aPatient(here));
    expect((await act(doctor, general, 'acceptance', acceptance(elsewhereNote))).status).toBe(404);
    expect((await act(doctor, general, 'acceptance', acceptance(noteId))).body).toMatchObject({ state: 'accepted', note: { id: noteId } });
    expect((await doctor.get(`/api/v1/therapy-notes/${noteId}`)).body.addenda).toHaveLength(1);
  });

  it('of two who decide at once takes one; the other is told, and no second addendum stands', async () => {
    const { id, noteId } = await asked();
    const both = await Promise.all([act(author, id, 'acceptance', acceptance()), act(doctor, id, 'denial', denial())]);
    expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([201, 409]);
    const [request] = (await author.get(`/api/v1/therapy-notes/${noteId}/amendment-requests`)).body;
    const addenda = (await author.get(`/api/v1/therapy-notes/${noteId}`)).body.addenda.length;
    expect(addenda).toBe(request.state === 'accepted' ? 1 : 0);
    expect((await act(doctor, id, 'acceptance', acceptance())).body.code).toBe('not-from-this-state');
  });

  it('is kept by the database for good', async () => {
    const { id } = await asked();
    await act(author, id, 'denial', denial());
    for (const sql of [
      `UPDATE amendment_request SET words = '' WHERE id = '${id}'`,
      `DELETE FROM amendment_act WHERE request_id = '${id}'`,
      `UPDATE amendment_act SET text = '' WHERE request_id = '${id}'`,
    ])
      await expect(api.admin.query(sql)).rejects.toMatchObject({ code: '42501' });
  });
});
