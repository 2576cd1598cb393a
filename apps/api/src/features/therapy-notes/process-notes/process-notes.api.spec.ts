import { roles, type Role } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import { readConfig } from '../../../platform/config/config.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { aPatient, anInfusion } from '../../../testing/chart-stories.js';
import { heardAt, holding } from '../../../testing/every-door.js';
import { TestApi, testPassword, type TestClinic } from '../../../testing/test-api.js';
import type { TestClient } from '../../../testing/test-client.js';
import { ProcessNoteKeys } from './process-note-keys.js';
import { RotateProcessNoteKeys } from './rotate-process-note-keys.js';

/** Words nobody else may ever come across, and words of a chart note that prove that the search would find them. */
const secret = 'Quillwortsecret';
const open = 'Marshmallowopen';

let api: TestApi;
let here: TestClinic;
let therapist: TestClient;
let colleague: TestClient;
let patientId: string;
let noteId: string;

const own = (of = patientId) => `/api/v1/patients/${of}/process-notes`;
const save = (by: TestClient, version: number, text: string) =>
  by.put(`/api/v1/process-notes/${noteId}`, { text }, { 'If-Match': `"${version}"` });

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  await api.openClinic();
  therapist = await here.as('therapist');
  colleague = await api.signedIn((await api.addStaff(here.id, 'therapist')).email);
  patientId = await aPatient(here);
  noteId = uuidv7();
  const begun = await therapist.post(own(), { id: noteId, heldOn: '2026-11-18', text: `${secret} begins` });
  expect([begun.status, begun.body.version]).toEqual([201, 1]);
  expect((await save(therapist, 1, `She said: ${secret}.`)).body.version).toBe(2);
});
afterAll(() => api.stop());

describe('a process note', () => {
  it('is read by its author, with the reminder that the chart still lacks a note of the session', async () => {
    const { body } = await therapist.get(own());
    expect(body).toEqual([expect.objectContaining({ id: noteId, text: `She said: ${secret}.`, version: 2, hasChartNote: false })]);
  });

  it('repeats no word in the answers to writes, and keeps what two screens typed', async () => {
    const late = await save(therapist, 1, `${secret} from another screen`);
    expect([late.status, late.body.facts]).toEqual([412, { version: 2 }]);
    const again = await save(therapist, 1, `She said: ${secret}.`);
    expect([again.status, again.body.version, JSON.stringify(again.body).includes(secret)]).toEqual([200, 2, false]);
  });

  it('is begun once under its id, and never for a patient of another clinic', async () => {
    const command = { id: noteId, heldOn: '2026-11-18', text: 'again' };
    expect((await therapist.post(own(), command)).body.version).toBe(2);
    expect((await therapist.post(own(await aPatient(here)), command)).status).toBe(404);
    expect((await therapist.post(own(uuidv7()), { ...command, id: uuidv7() })).status).toBe(404);
  });

  it('is not there for another therapist, not even by its id, and shut to every other role', async () => {
    expect((await colleague.get(own())).body).toEqual([]);
    expect((await save(colleague, 2, 'mine now')).status).toBe(404);
    expect((await colleague.post(own(), { id: noteId, heldOn: '2026-11-18', text: 'x' })).status).toBe(404);
    for (const role of roles.filter((one) => one !== 'therapist')) expect((await (await here.as(role)).get(own())).status).toBe(403);
  });

  it('counts the chart as complete once the author began a chart note on that day or later', async () => {
    const other = await aPatient(here);
    await therapist.post(own(other), { id: uuidv7(), heldOn: '2026-11-18', text: 'x' });
    await therapist.post('/api/v1/therapy-notes', { id: uuidv7(), noteType: 'progress', patientId: other, sessionIds: [] });
    expect((await therapist.get(own(other))).body).toMatchObject([{ hasChartNote: true }]);
  });

  it('leaves the act in the audit and not a word of it', async () => {
    const { rows } = await api.admin.query(`SELECT action, patient_id FROM audit_entry WHERE entity_id = $1 ORDER BY at LIMIT 1`, [noteId]);
    expect(rows).toEqual([{ action: 'process-note.open', patient_id: patientId }]);
  });
});

