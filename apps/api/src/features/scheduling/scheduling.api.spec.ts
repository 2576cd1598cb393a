import { v7 as uuidv7 } from 'uuid';
import { aPatient } from '../../testing/chart-stories.js';
import { aCourse, aResource, aSchedule, wall, type TestSchedule } from '../../testing/schedule-stories.js';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import type { Answer } from '../../testing/test-client.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
let ours: TestSchedule;

beforeAll(async () => {
  api = await TestApi.start();
  api.standAt('2026-11-28T15:00:00Z');
  here = await api.openClinic();
  elsewhere = await api.openClinic();
  ours = await aSchedule(here);
  await aSchedule(elsewhere);
});
afterAll(() => api.stop());

let nextDay = 0;
/** A day that no other test books on. */
const aDay = (): string => new Date(Date.UTC(2026, 11, 1 + nextDay++)).toISOString().slice(0, 10);

const team = () => [
  { role: 'therapist', resourceId: ours.therapist },
  { role: 'nurse', resourceId: ours.nurse },
  { role: 'room', resourceId: ours.room },
  { role: 'pump', resourceId: ours.pump },
];
const talkTeam = () => team().filter(({ role }) => ['therapist', 'room'].includes(role));

async function infusionOf(patientId: string, on: string, at: string, changes: object = {}): Promise<object> {
  const courseId = await aCourse(api, here, patientId);
  const visit = { courseId, visitKey: 'dose-1', startsAt: wall(on, at), assignments: team() };
  return { id: uuidv7(), patientId, siteId: here.siteId, ...visit, ...changes };
}

const talkOf = (patientId: string, on: string, at: string, changes: object = {}) => ({
  ...{ id: uuidv7(), patientId, siteId: here.siteId, visitType: 'integration', startsAt: wall(on, at) },
  ...{ assignments: talkTeam(), ...changes },
});

const book = async (command: object): Promise<Answer> => (await here.as('clinic-manager')).post('/api/v1/appointments', command);
const booked = async (command: object): Promise<string> => {
  const answer = await book(command);
  if (answer.status !== 201) throw new Error(`Not booked: ${JSON.stringify(answer.body)}`);
  return answer.body.id;
};
const codes = ({ body }: Answer): string[] => (body.errors ?? []).map(({ code }: { code: string }) => code);
const step = async (role: 'front-desk' | 'clinic-manager' | 'nurse', id: string, event: string, said: object = {}): Promise<Answer> =>
  (await here.as(role)).post(`/api/v1/appointments/${id}/steps`, { id: uuidv7(), event, ...said });

