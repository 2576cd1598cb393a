import type { NoteListItem, NotesDueView } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import { aPatient } from '../../testing/chart-stories.js';
import { aDraft, aSignedNote } from '../../testing/note-stories.js';
import { TestApi, testPassword, type TestClinic } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
let nurse: TestClient;
let therapist: TestClient;

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  elsewhere = await api.openClinic();
  [nurse, therapist] = [await here.as('nurse'), await here.as('therapist')];
});
afterAll(() => api.stop());

const at = (id: string, act = '') => `/api/v1/therapy-notes/${id}${act}`;
const listed = async (by: TestClient, patientId: string): Promise<NoteListItem[]> =>
  (await by.get(`/api/v1/patients/${patientId}/therapy-notes`)).body;
const addendum = async (by: TestClient, id: string) => {
  await by.post('/api/v1/sign-in/step-up', { password: testPassword });
  return by.post(at(id, '/addenda'), { id: uuidv7(), text: 'Rang again at noon.', eventAt: null });
};

describe('the notes every clinician writes', () => {
  it.each(['contact', 'incident', 'nursing-session'] as const)(
    'a nurse begins, saves and signs a %s note, and it stands in her notes due until then',
    async (noteType) => {
      const [id, patientId] = [uuidv7(), await aPatient(here)];
      expect((await nurse.post('/api/v1/therapy-notes', { id, noteType, patientId })).status).toBe(201);
      const due = async (): Promise<NotesDueView> => (await nurse.get('/api/v1/notes-due')).body;
      expect((await due()).duties).toEqual([expect.objectContaining({ noteId: id, kind: 'sign', isMine: true })]);
      expect((await nurse.put(at(id), aDraft(noteType), { 'If-Match': '"1"' })).status).toBe(200);
      await nurse.post('/api/v1/sign-in/step-up', { password: testPassword });
      const signed = await nurse.post(at(id, '/signature'), { id: uuidv7(), version: 2 });
      expect([signed.status, signed.body.state]).toEqual([201, 'signed']);
      expect((await due()).duties).toEqual([]);
      expect((await addendum(nurse, id)).status).toBe(201);
      expect((await listed(therapist, patientId)).map((note) => note.id)).toEqual([id]);
      expect((await nurse.get(at(id, '/paper'))).status).toBe(200);
      expect((await (await elsewhere.as('nurse')).get(at(id))).status).toBe(404);
    },
  );

  it('a nurse reads a colleague’s contact note, and of therapy notes not even that they are there', async () => {
    const patientId = await aPatient(here);
    const contact = await aSignedNote(therapist, { patientId, noteType: 'contact' });
    const progress = await aSignedNote(therapist, { patientId, noteType: 'progress' });
    expect((await nurse.get(at(contact.id))).status).toBe(200);
    expect((await listed(nurse, patientId)).map(({ id }) => id)).toEqual([contact.id]);
    expect((await nurse.get(at(progress.id))).status).toBe(404);
    expect((await nurse.get(at(progress.id, '/paper'))).status).toBe(404);
    expect((await addendum(nurse, progress.id)).status).toBe(404);
  });

  it('the kinds that are a therapist’s or a prescriber’s she does not begin, a progress note neither', async () => {
    const patientId = await aPatient(here);
    for (const noteType of ['progress', 'integration', 'response-review'] as const) {
      const refused = await nurse.post('/api/v1/therapy-notes', { id: uuidv7(), noteType, patientId });
      expect([refused.status, refused.body.code]).toEqual([403, 'role-may-not']);
    }
  });

  it('what a patient took on in therapy does not stand beside a nurse’s draft', async () => {
    const patientId = await aPatient(here);
    const id = uuidv7();
    await therapist.post('/api/v1/therapy-notes', { id, noteType: 'integration', patientId });
    const commitment = { practice: 'journaling', description: 'Three pages', frequency: 'daily', startsOn: null, reviewOn: null };
    const draft = { ...aDraft('integration'), commitments: [commitment] };
    expect((await therapist.put(at(id), draft, { 'If-Match': '"1"' })).status).toBe(200);
    await therapist.post('/api/v1/sign-in/step-up', { password: testPassword });
    expect((await therapist.post(at(id, '/signature'), { id: uuidv7(), version: 2 })).status).toBe(201);
    const begun = (by: TestClient) => by.post('/api/v1/therapy-notes', { id: uuidv7(), noteType: 'contact', patientId });
    expect((await begun(therapist)).body.openPractices).toHaveLength(1);
    expect((await begun(nurse)).body.openPractices).toEqual([]);
  });
});
