import { v7 as uuidv7 } from 'uuid';
import { aPatient } from '../../testing/chart-stories.js';
import { aDraft, aSignedNote } from '../../testing/note-stories.js';
import { TestApi, testPassword, type TestClinic } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
let therapist: TestClient;

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  elsewhere = await api.openClinic();
  therapist = await here.as('therapist');
});
afterAll(() => api.stop());

const at = (id: string, act = '') => `/api/v1/therapy-notes/${id}${act}`;

async function begun(patientId: string, noteType = 'integration', by = therapist): Promise<string> {
  const id = uuidv7();
  expect((await by.post('/api/v1/therapy-notes', { id, noteType, patientId })).status).toBe(201);
  return id;
}

describe('words of an earlier note', () => {
  it('are offered where they may be copied: supports, but no insights and no risk', async () => {
    const patientId = await aPatient(here);
    const earlier = await aSignedNote(therapist, { patientId, noteType: 'integration' }, { supports: 'Her sister', insights: 'Grief' });
    const { body } = await therapist.get(at(await begun(patientId)));
    expect(body.earlier).toMatchObject({ id: earlier.id, signedAt: earlier.signatures[0]?.signedAt, sections: { supports: 'Her sister' } });
    expect(Object.keys(body.earlier.sections)).not.toEqual(expect.arrayContaining(['insights']));
    expect((await therapist.get(at(await begun(patientId, 'preparation')))).body.earlier).toBeNull();
    expect((await therapist.get(at(earlier.id))).body.earlier).toBeNull();
  });

  it('are signed once the author stands by them, and keep their origin', async () => {
    const patientId = await aPatient(here);
    const earlier = await aSignedNote(therapist, { patientId, noteType: 'integration' }, { supports: 'Her sister' });
    const id = await begun(patientId);
    const origin = { from: 'note', id: earlier.id, wordedAt: earlier.signatures[0]?.signedAt };
    const copied = (isAttested: boolean) => ({
      ...aDraft('integration', { supports: 'Her sister' }),
      copies: { supports: { ...origin, isAttested } },
    });
    await therapist.put(at(id), copied(false), { 'If-Match': '"1"' });
    await therapist.post('/api/v1/sign-in/step-up', { password: testPassword });
    const unread = await therapist.post(at(id, '/signature'), { id: uuidv7(), version: 2 });
    expect([unread.status, unread.body.errors]).toEqual([422, [expect.objectContaining({ code: 'copy-not-attested', path: 'supports' })]]);
    await therapist.put(at(id), copied(true), { 'If-Match': '"2"' });
    const signed = await therapist.post(at(id, '/signature'), { id: uuidv7(), version: 3 });
    expect([signed.status, signed.body.draft.copies.supports]).toEqual([201, { ...origin, isAttested: true }]);
  });

  it('come from this patient’s signed notes only, and never into a section written fresh', async () => {
    const patientId = await aPatient(here);
    const other = await aSignedNote(therapist, { patientId: await aPatient(here), noteType: 'integration' });
    const id = await begun(patientId);
    const copy = (section: string) => ({
      ...aDraft('integration'),
      copies: { [section]: { from: 'note', id: other.id, wordedAt: '2026-11-01T10:00:00Z', isAttested: true } },
    });
    expect((await therapist.put(at(id), copy('supports'), { 'If-Match': '"1"' })).body.code).toBe('copied-from-another-chart');
    const fresh = await therapist.put(at(id), copy('risk'), { 'If-Match': '"1"' });
    expect([fresh.status, fresh.body.errors[0].path]).toEqual([400, 'copies.risk']);
  });
});

describe('kinds of notes', () => {
  it('are begun by those whose notes they are', async () => {
    const patientId = await aPatient(here);
    const prescriber = await here.as('prescriber');
    expect(await begun(patientId, 'response-review', prescriber)).toBeTruthy();
    expect(await begun(patientId, 'contact', prescriber)).toBeTruthy();
    const refused = await prescriber.post('/api/v1/therapy-notes', { id: uuidv7(), noteType: 'integration', patientId });
    expect([refused.status, refused.body.code, refused.body.detail]).toEqual([
      403,
      'role-may-not',
      'This kind of note is written by a therapist. No note was begun.',
    ]);
    const review = await therapist.post('/api/v1/therapy-notes', { id: uuidv7(), noteType: 'discharge-summary', patientId });
    expect(review.body.code).toBe('role-may-not');
  });
});

describe('templates and snippets', () => {
  const template = { noteType: 'integration', name: 'First week', format: 'soap', sections: { supports: 'Who is there: ' } };

  it('are the clinic’s: written by a therapist, changed from the version that was read, and retired', async () => {
    const id = uuidv7();
    expect((await therapist.post('/api/v1/note-templates', { id, template })).body).toMatchObject({ id, version: 1, isRetired: false });
    expect((await therapist.post('/api/v1/note-templates', { id, template })).body.version).toBe(1);
    const changed = { ...template, name: 'Second week', isRetired: true };
    expect((await therapist.put(`/api/v1/note-templates/${id}`, changed, { 'If-Match': '"1"' })).body).toMatchObject({ version: 2 });
    expect((await therapist.put(`/api/v1/note-templates/${id}`, changed, { 'If-Match': '"1"' })).status).toBe(412);
    expect((await (await here.as('prescriber')).get('/api/v1/note-templates')).body).toEqual([expect.objectContaining({ id })]);
    expect((await (await here.as('prescriber')).post('/api/v1/note-templates', { id: uuidv7(), template })).status).toBe(403);
    const stranger = await elsewhere.as('therapist');
    expect((await stranger.get('/api/v1/note-templates')).body).toEqual([]);
    expect((await stranger.put(`/api/v1/note-templates/${id}`, changed, { 'If-Match': '"2"' })).status).toBe(404);
  });

  it('hold no words for what is written fresh, and are never empty', async () => {
    const add = (sections: object) => therapist.post('/api/v1/note-templates', { id: uuidv7(), template: { ...template, sections } });
    expect((await add({ risk: 'None reported.' })).body.errors[0].path).toBe('template.sections.risk');
    expect((await add({ supports: ' ' })).body.errors[0].path).toBe('template.sections');
  });

  it('of a person are seen by nobody else', async () => {
    const id = uuidv7();
    const added = await therapist.post('/api/v1/snippets', { id, label: 'Grounding', text: 'Five things seen, four felt.' });
    expect(added.body).toEqual([{ id, label: 'Grounding', text: 'Five things seen, four felt.' }]);
    const colleague = await api.signedIn((await api.addStaff(here.id, 'therapist')).email);
    expect((await colleague.get('/api/v1/snippets')).body).toEqual([]);
    await colleague.post(`/api/v1/snippets/${id}/removal`, {});
    expect((await therapist.get('/api/v1/snippets')).body).toHaveLength(1);
    expect((await therapist.post(`/api/v1/snippets/${id}/removal`, {})).body).toEqual([]);
  });
});