describe('booking one visit', () => {
  it('holds each resource for its own span, as the course’s plan says', async () => {
    const on = aDay();
    const answer = await book(await infusionOf(await aPatient(here), on, '09:30'));
    expect(answer.status).toBe(201);
    const spans = answer.body.bookings.map(
      (one: { role: string; startsAt: string; endsAt: string; loadPercent: number }) =>
        `${one.role} ${minutesFrom(wall(on, '09:30'), one.startsAt)}-${minutesFrom(wall(on, '09:30'), one.endsAt)} ${one.loadPercent}`,
    );
    // Phases 30 + 40 + 90 + 15; the pump is cleaned for 10 min after its 40.
    expect(spans.toSorted()).toEqual(['nurse 0-70 100', 'nurse 70-160 33', 'pump 30-80 100', 'room 0-175 100', 'therapist 0-160 100']);
    expect(answer.body).toMatchObject({ state: 'booked', visitType: 'intravenous-dosing-with-therapist', endsAt: iso(wall(on, '12:10')) });
  });

  it('names everything that stands in the way, in words without the other patient', async () => {
    const on = aDay();
    const patientId = await aPatient(here);
    await booked(await infusionOf(await aPatient(here), on, '09:30'));
    const refusal = await book(await infusionOf(patientId, on, '10:30'));
    expect(refusal.status).toBe(409);
    expect([...new Set(codes(refusal))].toSorted()).toEqual(['busy', 'over-capacity']);
    expect(refusal.body.detail).toContain('The therapist is already booked: infusion with therapist 09:30–12:10.');
    expect(JSON.stringify(refusal.body)).not.toContain('Amin');
    const day = (await (await here.as('clinic-manager')).get(`/api/v1/schedule/days/${on}`)).body;
    expect(day.appointments).toHaveLength(1);
  });

  it('refuses a closed site, a dose too near closing, a missing room and a dose without a course', async () => {
    const on = aDay();
    const patientId = await aPatient(here);
    expect([...new Set(codes(await book(await infusionOf(patientId, on, '14:30'))))]).toEqual([
      'site-closed',
      'not-at-work',
      'no-prescriber-on-site',
      'no-skill-on-site',
    ]);
    expect(codes(await book(await infusionOf(patientId, on, '13:30')))).toEqual(['ends-too-late']);
    expect(codes(await book(talkOf(patientId, on, '10:00', { assignments: talkTeam().slice(0, 1) })))).toEqual(['not-assigned']);
    const dose = { visitType: 'esketamine-dosing', assignments: team().filter(({ role }) => ['nurse', 'room'].includes(role)) };
    const alone = await book(talkOf(patientId, on, '10:00', dose));
    expect([alone.status, alone.body.code, alone.body.errors[0].path]).toEqual([422, 'dose-needs-course', 'courseId']);
    expect(alone.body.detail).toContain('Choose the course and its visit, or enrol the patient in a course first.');
  });

  it('lets a manager set a soft rule aside with a reason, and the front desk not', async () => {
    const on = aDay();
    const overrides = [{ code: 'ends-too-late', reason: 'The nurse stays until 17:00' }];
    const command = await infusionOf(await aPatient(here), on, '13:30', { overrides });
    expect((await (await here.as('front-desk')).post('/api/v1/appointments', command)).body.code).toBe('ends-too-late');
    const answer = await book(command);
    expect(answer.status).toBe(201);
    expect(answer.body.steps[0].documented).toEqual({ overrides, policyVersion: 0 });
  });

  it('shares a nurse among recoveries up to her whole attention, and a prescriber’s leave leaves the block uncovered', async () => {
    const on = aDay();
    const spravato = async (at: string, room: string) => {
      const patientId = await aPatient(here);
      const courseId = await aCourse(api, here, patientId, { protocolId: 'esketamine-induction' });
      const assignments = [
        { role: 'nurse', resourceId: ours.nurse },
        { role: 'room', resourceId: room },
      ];
      return book({ id: uuidv7(), patientId, siteId: here.siteId, courseId, visitKey: 'dose-1', startsAt: wall(on, at), assignments });
    };
    const rooms = await Promise.all(
      [1, 2, 3, 4, 5].map((chair) =>
        aResource(here, uuidv7(), { kind: 'room', name: `Chair ${chair}`, attributes: ['oxygen', 'monitor'] }),
      ),
    );
    const times = ['09:00', '09:15', '09:30', '09:45', '10:00'];
    const answers: Answer[] = [];
    for (const [index, room] of rooms.entries()) answers.push(await spravato(times[index]!, room));
    // 4 × 0.25 is her whole attention.
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 409]);
    expect(codes(answers[4]!)).toContain('over-capacity');
    const absence = { id: uuidv7(), resourceId: ours.prescriber, kind: 'leave', startsAt: wall(on, '13:00'), endsAt: wall(on, '14:00') };
    expect((await (await here.as('clinic-manager')).post('/api/v1/resources/absences', absence)).status).toBe(201);
    expect((await spravato('11:00', rooms[4]!)).body.code).toBe('over-capacity');
    const uncovered = await spravato('12:00', rooms[4]!);
    expect(codes(uncovered)).toContain('no-prescriber-on-site');
    expect(uncovered.body.detail).toContain('No prescriber is on site 13:00–14:00');
  });

  it('answers the same id with the same appointment, and another use of it with a refusal', async () => {
    const on = aDay();
    const command = talkOf(await aPatient(here), on, '09:00');
    const id = await booked(command);
    expect((await book(command)).body.id).toBe(id);
    expect((await book({ ...command, startsAt: wall(on, '13:00') })).body.code).toBe('id-used-differently');
  });
});

