import type { DosingSessionView } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import { aPatient } from '../../testing/chart-stories.js';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import { aDosingVisit } from '../../testing/visit-stories.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
let patientId: string;

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  elsewhere = await api.openClinic();
});
afterAll(() => api.stop());
beforeEach(async () => {
  patientId = await aPatient(here);
});

const open = async (appointmentId: string, id = uuidv7()) =>
  (await here.as('nurse')).post('/api/v1/dosing-sessions', { id, appointmentId });
const view = async (id: string): Promise<DosingSessionView> => (await (await here.as('nurse')).get(`/api/v1/dosing-sessions/${id}`)).body;

describe('a session of an appointment', () => {
  it('takes patient, medicine and time from it', async () => {
    const { status, body } = await open(await aDosingVisit(api, here, patientId));
    expect(status).toBe(201);
    expect(body).toMatchObject({ patientId, session: { product: 'intravenous-ketamine', plannedStart: '2026-11-17T15:00:00Z' } });
  });

  it('is one: whoever opens it second, or at the same moment, is led to the first', async () => {
    const appointmentId = await aDosingVisit(api, here, patientId);
    const answers = await Promise.all([1, 2, 3, 4].map(() => open(appointmentId)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.session.id)).size).toBe(1);
    expect((await open(appointmentId)).body.session.id).toBe(answers[0]?.body.session.id);
  });

  it('is not opened for a visit without medicine, one that was called off, or another clinic’s', async () => {
    const talk = await aDosingVisit(api, here, patientId, { visitType: 'integration' });
    expect((await open(talk)).body).toMatchObject({ status: 422, code: 'not-a-dosing-visit' });
    const cancelled = await aDosingVisit(api, here, await aPatient(here), { appointment: 'cancelled-clinic' });
    expect((await open(cancelled)).body).toMatchObject({ status: 409, code: 'visit-called-off' });
    const foreign = await aDosingVisit(api, elsewhere, await aPatient(elsewhere));
    expect((await open(foreign)).status).toBe(404);
  });
});

describe('forms that were open at check-in', () => {
  it('are said to the nurse before the dose, with the reason of the desk', async () => {
    const appointmentId = await aDosingVisit(api, here, patientId, { appointment: 'arrived' });
    const therapist = await here.as('therapist');
    await therapist.post(`/api/v1/patients/${patientId}/measure-assignments`, { id: uuidv7(), instruments: ['phq-9'] });
    const checkIn = { event: 'check-in', identifiers: ['full-name', 'birth-date'], formsReason: 'Came without glasses' };
    const id = (await open(appointmentId)).body.session.id;
    expect((await view(id)).formsAtCheckIn).toBeNull();
    expect(
      (await (await here.as('front-desk')).post(`/api/v1/appointments/${appointmentId}/steps`, { id: uuidv7(), ...checkIn })).status,
    ).toBe(200);
    expect((await view(id)).formsAtCheckIn).toEqual({ open: 1, reason: 'Came without glasses' });
  });
});

describe('what a rescue medicine is held against', () => {
  it('is what the chart says of allergies: nobody asked, none known, or the substances', async () => {
    const id = (await open(await aDosingVisit(api, here, patientId))).body.session.id;
    const allergies = async () => (await view(id)).session.patient.allergies;
    expect(await allergies()).toBeNull();
    const prescriber = await here.as('prescriber');
    await prescriber.put(`/api/v1/patients/${patientId}/no-allergies`, { askedOn: '2026-11-17' });
    expect(await allergies()).toEqual([]);
    const details = { substance: ' Ketorolac  Tromethamine', criticality: 'high' };
    await prescriber.post(`/api/v1/patients/${patientId}/facts`, { id: uuidv7(), kind: 'allergy', details });
    expect(await allergies()).toEqual(['ketorolac-tromethamine']);
  });
});

