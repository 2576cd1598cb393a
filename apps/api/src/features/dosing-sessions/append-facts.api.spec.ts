import type { EntryAnswer } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import { aDosingVisit } from '../../testing/visit-stories.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
let sessionId: string;

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  elsewhere = await api.openClinic();
  const patient = { id: uuidv7(), patient: { name: { family: 'Morgan', given: ['Alex'] }, birthDate: '1982-03-04' } };
  await (await here.as('front-desk')).post('/api/v1/patients', patient);
  sessionId = uuidv7();
  const opening = { id: sessionId, appointmentId: await aDosingVisit(api, here, patient.id) };
  expect((await (await here.as('nurse')).post('/api/v1/dosing-sessions', opening)).status).toBe(201);
});
afterAll(() => api.stop());

function vitals(heartRatePerMin: number, id: string = uuidv7()): object {
  const now = new Date().toISOString();
  const from = { authorId: uuidv7(), deviceId: uuidv7(), deviceSeq: 1 };
  return { id, kind: 'vitals-taken', details: { heartRatePerMin }, occurredAt: now, recordedAt: now, ...from };
}

async function send(entries: readonly object[], clinic: TestClinic = here): Promise<{ status: number; body: EntryAnswer[] }> {
  return (await clinic.as('nurse')).post(`/api/v1/dosing-sessions/${sessionId}/entries`, { entries });
}

async function audited(): Promise<{ outcome: string; patient_id: string | null; entity_id: string | null }[]> {
  const sql = `SELECT outcome, patient_id, entity_id FROM audit_entry WHERE clinic_id = $1 AND action = 'dosing-session.record-entries' ORDER BY at, id`;
  return (await api.admin.query(sql, [here.id])).rows;
}

describe('what was seen at the bedside', () => {
  it('goes in with one audit entry, which names patient and session', async () => {
    const before = await audited();
    const { status, body } = await send([vitals(71), vitals(72)]);
    expect([status, body.map((one) => one.status)]).toEqual([200, ['kept', 'kept']]);
    const [entry, ...more] = (await audited()).slice(before.length);
    expect(entry).toEqual({ outcome: 'done', patient_id: expect.any(String), entity_id: sessionId });
    expect(more).toEqual([]);
  });

  it('sent by twelve at once is kept by one and known to the others', async () => {
    const same = vitals(73);
    const answers = await Promise.all(Array.from({ length: 12 }, () => send([same])));
    expect(answers.map(({ body }) => body[0]?.status).sort()).toEqual(['kept', ...Array.from({ length: 11 }, () => 'known')]);
  });

  it('of other content under an id that is taken is refused, and the rest of its batch is kept', async () => {
    const first = uuidv7();
    await send([vitals(74, first)]);
    const { body } = await send([vitals(99, first), vitals(75)]);
    expect(body.map((one) => one.status)).toEqual(['refused', 'kept']);
    expect(body[0]?.refusals[0]?.code).toBe('id-used-differently');
  });

  it('of another clinic is not found there, and leaves nothing', async () => {
    const entry = vitals(79);
    expect((await send([entry], elsewhere)).status).toBe(404);
    const left = await api.admin.query('SELECT 1 FROM session_entry WHERE id = $1', [Reflect.get(entry, 'id')]);
    expect(left.rows).toEqual([]);
  });

  it('outlives connections that the database cut', async () => {
    await send([vitals(80)]);
    await api.admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE pid <> pg_backend_pid() AND datname = current_database() AND state = 'idle' AND query = 'COMMIT'`,
    );
    const answers = [await send([vitals(81)]), await send([vitals(82)])];
    expect(answers.map(({ status }) => status).at(-1)).toBe(200);
  });
});