describe('32 clients who want one place', () => {
  it('leave exactly one winner and no error but the conflict', async () => {
    const on = aDay();
    const patients = await Promise.all(Array.from({ length: 32 }, () => aPatient(here)));
    const manager = await here.as('clinic-manager');
    /** A busy server says so and is asked again, as a browser would. */
    const tried = async (command: object): Promise<Answer> => {
      const answer = await manager.post('/api/v1/appointments', command);
      return answer.status === 503 ? tried(command) : answer;
    };
    const answers = await Promise.all(patients.map((patientId) => tried(talkOf(patientId, on, '09:00'))));
    const winners = answers.filter(({ status }) => status === 201);
    expect(winners).toHaveLength(1);
    expect([...new Set(answers.filter(({ status }) => status !== 201).map(({ status, body }) => `${status} ${body.code}`))]).toEqual([
      '409 busy',
    ]);
    const held = await api.admin.query(
      `SELECT count(*)::int AS held FROM resource_booking WHERE clinic_id = $1 AND resource_id = $2 AND starts_at = $3`,
      [here.id, ours.therapist, wall(on, '09:00')],
    );
    expect(held.rows).toEqual([{ held: 1 }]);
  }, 30_000);
});

describe('the database', () => {
  it('itself refuses two exclusive bookings that touch, whatever the application believes', async () => {
    const on = aDay();
    const id = await booked(talkOf(await aPatient(here), on, '09:00'));
    const again = `INSERT INTO resource_booking SELECT clinic_id, $2, appointment_id, resource_id, role, starts_at, ends_at, load, is_exclusive, status
      FROM resource_booking WHERE appointment_id = $1 AND role = 'room'`;
    await expect(api.admin.query(again, [id, uuidv7()])).rejects.toThrow(/resource_booking_no_overlap/);
    await expect(api.admin.query(`UPDATE appointment SET starts_at = starts_at - interval '1 hour' WHERE id = $1`, [id])).rejects.toThrow(
      /keeps its patient, visit and time/,
    );
  });
});

