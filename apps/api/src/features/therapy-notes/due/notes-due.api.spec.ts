import { amendmentLateFrom, instantFromMs, instantText, localDateAt, plusDays, type NoteDuty, type NotesDueView } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import { aPatient, anInfusion } from '../../../testing/chart-stories.js';
import { enrolled } from '../../../testing/course-stories.js';
import { aDraft, aSignedNote } from '../../../testing/note-stories.js';
import { aSchedule, wall, type TestSchedule } from '../../../testing/schedule-stories.js';
import { TestApi, testPassword, type TestClinic } from '../../../testing/test-api.js';
import type { TestClient } from '../../../testing/test-client.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
let therapist: TestClient;
let ours: TestSchedule;

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  elsewhere = await api.openClinic();
  therapist = await here.as('therapist');
  ours = await aSchedule(here);
});
afterAll(() => api.stop());

const at = (id: string, act = '') => `/api/v1/therapy-notes/${id}${act}`;
const due = async (by: TestClient): Promise<NotesDueView> => (await by.get('/api/v1/notes-due')).body;
const ofNote = ({ duties }: NotesDueView, id: string): NoteDuty | undefined => duties.find(({ noteId }) => noteId === id);

async function begun(by: TestClient, noteType = 'integration'): Promise<string> {
  const id = uuidv7();
  await by.post('/api/v1/therapy-notes', { id, noteType, patientId: await aPatient(here) });
  return id;
}

/** A therapist with a draft, who then leaves the clinic. */
async function aDraftLeftBehind(): Promise<string> {
  const { staffMemberId, email } = await api.addStaff(here.id, 'therapist');
  await api.admin.query('UPDATE staff_member SET supervisor_id = $1 WHERE id = $2', [here.staff.therapist.staffMemberId, staffMemberId]);
  const leaver = await api.signedIn(email);
  const id = await begun(leaver);
  await leaver.put(at(id), aDraft('integration', { insights: 'Left unsaid' }), { 'If-Match': '"1"' });
  await api.admin.query('UPDATE staff_member SET is_active = false WHERE id = $1', [staffMemberId]);
  return id;
}

describe('notes that are due', () => {
  it('are each person’s own, and everybody’s for the medical director and compliance, without their words', async () => {
    const id = await begun(therapist);
    expect(ofNote(await due(therapist), id)).toMatchObject({ kind: 'sign', isMine: true, noteType: 'integration' });
    expect(ofNote(await due(await here.as('prescriber')), id)).toBeUndefined();
    for (const role of ['medical-director', 'compliance'] as const) {
      const all = await due(await here.as(role));
      expect([all.isWholeClinic, ofNote(all, id)?.isMine, ofNote(all, id)?.person?.id]).toEqual([
        true,
        false,
        here.staff.therapist.staffMemberId,
      ]);
    }
    expect((await due(await elsewhere.as('medical-director'))).duties).toEqual([]);
    expect((await due(await here.as('nurse'))).duties).toEqual([]);
    for (const role of ['clinic-manager', 'front-desk'] as const) {
      expect((await (await here.as(role)).get('/api/v1/notes-due')).status).toBe(403);
    }
  });

  it('include the note nobody has begun about a session that is over, until somebody begins it', async () => {
    const patientId = await aPatient(here);
    const plannedStart = new Date(here.now() - 3 * 3_600_000).toISOString();
    const sessionId = await anInfusion(here, patientId, plannedStart);
    const wrote = async (by: TestClient, kind: string, details: object, hour: number, deviceSeq: number): Promise<void> => {
      const occurredAt = new Date(Date.parse(plannedStart) + hour * 3_600_000).toISOString();
      const clocks = { occurredAt, recordedAt: occurredAt, receivedAt: null };
      const entry = { id: uuidv7(), kind, details, ...clocks, authorId: uuidv7(), deviceId: by.device, deviceSeq, amendsId: null };
      const kept = await by.post(`/api/v1/dosing-sessions/${sessionId}/entries`, { entries: [entry] });
      expect(kept.body).toEqual([expect.objectContaining({ status: 'kept' })]);
    };
    const owed = async () => (await due(therapist)).duties.filter((duty) => duty.sessionId === sessionId);
    await wrote(therapist, 'observation-noted', { category: 'affect', text: 'Calm', isQuote: false }, 0.5, 0);
    expect(await owed()).toEqual([]); // the session is not over
    const left = { reason: 'Has to fetch a child', prescriberInformedId: here.staff.prescriber.staffMemberId };
    await wrote(await here.as('nurse'), 'left-against-advice', left, 1, 10);
    expect(await owed()).toEqual([expect.objectContaining({ kind: 'write', noteType: 'dosing-session', isMine: true, noteId: null })]);
    expect(Date.parse((await owed())[0]?.dueAt ?? '') - Date.parse(plannedStart)).toBe(25 * 3_600_000);
    await therapist.post('/api/v1/therapy-notes', { id: uuidv7(), noteType: 'dosing-session', patientId, sessionIds: [sessionId] });
    expect(await owed()).toEqual([]);
  });

  it('are told apart by when each was begun, where one patient has several of a kind', async () => {
    const patientId = await aPatient(here);
    const ids = [uuidv7(), uuidv7()];
    for (const id of ids) await therapist.post('/api/v1/therapy-notes', { id, noteType: 'integration', patientId });
    const all = await due(therapist);
    const { rows } = await api.admin.query('SELECT id, opened_at FROM therapy_note WHERE id = ANY ($1)', [ids]);
    for (const { id, opened_at: openedAt } of rows) expect(Date.parse(ofNote(all, id)?.begunAt ?? '')).toBe(Date.parse(openedAt));
    expect(rows).toHaveLength(2);
  });

  it('end with the signature', async () => {
    const note = await aSignedNote(therapist, { patientId: await aPatient(here), noteType: 'integration' });
    expect(ofNote(await due(therapist), note.id)).toBeUndefined();
  });
});

