import { v7 as uuidv7 } from 'uuid';
import { aPatient } from '../../../testing/chart-stories.js';
import { aDraft, aSignedNote } from '../../../testing/note-stories.js';
import { TestApi, testPassword, type TestClinic } from '../../../testing/test-api.js';
import type { TestClient } from '../../../testing/test-client.js';

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
const why = 'Begun in the wrong chart';
const asking = (reason = why) => ({ id: uuidv7(), reason });
const stateOf = async (id: string) => (await api.admin.query('SELECT state, version FROM therapy_note WHERE id = $1', [id])).rows[0];

/** A draft with words in it, and what its author is told to owe. */
async function written(by = therapist): Promise<{ id: string; patientId: string }> {
  const [id, patientId] = [uuidv7(), await aPatient(here)];
  expect((await by.post('/api/v1/therapy-notes', { id, noteType: 'preparation', patientId })).status).toBe(201);
  const draft = aDraft('preparation', { homework: 'A letter to her father' });
  expect((await by.put(at(id), draft, { 'If-Match': '"1"' })).status).toBe(200);
  return { id, patientId };
}
const owes = async (by: TestClient, id: string): Promise<boolean> =>
  (await by.get('/api/v1/notes-due')).body.duties.some(({ noteId }: { noteId: string }) => noteId === id);

describe('a draft that was begun by mistake', () => {
  it('is owed no more and leaves every list; its author goes on reading what they typed, and why it was put aside', async () => {
    const { id, patientId } = await written();
    expect(await owes(therapist, id)).toBe(true);
    const answer = await therapist.post(at(id, '/put-aside'), asking());
    expect([answer.status, answer.body.state, answer.body.putAside]).toEqual([
      201,
      'entered-in-error',
      expect.objectContaining({ reason: why, by: expect.objectContaining({ id: here.staff.therapist.staffMemberId }) }),
    ]);
    expect(await owes(therapist, id)).toBe(false);
    expect((await therapist.get('/api/v1/today')).body.needs.map((need: { id: string }) => need.id)).not.toContain(id);
    expect((await therapist.get(`/api/v1/patients/${patientId}/therapy-notes`)).body).toEqual([]);
    expect((await therapist.get(at(id))).body.draft.sections.homework).toBe('A letter to her father');
  });

  it('is read by compliance, and is not there for colleagues or another clinic', async () => {
    const { id, patientId } = await written();
    await therapist.post(at(id, '/put-aside'), asking());
    expect((await (await here.as('compliance')).get(at(id))).body.putAside.reason).toBe(why);
    const { email } = await api.addStaff(here.id, 'therapist');
    const others = [await api.signedIn(email), await here.as('prescriber'), await here.as('medical-director')];
    const kept = `/api/v1/patients/${patientId}/therapy-notes/put-aside`;
    for (const reader of [therapist, await here.as('compliance')])
      expect((await reader.get(kept)).body).toEqual([expect.objectContaining({ id, state: 'entered-in-error' })]);
    for (const other of others) expect((await other.get(kept)).body).toEqual([]);
    expect((await (await elsewhere.as('therapist')).get(kept)).status).toBe(404);
    for (const other of [...others, await elsewhere.as('therapist'), await elsewhere.as('compliance')]) {
      expect((await other.get(at(id))).status).toBe(404);
    }
  });

  it('is put aside by nobody but its author', async () => {
    const { id } = await written();
    const { email } = await api.addStaff(here.id, 'therapist');
    const strangers = [
      await api.signedIn(email),
      await here.as('nurse'),
      await here.as('medical-director'),
      await elsewhere.as('therapist'),
    ];
    for (const stranger of strangers) expect((await stranger.post(at(id, '/put-aside'), asking())).status).toBe(404);
    for (const role of ['compliance', 'clinic-manager', 'front-desk'] as const)
      expect((await (await here.as(role)).post(at(id, '/put-aside'), asking())).status).toBe(403);
    expect((await therapist.post(at(id, '/put-aside'), asking('  '))).status).toBe(400);
    expect(await stateOf(id)).toEqual({ state: 'draft', version: 2 });
  });

  it('is put aside once: the same asked again is the same, another is refused, and nothing is written or signed any more', async () => {
    const { id } = await written();
    const command = asking();
    const [one, two] = await Promise.all([
      therapist.post(at(id, '/put-aside'), command),
      therapist.post(at(id, '/put-aside'), asking('Two taps')),
    ]);
    expect([one.status, two.status].toSorted()).toEqual([201, 409]);
    const first = one.status === 201 ? one : two;
    const again = { id: first.body.putAside.id, reason: first.body.putAside.reason };
    expect((await therapist.post(at(id, '/put-aside'), again)).body.putAside).toEqual(first.body.putAside);
    expect((await therapist.post(at(id, '/put-aside'), asking())).body.code).toBe('note-put-aside');
    const late = await therapist.put(at(id), aDraft('preparation', { homework: 'More' }), { 'If-Match': '"2"' });
    expect([late.status, late.body.code]).toEqual([409, 'note-put-aside']);
    await therapist.post('/api/v1/sign-in/step-up', { password: testPassword });
    expect((await therapist.post(at(id, '/signature'), { id: uuidv7(), version: 2 })).body.code).toBe('not-from-this-state');
    expect((await therapist.post(at(id, '/addenda'), { id: uuidv7(), text: 'More' })).body.code).toBe('not-from-this-state');
    expect((await therapist.get(at(id, '/paper'))).body.code).toBe('note-not-signed');
    expect(await stateOf(id)).toEqual({ state: 'entered-in-error', version: 2 });
  });

  it('stays what it was: no row of it is changed or taken away, and the audit tells who did it without the reason', async () => {
    const { id, patientId } = await written();
    await therapist.post(at(id, '/put-aside'), asking());
    for (const sql of [
      `DELETE FROM therapy_note WHERE id = '${id}'`,
      `UPDATE therapy_note SET state = 'draft' WHERE id = '${id}'`,
      `UPDATE note_put_aside SET reason = 'x' WHERE note_id = '${id}'`,
      `DELETE FROM note_put_aside WHERE note_id = '${id}'`,
      `UPDATE therapy_note_version SET draft = '{}' WHERE note_id = '${id}'`,
    ])
      await expect(api.admin.query(sql)).rejects.toMatchObject({ code: '42501' });
    const sql = `SELECT patient_id, row_to_json(a)::text AS everything FROM audit_entry a WHERE action = 'note.put-aside' AND entity_id = $1`;
    const { rows } = await api.admin.query(sql, [id]);
    expect(rows.map((row) => row.patient_id)).toEqual([patientId]);
    expect(rows[0].everything).not.toContain(why);
  });
});

