import { createHash } from 'node:crypto';
import { canonicalJson, sectionsOfNote, type TherapyNoteView } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import { aPatient, anInfusion } from '../../testing/chart-stories.js';
import { aCourse } from '../../testing/schedule-stories.js';
import { aDosingVisit } from '../../testing/visit-stories.js';
import { TestApi, testPassword, type TestClinic } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
let therapist: TestClient;
let associate: TestClient;

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  elsewhere = await api.openClinic();
  therapist = await here.as('therapist');
  const nair = await api.addStaff(here.id, 'therapist');
  associate = await api.signedIn(nair.email);
  await api.admin.query('UPDATE staff_member SET supervisor_id = $1 WHERE id = $2', [
    here.staff.therapist.staffMemberId,
    nair.staffMemberId,
  ]);
});
afterAll(() => api.stop());

interface Begun {
  readonly id: string;
  readonly patientId: string;
  readonly sessionId: string;
}

async function begun(by = therapist, noteType = 'integration'): Promise<Begun> {
  const patientId = await aPatient(here);
  const sessionId = await anInfusion(here, patientId, '2026-11-17T15:00:00Z');
  const id = uuidv7();
  expect((await by.post('/api/v1/therapy-notes', { id, noteType, patientId, sessionIds: [sessionId] })).status).toBe(201);
  return { id, patientId, sessionId };
}

const draft = (changes: Record<string, string> = {}) => {
  const required = sectionsOfNote('integration').filter(({ isRequired }) => isRequired);
  const sections = { ...Object.fromEntries(required.map(({ id }) => [id, `Words about ${id}`])), ...changes };
  return { noteType: 'integration', format: 'dap', sections, themes: ['grief-and-loss'], commitments: [] };
};
const at = (id: string, act = '') => `/api/v1/therapy-notes/${id}${act}`;
const save = (by: TestClient, id: string, version: number, text: object) => by.put(at(id), text, { 'If-Match': `"${version}"` });
const proven = (by: TestClient) => by.post('/api/v1/sign-in/step-up', { password: testPassword });

async function signed(by = therapist): Promise<Begun & { view: TherapyNoteView }> {
  const note = await begun(by);
  expect((await save(by, note.id, 1, draft())).body).toMatchObject({ version: 2, emptySections: [] });
  await proven(by);
  const answer = await by.post(at(note.id, '/signature'), { id: uuidv7(), version: 2 });
  expect([answer.status, answer.body.code]).toEqual([201, undefined]);
  return { ...note, view: answer.body };
}

describe('the course of a note', () => {
  const opened = async (patientId: string, change: object = {}) =>
    therapist.post('/api/v1/therapy-notes', { id: uuidv7(), noteType: 'preparation', patientId, ...change });

  it('is the patient’s open one, or the one its session stands in; without either there is none', async () => {
    const patientId = await aPatient(here);
    expect((await opened(patientId)).body.courseId).toBeNull();
    const courseId = await aCourse(api, here, patientId, { state: 'preparing' });
    expect((await opened(patientId)).body.courseId).toBe(courseId);
    const appointmentId = await aDosingVisit(api, here, patientId);
    expect((await opened(patientId)).body.courseId).toBeNull(); // two are open: nobody said which
    const { body } = await (await here.as('nurse')).post('/api/v1/dosing-sessions', { id: uuidv7(), appointmentId });
    const about = await opened(patientId, { noteType: 'integration', sessionIds: [body.session.id] });
    expect(about.body.courseId).not.toBe(courseId);
    expect(about.body.courseId).not.toBeNull();
  });

  it('is never another patient’s', async () => {
    const courseId = await aCourse(api, here, await aPatient(here));
    expect((await opened(await aPatient(here), { courseId })).status).toBe(404);
  });
});

