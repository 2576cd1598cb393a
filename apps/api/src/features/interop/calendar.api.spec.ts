import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { v7 as uuidv7 } from 'uuid';
import { aPatient } from '../../testing/chart-stories.js';
import { aResource, aSchedule, wall, type TestSchedule } from '../../testing/schedule-stories.js';
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
});
afterAll(() => api.stop());

const team = () => [
  { role: 'therapist', resourceId: ours.therapist },
  { role: 'room', resourceId: ours.room },
];

async function aTalk(startsAt: string): Promise<string> {
  const id = uuidv7();
  const patientId = await aPatient(here);
  const command = { id, patientId, siteId: here.siteId, visitType: 'integration', startsAt, assignments: team() };
  const booked = await (await here.as('clinic-manager')).post('/api/v1/appointments', command);
  expect([booked.status, booked.body.detail]).toEqual([201, undefined]);
  return id;
}

async function moved(from: string, move: object): Promise<void> {
  const answer = await (await here.as('clinic-manager')).post(`/api/v1/appointments/${from}/move`, move);
  expect([answer.status, answer.body.detail]).toEqual([201, undefined]);
}

const therapist = () => here.as('therapist');
const anAddress = async (): Promise<string> => new URL((await (await therapist()).post('/api/v1/calendar-feed')).body.address).pathname;
const fetched = (path: string, headers: Record<string, string> = {}): Promise<Answer> => api.client().send('GET', path, undefined, headers);

interface Seen {
  readonly uid: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly title: string;
  readonly status: string;
  readonly sequence: number;
}

function byIcalJs(text: string): Seen[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown as string);
  return calendar.getAllSubcomponents('vevent').map((one) => {
    const event = new ICAL.Event(one);
    const { uid, summary: title, sequence } = event;
    const times = { startsAt: event.startDate.toJSDate().toISOString(), endsAt: event.endDate.toJSDate().toISOString() };
    return { uid, title, sequence, ...times, status: String(one.getFirstPropertyValue('status')) };
  });
}

function byNodeIcal(text: string): Seen[] {
  return Object.values(nodeIcal.sync.parseICS(text)).flatMap((one) => {
    if (one?.type !== 'VEVENT') return [];
    const { uid, status } = one;
    const times = { startsAt: one.start.toISOString(), endsAt: one.end?.toISOString() ?? '' };
    return [{ uid, title: String(one.summary), sequence: Number(one.sequence), ...times, status: String(status) }];
  });
}