describe('an appointment’s steps', () => {
  it('go from a confirmed escort over two identifiers into the room', async () => {
    const on = aDay();
    const id = await booked(await infusionOf(await aPatient(here), on, '09:30'));
    expect(codes(await step('front-desk', id, 'confirm'))).toEqual(['escort-missing']);
    const escort = { name: 'Jamie Morgan', relation: 'spouse', phone: '555-0101' };
    expect((await step('front-desk', id, 'confirm', { escort })).body).toMatchObject({ state: 'confirmed', escort });
    expect((await step('front-desk', id, 'arrive')).body.state).toBe('arrived');
    expect(codes(await step('nurse', id, 'check-in', { identifiers: ['full-name', 'full-name'] }))).toEqual(['identity-not-checked']);
    const said = { identifiers: ['full-name', 'birth-date'] };
    expect((await step('nurse', id, 'check-in', said)).body.state).toBe('checked-in');
    const begun = await step('nurse', id, 'begin');
    expect(begun.body.state).toBe('in-progress');
    expect(begun.body.steps.map(({ event }: { event: string }) => event)).toEqual(['book', 'confirm', 'arrive', 'check-in', 'begin']);
    await expect(api.admin.query(`UPDATE appointment_step SET event = 'x' WHERE appointment_id = $1`, [id])).rejects.toThrow(/keeps what/);
  });

  it('are the manager’s too where the front desk is away, up to the check-in', async () => {
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(new Date(api.now.getTime() - 86_400_000));
    const id = await booked(talkOf(await aPatient(here), today, '10:30'));
    expect((await step('clinic-manager', id, 'confirm')).body.state).toBe('confirmed');
    expect((await step('clinic-manager', id, 'mark-no-show', { safetyCall: { outcome: 'reached' } })).body.state).toBe('no-show');
    const other = await booked(talkOf(await aPatient(here), today, '12:00'));
    await step('clinic-manager', other, 'arrive');
    const said = { identifiers: ['full-name', 'birth-date'] };
    expect((await step('clinic-manager', other, 'check-in', said)).body.state).toBe('checked-in');
    expect(codes(await step('clinic-manager', other, 'begin'))).toEqual(['role-may-not']);
  });

  it('free everything when cancelled with a reason, and the time is taken by somebody else', async () => {
    const on = aDay();
    const id = await booked(talkOf(await aPatient(here), on, '09:00'));
    expect(codes(await step('clinic-manager', id, 'cancel-for-clinic'))).toEqual(['not-documented']);
    const cancelled = await step('clinic-manager', id, 'cancel-for-clinic', { reason: 'staff-away', note: 'Therapist is ill' });
    expect(cancelled.body.state).toBe('cancelled-clinic');
    expect((await book(talkOf(await aPatient(here), on, '09:00'))).status).toBe(201);
  });

  it('say a no-show only after the grace and with a safety call', async () => {
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(new Date(api.now.getTime() - 86_400_000));
    const id = await booked(talkOf(await aPatient(here), today, '09:00'));
    expect(codes(await step('front-desk', id, 'mark-no-show'))).toEqual(['not-documented']);
    const answer = await step('front-desk', id, 'mark-no-show', { safetyCall: { outcome: 'not-reached', note: 'Left a message' } });
    expect(answer.body.state).toBe('no-show');
    const ahead = await booked(talkOf(await aPatient(here), aDay(), '09:00'));
    expect(codes(await step('front-desk', ahead, 'mark-no-show', { safetyCall: { outcome: 'reached' } }))).toEqual(['within-grace']);
  });

  it('complete a visit once its record is finished, and not before', async () => {
    const patientId = await aPatient(here);
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(api.now);
    const id = await booked(talkOf(patientId, today, '13:00'));
    await step('front-desk', id, 'arrive');
    await step('nurse', id, 'check-in', { identifiers: ['full-name', 'birth-date'] });
    await step('nurse', id, 'begin');
    expect(codes(await step('nurse', id, 'complete'))).toEqual(['record-open']);
    await api.admin.query(
      `INSERT INTO therapy_note (clinic_id, id, patient_id, note_type, state, version, author_id, opened_at) VALUES ($1, $2, $3, 'integration', 'signed', 1, $4, $5)`,
      [here.id, uuidv7(), patientId, ours.therapist, wall(today, '13:05')],
    );
    expect((await step('nurse', id, 'complete')).body.state).toBe('completed');
  });

  it('belong to the roles that may take them', async () => {
    const id = await booked(talkOf(await aPatient(here), aDay(), '09:00'));
    expect(codes(await step('nurse', id, 'cancel-for-clinic', { reason: 'other' }))).toEqual(['role-may-not']);
  });
});

