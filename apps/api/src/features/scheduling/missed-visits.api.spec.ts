import type { Role, TodayNeed, TodayView } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import { aPatient } from '../../testing/chart-stories.js';
import { aSchedule, wall, type TestSchedule } from '../../testing/schedule-stories.js';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import type { Answer } from '../../testing/test-client.js';

const on = '2026-12-02';
const morning = '09:00';
let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
let ours: TestSchedule;

beforeAll(async () => {
  api = await TestApi.start();
  api.standAt(wall(on, '15:00'));
  [here, elsewhere] = [await api.openClinic(), await api.openClinic()];
  ours = await aSchedule(here);
});
afterAll(() => api.stop());

/** A talk of this patient with the therapist, booked afterwards as it is written down; the clinic has one room, so each its own hour. */
async function booked(patientId: string, at = morning, day = on): Promise<string> {
  const id = uuidv7();
  const assignments = [
    { role: 'therapist', resourceId: ours.therapist },
    { role: 'room', resourceId: ours.room },
  ];
  const visit = { id, patientId, siteId: here.siteId, visitType: 'integration', startsAt: wall(day, at), assignments };
  const answer = await (await here.as('clinic-manager')).post('/api/v1/appointments', visit);
  expect([answer.status, answer.body.code]).toEqual([201, undefined]);
  return id;
}
const step = async (role: Role, id: string, event: string, said: object = {}, clinic = here): Promise<Answer> =>
  (await clinic.as(role)).post(`/api/v1/appointments/${id}/steps`, { id: uuidv7(), event, ...said });
const giveUp = (id: string, note: string | null = null) =>
  step('front-desk', id, 'mark-no-show', { safetyCall: { outcome: 'not-reached', note } });
const followUp = (id: string, outcome: string, note: string | null = null) =>
  step('therapist', id, 'follow-up', { followUp: { outcome, note } });
const today = async (role: Role, clinic = here): Promise<TodayView> => (await (await clinic.as(role)).get('/api/v1/today')).body;
const needOf = async (id: string, role: Role, clinic = here): Promise<TodayNeed | undefined> =>
  (await today(role, clinic)).needs.find((need) => need.id === `follow-up ${id}`);
const hearing = async (id: string): Promise<Role[]> => {
  const roles = ['therapist', 'nurse', 'prescriber', 'medical-director', 'front-desk', 'clinic-manager'] as const;
  const found: Role[] = [];
  for (const role of roles) if ((await needOf(id, role)) !== undefined) found.push(role);
  return found;
};

describe('a visit of a day that is over, which nobody noted anything about', () => {
  const asked = async (role: Role, clinic = here): Promise<TodayNeed[]> =>
    (await today(role, clinic)).needs.filter(({ id }) => id.startsWith('unsettled '));

  it('waits for the desk until it is settled, however old, and for nobody else', async () => {
    const [yesterday, longAgo, thisMorning] = [
      await booked(await aPatient(here), '15:00', '2026-12-01'),
      await booked(await aPatient(here), morning, '2026-06-02'),
      await booked(await aPatient(here)),
    ];
    for (const role of ['front-desk', 'clinic-manager'] as const)
      expect((await asked(role)).map(({ id }) => id)).toEqual([`unsettled ${yesterday}`, `unsettled ${longAgo}`]);
    expect((await asked('front-desk'))[0]).toMatchObject({
      sentence: expect.stringMatching(/^Note whether .*Amin came$/),
      detail: 'Integration session, Tuesday, 1 December 2026, 15:00: nobody noted it. If they did not come, ring first.',
      address: `/schedule?open=${yesterday}`,
    });
    expect([...(await asked('therapist')), ...(await asked('front-desk', elsewhere))]).toEqual([]);
    const came = await step('front-desk', longAgo, 'arrive', { arrivedOn: 'its-day' });
    expect(came.body.steps.at(-1).documented).toEqual({ isNotedLater: true });
    const rooms = (await (await here.as('front-desk')).get('/api/v1/today/rooms')).body;
    expect(rooms.visits.map((visit: { id: string }) => visit.id)).toEqual([thisMorning]);
    await giveUp(yesterday);
    expect(await asked('front-desk')).toEqual([]);
    expect(await hearing(yesterday)).toEqual(['therapist']);
    await step('front-desk', thisMorning, 'cancel-for-clinic', { reason: 'other' });
  });

  it('says of whom stands at the desk today that it is on another day', async () => {
    const [before, ahead] = [
      await booked(await aPatient(here), '14:00', '2026-12-01'),
      await booked(await aPatient(here), morning, '2026-12-04'),
    ];
    const said = async (id: string, arrivedOn: string) =>
      (await step('front-desk', id, 'arrive', { arrivedOn })).body.steps.at(-1).documented;
    expect(await said(before, 'today')).toEqual({ isOnAnotherDay: true });
    expect(await said(ahead, 'its-day')).toEqual({ isOnAnotherDay: true });
  });
});