describe('a calendar of one’s own', () => {
  it('tells two other programs the same: opaque titles, stable names, the right time on both sides of summer time', async () => {
    const starts = [wall('2026-12-07', '09:00'), wall('2027-03-12', '09:00'), wall('2027-03-15', '09:00')];
    const ids: string[] = [];
    for (const startsAt of starts) ids.push(await aTalk(startsAt));
    const { status, body, headers } = await fetched(await anAddress());
    expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    const events = byIcalJs(body);
    expect(events).toEqual(byNodeIcal(body));
    expect(events.map(({ uid }) => uid)).toEqual(ids.map((id) => `${id}@sojourn`));
    expect(events.map(({ startsAt }) => startsAt)).toEqual([
      '2026-12-07T14:00:00.000Z',
      '2027-03-12T14:00:00.000Z',
      '2027-03-15T13:00:00.000Z',
    ]);
    const nine = new Intl.DateTimeFormat('en-GB', { timeZone: 'America/New_York', hour: '2-digit', minute: '2-digit' });
    expect(events.map(({ startsAt }) => nine.format(new Date(startsAt)))).toEqual(['09:00', '09:00', '09:00']);
    expect(new Set(events.map(({ title, status: state }) => `${title} ${state}`))).toEqual(new Set(['Appointment CONFIRMED']));
    expect(body).not.toMatch(/Amin|integration|ketamine|R1|therapist/i);
  });

  it('counts up with every change, and keeps what was cancelled as cancelled', async () => {
    const id = await aTalk(wall('2026-12-08', '09:00'));
    const address = await anAddress();
    const seen = async () => byIcalJs((await fetched(address)).body).find(({ uid }) => uid === `${id}@sojourn`);
    const before = await seen();
    expect(before).toMatchObject({ status: 'CONFIRMED', sequence: 1 });
    const cancel = { id: uuidv7(), event: 'cancel-for-clinic', reason: 'weather' };
    expect((await (await here.as('clinic-manager')).post(`/api/v1/appointments/${id}/steps`, cancel)).status).toBe(200);
    expect(await seen()).toEqual({ ...before, status: 'CANCELLED', sequence: 2 });
  });

  it('tells both programs of a visit that is moved once and again as the same one at another time, counted up', async () => {
    const id = await aTalk(wall('2026-12-10', '09:00'));
    const address = await anAddress();
    const [second, third] = [uuidv7(), uuidv7()];
    await moved(id, { id: second, startsAt: wall('2026-12-11', '11:00'), assignments: team() });
    const once = (await fetched(address)).body;
    await moved(second, { id: third, startsAt: wall('2026-12-11', '13:00'), assignments: team() });
    const twice = (await fetched(address)).body;
    const of = (events: Seen[]) => events.filter(({ uid }) => [id, second, third].some((one) => uid === `${one}@sojourn`));
    for (const read of [byIcalJs, byNodeIcal]) {
      const [[first], [next]] = [of(read(once)), of(read(twice))];
      expect([of(read(once)).length, of(read(twice)).length]).toEqual([1, 1]);
      expect(first).toMatchObject({ uid: `${id}@sojourn`, status: 'CONFIRMED', startsAt: '2026-12-11T16:00:00.000Z', sequence: 3 });
      expect(next).toMatchObject({ uid: `${id}@sojourn`, status: 'CONFIRMED', startsAt: '2026-12-11T18:00:00.000Z', sequence: 5 });
    }
  });

  it('tells of a visit that goes to a colleague as cancelled to the one and as standing to the other, and takes it back under its old name', async () => {
    const id = await aTalk(wall('2026-12-15', '09:00'));
    const colleague = await api.addStaff(here.id, 'therapist');
    await aResource(here, colleague.staffMemberId, { kind: 'staff', name: 'Another', licenceValidUntil: '2030-12-31' });
    const other = await api.signedIn(colleague.email);
    const theirs = new URL((await other.post('/api/v1/calendar-feed')).body.address).pathname;
    const address = await anAddress();
    const seen = async (path: string) => byNodeIcal((await fetched(path)).body).filter(({ uid }) => uid === `${id}@sojourn`);
    const handed = {
      id: uuidv7(),
      startsAt: wall('2026-12-15', '11:00'),
      assignments: [{ role: 'therapist', resourceId: colleague.staffMemberId }, team()[1]],
    };
    await moved(id, handed);
    expect(await seen(address)).toMatchObject([{ status: 'CANCELLED', sequence: 2 }]);
    expect(await seen(theirs)).toMatchObject([{ status: 'CONFIRMED', startsAt: '2026-12-15T16:00:00.000Z', sequence: 3 }]);
    await moved(handed.id, { id: uuidv7(), startsAt: wall('2026-12-15', '13:00'), assignments: team() });
    expect(await seen(address)).toMatchObject([{ status: 'CONFIRMED', startsAt: '2026-12-15T18:00:00.000Z', sequence: 5 }]);
    expect(await seen(theirs)).toMatchObject([{ status: 'CANCELLED', sequence: 4 }]);
  });

  it('says that nothing is new to who knows the newest, and sends what is', async () => {
    const address = await anAddress();
    const first = await fetched(address);
    const etag = first.headers.get('etag') ?? '';
    const again = await fetched(address, { 'If-None-Match': etag });
    expect([again.status, again.body]).toEqual([304, '']);
    await aTalk(wall('2026-12-09', '09:00'));
    const later = await fetched(address, { 'If-None-Match': etag });
    expect([later.status, later.headers.get('etag') === etag]).toEqual([200, false]);
  });

  it('ends with the address that replaces it, and when its owner stops it; whoever guesses is told the same', async () => {
    const [old, next] = [await anAddress(), await anAddress()];
    expect([(await fetched(old)).status, (await fetched(next)).status]).toEqual([404, 200]);
    const seen = (await (await therapist()).get('/api/v1/calendar-feed')).body;
    expect(Object.keys(seen).toSorted()).toEqual(['fetchedAt', 'madeAt']);
    expect(seen.fetchedAt).not.toBeNull();
    const guessed = next.replace(/\.[A-Za-z0-9_-]{43}\.ics$/, `.${'A'.repeat(43)}.ics`);
    const foreign = next.replace(/calendars\/\d+/, `calendars/${elsewhere.id}`);
    await (await therapist()).delete('/api/v1/calendar-feed');
    const answers = await Promise.all([next, old, guessed, foreign, '/api/v1/calendars/x.ics'].map((path) => fetched(path)));
    expect(answers.map(({ status, body }) => `${status} ${body.code}`)).toEqual(Array(5).fill('404 not-found'));
  });

  it('is each one’s own, and ends when they no longer work here', async () => {
    const address = await anAddress();
    const nurse = new URL((await (await here.as('nurse')).post('/api/v1/calendar-feed')).body.address).pathname;
    expect(byIcalJs((await fetched(nurse)).body)).toEqual([]);
    expect((await (await here.as('administrator')).post('/api/v1/calendar-feed')).status).toBe(403);
    await api.admin.query(`UPDATE staff_member SET is_active = false WHERE id = $1`, [here.staff.therapist.staffMemberId]);
    expect((await fetched(address)).status).toBe(404);
    await api.admin.query(`UPDATE staff_member SET is_active = true WHERE id = $1`, [here.staff.therapist.staffMemberId]);
  });

  it('keeps no secret: what is stored does not open it', async () => {
    const address = await anAddress();
    const secret = /\.([A-Za-z0-9_-]{43})\.ics$/.exec(address)?.[1] ?? '';
    const { rows } = await api.admin.query(
      `SELECT f::text || encode(secret_hash, 'base64') || encode(secret_hash, 'escape') AS row FROM calendar_feed f`,
    );
    const remembered = await api.admin.query(`SELECT count(*)::int AS count FROM audit_entry a WHERE a::text LIKE '%' || $1 || '%'`, [
      secret,
    ]);
    expect(rows.some(({ row }) => row.includes(secret))).toBe(false);
    expect(remembered.rows).toEqual([{ count: 0 }]);
  });

  it('does not answer more than thirty times an hour, and answers again after it', async () => {
    const address = await anAddress();
    const statuses: number[] = [];
    for (let time = 0; time < 31; time += 1) statuses.push((await fetched(address)).status);
    expect(statuses).toEqual([...Array<number>(30).fill(200), 429]);
    api.moveClock(3_600_000);
    expect((await fetched(address)).status).toBe(200);
  });
});
