import { v7 as uuidv7 } from 'uuid';
import { aPatient } from '../../testing/chart-stories.js';
import { aCourse, aResource, aSchedule, wall, type TestSchedule } from '../../testing/schedule-stories.js';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import type { Answer, TestClient } from '../../testing/test-client.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
let ours: TestSchedule;
let other: string;
let manager: TestClient;

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  elsewhere = await api.openClinic();
  ours = await aSchedule(here);
  other = await aResource(here, uuidv7(), { kind: 'room', name: 'R2' });
  manager = await here.as('clinic-manager');
});
afterAll(() => api.stop());

const dayAfter = (days: number): string => new Date(Date.now() + (10 + days) * 86_400_000).toISOString().slice(0, 10);
const team = (room = ours.room) => [
  { role: 'therapist', resourceId: ours.therapist },
  { role: 'room', resourceId: room },
];

/** Talks of one course at nine on each of the days. */
async function talks(days: readonly number[]): Promise<{ id: string; version: number }[]> {
  const patientId = await aPatient(here);
  const courseId = await aCourse(api, here, patientId);
  const booked: { id: string; version: number }[] = [];
  for (const day of days) {
    const visit = {
      id: uuidv7(),
      patientId,
      siteId: here.siteId,
      courseId,
      visitType: 'integration',
      startsAt: wall(dayAfter(day), '09:00'),
    };
    const answer = await manager.post('/api/v1/appointments', { ...visit, assignments: team() });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    booked.push({ id: answer.body.id, version: answer.body.version });
  }
  return booked;
}

const moveTo = ({ id, version }: { id: string; version: number }, day: number, at: string, room = ours.room) => ({
  ...{ appointmentId: id, version, id: uuidv7(), startsAt: wall(dayAfter(day), at), assignments: team(room) },
});
const preview = (command: object): Promise<Answer> => manager.post('/api/v1/schedule/arrangement-previews', command);
const arrange = (command: object): Promise<Answer> => manager.post('/api/v1/schedule/arrangements', command);
const stateOf = async (id: string): Promise<string> => (await manager.get(`/api/v1/appointments/${id}`)).body.state;