describe('a note that was signed', () => {
  const inError = (by: TestClient, id: string, command = asking()) => by.post(at(id, '/entered-in-error'), command);
  const signed = async () => {
    const patientId = await aPatient(here);
    const note = await aSignedNote(therapist, { patientId, noteType: 'preparation' }, { homework: 'A walk by the river' });
    await therapist.post('/api/v1/sign-in/step-up', { password: testPassword });
    return { id: note.id, patientId };
  };

  it('is not put aside as a draft is, not by its author either', async () => {
    const { id } = await signed();
    const refused = await therapist.post(at(id, '/put-aside'), asking());
    expect([refused.status, refused.body.code]).toEqual([409, 'note-signed']);
    expect((await therapist.get(at(id))).body).toMatchObject({ state: 'signed', putAside: null });
  });

  it('is marked as entered in error with a reason: words and signature stay, and it leaves list, thread and search', async () => {
    const { id, patientId } = await signed();
    const before = (await therapist.get(at(id))).body;
    const answer = await inError(therapist, id);
    expect([answer.status, answer.body.state, answer.body.putAside.reason]).toEqual([201, 'entered-in-error', why]);
    expect(answer.body).toMatchObject({ draft: before.draft, signatures: before.signatures });
    expect((await therapist.get(`/api/v1/patients/${patientId}/therapy-notes`)).body).toEqual([]);
    expect((await therapist.post(`/api/v1/patients/${patientId}/therapy-notes/search`, { text: 'river' })).body).toEqual([]);
    expect((await therapist.get(at(id, '/paper'))).status).toBe(409);
    expect((await therapist.post(at(id, '/addenda'), { id: uuidv7(), text: 'More' })).body.code).toBe('not-from-this-state');
    const [listed] = (await therapist.get(`/api/v1/patients/${patientId}/therapy-notes/put-aside`)).body;
    expect(listed).toMatchObject({ id, state: 'entered-in-error', signedAt: before.signatures[0].signedAt });
    expect((await (await here.as('compliance')).get(at(id))).body.draft.sections.homework).toBe('A walk by the river');
    for (const other of [await here.as('prescriber'), await elsewhere.as('therapist')]) expect((await other.get(at(id))).status).toBe(404);
    const audited = await api.admin.query(`SELECT reason FROM audit_entry WHERE action = 'note.mark-entered-in-error' AND entity_id = $1`, [
      id,
    ]);
    expect(audited.rows).toEqual([{ reason: 'entered-in-error' }]);
  });

  it('is marked once, by its author and with who they are confirmed; the same asked again is the same', async () => {
    const { id } = await signed();
    const { email } = await api.addStaff(here.id, 'therapist');
    const unconfirmed = await api.signedIn(email);
    expect((await inError(unconfirmed, id)).body.code).toBe('step-up-needed');
    await unconfirmed.post('/api/v1/sign-in/step-up', { password: testPassword });
    expect((await inError(unconfirmed, id)).body.code).toBe('not-the-author');
    expect((await inError(therapist, id, asking('  '))).status).toBe(400);
    const command = asking();
    const first = await inError(therapist, id, command);
    expect((await inError(therapist, id, command)).body.putAside).toEqual(first.body.putAside);
    expect((await inError(therapist, id)).body.code).toBe('note-put-aside');
    const direct = `INSERT INTO note_put_aside SELECT clinic_id, id, id, version, author_id, 'x', now() FROM therapy_note WHERE id = '${id}'`;
    await expect(api.admin.query(direct)).rejects.toMatchObject({ code: '42501' });
  });
});

describe('the draft of somebody who has left', () => {
  it('is put aside by whoever may close it, who goes on reading it', async () => {
    const { staffMemberId, email } = await api.addStaff(here.id, 'therapist');
    const { id } = await written(await api.signedIn(email));
    await api.admin.query('UPDATE staff_member SET is_active = false WHERE id = $1', [staffMemberId]);
    expect((await therapist.post(at(id, '/put-aside'), asking())).status).toBe(404);
    const director = await here.as('medical-director');
    const answer = await director.post(at(id, '/put-aside'), asking());
    expect([answer.status, answer.body.author.id]).toEqual([201, staffMemberId]);
    expect(await owes(director, id)).toBe(false);
    expect((await director.get(at(id))).body.draft.sections.homework).toBe('A letter to her father');
  });
});