/** A visit of an hour that many days ago, which the patient came to. */
async function aVisitHeld(patientId: string, days: number, changes: object = {}): Promise<string> {
  const id = uuidv7();
  const on = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(new Date(api.now.getTime() - days * 86_400_000));
  const assignments = [
    { role: 'therapist', resourceId: ours.therapist },
    { role: 'room', resourceId: ours.room },
  ];
  const visit = { id, patientId, siteId: here.siteId, visitType: 'integration', startsAt: wall(on, '09:00'), assignments, ...changes };
  const booked = await (await here.as('clinic-manager')).post('/api/v1/appointments', visit);
  expect([booked.status, booked.body.code]).toEqual([201, undefined]);
  await api.admin.query(`UPDATE appointment SET state = 'in-progress' WHERE id = $1`, [id]);
  return id;
}

describe('a visit that is over', () => {
  const owed = async (by: TestClient, id: string) => (await due(by)).duties.filter((duty) => duty.id === id);

  it('asks whoever held it for its note, 72 hours after its end, until one is begun', async () => {
    const patientId = await aPatient(here);
    const id = await aVisitHeld(patientId, 5);
    const [duty] = await owed(therapist, id);
    expect(duty).toMatchObject({ kind: 'write', noteType: 'integration', isMine: true, noteId: null, sessionId: null, begunAt: null });
    const { rows } = await api.admin.query(`SELECT ends_at FROM appointment WHERE id = $1`, [id]);
    expect(Date.parse(duty?.dueAt ?? '') - Date.parse(rows[0].ends_at)).toBe(72 * 3_600_000);
    expect((await owed(await here.as('compliance'), id))[0]).toMatchObject({ isMine: false, person: { id: ours.therapist } });
    for (const role of ['prescriber', 'medical-director'] as const)
      expect(await owed(await here.as(role), id)).toEqual(role === 'prescriber' ? [] : [expect.objectContaining({ isMine: false })]);
    expect(await owed(await elsewhere.as('medical-director'), id)).toEqual([]);
    await therapist.post('/api/v1/therapy-notes', { id: uuidv7(), noteType: 'preparation', patientId });
    expect(await owed(therapist, id)).toHaveLength(1);
    await therapist.post('/api/v1/therapy-notes', { id: uuidv7(), noteType: 'integration', patientId });
    expect(await owed(therapist, id)).toEqual([]);
  });

  it('is completed by the signature of whoever held it, and by nobody else’s', async () => {
    const [patientId, other] = [await aPatient(here), await aPatient(here)];
    const [id, arrived] = [await aVisitHeld(patientId, 4), await aVisitHeld(other, 8)];
    await api.admin.query(`UPDATE appointment SET state = 'arrived' WHERE id = $1`, [arrived]);
    const stateOf = async (visit: string) => (await api.admin.query(`SELECT state FROM appointment WHERE id = $1`, [visit])).rows[0].state;
    await aSignedNote(therapist, { patientId, noteType: 'contact' });
    expect(await stateOf(id)).toBe('in-progress');
    const later = await aVisitHeld(patientId, 3);
    await aSignedNote(await here.as('prescriber'), { patientId, noteType: 'progress' });
    expect([await stateOf(later), await stateOf(id)]).toEqual(['in-progress', 'in-progress']); // it was the therapist’s hour
    await aSignedNote(therapist, { patientId, noteType: 'integration' });
    expect([await stateOf(later), await stateOf(id)]).toEqual(['in-progress', 'completed']);
    const { rows } = await api.admin.query(`SELECT documented, to_state FROM appointment_step WHERE appointment_id = $1`, [id]);
    expect(rows).toContainEqual({ documented: { because: 'note-signed' }, to_state: 'completed' });
    await aSignedNote(therapist, { patientId: other, noteType: 'integration' });
    expect(await stateOf(arrived)).toBe('arrived'); // the desk never checked the patient in
  });

  it('asks for nothing when nobody knows that the patient came, or when they did not', async () => {
    const id = await aVisitHeld(await aPatient(here), 6);
    for (const state of ['booked', 'no-show', 'cancelled-clinic']) {
      await api.admin.query(`UPDATE appointment SET state = $2 WHERE id = $1`, [id, state]);
      expect(await owed(therapist, id)).toEqual([]);
    }
  });
});

