import { sectionsOfNote, type IntegrationThreadView, type VocabulariesView } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import { aPatient } from '../../../testing/chart-stories.js';
import { aCourse } from '../../../testing/schedule-stories.js';
import { TestApi, testPassword, type TestClinic } from '../../../testing/test-api.js';
import type { TestClient } from '../../../testing/test-client.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
let therapist: TestClient;
let patientId: string;
let courseId: string;

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  elsewhere = await api.openClinic();
  therapist = await here.as('therapist');
  patientId = await aPatient(here);
  courseId = await aCourse(api, here, patientId);
});
afterAll(() => api.stop());

const at = (id: string, act = '') => `/api/v1/therapy-notes/${id}${act}`;

async function begun(noteType: string): Promise<string> {
  const id = uuidv7();
  await therapist.post('/api/v1/therapy-notes', { id, noteType, patientId, courseId, sessionIds: [] });
  return id;
}

async function signed(noteType: 'preparation' | 'integration', words: object, commitments: readonly object[] = []): Promise<string> {
  const id = await begun(noteType);
  const required = sectionsOfNote(noteType).filter(({ isRequired }) => isRequired);
  const sections = { ...Object.fromEntries(required.map((section) => [section.id, 'x'])), ...words };
  const draft = { noteType, format: 'dap', sections, themes: ['grief-and-loss'], commitments };
  await therapist.put(at(id), draft, { 'If-Match': '"1"' });
  await therapist.post('/api/v1/sign-in/step-up', { password: testPassword });
  expect((await therapist.post(at(id, '/signature'), { id: uuidv7(), version: 2 })).status).toBe(201);
  return id;
}

const thread = async (by = therapist): Promise<IntegrationThreadView> => (await by.get(`/api/v1/courses/${courseId}/thread`)).body;

describe('the thread of a course', () => {
  it('holds what was signed, and nothing of a draft', async () => {
    await begun('preparation');
    expect((await thread()).turns).toEqual([]);
    await signed('preparation', { intentions: '“Let go of the tightness”' });
    expect((await thread()).turns).toMatchObject([{ sessionId: null, intentions: [{ text: '“Let go of the tightness”' }] }]);
  });

  it('gives a practice that is due to the next note, and follows what became of it', async () => {
    const practice = { practice: 'Journaling', frequency: 'daily', reviewOn: '2026-11-01' };
    const first = await signed('integration', { insights: 'Grief, not failure.' }, [practice]);
    const next = await begun('integration');
    const key = `${first}#0`;
    const { openPractices } = (await therapist.get(at(next))).body;
    expect(openPractices).toMatchObject([{ key, practice: 'Journaling', isDue: true }]);
    expect((await thread()).due).toEqual([key]);
    await signed('integration', {}, [{ practice: 'Journaling', continues: key, status: 'kept', outcome: '“Every evening but two”' }]);
    const [turn] = (await thread()).turns;
    expect(turn?.practices).toMatchObject([{ key, status: 'kept', life: [{ status: 'planned' }, { words: '“Every evening but two”' }] }]);
    expect((await thread()).due).toEqual([]);
    expect((await therapist.get(at(next))).body.openPractices).toEqual([]);
  });

  it('is read by prescribers and compliance, is shut to nurses and managers, and is not there for another clinic', async () => {
    expect((await thread(await here.as('prescriber'))).turns).toHaveLength(1);
    for (const role of ['nurse', 'clinic-manager', 'front-desk'] as const) {
      expect((await (await here.as(role)).get(`/api/v1/courses/${courseId}/thread`)).status).toBe(403);
    }
    expect((await (await elsewhere.as('therapist')).get(`/api/v1/courses/${courseId}/thread`)).status).toBe(404);
    const { rows } = await api.admin.query(
      `SELECT DISTINCT patient_id FROM audit_entry WHERE action = 'notes.thread-of-course' AND outcome = 'done'`,
    );
    expect(rows).toEqual([{ patient_id: patientId }]);
  });
});

describe('themes and practices', () => {
  const add = (by: TestClient, label: string) => by.post('/api/v1/vocabularies/words', { vocabulary: 'themes', label });

  it('start with the clinic’s first list and take a word of its own once, for that clinic only', async () => {
    expect((await add(therapist, 'Sea and tides')).status).toBe(201);
    const again = await add(therapist, 'sea and TIDES');
    expect(again.body.themes.filter(({ id }: { id: string }) => id === 'own-sea-and-tides')).toHaveLength(1);
    expect(
      (await add(therapist, 'grief and loss')).body.themes.filter(({ label }: { label: string }) => /grief/i.test(label)),
    ).toHaveLength(1);
    const other = (await (await elsewhere.as('therapist')).get('/api/v1/vocabularies')).body;
    expect(JSON.stringify(other)).not.toContain('tides');
    expect((await add(await here.as('nurse'), 'Mine')).status).toBe(403);
  });

  it('retire a word of the clinic’s own: it is offered no more, keeps its label, and comes back on purpose only', async () => {
    const word = { vocabulary: 'themes', id: 'own-tidal-pull' };
    const director = await here.as('medical-director');
    const change = (by: TestClient, what: 'retirement' | 'return', command: object = word) =>
      by.post(`/api/v1/vocabularies/words/${what}`, command);
    const found = (body: VocabulariesView) => body.themes.filter(({ id }) => id === word.id);
    await add(therapist, 'Tidal pull');
    expect(found((await change(director, 'retirement')).body)).toEqual([
      { ...{ id: word.id, label: 'Tidal pull' }, isOwn: true, isRetired: true },
    ]);
    await change(director, 'retirement');
    expect(found((await add(therapist, 'tidal pull')).body)).toMatchObject([{ label: 'Tidal pull', isRetired: true }]);
    for (const role of ['nurse', 'prescriber', 'compliance'] as const)
      expect((await change(await here.as(role), 'return')).status).toBe(403);
    expect((await change(await elsewhere.as('therapist'), 'return')).status).toBe(404);
    expect((await change(therapist, 'retirement', { vocabulary: 'themes', id: 'anger' })).status).toBe(404);
    expect((await change(therapist, 'retirement', { vocabulary: 'practices', id: word.id })).status).toBe(404);
    expect(found((await change(therapist, 'return')).body)).toMatchObject([{ isRetired: false }]);
    const { rows } = await api.admin.query(`SELECT act, done_by FROM vocabulary_word_act WHERE word_id = $1 ORDER BY id`, [word.id]);
    expect(rows).toEqual([
      { act: 'retire', done_by: here.staff['medical-director'].staffMemberId },
      { act: 'offer', done_by: here.staff.therapist.staffMemberId },
    ]);
    const audited = await api.admin.query(
      `SELECT count(*)::int AS n FROM audit_entry WHERE action IN ('vocabulary.retire-word', 'vocabulary.offer-word')
      AND outcome = 'done' AND clinic_id = $1`,
      [here.id],
    );
    expect(audited.rows[0].n).toBe(3);
    await expect(api.admin.query(`DELETE FROM vocabulary_word_act`)).rejects.toMatchObject({ code: '42501' });
  });
});