describe('moving a visit', () => {
  const move = async (id: string, command: object): Promise<Answer> =>
    (await here.as('clinic-manager')).post(`/api/v1/appointments/${id}/move`, { id: uuidv7(), assignments: talkTeam(), ...command });

  it('cancels the old time, keeps it in the record, and books a successor that names it', async () => {
    const on = aDay();
    const id = await booked(talkOf(await aPatient(here), on, '09:00'));
    const moved = await move(id, { startsAt: wall(on, '09:30') });
    expect(moved.body).toMatchObject({ replacesId: id, state: 'booked', startsAt: iso(wall(on, '09:30')) });
    const old = (await (await here.as('clinic-manager')).get(`/api/v1/appointments/${id}`)).body;
    expect(old).toMatchObject({ state: 'cancelled-clinic', startsAt: iso(wall(on, '09:00')), replacedById: moved.body.id });
    expect(old.steps.at(-1).documented).toEqual({ reason: 'moved' });
  });

  it('leaves everything where it was when the new place is taken', async () => {
    const on = aDay();
    const id = await booked(talkOf(await aPatient(here), on, '09:00'));
    await booked(talkOf(await aPatient(here), on, '11:00'));
    expect(codes(await move(id, { startsAt: wall(on, '10:30') }))).toEqual(['busy', 'busy']);
    expect((await (await here.as('clinic-manager')).get(`/api/v1/appointments/${id}`)).body.state).toBe('booked');
  });

  it('does not move what has begun', async () => {
    const id = await booked(talkOf(await aPatient(here), aDay(), '09:00'));
    await step('front-desk', id, 'arrive');
    expect(codes(await move(id, { startsAt: wall(aDay(), '09:00') }))).toEqual(['visit-has-begun']);
  });

  it('tells whoever comes second where the visit stands now', async () => {
    const on = aDay();
    const id = await booked(talkOf(await aPatient(here), on, '09:00'));
    const first = await move(id, { startsAt: wall(on, '10:00') });
    expect((await move(first.body.id, { startsAt: wall(on, '11:30') })).status).toBe(201);
    const late = await move(id, { startsAt: wall(on, '13:00') });
    expect(codes(late)).toEqual(['moved-meanwhile']);
    expect(late.body.detail).toMatch(/stands on .* at 11:30 now/);
  });
});

describe('another length', () => {
  it('is a move that keeps the link; a talk may shrink, an observation may not', async () => {
    const on = aDay();
    const id = await booked(talkOf(await aPatient(here), on, '09:00'));
    const manager = await here.as('clinic-manager');
    const resize = (one: string, minutes: number, assignments = talkTeam(), at = '09:00') =>
      manager.post(`/api/v1/appointments/${one}/move`, { id: uuidv7(), startsAt: wall(on, at), assignments, minutes });
    const longer = await resize(id, 90);
    expect(longer.body).toMatchObject({ replacesId: id, startsAt: iso(wall(on, '09:00')), endsAt: iso(wall(on, '10:30')) });
    expect(longer.body.places.map((place: { endsAt: string }) => place.endsAt)).toEqual([wall(on, '09:55'), wall(on, '10:30')].map(iso));
    const back = await resize(longer.body.id, 55);
    expect(back.body.phases.map(({ minutes }: { minutes: number }) => minutes)).toEqual([55, 10]);
    const dose = await booked(await infusionOf(await aPatient(here), on, '11:00'));
    const shorter = await resize(dose, 100, team(), '11:00');
    expect([shorter.status, codes(shorter)]).toEqual([422, ['too-short']]);
  });

  it('is refused where it would touch the next visit, and changes nothing', async () => {
    const on = aDay();
    const id = await booked(talkOf(await aPatient(here), on, '09:00'));
    await booked(talkOf(await aPatient(here), on, '10:05'));
    const command = { id: uuidv7(), startsAt: wall(on, '09:00'), assignments: talkTeam(), minutes: 70 };
    const answer = await (await here.as('clinic-manager')).post(`/api/v1/appointments/${id}/move`, command);
    expect(codes(answer)).toEqual(['busy', 'busy']);
    expect((await (await here.as('clinic-manager')).get(`/api/v1/appointments/${id}`)).body).toMatchObject({ state: 'booked', version: 1 });
  });
});

describe('a booking entered in error', () => {
  it('stays, marked with its reason, and frees the people and the room', async () => {
    const on = aDay();
    const id = await booked(talkOf(await aPatient(here), on, '09:00'));
    const unfit = await step('clinic-manager', id, 'mark-entered-in-error', { reason: 'weather' });
    expect([unfit.status, codes(unfit).length]).toEqual([400, 1]);
    const marked = await step('clinic-manager', id, 'mark-entered-in-error', { reason: 'wrong-patient', note: 'Namesake' });
    expect(marked.body.state).toBe('entered-in-error');
    expect(marked.body.steps.at(-1).documented).toEqual({ reason: 'wrong-patient', note: 'Namesake' });
    expect((await book(talkOf(await aPatient(here), on, '09:00'))).status).toBe(201);
    const day = (await (await here.as('clinic-manager')).get(`/api/v1/schedule/days/${on}`)).body;
    expect(day.appointments.map(({ state }: { state: string }) => state).toSorted()).toEqual(['booked', 'entered-in-error']);
    expect(codes(await step('clinic-manager', id, 'cancel-for-clinic', { reason: 'other' }))).toEqual(['not-from-this-state']);
  });
});