describe('a course that has ended', () => {
  const owed = async (by: TestClient, patientId: string) =>
    (await due(by)).duties.filter(({ patient, noteType }) => patient.id === patientId && noteType === 'discharge-summary');

  async function aCourseOfDoses(patientId: string): Promise<string> {
    const courseId = await enrolled(here, patientId);
    const sessionId = await anInfusion(here, patientId, new Date(here.now() - 3 * 3_600_000).toISOString());
    await api.admin.query(`UPDATE dosing_session SET course_id = $2 WHERE id = $1`, [sessionId, courseId]);
    return courseId;
  }

  it('asks its prescriber for a discharge summary within seven days, until one is begun, which belongs to it', async () => {
    const patientId = await aPatient(here);
    const courseId = await aCourseOfDoses(patientId);
    const prescriber = await here.as('prescriber');
    expect(await owed(prescriber, patientId)).toEqual([]);
    const documented = { date: '2026-12-01', reason: 'Moves away', 'safety-check': 'none', 'follow-up-offer': 'yes' };
    const step = { id: uuidv7(), event: 'withdraw', documented };
    const ended = await prescriber.post(`/api/v1/courses/${courseId}/steps`, step);
    expect([ended.status, ended.body.state ?? ended.body]).toEqual([200, 'withdrawn']);
    const [duty] = await owed(prescriber, patientId);
    expect(duty).toMatchObject({ kind: 'write', isMine: true, noteId: null, sessionId: null });
    expect(Date.parse(duty?.dueAt ?? '') - api.now.getTime()).toBeCloseTo(7 * 86_400_000, -5);
    expect(await owed(therapist, patientId)).toEqual([]);
    expect((await owed(await here.as('compliance'), patientId))[0]).toMatchObject({ isMine: false });
    const { needs } = (await prescriber.get('/api/v1/today')).body;
    expect(needs).toContainEqual(expect.objectContaining({ id: duty?.id, detail: 'The course has ended and nobody has begun it.' }));
    const begun = await prescriber.post('/api/v1/therapy-notes', { id: uuidv7(), noteType: 'discharge-summary', patientId });
    expect(begun.body.courseId).toBe(courseId);
    expect((await owed(prescriber, patientId)).filter(({ kind }) => kind === 'write')).toEqual([]);
  });
});

