import { sectionsOfNote, type FoundPassage } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import { aPatient, anInfusion } from '../../../testing/chart-stories.js';
import { hearStatements, type Statement } from '../../../testing/statements.js';
import { TestApi, testPassword, type TestClinic } from '../../../testing/test-api.js';
import type { TestClient } from '../../../testing/test-client.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
let therapist: TestClient;
let patientId: string;
let noteId: string;
let sessionId: string;

const at = (id: string, act = '') => `/api/v1/therapy-notes/${id}${act}`;
const ask = (by: TestClient, text: string, of = patientId) => by.post(`/api/v1/patients/${of}/therapy-notes/search`, { text });
const found = async (text: string): Promise<FoundPassage[]> => (await ask(therapist, text)).body;

async function draft(of: string, insights: string, commitments: readonly object[] = []): Promise<string> {
  const id = uuidv7();
  await therapist.post('/api/v1/therapy-notes', { id, noteType: 'integration', patientId: of, sessionIds: [] });
  const required = sectionsOfNote('integration').filter(({ isRequired }) => isRequired);
  const sections = { ...Object.fromEntries(required.map((section) => [section.id, 'nothing more'])), insights };
  await therapist.put(at(id), { noteType: 'integration', format: 'dap', sections, themes: [], commitments }, { 'If-Match': '"1"' });
  return id;
}

async function sign(id: string): Promise<string> {
  await therapist.post('/api/v1/sign-in/step-up', { password: testPassword });
  expect((await therapist.post(at(id, '/signature'), { id: uuidv7(), version: 2 })).status).toBe(201);
  return id;
}

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  elsewhere = await api.openClinic();
  therapist = await here.as('therapist');
  patientId = await aPatient(here);
  noteId = await sign(
    await draft(patientId, 'It was too much <b>in the workshops</b>, and it was hers.', [{ practice: 'Swimming in the lake' }]),
  );
  await therapist.post(at(noteId, '/addenda'), { id: uuidv7(), text: 'She rang about the heron.' });
  await draft(patientId, 'a draft about the unicorn');
  sessionId = await anInfusion(here, patientId, '2026-11-17T15:00:00Z');
  const nurse = await here.as('nurse');
  const entry = { id: uuidv7(), kind: 'observation-noted', details: { category: 'speech', text: 'I can see a lighthouse', isQuote: true } };
  const clocks = { occurredAt: '2026-11-17T15:12:00.000Z', recordedAt: '2026-11-17T15:12:00.000Z', receivedAt: null };
  const whole = { ...entry, ...clocks, authorId: uuidv7(), deviceId: nurse.device, deviceSeq: 9, amendsId: null };
  expect((await nurse.post(`/api/v1/dosing-sessions/${sessionId}/entries`, { entries: [whole] })).body[0].status).toBe('kept');
});
afterAll(() => api.stop());

describe('finding words in a patient’s record', () => {
  it.each([
    ['a word in another form', 'workshop', { kind: 'note', section: 'insights' }],
    ['the beginning of a word', 'worksh', { kind: 'note', section: 'insights' }],
    ['a phrase of small words', '“it was too much”', { kind: 'note', section: 'insights' }],
    ['a word with a dash before it', '-workshop', { kind: 'note', section: 'insights' }],
    ['a practice', 'lake', { kind: 'note', section: 'commitments' }],
    ['an addendum', 'heron', { kind: 'addendum' }],
    ['what the patient said in a session', 'lighthouse', { kind: 'session' }],
  ])('finds %s, and says where it stands', async (_what, text, where) => {
    expect(await found(text)).toEqual([expect.objectContaining(where)]);
  });

  it('marks what matched and sends the text as it is, not as markup', async () => {
    const [first] = await found('workshops');
    expect(first?.parts.filter(({ isMatch }) => isMatch).map(({ text }) => text)).toEqual(['workshops']);
    expect(first?.parts.map(({ text }) => text).join('')).toContain('<b>in the workshops</b>');
  });

  it.each(['"much too it"', 'unicorn', '!!!', ':*', "it's & | <->"])('finds nothing for %s, and nothing breaks', async (text) => {
    const answer = await ask(therapist, text);
    expect([answer.status, answer.body]).toEqual([200, []]);
  });

  it('looks into this patient alone, for those who read notes, and never into another clinic', async () => {
    expect((await ask(therapist, 'workshop', await aPatient(here))).body).toEqual([]);
    expect((await ask(await here.as('compliance'), 'workshop')).body).toHaveLength(1);
    for (const role of ['nurse', 'front-desk', 'clinic-manager'] as const)
      expect((await ask(await here.as(role), 'workshop')).status).toBe(403);
    expect((await ask(await elsewhere.as('therapist'), 'workshop')).status).toBe(404);
  });

  it('is audited as a read of the chart, without what was looked for', async () => {
    await found('workshop');
    const { rows } = await api.admin.query(
      `SELECT patient_id, reason FROM audit_entry WHERE action = 'notes.search' AND outcome = 'done' LIMIT 1`,
    );
    expect(rows).toEqual([{ patient_id: patientId, reason: null }]);
  });

  it('comes by the patient’s own rows: no table of notes or entries is read from end to end', async () => {
    const heard: Statement[] = [];
    hearStatements(api.app, (statement) => heard.push(statement));
    await found('workshop');
    hearStatements(api.app, () => undefined);
    const search = heard.find(({ sql }) => sql.includes('ts_headline'));
    await api.admin.query('BEGIN');
    await api.admin.query(`SET LOCAL ROLE sojourn_app`);
    await api.admin.query(`SET LOCAL app.clinic_id = '${here.id}'`);
    await api.admin.query(`SET LOCAL enable_seqscan = off`); // a table of three rows is otherwise read whole, rightly
    const { rows } = await api.admin.query(`EXPLAIN ${search?.sql}`, [...(search?.parameters ?? [])]);
    await api.admin.query('ROLLBACK');
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toMatch(/Index Scan using therapy_note_patient/);
    expect(plan).not.toMatch(/Seq Scan on (therapy_note|note_signature|note_addendum|session_entry|dosing_session)/);
  });
});