describe('a draft', () => {
  it('takes dose, peak pressure and times from the session’s log', async () => {
    const { id, sessionId } = await begun();
    const { sessions } = (await therapist.get(at(id))).body;
    // 15:05 to 15:23 are 18 minutes
    expect(sessions).toEqual([expect.objectContaining({ sessionId, outcome: 'stopped-early', infusionMinutes: 18 })]);
    expect(sessions[0].peakPressure).toMatchObject({ systolicMmHg: 164, diastolicMmHg: 98 });
  });

  it('is not there for a colleague, a prescriber or another clinic', async () => {
    const { id, patientId } = await begun();
    const strangers = [associate, await here.as('prescriber'), await elsewhere.as('therapist')];
    for (const stranger of strangers) expect((await stranger.get(at(id))).status).toBe(404);
    expect((await save(associate, id, 1, draft())).status).toBe(404);
    expect((await associate.get(`/api/v1/patients/${patientId}/therapy-notes`)).body).toEqual([]);
    expect((await therapist.get(`/api/v1/patients/${patientId}/therapy-notes`)).body).toHaveLength(1);
    expect((await (await elsewhere.as('therapist')).get(`/api/v1/patients/${patientId}/therapy-notes`)).status).toBe(404);
  });

  it('keeps every version, and gives both texts when two screens saved', async () => {
    const { id } = await begun();
    expect((await therapist.put(at(id), draft())).status).toBe(428);
    expect((await save(therapist, id, 1, draft({ insights: 'grief' }))).body.version).toBe(2);
    const late = await save(therapist, id, 1, draft({ insights: 'failure' }));
    expect([late.status, late.body.facts.newest.draft.sections.insights, late.body.facts.yours.sections.insights]).toEqual([
      412,
      'grief',
      'failure',
    ]);
    expect(late.body.facts.bothChanged).toEqual(['insights']);
    const again = await save(therapist, id, 1, draft({ insights: 'grief' }));
    expect([again.status, again.body.version]).toEqual([200, 2]);
    const { rows } = await api.admin.query('SELECT version FROM therapy_note_version WHERE note_id = $1 ORDER BY version', [id]);
    expect(rows).toEqual([{ version: 1 }, { version: 2 }]);
  });

  it('puts together what two screens wrote in different sections, whichever comes first', async () => {
    const { id } = await begun();
    await save(therapist, id, 1, draft({ insights: 'grief' }));
    const desk = await save(therapist, id, 2, draft({ insights: 'grief', supports: 'her sister' }));
    const tablet = await save(therapist, id, 2, draft({ insights: 'grief, not failure' }));
    expect([desk.body.merged, tablet.status, tablet.body.version]).toEqual([null, 200, 4]);
    const sections = { insights: 'grief, not failure', supports: 'her sister' };
    expect(tablet.body.merged.sections).toMatchObject(sections);
    expect((await therapist.get(at(id))).body.draft.sections).toMatchObject(sections);
    expect((await save(therapist, id, 9, draft({ plan: 'x' }))).status).toBe(412);
  });

  it('begins once, and with sessions of its own patient only', async () => {
    const { id, patientId, sessionId } = await begun();
    const command = { id, noteType: 'integration', patientId, sessionIds: [sessionId] };
    expect((await therapist.post('/api/v1/therapy-notes', command)).status).toBe(201);
    expect((await therapist.post('/api/v1/therapy-notes', { ...command, noteType: 'contact' })).body.code).toBe('id-used-differently');
    const other = { ...command, id: uuidv7(), patientId: await aPatient(here) };
    expect((await therapist.post('/api/v1/therapy-notes', other)).body.code).toBe('session-of-another-patient');
    expect((await therapist.post('/api/v1/therapy-notes', { ...command, id: uuidv7(), patientId: uuidv7() })).status).toBe(404);
  });

  it('is not written by a nurse, a manager or the front desk', async () => {
    const { id } = await begun();
    for (const [role, status] of [
      ['nurse', 404],
      ['clinic-manager', 403],
      ['front-desk', 403],
    ] as const) {
      const client = await here.as(role);
      expect((await save(client, id, 1, draft())).status).toBe(status);
      expect((await client.get(at(id))).status).toBe(status);
    }
  });
});

describe('signing', () => {
  it('needs proof of who signs, every required section and the version that was read', async () => {
    const { id } = await begun();
    const unproven = await api.signedIn(here.staff.therapist.email);
    expect((await unproven.post(at(id, '/signature'), { id: uuidv7(), version: 1 })).body.code).toBe('step-up-needed');
    await proven(therapist);
    const missing = await therapist.post(at(id, '/signature'), { id: uuidv7(), version: 1 });
    expect([missing.status, missing.body.errors.map(({ path }: { path: string }) => path)]).toEqual([
      422,
      ['interventions', 'insights', 'risk', 'plan'],
    ]);
    await save(therapist, id, 1, draft());
    expect((await therapist.post(at(id, '/signature'), { id: uuidv7(), version: 1 })).status).toBe(412);
    expect((await therapist.get(at(id))).body).toMatchObject({ state: 'draft', signatures: [] });
  });

  it('keeps a hash over the words and the session’s facts that anybody can compute again', async () => {
    const { id, view } = await signed();
    expect(view).toMatchObject({ state: 'signed', signatures: [{ act: 'sign', version: 2 }] });
    const { rows } = await api.admin.query('SELECT content, content_sha256 FROM note_signature WHERE note_id = $1', [id]);
    expect(rows[0].content).toMatchObject({ draft: draft(), sessions: [{ peakPressure: { systolicMmHg: 164 } }] });
    const hash = createHash('sha256').update(canonicalJson(rows[0].content)).digest('hex');
    expect([hash, view.signatures[0]?.contentSha256]).toEqual([rows[0].content_sha256, hash]);
  });

  it('opens the note to readers of the clinic and to nobody elsewhere', async () => {
    const { id, patientId } = await signed();
    expect((await (await here.as('prescriber')).get(at(id))).body.draft.sections.insights).toBe('Words about insights');
    expect((await (await here.as('compliance')).get(`/api/v1/patients/${patientId}/therapy-notes`)).body).toHaveLength(1);
    expect((await (await here.as('clinic-manager')).get(at(id))).status).toBe(403);
    expect((await (await elsewhere.as('therapist')).get(at(id))).status).toBe(404);
  });

  it('is refused for the note of a session the author took no part in', async () => {
    const { id } = await begun(therapist, 'dosing-session');
    await proven(therapist);
    const answer = await therapist.post(at(id, '/signature'), { id: uuidv7(), version: 1 });
    expect(answer.body.errors.map(({ code }: { code: string }) => code)).toContain('took-no-part');
  });

  it('ends editing for everybody, the database’s owner included', async () => {
    const { id } = await signed();
    const typed = await save(therapist, id, 2, draft({ insights: 'later' }));
    expect([typed.status, typed.body.code]).toEqual([409, 'note-signed']);
    const refusedSql = [
      `UPDATE therapy_note_version SET draft = '{}' WHERE note_id = '${id}'`,
      `UPDATE note_signature SET content_sha256 = 'x' WHERE note_id = '${id}'`,
      `DELETE FROM note_signature WHERE note_id = '${id}'`,
      `UPDATE therapy_note SET state = 'draft' WHERE id = '${id}'`,
      `UPDATE therapy_note SET version = 3 WHERE id = '${id}'`,
      `UPDATE therapy_note SET author_id = supervisor_id WHERE id = '${id}'`,
      `DELETE FROM therapy_note WHERE id = '${id}'`,
      `TRUNCATE therapy_note CASCADE`,
      `INSERT INTO therapy_note_version SELECT clinic_id, note_id, 3, draft, content_sha256, saved_at FROM therapy_note_version WHERE note_id = '${id}' AND version = 2`,
    ];
    for (const sql of refusedSql) await expect(api.admin.query(sql)).rejects.toMatchObject({ code: '42501' });
    expect((await therapist.get(at(id))).body.draft.sections.insights).toBe('Words about insights');
  });
});