describe('a request to amend', () => {
  const today = () => localDateAt(instantFromMs(api.now.getTime()), 'America/New_York');
  const owed = async (by: TestClient, id: string) => (await due(by)).duties.filter((duty) => duty.id === id);

  async function asked(noteId: string | null, patientId: string, days = 0): Promise<string> {
    const command = { id: uuidv7(), noteId, receivedOn: plusDays(today(), -days), words: 'I never said so.' };
    return (await therapist.post(`/api/v1/patients/${patientId}/amendment-requests`, command)).body.id;
  }

  it('waits for the author of its note, from the first day, until it is answered', async () => {
    const patientId = await aPatient(here);
    const note = await aSignedNote(therapist, { patientId, noteType: 'contact' });
    const id = await asked(note.id, patientId);
    expect((await owed(therapist, id))[0]).toMatchObject({
      ...{
        kind: 'answer',
        isMine: true,
        noteId: note.id,
        dueAt: instantText(amendmentLateFrom(plusDays(today(), 60), 'America/New_York')),
      },
    });
    expect(JSON.stringify(await owed(therapist, id))).not.toContain('never said');
    expect(await owed(await here.as('prescriber'), id)).toEqual([]);
    expect((await owed(await here.as('medical-director'), id))[0]?.isMine).toBe(false);
    const denial = { id: uuidv7(), noteId: null, ground: 'accurate-and-complete', reason: 'It is what was said.' };
    expect((await therapist.post(`/api/v1/amendment-requests/${id}/denial`, denial)).status).toBe(201);
    expect(await owed(therapist, id)).toEqual([]);
  });

  it('about the record in general waits for physicians, and is overdue after its sixty days', async () => {
    const id = await asked(null, await aPatient(here), 61);
    const [duty] = await owed(await here.as('prescriber'), id);
    expect(duty).toMatchObject({ isMine: true, person: null, noteType: null });
    expect(Date.parse(duty?.dueAt ?? '')).toBeLessThan(api.now.getTime());
    expect(await owed(therapist, id)).toEqual([]);
    const { needs } = (await (await here.as('prescriber')).get('/api/v1/today')).body;
    expect(needs).toContainEqual(expect.objectContaining({ id, sentence: 'Answer the request to amend from Sara Amin' }));
  });
});

describe('the draft of somebody who has left', () => {
  it('is read and closed by their supervisor or the medical director, and by nobody else', async () => {
    const id = await aDraftLeftBehind();
    const director = await here.as('medical-director');
    expect(ofNote(await due(director), id)).toMatchObject({ kind: 'close', isMine: true });
    expect(ofNote(await due(therapist), id)).toMatchObject({ kind: 'close', isMine: true }); // the supervisor
    expect(ofNote(await due(await here.as('prescriber')), id)).toBeUndefined();
    expect((await director.get(at(id))).body).toMatchObject({ state: 'draft', isOrphan: true, isMine: false });
    const prescriber = await here.as('prescriber');
    await prescriber.post('/api/v1/sign-in/step-up', { password: testPassword });
    expect((await prescriber.get(at(id))).status).toBe(404);
    expect((await prescriber.post(at(id, '/countersignature'), { id: uuidv7(), version: 2 })).status).toBe(404);
    expect((await director.put(at(id), aDraft('integration'), { 'If-Match': '"2"' })).status).toBe(404);
  });

  it('is closed as unsigned by its author, countersigned, and stays theirs', async () => {
    const id = await aDraftLeftBehind();
    const director = await here.as('medical-director');
    await director.post('/api/v1/sign-in/step-up', { password: testPassword });
    expect((await director.post(at(id, '/countersignature'), { id: uuidv7(), version: 1 })).status).toBe(412);
    const command = { id: uuidv7(), version: 2 };
    const closed = await director.post(at(id, '/countersignature'), command);
    expect([closed.status, closed.body.state, closed.body.signatures]).toEqual([
      201,
      'unsigned-by-author',
      [
        expect.objectContaining({
          act: 'countersign',
          signer: expect.objectContaining({ id: here.staff['medical-director'].staffMemberId }),
        }),
      ],
    ]);
    expect(closed.body.author.id).not.toBe(here.staff['medical-director'].staffMemberId);
    expect((await therapist.get(at(id))).body.draft.sections.insights).toBe('Left unsaid');
    expect((await director.post(at(id, '/countersignature'), command)).body.signatures).toHaveLength(1);
    expect(ofNote(await due(director), id)).toBeUndefined();
  });

  it('is not closed while its author is there', async () => {
    const id = await begun(therapist);
    const director = await here.as('medical-director');
    expect((await director.post(at(id, '/countersignature'), { id: uuidv7(), version: 1 })).status).toBe(404);
  });
});