describe('every way into the record', () => {
  /** Everything the clinic's record names by an id, so that every route with an id in its path is asked with every one of them. */
  async function idsOfRecord(): Promise<string[]> {
    const sessionId = await anInfusion(here, patientId, '2026-11-17T15:00:00Z');
    const chartNote = uuidv7();
    await therapist.post('/api/v1/therapy-notes', { id: chartNote, noteType: 'contact', patientId, sessionIds: [] });
    const sections = { reason: open, content: open, plan: open };
    const draft = { noteType: 'contact', format: 'dap', sections, themes: [], commitments: [] };
    await therapist.put(`/api/v1/therapy-notes/${chartNote}`, draft, { 'If-Match': '"1"' });
    await therapist.post('/api/v1/sign-in/step-up', { password: testPassword });
    expect((await therapist.post(`/api/v1/therapy-notes/${chartNote}/signature`, { id: uuidv7(), version: 2 })).status).toBe(201);
    return [patientId, sessionId, chartNote, noteId];
  }

  async function heard(client: TestClient, who: string, ids: readonly string[], word: string): Promise<string[]> {
    return (await heardAt(api, client, ids, word)).map((door) => `${who}: ${door}`);
  }

  it('gives the words of a process note to its author on one route, and to nobody else on any', async () => {
    const ids = await idsOfRecord();
    expect(await heard(therapist, 'author', ids, secret)).toEqual(['author: GET /api/v1/patients/{patientId}/process-notes']);
    const leaks = await heard(colleague, 'colleague', ids, secret);
    const others: readonly Role[] = roles.filter((role) => role !== 'therapist');
    for (const role of others) leaks.push(...(await heard(await here.as(role), role, ids, secret)));
    expect(leaks).toEqual([]);
    // The same knocking finds a chart note's words: a walk that finds nothing proves nothing by itself.
    expect(await heard(colleague, 'colleague', ids, open)).toContain('colleague: GET /api/v1/therapy-notes/{noteId}');
  }, 120_000);

  it('leaves no word of it in any row of any table, sealed answers and the audit included', async () => {
    expect(await holding(api, secret)).toEqual([]);
    expect(await holding(api, open)).toEqual(expect.arrayContaining(['sojourn.therapy_note_version', 'sojourn.note_signature']));
  });

  it('shows the application’s own role no row without an author, and only that author’s with one', async () => {
    const database = api.app.get(Database);
    const count = `SELECT count(*)::int AS found FROM process_note WHERE clinic_id = $1`;
    await expect(database.inClinic(here.id, (data) => data.query(count, [here.id]))).rejects.toThrow(/app\.author_id|uuid/);
    const foundAs = (author: string) =>
      database.inClinic(here.id, async (data) => {
        await data.query(`SET LOCAL app.author_id = '${author}'`);
        return data.query(count, [here.id]);
      });
    expect(await foundAs(here.staff.therapist.staffMemberId)).not.toEqual([{ found: 0 }]);
    expect(await foundAs(here.staff['medical-director'].staffMemberId)).toEqual([{ found: 0 }]);
  });
});

describe('the keys of a clinic’s process notes', () => {
  const keyRows = async () => (await api.admin.query(`SELECT number, wrapped, wrapped_by FROM process_note_key ORDER BY number`)).rows;

  it('are changed with every text sealed anew; the former key is destroyed and the author reads on', async () => {
    const before = await api.admin.query(`SELECT note_id, version, sealed FROM process_note_version ORDER BY note_id, version`);
    const done = await api.app.get(RotateProcessNoteKeys).execute(here.id);
    expect(done).toEqual({ wrappedAnew: 0, sealedAnew: before.rows.length, destroyed: 1 });
    expect(await keyRows()).toMatchObject([{ number: 1, wrapped: null }, { number: 2 }]);
    const after = await api.admin.query(`SELECT note_id, version, sealed FROM process_note_version ORDER BY note_id, version`);
    expect(after.rows.some(({ sealed }, index) => sealed.equals(before.rows[index].sealed))).toBe(false);
    expect((await therapist.get(own())).body[0].text).toBe(`She said: ${secret}.`);
    expect((await save(therapist, 2, `${secret} after the change`)).body.version).toBe(3);
  });

  it('are wrapped anew when the secret key of the installation changes, which the former one alone allows', async () => {
    const { DATABASE_URL, ...settings } = { DATABASE_URL: api.databaseUrl, SECRET_KEY: 'cd'.repeat(32), LOG_LEVEL: 'silent' };
    const database = api.app.get(Database);
    const keysWith = (extra: Record<string, string>) =>
      new ProcessNoteKeys(new Clock(), readConfig({ DATABASE_URL, ...settings, ...extra }));
    const wrapWith = (keys: ProcessNoteKeys) => database.inClinic(here.id, (data) => keys.wrapAnew(data, here.id));
    await expect(wrapWith(keysWith({}))).rejects.toThrow(/FORMER_SECRET_KEY/);
    const [, before] = await keyRows();
    expect(await wrapWith(keysWith({ FORMER_SECRET_KEY: 'ab'.repeat(32) }))).toBe(1);
    const [, after] = await keyRows();
    expect(after.wrapped_by).not.toBe(before.wrapped_by);
    expect(await wrapWith(keysWith({}))).toBe(0);
  });
});