describe('a week', () => {
  it('is its seven days, Monday first, whichever of them is asked for, and another clinic sees none of its visits', async () => {
    const on = aDay();
    const id = await booked(talkOf(await aPatient(here), on, '09:00'));
    const week = (await (await here.as('nurse')).get(`/api/v1/schedule/weeks/${on}`)).body as {
      on: string;
      appointments: { id: string }[];
    }[];
    expect(week.map((day) => new Date(`${day.on}T12:00:00Z`).getUTCDay())).toEqual([1, 2, 3, 4, 5, 6, 0]);
    expect(week.find((day) => day.on === on)?.appointments.map((one) => one.id)).toEqual([id]);
    const theirs = (await (await elsewhere.as('nurse')).get(`/api/v1/schedule/weeks/${on}`)).body as { appointments: unknown[] }[];
    expect(theirs.flatMap(({ appointments }) => appointments)).toEqual([]);
    expect((await (await here.as('nurse')).get('/api/v1/schedule/weeks/2026-02-30')).status).toBe(404);
  });
});

describe('what is left to book', () => {
  it('is each visit of the course that stands nowhere yet, for the desk too, and nothing for another clinic', async () => {
    const patientId = await aPatient(here);
    const courseId = await aCourse(api, here, patientId);
    const path = `/api/v1/schedule/patients/${patientId}/bookable-visits`;
    const keys = async () => (await (await here.as('front-desk')).get(path)).body[0].visits.map(({ key }: { key: string }) => key);
    expect(await keys()).toContain('preparation-1');
    await booked(talkOf(patientId, aDay(), '09:00', { courseId, visitKey: 'preparation-1', visitType: null }));
    expect(await keys()).not.toContain('preparation-1');
    const again = await book(talkOf(patientId, aDay(), '09:00', { courseId, visitKey: 'preparation-1', visitType: null }));
    expect(again.body.code).toBe('visit-already-booked');
    expect((await (await elsewhere.as('front-desk')).get(path)).body).toEqual([]);
  });
});

describe('another clinic', () => {
  it('sees no appointment, no resource and takes no step', async () => {
    const on = aDay();
    const id = await booked(talkOf(await aPatient(here), on, '09:00'));
    const manager = await elsewhere.as('clinic-manager');
    expect((await manager.get(`/api/v1/appointments/${id}`)).status).toBe(404);
    expect((await manager.post(`/api/v1/appointments/${id}/steps`, { id: uuidv7(), event: 'arrive' })).status).toBe(404);
    expect((await manager.get(`/api/v1/resources/${ours.room}`)).status).toBe(404);
    expect((await manager.get(`/api/v1/schedule/days/${on}?site=${here.siteId}`)).status).toBe(404);
    expect((await manager.get(`/api/v1/schedule/days/${on}`)).body.appointments).toEqual([]);
    const theirs = await aPatient(elsewhere);
    const foreign = await manager.post('/api/v1/appointments', { ...talkOf(theirs, on, '13:00'), siteId: elsewhere.siteId });
    expect(codes(foreign)).toEqual(['unknown-resource', 'unknown-resource']);
  });

  it('leaves an audit entry with the patient for every booking', async () => {
    const patientId = await aPatient(here);
    const id = await booked(talkOf(patientId, aDay(), '09:00'));
    const { rows } = await api.admin.query(`SELECT action, patient_id FROM audit_entry WHERE entity_id = $1`, [id]);
    expect(rows).toEqual([{ action: 'appointment.book', patient_id: patientId }]);
  });
});

function minutesFrom(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 60_000;
}

function iso(at: string): string {
  return at.replace('.000Z', 'Z');
}
