import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { Jobs } from '../../platform/jobs/jobs.js';
import { aPatient, anInfusion } from '../chart-stories.js';
import { hearStatements, type Statement } from '../statements.js';
import { aSchedule, wall, type TestSchedule } from '../schedule-stories.js';
import { TestApi, testPassword, type TestClinic } from '../test-api.js';

let api: TestApi;
let here: TestClinic;
let patientId: string;
let sessionId: string;
let ours: TestSchedule;

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  const elsewhere = await api.openClinic();
  patientId = await aPatient(here);
  sessionId = await anInfusion(here, patientId, new Date().toISOString());
  ours = await aSchedule(here);
  await bookATalk('2026-12-01');
  await fill(api.admin, [here.id, elsewhere.id]);
});
afterAll(() => api.stop());

/** A therapist and a room for an hour at nine, of the patient. */
async function bookATalk(on: string): Promise<number> {
  const assignments = [
    { role: 'therapist', resourceId: ours.therapist },
    { role: 'room', resourceId: ours.room },
  ];
  const visit = { id: uuidv7(), patientId, siteId: here.siteId, visitType: 'integration', startsAt: wall(on, '09:00'), assignments };
  return (await (await here.as('clinic-manager')).post('/api/v1/appointments', visit)).status;
}

/** Copies the first row of a table many times over, into both clinics; columns that must differ are given as SQL over `n`. */
async function multiply(admin: pg.Client, table: string, count: number, differing: Record<string, string>): Promise<void> {
  const columns = await admin.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
    [table],
  );
  const names = columns.rows.map(({ name }) => name);
  const values = names.map((name) => differing[name] ?? `one.${name}`);
  await admin.query(
    `INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')}
     FROM (SELECT * FROM ${table} LIMIT 1) one, generate_series(1, ${count}) n ON CONFLICT DO NOTHING`,
  );
}

/** Two clinics as they look after some years. Foreign keys and triggers are asleep: only sizes and spreads matter to a plan. */
async function fill(admin: pg.Client, [here, elsewhere]: [number, number]): Promise<void> {
  const uuidOf = (kind: string, which: string): string =>
    `overlay(overlay(md5('${kind}' || (${which})) PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid`;
  const clinic = `CASE WHEN n % 2 = 0 THEN ${here} ELSE ${elsewhere} END`;
  await admin.query(`SET session_replication_role = replica`);
  await multiply(admin, 'patient', 20_000, {
    clinic_id: clinic,
    id: uuidOf('patient', 'n'),
    record_number: `'R' || n`,
    list_name: `'family' || n`,
    birth_date: `date '1940-01-01' + n`,
  });
  await multiply(admin, 'patient_name_word', 40_000, { clinic_id: clinic, word: `'family' || n`, patient_id: uuidOf('patient', 'n') });
  await multiply(admin, 'dosing_session', 10_000, {
    clinic_id: clinic,
    id: uuidOf('session', 'n'),
    patient_id: uuidOf('patient', 'n % 20000'),
    planned_start: `now() - n * interval '1 hour'`,
  });
  await multiply(admin, 'session_entry', 60_000, {
    clinic_id: clinic,
    session_id: uuidOf('session', 'n % 10000'),
    id: uuidOf('entry', 'n'),
  });
  await multiply(admin, 'audit_entry', 60_000, {
    clinic_id: clinic,
    id: uuidOf('audit', 'n'),
    patient_id: uuidOf('patient', 'n % 20000'),
    at: `now() - n * interval '1 minute'`,
  });
  const visitAt = `timestamptz '2027-01-04 13:00Z' + (n / 2) * interval '2 hours'`;
  await multiply(admin, 'appointment', 20_000, {
    ...{ clinic_id: clinic, id: uuidOf('appointment', 'n'), patient_id: uuidOf('patient', 'n'), starts_at: visitAt },
    ...{ ends_at: `${visitAt} + interval '55 minutes'`, local_on: `(${visitAt})::date` },
  });
  await multiply(admin, 'resource_booking', 40_000, {
    ...{ clinic_id: clinic, id: uuidOf('booking', 'n'), appointment_id: uuidOf('appointment', 'n % 20000'), is_exclusive: 'false' },
    ...{ starts_at: visitAt, ends_at: `${visitAt} + interval '55 minutes'` },
  });
  await multiply(admin, 'appointment_step', 40_000, {
    clinic_id: clinic,
    id: uuidOf('step', 'n'),
    appointment_id: uuidOf('appointment', 'n % 20000'),
  });
  await multiply(admin, 'sign_in', 5_000, { id: uuidOf('sign-in', 'n'), token_hash: `sha256(n::text::bytea)` });
  await multiply(admin, 'idempotent_request', 20_000, {
    clinic_id: clinic,
    key: uuidOf('key', 'n'),
    at: `now() - n * interval '1 minute'`,
  });
  await admin.query(`SET session_replication_role = origin`);
  await admin.query('ANALYZE');
}

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows'?: number;
  readonly 'Actual Loops'?: number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}