describe('a visit nobody came to', () => {
  it('is its therapist’s to follow up until they settle it, and every attempt is kept', async () => {
    const id = await booked(await aPatient(here));
    await giveUp(id, 'Voicemail twice');
    expect(await hearing(id)).toEqual(['therapist']);
    expect(await needOf(id, 'therapist', elsewhere)).toBeUndefined();
    expect(await needOf(id, 'therapist')).toMatchObject({
      sentence: expect.stringMatching(/^Follow up .*Amin, who did not come$/),
      detail: 'Integration session, Wednesday, 2 December 2026, 09:00. Not reached so far.',
      address: `/schedule?open=${id}`,
      risk: 'caution',
    });
    const since = (await needOf(id, 'therapist'))?.dueAt;
    await step('clinic-manager', id, 'call-again', { safetyCall: { outcome: 'emergency-contact-reached', note: null } });
    expect(await needOf(id, 'therapist')).toMatchObject({ detail: expect.stringContaining('Only the emergency contact'), dueAt: since });
    expect((await followUp(id, 'not-reached', 'Again at six, then the police')).status).toBe(200);
    expect(await needOf(id, 'therapist')).toMatchObject({ detail: expect.stringContaining('Not reached so far'), dueAt: since });
    const { body } = await followUp(id, 'reached-needs', 'Sister stays overnight');
    expect(body.state).toBe('no-show');
    expect(body.steps.map(({ event }: { event: string }) => event)).toEqual([
      'book',
      'mark-no-show',
      'call-again',
      'follow-up',
      'follow-up',
    ]);
    expect(body.steps[1].documented.safetyCall).toEqual({ outcome: 'not-reached', note: 'Voicemail twice' });
    expect(body.steps.at(-1).documented.followUp).toEqual({ outcome: 'reached-needs', note: 'Sister stays overnight' });
    expect(await hearing(id)).toEqual([]);
    const { rows } = await api.admin.query(
      `SELECT count(*)::int AS audited FROM audit_entry WHERE action = 'appointment.take-step' AND outcome = 'done' AND entity_id = $1`,
      [id],
    );
    expect(rows[0].audited).toBe(4);
  });

  it('tells the desk whether it is settled, and not what the clinician found out', async () => {
    const id = await booked(await aPatient(here), '10:00');
    await giveUp(id);
    await followUp(id, 'known-safe', 'In hospital');
    for (const role of ['front-desk', 'clinic-manager'] as const) {
      const { steps } = (await (await here.as(role)).get(`/api/v1/appointments/${id}`)).body;
      expect(steps.at(-1).documented).toEqual({ followUp: { isSettled: true } });
    }
  });

  it('is followed up by clinicians, with what comes next, and only when it was missed', async () => {
    const id = await booked(await aPatient(here), '11:00');
    expect((await followUp(id, 'reached-well')).body.code).toBe('not-from-this-state');
    await giveUp(id);
    for (const outcome of ['not-reached', 'reached-needs', 'known-safe']) expect((await followUp(id, outcome, ' ')).status).toBe(400);
    expect((await step('therapist', id, 'follow-up')).body.code).toBe('not-documented');
    const settled = { followUp: { outcome: 'reached-well', note: null } };
    expect((await step('clinic-manager', id, 'follow-up', settled)).body.code).toBe('role-may-not');
    expect((await step('therapist', id, 'follow-up', settled, elsewhere)).status).toBe(404);
    expect(await hearing(id)).toEqual(['therapist']);
  });

  it('asks for a review from the second on, or from whichever the clinic says', async () => {
    const patientId = await aPatient(here);
    const [first, second] = [await booked(patientId, morning, '2026-12-01'), await booked(patientId, '12:00')];
    await giveUp(first);
    await giveUp(second);
    expect((await needOf(first, 'therapist'))?.detail).not.toContain('review');
    expect((await needOf(second, 'therapist'))?.detail).toContain('Missed visits so far: 2. That asks for a review.');
    const manager = await here.as('clinic-manager');
    const { version, ...policy } = (await manager.get('/api/v1/schedule/policy')).body;
    const answer = await manager.put('/api/v1/schedule/policy', { ...policy, noShowsForReview: 3 }, { 'if-match': `"${version}"` });
    expect([answer.status, answer.body.noShowsForReview]).toEqual([200, 3]);
    expect((await needOf(second, 'therapist'))?.detail).not.toContain('review');
  });

  it('stays among the visits and the arrivals of the day, so that whoever comes late is taken', async () => {
    const id = await booked(await aPatient(here), '13:00');
    await giveUp(id);
    expect((await today('front-desk')).visits.find((visit) => visit.id === id)?.state).toBe('missed');
    const rooms = (await (await here.as('front-desk')).get('/api/v1/today/rooms')).body;
    expect(rooms.visits.find((visit: { id: string }) => visit.id === id)).toMatchObject({ state: 'no-show' });
    expect((await step('front-desk', id, 'arrive-after-no-show')).body.state).toBe('arrived');
    expect(await hearing(id)).toEqual([]);
  });

  it('is every clinician’s where the patient’s own are away, and from the next day on', async () => {
    const id = await booked(await aPatient(here));
    await giveUp(id);
    const absence = { resourceId: ours.therapist, kind: 'sick', startsAt: wall(on, '14:50'), endsAt: wall(on, '18:00'), note: null };
    const manager = await here.as('clinic-manager');
    expect((await manager.post('/api/v1/resources/absences', { id: uuidv7(), ...absence })).status).toBe(201);
    const clinicians = ['therapist', 'nurse', 'prescriber', 'medical-director'];
    expect(await hearing(id)).toEqual(clinicians);
    api.standAt(wall('2026-12-03', '09:00'));
    const nurse = await api.signedIn(here.staff.nurse.email);
    expect((await nurse.get('/api/v1/today')).body.needs.map((need: TodayNeed) => need.id)).toContain(`follow-up ${id}`);
  });
});