describe('a note under supervision', () => {
  it('waits for the named supervisor, who alone co-signs what was signed', async () => {
    const { id, view } = await signed(associate);
    expect(view).toMatchObject({ state: 'pending-cosign', supervisor: { id: here.staff.therapist.staffMemberId } });
    const doctor = await here.as('medical-director');
    await proven(doctor);
    expect((await doctor.post(at(id, '/cosignature'), { id: uuidv7(), version: 2 })).body.code).toBe('not-the-supervisor');
    await proven(therapist);
    const answer = await therapist.post(at(id, '/cosignature'), { id: uuidv7(), version: 2 });
    expect(answer.body.state).toBe('signed');
    const [first, second] = answer.body.signatures;
    expect([first.act, second.act, second.contentSha256]).toEqual(['sign', 'cosign', first.contentSha256]);
  });

  it('comes back with comments; the first attempt stays with its signature', async () => {
    const { id } = await signed(associate);
    const back = await therapist.post(at(id, '/return'), { id: uuidv7(), comments: 'Say what was asked about risk.' });
    expect([back.status, back.body.state]).toEqual([201, 'draft']);
    expect((await therapist.get(at(id))).status).toBe(404);
    expect((await save(associate, id, 2, draft({ risk: 'Asked; none.' }))).body.version).toBe(3);
    const again = await associate.post(at(id, '/signature'), { id: uuidv7(), version: 3 });
    expect(again.body).toMatchObject({ state: 'pending-cosign', returns: [{ comments: 'Say what was asked about risk.', version: 2 }] });
    expect(again.body.signatures.map(({ version }: { version: number }) => version)).toEqual([2, 3]);
  });
});

describe('an addendum', () => {
  const words = { text: 'Patient positioned left lateral.' };

  it('stands below the signed note, is marked late after 24 hours and changes no hash', async () => {
    const { id, view } = await signed();
    const soon = await therapist.post(at(id, '/addenda'), { id: uuidv7(), ...words, eventAt: new Date().toISOString() });
    expect(soon.body.addenda).toEqual([expect.objectContaining({ ...words, isLateEntry: false })]);
    const command = { id: uuidv7(), ...words, eventAt: '2026-01-05T15:24:00Z' };
    const late = await therapist.post(at(id, '/addenda'), command);
    expect(late.body.addenda[1]).toMatchObject({ isLateEntry: true, eventAt: '2026-01-05T15:24:00Z' });
    expect((await therapist.post(at(id, '/addenda'), command)).body.addenda).toHaveLength(2);
    expect(late.body.signatures).toEqual(view.signatures);
  });

  it('is not written to a draft, nor from another clinic', async () => {
    const { id } = await begun();
    expect((await therapist.post(at(id, '/addenda'), { id: uuidv7(), ...words })).body.code).toBe('not-from-this-state');
    const done = await signed();
    const stranger = await elsewhere.as('therapist');
    await proven(stranger);
    expect((await stranger.post(at(done.id, '/addenda'), { id: uuidv7(), ...words })).status).toBe(404);
  });
});

describe('reading a note', () => {
  it('leaves an entry in the audit that names the patient', async () => {
    const { id, patientId } = await signed();
    await (await here.as('compliance')).get(at(id));
    const { rows } = await api.admin.query(
      `SELECT patient_id FROM audit_entry WHERE action = 'note.read' AND entity_id = $1 ORDER BY at DESC LIMIT 1`,
      [id],
    );
    expect(rows).toEqual([{ patient_id: patientId }]);
  });
});