const largest = 1000;

/** Nodes that read a large table from end to end, or throw away far more than they keep. */
function wasteful(plan: Plan, sizes: ReadonlyMap<string, number>): string[] {
  const table = plan['Relation Name'] ?? '';
  const isLarge = (sizes.get(table) ?? 0) > largest;
  const removed = plan['Rows Removed by Filter'] ?? 0;
  const isLeaky = removed > 500 && removed > 10 * (plan['Actual Rows'] ?? 0);
  const own =
    isLarge && (plan['Node Type'] === 'Seq Scan' || isLeaky) ? [`${plan['Node Type']} on ${table}, ${removed} rows thrown away`] : [];
  return [...own, ...(plan.Plans ?? []).flatMap((part) => wasteful(part, sizes))];
}

/** How many times a plan went through a table. */
function looksAt(table: string, plan: Plan): number {
  const own = plan['Relation Name'] === table ? (plan['Actual Loops'] ?? 0) : 0;
  return (plan.Plans ?? []).reduce((sum, part) => sum + looksAt(table, part), own);
}

/** Explains a statement as the application's role with the clinic set, under the policies that bind it. */
async function planOf({ sql, parameters }: Statement): Promise<Plan> {
  await api.admin.query('BEGIN');
  try {
    await api.admin.query('SET LOCAL ROLE sojourn_app');
    await api.admin.query(`SET LOCAL app.clinic_id = '${here.id}'`);
    // A change is explained without being done: it was done already, and its keys are taken.
    const isRead = !/\b(insert|update|delete)\b/i.test(sql);
    const { rows } = await api.admin.query(`EXPLAIN (ANALYZE ${isRead}, FORMAT JSON) ${sql}`, [...parameters]);
    return rows[0]['QUERY PLAN'][0].Plan;
  } finally {
    await api.admin.query('ROLLBACK');
  }
}

async function sizesOfTables(): Promise<Map<string, number>> {
  const { rows } = await api.admin.query(
    `SELECT relname, reltuples FROM pg_class WHERE relnamespace = 'sojourn'::regnamespace AND relkind = 'r'`,
  );
  return new Map(rows.map(({ relname, reltuples }) => [relname, reltuples]));
}

async function wasteOf(work: () => Promise<void>): Promise<string[]> {
  const heard: Statement[] = [];
  hearStatements(api.app, (statement) => heard.push(statement));
  await work();
  hearStatements(api.app, () => undefined);
  const asked = heard.filter(({ sql }) => /^\s*(with|select|insert|update|delete)\b/i.test(sql) && !/pg_notify/.test(sql));
  expect(asked.length).toBeGreaterThan(0);
  const sizes = await sizesOfTables();
  const found = await asked.reduce<Promise<string[]>>(async (before, statement) => {
    const waste = wasteful(await planOf(statement), sizes);
    return [...(await before), ...waste.map((fault) => `${fault}: ${statement.sql.replace(/\s+/g, ' ').slice(0, 200)}`)];
  }, Promise.resolve([]));
  return [...new Set(found)];
}

