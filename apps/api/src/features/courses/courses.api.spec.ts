import type { CourseView } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import { aPatient } from '../../testing/chart-stories.js';
import { consented, enrolled, foundEligible, provenAs, teamOf } from '../../testing/course-stories.js';
import { TestApi, type TestClinic } from '../../testing/test-api.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;

beforeAll(async () => {
  api = await TestApi.start();
  api.standAt('2026-11-28T15:00:00Z');
  here = await api.openClinic();
  elsewhere = await api.openClinic();
});
afterAll(() => api.stop());

const infusions = 'intravenous-ketamine-induction';
const codes = (body: { errors: { code: string }[] }) => body.errors.map(({ code }) => code);
const enrolment = (patientId: string, change: object = {}) => ({
  ...{ id: uuidv7(), patientId, protocolId: infusions, startsOn: '2026-11-30', team: teamOf(here) },
  ...change,
});
const view = async (id: string): Promise<CourseView> => (await (await here.as('therapist')).get(`/api/v1/courses/${id}`)).body;
const step = async (id: string, event: string, documented: object = {}, role: 'prescriber' | 'therapist' | 'nurse' = 'prescriber') =>
  (await here.as(role)).post(`/api/v1/courses/${id}/steps`, { id: uuidv7(), event, documented });

describe('enrolling in a course', () => {
  it('is refused with every reason while eligibility and consents are missing, and nothing is begun', async () => {
    const patientId = await aPatient(here);
    const doctor = await here.as('prescriber');
    const answer = await doctor.post('/api/v1/courses', enrolment(patientId));
    expect(answer.status).toBe(409);
    expect(new Set(codes(answer.body))).toEqual(new Set(['eligibility-missing', 'consent-missing']));
    expect((await doctor.get(`/api/v1/patients/${patientId}/courses`)).body).toEqual([]);
  });

  it('makes a frozen plan of the protocol, names its version and keeps the care team', async () => {
    const patientId = await aPatient(here);
    const id = await enrolled(here, patientId);
    const course = await view(id);
    expect(course).toMatchObject({ state: 'consented', protocolId: infusions, protocolVersion: 1, product: 'intravenous-ketamine' });
    expect(course.visits.filter(({ isDosing }) => isDosing)).toHaveLength(6);
    expect(course.team.map(({ role }) => role)).toEqual(['prescriber', 'therapist']);
    expect(course.steps).toEqual([expect.objectContaining({ event: 'enrol', from: null, to: 'consented' })]);
    await expect(
      api.admin.query(`UPDATE treatment_course SET plan = '{}' WHERE clinic_id = $1 AND id = $2`, [here.id, id]),
    ).rejects.toThrow(/keeps its patient, protocol and plan/);
  });

  it('sent twice begins one course, and a second course beside an open one is refused', async () => {
    const patientId = await aPatient(here);
    await foundEligible(here, patientId, 'intravenous-ketamine');
    await consented(here, patientId, 'intravenous-ketamine');
    const doctor = await here.as('prescriber');
    const command = enrolment(patientId);
    const answers = await Promise.all([doctor.post('/api/v1/courses', command), doctor.post('/api/v1/courses', command)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const [one, other] = await Promise.all([1, 2].map(() => doctor.post('/api/v1/courses', enrolment(patientId))));
    expect([codes(one!.body), codes(other!.body)]).toEqual([['course-already-open'], ['course-already-open']]);
    expect((await doctor.get(`/api/v1/patients/${patientId}/courses`)).body).toHaveLength(1);
  });

  it('of two prescribers at once lets one begin', async () => {
    const patientId = await aPatient(here);
    await foundEligible(here, patientId, 'intravenous-ketamine');
    await consented(here, patientId, 'intravenous-ketamine');
    const doctor = await here.as('prescriber');
    const director = await here.as('medical-director');
    const answers = await Promise.all([doctor, director].map((client) => client.post('/api/v1/courses', enrolment(patientId))));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('refuses a team of people who do not hold the roles, and protocols nobody wrote', async () => {
    const patientId = await aPatient(here);
    await foundEligible(here, patientId, 'intravenous-ketamine');
    await consented(here, patientId, 'intravenous-ketamine');
    const doctor = await here.as('prescriber');
    const swapped = [{ staffMemberId: here.staff.nurse.staffMemberId, role: 'prescriber' }];
    expect(codes((await doctor.post('/api/v1/courses', enrolment(patientId, { team: swapped }))).body)).toEqual(['team-role-not-held']);
    const foreign = [{ staffMemberId: elsewhere.staff.prescriber.staffMemberId, role: 'prescriber' }];
    expect(codes((await doctor.post('/api/v1/courses', enrolment(patientId, { team: foreign }))).body)).toEqual(['team-role-not-held']);
    const unknown = await doctor.post('/api/v1/courses', enrolment(patientId, { protocolId: 'seven-infusions' }));
    expect([unknown.status, unknown.body.code]).toEqual([422, 'protocol-unknown']);
  });

  it('is a prescriber’s, and of this clinic alone', async () => {
    const patientId = await aPatient(here);
    expect((await (await here.as('therapist')).post('/api/v1/courses', enrolment(patientId))).status).toBe(403);
    const stranger = await elsewhere.as('prescriber');
    expect((await stranger.post('/api/v1/courses', enrolment(patientId, { team: teamOf(elsewhere) }))).status).toBe(404);
    const id = await enrolled(here, patientId);
    expect((await stranger.get(`/api/v1/courses/${id}`)).status).toBe(404);
    expect((await stranger.get(`/api/v1/patients/${patientId}/courses`)).body).toEqual([]);
    expect((await stranger.post(`/api/v1/courses/${id}/steps`, { id: uuidv7(), event: 'start-preparation' })).status).toBe(404);
  });
});

describe('the steps of a course', () => {
  it('go on to preparation with a care team, and to induction only when everything is there', async () => {
    const id = await enrolled(here, await aPatient(here));
    expect((await step(id, 'start-preparation', {}, 'therapist')).body).toMatchObject({ state: 'preparing' });
    const refused = await step(id, 'start-induction');
    expect(refused.status).toBe(409);
    expect(codes(refused.body)).toEqual(['preparation-note-missing', 'first-order-missing', 'baseline-not-frozen']);
    const waived = await step(id, 'start-induction', { 'preparation-waiver': 'Well prepared in an earlier course' });
    expect(codes(waived.body)).toEqual(['first-order-missing', 'baseline-not-frozen']);
    expect((await view(id)).state).toBe('preparing');
  });

  it('tell each role what it may do next and what must be written for it', async () => {
    const id = await enrolled(here, await aPatient(here));
    const { nextSteps } = (await (await here.as('prescriber')).get(`/api/v1/courses/${id}`)).body as CourseView;
    expect(nextSteps.find(({ event }) => event === 'hold')).toMatchObject({ to: 'on-hold', documents: ['reason-code', 'review-date'] });
    const nurse = (await (await here.as('nurse')).get(`/api/v1/courses/${id}`)).body as CourseView;
    expect(nurse.nextSteps.map(({ event }) => event).sort()).toEqual(['record-death', 'withdraw']);
  });

  it('hold with a reason and a review date, and go back to where they were', async () => {
    const id = await enrolled(here, await aPatient(here));
    expect(codes((await step(id, 'hold')).body)).toEqual(['not-documented', 'not-documented']);
    expect((await step(id, 'hold', { 'reason-code': 'medical', 'review-date': '2026-12-05' })).body).toMatchObject({ state: 'on-hold' });
    const resumed = await step(id, 'resume', { 'resolving-note': 'Cardiology has no objection' });
    expect(resumed.body).toMatchObject({ state: 'consented' });
    expect(resumed.body.steps.map(({ event }: { event: string }) => event)).toEqual(['enrol', 'hold', 'resume']);
  });

  it('sent twice are taken once; of two at once the second decides on what the first left', async () => {
    const id = await enrolled(here, await aPatient(here));
    const doctor = await here.as('prescriber');
    const command = { id: uuidv7(), event: 'start-preparation' };
    const path = `/api/v1/courses/${id}/steps`;
    const twice = await Promise.all([doctor.post(path, command), doctor.post(path, command)]);
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    expect((await view(id)).steps).toHaveLength(2);
    const racing = await Promise.all(
      [1, 2].map(() =>
        step(id, 'withdraw', { date: '2026-12-01', reason: 'Moves away', 'safety-check': 'none', 'follow-up-offer': 'yes' }, 'nurse'),
      ),
    );
    expect(racing.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('show a manager states and times, not what was written', async () => {
    const id = await enrolled(here, await aPatient(here));
    await step(id, 'hold', { 'reason-code': 'sees things', 'review-date': '2026-12-05' });
    const { body } = await (await here.as('clinic-manager')).get(`/api/v1/courses/${id}`);
    expect(body.steps.map(({ documented }: { documented: unknown }) => documented)).toEqual([null, null]);
    expect(JSON.stringify(body)).not.toContain('sees things');
    expect(body.nextSteps).toEqual([]);
  });

  it('leave an audit entry that names the patient', async () => {
    const patientId = await aPatient(here);
    const id = await enrolled(here, patientId);
    await step(id, 'start-preparation');
    const { rows } = await api.admin.query(
      `SELECT action, outcome FROM audit_entry WHERE clinic_id = $1 AND patient_id = $2 AND entity_id = $3 ORDER BY id`,
      [here.id, patientId, id],
    );
    expect(rows.map(({ action }) => action)).toEqual(expect.arrayContaining(['course.enrol', 'course.take-step']));
  });
});

it('the clinic’s own version of a protocol is what a new course is made from, and an old course keeps its own', async () => {
  const patientId = await aPatient(here);
  const old = await enrolled(here, patientId);
  const doctor = await provenAs(here, 'prescriber');
  const { rows } = await api.admin.query(`SELECT plan FROM treatment_course WHERE clinic_id = $1 AND id = $2`, [here.id, old]);
  const { defaultProtocols } = await import('@sojourn/domain');
  const edited = { ...defaultProtocols.find(({ id }) => id === infusions), version: 2, name: 'Infusions, our way' };
  await api.admin.query(
    `INSERT INTO clinic_policy (clinic_id, id, kind, version, effective_from, content, written_by) VALUES ($1, $2, $3, 2, '2026-11-02', $4, $2)`,
    [here.id, uuidv7(), `protocol:${infusions}`, JSON.stringify(edited)],
  );
  const listed = (await doctor.get('/api/v1/protocols')).body.find(({ id }: { id: string }) => id === infusions);
  expect(listed).toMatchObject({ version: 2, name: 'Infusions, our way' });
  expect(rows[0].plan.protocolVersion).toBe(1);
  expect((await view(old)).protocolName).toBe('Ketamine infusions, six in three weeks');
  const stranger = (await (await elsewhere.as('prescriber')).get('/api/v1/protocols')).body;
  expect(stranger.find(({ id }: { id: string }) => id === infusions).version).toBe(1);
});