describe('what surrounds a session', () => {
  const around = async (state: Parameters<typeof aDosingVisit>[3]) =>
    (await open(await aDosingVisit(api, here, patientId, state))).body.session.surroundings;

  it('is read from course and appointment', async () => {
    expect(await around({})).toMatchObject({ isCourseInDosingPhase: true, isAppointmentCheckedIn: true, openRiskEvents: 0 });
  });

  it('stands in the way while the course only prepares and nobody checked the patient in', async () => {
    expect(await around({ course: 'preparing', appointment: 'booked' })).toMatchObject({
      isCourseInDosingPhase: false,
      isAppointmentCheckedIn: false,
    });
  });

  it('changes under an open session when the course is held', async () => {
    const id = (await open(await aDosingVisit(api, here, patientId))).body.session.id;
    await api.admin.query(`UPDATE treatment_course SET state = 'on-hold' WHERE clinic_id = $1 AND patient_id = $2`, [here.id, patientId]);
    expect((await view(id)).session.surroundings.isCourseInDosingPhase).toBe(false);
  });

  it('counts a suicide answer that nobody has dispositioned, whatever the total', async () => {
    const id = (await open(await aDosingVisit(api, here, patientId))).body.session.id;
    const answers = [0, 0, 0, 0, 0, 0, 0, 0, 1];
    const response = { id: uuidv7(), instrumentId: 'phq-9', answers, takenAt: new Date().toISOString(), setting: 'paper' };
    const recorded = await (await here.as('nurse')).post(`/api/v1/patients/${patientId}/measure-responses`, response);
    expect(recorded.status).toBe(201);
    expect((await view(id)).session.surroundings.openRiskEvents).toBe(1);
  });

  it('counts a consent withdrawn under an open session, until it is signed anew', async () => {
    const signer = await aPatient(here);
    const id = (await open(await aDosingVisit(api, here, signer))).body.session.id;
    const withdrawn = async () => (await view(id)).session.surroundings.withdrawnConsents;
    const fact = async (kind: string, details: object, amends: string | null = null): Promise<string> => {
      const factId = uuidv7();
      await api.admin.query(
        `INSERT INTO patient_fact (clinic_id, patient_id, id, kind, details, amends_id, source, author_id, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, 'recorded', $7, clock_timestamp())`,
        [here.id, signer, factId, kind, JSON.stringify(details), amends, here.staff.prescriber.staffMemberId],
      );
      return factId;
    };
    const consent = { code: 'off-label-ketamine', product: 'intravenous-ketamine' };
    const first = await fact('consent', consent);
    expect(await withdrawn()).toBe(0);
    await fact('consent-withdrawal', { code: consent.code, withdrawnOn: '2026-11-17' }, first);
    expect(await withdrawn()).toBe(1);
    await fact('consent', { ...consent, product: 'intranasal-esketamine' });
    expect(await withdrawn()).toBe(1);
    await fact('consent', consent);
    expect(await withdrawn()).toBe(0);
  });

  it('asks for no therapist’s note where no therapist was planned, and flags a missing one a day later', async () => {
    const esketamine = { protocolId: 'esketamine-induction', visitType: 'esketamine-dosing' };
    expect((await around(esketamine)).therapistNote).toBe('not-needed');
    const other = await aDosingVisit(api, here, await aPatient(here));
    expect((await open(other)).body.session.surroundings.therapistNote).toBe('overdue-flagged');
  });

  it('is unknown for a session without appointment and course, and blocks like a no', async () => {
    const walkIn = { id: uuidv7(), patientId, product: 'intravenous-ketamine', plannedStart: '2026-11-17T15:00:00Z' };
    const { body } = await (await here.as('nurse')).post('/api/v1/dosing-sessions', walkIn);
    expect(body.session.surroundings).toMatchObject({ isCourseInDosingPhase: null, isAppointmentCheckedIn: null });
  });

  it('cannot be stated by whoever opens the session', async () => {
    const stated = {
      id: uuidv7(),
      patientId,
      product: 'intravenous-ketamine',
      plannedStart: '2026-11-17T15:00:00Z',
      surroundings: { openRiskEvents: 0 },
    };
    expect((await (await here.as('nurse')).post('/api/v1/dosing-sessions', stated)).status).toBe(400);
  });
});