describe('on years of records, as the application role, nothing reads a large table from end to end:', () => {
  const at = (clock = Date.now()): string => new Date(clock).toISOString();
  const inTheWay = (from: string, until: string, about: object): string =>
    `/api/v1/schedule/visits-in-the-way?${new URLSearchParams({ from: wall(from, '00:00'), until: wall(until, '00:00'), ...about })}`;
  const reads: [string, 'nurse' | 'therapist' | 'front-desk' | 'prescriber' | 'compliance', () => string][] = [
    ['Today', 'nurse', () => '/api/v1/today'],
    ['Today of a therapist', 'therapist', () => '/api/v1/today'],
    ['Today of the desk', 'front-desk', () => '/api/v1/today'],
    ['the rooms of the day', 'nurse', () => '/api/v1/today/rooms'],
    ['the notes due', 'prescriber', () => '/api/v1/notes-due'],
    ['everybody’s notes due', 'compliance', () => '/api/v1/notes-due'],
    ['the patient', 'nurse', () => `/api/v1/patients/${patientId}`],
    ['the dosing session', 'nurse', () => `/api/v1/dosing-sessions/${sessionId}`],
    ['the staff', 'nurse', () => '/api/v1/staff'],
    ['a day of the schedule', 'front-desk', () => '/api/v1/schedule/days/2027-05-11'],
    ['a week of the schedule', 'front-desk', () => '/api/v1/schedule/weeks/2027-05-11'],
    ['the visits in a fortnight of leave', 'front-desk', () => inTheWay('2027-05-11', '2027-05-25', { resource: ours.therapist })],
    ['the visits on a holiday', 'front-desk', () => inTheWay('2027-05-11', '2027-05-12', { site: here.siteId })],
    ['what is left to book', 'front-desk', () => `/api/v1/schedule/patients/${patientId}/bookable-visits`],
    ['how far the audit trail is sealed', 'compliance', () => '/api/v1/audit-trail/sealing'],
  ];
  it.each(reads)('%s', async (_what, role, path) => {
    const client = await here.as(role);
    const waste = await wasteOf(async () => expect((await client.get(path())).status).toBe(200));
    expect(waste).toEqual([]);
  });

  it.each([
    ['a name', 'family123'],
    ['a record number', 'R4242'],
    ['a birth date', '1950-05-05'],
  ])('searching by %s', async (_what, text) => {
    const desk = await here.as('front-desk');
    expect(await wasteOf(async () => expect((await desk.post('/api/v1/patients/search', { text })).status).toBe(200))).toEqual([]);
  });

  it('recording vital signs, with the key, the lookups and the audit around it', async () => {
    const nurse = await here.as('nurse');
    const clocks = { occurredAt: at(), recordedAt: at(), receivedAt: null };
    const entry = { id: uuidv7(), kind: 'vitals-taken', details: { systolicMmHg: 120, diastolicMmHg: 80 }, ...clocks };
    const whole = { ...entry, authorId: uuidv7(), deviceId: nurse.device, deviceSeq: 9, amendsId: null };
    const send = async () =>
      expect((await nurse.post(`/api/v1/dosing-sessions/${sessionId}/entries`, { entries: [whole] })).status).toBeLessThan(300);
    expect(await wasteOf(async () => void (await send()))).toEqual([]);
  });

  it('booking a visit, judged twice and held under locks', async () => {
    expect(await wasteOf(async () => expect(await bookATalk('2026-12-02')).toBe(201))).toEqual([]);
  });

  it('telling of changed visits, which looks at the steps of those alone that were changed', async () => {
    const heard: Statement[] = [];
    hearStatements(api.app, (statement) => heard.push(statement));
    await api.app.get(Jobs).doNow('remind-of-visits');
    hearStatements(api.app, () => undefined);
    const asked = heard.filter(({ sql, parameters }) => sql.includes('called_off_at') && parameters[0] === here.id);
    expect(asked).toHaveLength(1);
    const looks = await Promise.all(asked.map(async (statement) => looksAt('appointment_step', await planOf(statement))));
    expect(looks).toEqual([0]);
  });

  it('signing in', async () => {
    const work = async () =>
      expect((await api.client().post('/api/v1/sign-in', { email: here.staff.nurse.email, password: testPassword })).status).toBe(200);
    expect(await wasteOf(async () => void (await work()))).toEqual([]);
  });

  it('and a query that does is found', async () => {
    const sizes = await sizesOfTables();
    const plan = await planOf({ sql: `SELECT id FROM patient WHERE clinic_id = $1 AND display_name ILIKE '%zz%'`, parameters: [here.id] });
    expect(wasteful(plan, sizes)).toEqual([expect.stringMatching(/on patient, \d+ rows thrown away/)]);
  });
});
