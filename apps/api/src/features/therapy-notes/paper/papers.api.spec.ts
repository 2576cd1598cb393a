import { emptySections, sectionsOfNote, type TherapyNoteView } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Paper } from '../../../platform/paper/paper.js';
import { aPatient, anInfusion } from '../../../testing/chart-stories.js';
import { aCourse } from '../../../testing/schedule-stories.js';
import { TestApi, testPassword, type TestClinic } from '../../../testing/test-api.js';
import type { TestClient } from '../../../testing/test-client.js';
import { writeNote, type PaperPlace } from './note-on-paper.js';

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
  courseId = await aCourse(api, here, patientId, { state: 'induction' });
});
afterAll(() => api.stop());

const at = (id: string, act = '') => `/api/v1/therapy-notes/${id}${act}`;

async function aDraft(): Promise<string> {
  const id = uuidv7();
  const sessionIds = [await anInfusion(here, patientId, '2026-11-17T15:00:00Z')];
  expect((await therapist.post('/api/v1/therapy-notes', { id, noteType: 'integration', patientId, courseId, sessionIds })).status).toBe(
    201,
  );
  const required = sectionsOfNote('integration').filter(({ isRequired }) => isRequired);
  const sections = Object.fromEntries(required.map((section) => [section.id, `Words about ${section.id}\nin two lines`]));
  const draft = { noteType: 'integration' as const, format: 'dap', sections, themes: ['grief-and-loss'], commitments: [] };
  expect(emptySections(draft)).toEqual([]);
  await therapist.put(at(id), draft, { 'If-Match': '"1"' });
  return id;
}

async function signed(): Promise<string> {
  const id = await aDraft();
  await therapist.post('/api/v1/sign-in/step-up', { password: testPassword });
  expect((await therapist.post(at(id, '/signature'), { id: uuidv7(), version: 2 })).status).toBe(201);
  return id;
}

const pagesOf = (base64: string): number => {
  const pdf = Buffer.from(base64, 'base64');
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  return [...pdf.toString('latin1').matchAll(/\/Type \/Page\b/g)].length;
};

describe('a note on paper', () => {
  it('is made of what was signed, and never of a draft', async () => {
    const draft = await therapist.get(at(await aDraft(), '/paper'));
    expect([draft.status, draft.body.code]).toEqual([409, 'note-not-signed']);
    const paper = await therapist.get(at(await signed(), '/paper'));
    expect([paper.status, pagesOf(paper.body.pdf)]).toEqual([200, 1]);
  });

  it('says the words, the facts they were signed with and who signed, with the whole hash', async () => {
    const view: TherapyNoteView = (await therapist.get(at(await signed()))).body;
    const lines: string[] = [];
    const paper = {
      heading: (text: string) => lines.push(text),
      title: (text: string) => lines.push(text),
      line: (text: string) => lines.push(text),
      space: () => undefined,
      table: (_columns: unknown, rows: string[][]) => lines.push(...rows.map((row) => row.join(' | '))),
    } as unknown as Paper;
    const place: PaperPlace = {
      ...{ clinicName: 'Cedar Hollow', zone: 'America/New_York', madeAt: '2026-11-24T15:00:00Z', madeBy: 'Priya Nair' },
      labelOf: (_vocabulary, id) => (id === 'grief-and-loss' ? 'Grief and loss' : id),
    };
    writeNote(paper, view, place);
    const text = lines.join('\n');
    for (const part of ['Integration note', 'Words about insights\nin two lines', '164/98', 'Grief and loss', 'Signed by'])
      expect(text).toContain(part);
    expect(text).toContain(view.signatures[0]?.contentSha256);
  });

  it('comes with all others of its course, each on a page of its own', async () => {
    const before = pagesOf((await therapist.get(`/api/v1/courses/${courseId}/therapy-notes/paper`)).body.pdf);
    await signed();
    expect(pagesOf((await therapist.get(`/api/v1/courses/${courseId}/therapy-notes/paper`)).body.pdf)).toBe(before + 1);
    const other = await aCourse(api, here, patientId, { state: 'induction' });
    expect((await therapist.get(`/api/v1/courses/${other}/therapy-notes/paper`)).status).toBe(404);
  });

  it('is not there for nurses, the desk and another clinic', async () => {
    const id = await signed();
    expect((await (await here.as('nurse')).get(at(id, '/paper'))).status).toBe(404);
    expect((await (await here.as('front-desk')).get(at(id, '/paper'))).status).toBe(403);
    expect((await (await elsewhere.as('therapist')).get(at(id, '/paper'))).status).toBe(404);
    expect((await (await elsewhere.as('therapist')).get(`/api/v1/courses/${courseId}/therapy-notes/paper`)).status).toBe(404);
  });
});

describe('a letter', () => {
  const asked = () => ({
    id: uuidv7(),
    recipient: 'Dr. Ann Reed\n1 Elm Street',
    greeting: 'Dear Dr. Reed,',
    sections: ['insights', 'plan'],
    withSessionFacts: true,
  });

  it('is kept with its note by whom it went to, once, and a refused one is not', async () => {
    const id = await signed();
    const command = asked();
    for (const again of [command, command]) expect((await therapist.post(at(id, '/letter'), again)).status).toBe(200);
    await therapist.post(at(id, '/letter'), { ...asked(), sections: [] });
    const kept = await (await here.as('compliance')).get(at(id, '/letters'));
    const madeBy = expect.objectContaining({ id: here.staff.therapist.staffMemberId });
    expect(kept.body).toEqual([{ id: command.id, recipient: command.recipient, madeAt: expect.any(String), madeBy }]);
    expect((await (await here.as('front-desk')).get(at(id, '/letters'))).status).toBe(403);
    expect((await (await elsewhere.as('therapist')).get(at(id, '/letters'))).status).toBe(404);
    await expect(api.admin.query(`DELETE FROM note_letter WHERE id = '${command.id}'`)).rejects.toMatchObject({ code: '42501' });
  });

  it('quotes chosen sections of a signed note, and is written down as a disclosure without a word of it', async () => {
    const id = await signed();
    const letter = await therapist.post(at(id, '/letter'), asked());
    expect([letter.status, pagesOf(letter.body.pdf)]).toEqual([200, 1]);
    const { rows } = await api.admin.query(
      `SELECT action, patient_id, reason FROM audit_entry WHERE entity_id = $1 AND action LIKE '%letter'`,
      [id],
    );
    expect(rows).toEqual([{ action: 'note.write-letter', patient_id: patientId, reason: null }]);
  });

  it('quotes no draft, chooses something, and is not compliance’s to write', async () => {
    const id = await signed();
    expect((await therapist.post(at(await aDraft(), '/letter'), asked())).body.code).toBe('note-not-signed');
    expect((await therapist.post(at(id, '/letter'), { ...asked(), sections: [] })).status).toBe(400);
    expect((await (await here.as('compliance')).post(at(id, '/letter'), asked())).status).toBe(403);
    expect((await (await elsewhere.as('therapist')).post(at(id, '/letter'), asked())).status).toBe(404);
  });
});