describe('several visits moved at once', () => {
  it('are shown with what changes, kept as they are by asking, and then all moved with their links', async () => {
    const booked = await talks([0, 2, 4]);
    const moves = booked.map((one, index) => moveTo(one, index * 2 + 1, '10:00'));
    const asked = await preview({ moves });
    expect(asked.status).toBe(200);
    expect(asked.body.visits.map(({ conflicts }: { conflicts: unknown[] }) => conflicts)).toEqual([[], [], []]);
    expect(asked.body.visits[0]).toMatchObject({ from: { held: expect.arrayContaining(['R1']) }, to: { held: ['The therapist', 'R1'] } });
    expect(await stateOf(booked[0]!.id)).toBe('booked');
    expect((await arrange({ moves })).status).toBe(200);
    const moved = (await manager.get(`/api/v1/appointments/${moves[2]!.id}`)).body;
    expect(moved).toMatchObject({ replacesId: booked[2]!.id, state: 'booked' });
    expect(await stateOf(booked[2]!.id)).toBe('cancelled-clinic');
  });

  it('may change places with each other', async () => {
    const [one, two] = [...(await talks([10])), ...(await talks([11]))];
    const moves = [moveTo(one!, 11, '09:00'), moveTo(two!, 10, '09:00')];
    expect((await arrange({ moves })).status).toBe(200);
  });

  it('are all refused with every reason when one of them does not fit, and nothing is changed', async () => {
    const booked = await talks([20, 22]);
    await talks([23]);
    const moves = [moveTo(booked[0]!, 21, '09:00'), moveTo(booked[1]!, 23, '09:30')];
    const asked = await preview({ moves });
    const codes = asked.body.visits.map(({ conflicts }: { conflicts: { code: string }[] }) => conflicts.map(({ code }) => code));
    expect(codes).toEqual([[], ['busy', 'busy']]);
    const refused = await arrange({ moves });
    expect([refused.status, refused.body.code]).toEqual([409, 'busy']);
    expect([await stateOf(booked[0]!.id), await stateOf(booked[1]!.id)]).toEqual(['booked', 'booked']);
    expect((await manager.get(`/api/v1/appointments/${moves[0]!.id}`)).status).toBe(404);
  });

  it('are refused when somebody changed one of them meanwhile', async () => {
    const [one, two] = await talks([30, 32]);
    expect((await arrange({ moves: [moveTo(one!, 31, '09:00', other)] })).status).toBe(200);
    const moves = [moveTo(one!, 31, '11:00'), moveTo(two!, 33, '09:00')];
    expect((await preview({ moves })).body.visits[0].conflicts[0].code).toBe('changed-meanwhile');
    expect((await arrange({ moves })).body.code).toBe('changed-meanwhile');
    expect(await stateOf(two!.id)).toBe('booked');
  });

  it('leave exactly one winner of two managers', async () => {
    const booked = await talks([40, 42]);
    const answers = await Promise.all(
      [41, 43].map((day) => arrange({ moves: [moveTo(booked[0]!, day, '09:00'), moveTo(booked[1]!, day + 10, '09:00')] })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
  });
});

describe('several visits cancelled at once', () => {
  it('need a reason, keep it in every one of them, and free their places', async () => {
    const booked = await talks([60, 62]);
    const cancellations = booked.map(({ id, version }) => ({ appointmentId: id, version, event: 'cancel-for-patient' }));
    const silent = await arrange({ cancellations });
    expect([silent.status, silent.body.code]).toEqual([409, 'not-documented']);
    expect((await arrange({ cancellations, reason: 'patient-unwell', note: 'Flu' })).status).toBe(200);
    const one = (await manager.get(`/api/v1/appointments/${booked[1]!.id}`)).body;
    expect(one.state).toBe('cancelled-patient');
    expect(one.steps.at(-1).documented).toEqual({ reason: 'patient-unwell', note: 'Flu' });
    expect(await talks([60])).toHaveLength(1);
  });
});

describe('the audit trail of an arrangement', () => {
  it('names every visit with its own patient, and who changed it', async () => {
    const visits = [...(await talks([64])), ...(await talks([66]))];
    expect((await arrange({ moves: visits.map((one, index) => moveTo(one, 65 + 2 * index, '13:00')) })).status).toBe(200);
    const patients = await Promise.all(visits.map(async ({ id }) => (await manager.get(`/api/v1/appointments/${id}`)).body.patientId));
    const { rows } = await api.admin.query(
      `SELECT entity_id, patient_id, staff_member_id FROM audit_entry WHERE action = 'visits.arrange' AND outcome = 'done' AND entity_id = ANY($1) ORDER BY id`,
      [visits.map(({ id }) => id)],
    );
    const by = here.staff['clinic-manager'].staffMemberId;
    expect(rows).toEqual(visits.map(({ id }, index) => ({ entity_id: id, patient_id: patients[index], staff_member_id: by })));
  });
});

describe('the past', () => {
  it('is not rewritten: a visit that is over does not move, and nothing moves into the past', async () => {
    const yesterday = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(new Date(Date.now() - 86_400_000));
    const visit = { id: uuidv7(), patientId: await aPatient(here), siteId: here.siteId, visitType: 'integration', assignments: team() };
    expect((await manager.post('/api/v1/appointments', { ...visit, startsAt: wall(yesterday, '09:00') })).status).toBe(201);
    const over = await arrange({ moves: [moveTo({ id: visit.id, version: 1 }, 70, '09:00')] });
    expect(over.body.errors.map(({ code }: { code: string }) => code)).toEqual(['visit-is-over']);
    const alone = { id: uuidv7(), startsAt: wall(dayAfter(70), '09:00'), assignments: team() };
    expect((await manager.post(`/api/v1/appointments/${visit.id}/move`, alone)).body.code).toBe('visit-is-over');
    const [ahead] = await talks([70]);
    const back = { ...moveTo(ahead!, 70, '09:00'), startsAt: wall(yesterday, '13:00') };
    expect((await arrange({ moves: [back] })).body.code).toBe('in-the-past');
    const { rows } = await api.admin.query(`SELECT starts_at::text, state FROM appointment WHERE id = $1`, [visit.id]);
    expect([rows.length, rows[0].state]).toEqual([1, 'booked']);
  });
});

describe('another clinic', () => {
  it('sees no course’s visits and arranges none of them', async () => {
    const [one] = await talks([80]);
    const theirs = await elsewhere.as('clinic-manager');
    expect((await theirs.post('/api/v1/schedule/arrangements', { moves: [moveTo(one!, 81, '09:00')] })).status).toBe(404);
    expect((await theirs.post('/api/v1/schedule/arrangement-previews', { moves: [moveTo(one!, 81, '09:00')] })).status).toBe(404);
    const { courseId } = (await manager.get(`/api/v1/appointments/${one!.id}`)).body;
    expect((await theirs.get(`/api/v1/schedule/courses/${courseId}/visits`)).status).toBe(404);
    const seen = (await manager.get(`/api/v1/schedule/courses/${courseId}/visits`)).body;
    expect(seen.visits.map(({ id }: { id: string }) => id)).toEqual([one!.id]);
  });
});
