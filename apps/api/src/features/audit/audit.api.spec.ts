import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { AuditSealer } from '../../platform/audit-trail/sealing/audit-sealer.js';
import { sealKeyFrom, signed, type Seal } from '../../platform/audit-trail/sealing/seal.js';
import { auditFaults, type AuditExport } from '../../platform/audit-trail/sealing/verify-export.js';
import { TestApi, testPassword, type TestClinic } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

const folder = mkdtempSync(join(tmpdir(), 'sojourn-checkpoints-'));
let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
let officer: TestClient;

beforeAll(async () => {
  api = await TestApi.start({ AUDIT_CHECKPOINTS: folder });
  here = await api.openClinic();
  elsewhere = await api.openClinic();
  officer = await here.as('compliance');
  await officer.post('/api/v1/sign-in/step-up', { password: testPassword });
});
afterAll(async () => {
  await api.stop();
  rmSync(folder, { recursive: true });
});

const seal = (clinic = here) => api.app.get(AuditSealer).seal(clinic.id);
const exported = async (after = 0): Promise<AuditExport> => (await officer.get(`/api/v1/audit-trail/export?after=${after}`)).body;
const checkpoints = (): Seal[] =>
  readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  );
/** As somebody with the database in his hands would do it: no trigger, no policy stops him. Answers what is found, then puts it back. */
async function tampered(...statements: [string, ...unknown[]][]): Promise<string[]> {
  const before = await api.admin.query('SELECT * FROM audit_entry');
  const seals = await api.admin.query('SELECT * FROM audit_seal');
  await api.admin.query(`SET session_replication_role = replica`);
  for (const [sql, ...parameters] of statements) await api.admin.query(sql, parameters);
  const faults = auditFaults(await exported(), { checkpoints: checkpoints(), publicKeys: [] });
  await api.admin.query('DELETE FROM audit_entry');
  await api.admin.query('DELETE FROM audit_seal');
  await api.admin.query('DELETE FROM audit_unsealed');
  for (const row of before.rows) await restore('audit_entry', row);
  for (const row of seals.rows) await restore('audit_seal', row);
  await api.admin.query(`SET session_replication_role = origin`);
  expect(auditFaults(await exported(), { checkpoints: checkpoints(), publicKeys: [] })).toEqual([]);
  await seal();
  return faults;
}
async function restore(table: string, row: Record<string, unknown>): Promise<void> {
  const names = Object.keys(row);
  const places = names.map((_, place) => `$${place + 1}`);
  await api.admin.query(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places.join(', ')})`, Object.values(row));
}

describe('sealing the audit trail', () => {
  it('puts every entry of the clinic, and of no other, under one signed and linked seal', async () => {
    const nurse = await here.as('nurse');
    for (let look = 0; look < 3; look += 1) await nurse.get('/api/v1/staff');
    await (await elsewhere.as('nurse')).get('/api/v1/staff');
    const [first] = await seal();
    await nurse.get('/api/v1/staff');
    const [second] = await seal();
    expect(second).toMatchObject({ clinicId: here.id, number: 2, total: (first?.total ?? 0) + (second?.count ?? 0) });
    const trail = await exported();
    expect(trail.seals.map(({ number }) => number)).toEqual([1, 2]);
    expect(auditFaults(trail, { checkpoints: checkpoints(), publicKeys: [first?.publicKey ?? ''] })).toEqual([]);
    const foreign = await api.admin.query('SELECT id FROM audit_entry WHERE clinic_id = $1', [elsewhere.id]);
    expect(foreign.rows.length).toBeGreaterThan(0);
    expect(trail.entries.map(({ id }) => id)).not.toEqual(expect.arrayContaining([foreign.rows[0].id]));
  });

  it('makes no seal where nothing waits, and says how far it came', async () => {
    await seal();
    expect(await seal(elsewhere)).toHaveLength(1);
    expect(await seal(elsewhere)).toEqual([]);
    const state = (await officer.get('/api/v1/audit-trail/sealing')).body;
    expect(state).toMatchObject({ entriesWaiting: 0, oldestWaitingAt: null });
    expect(state.entriesSealed).toBeGreaterThan(0);
  });

  it('makes one chain when several processes seal at once while people work', async () => {
    const nurse = await here.as('nurse');
    const work = Array.from({ length: 30 }, () => nurse.get('/api/v1/staff'));
    await Promise.all([...work, ...Array.from({ length: 12 }, () => seal())]);
    await seal();
    expect(auditFaults(await exported(), { checkpoints: checkpoints(), publicKeys: [] })).toEqual([]);
  });

  it('takes up where a round was cut off: an entry leaves the queue only with its seal', async () => {
    await (await here.as('nurse')).get('/api/v1/staff');
    await api.admin.query('ALTER TABLE audit_seal ADD CONSTRAINT nothing_fits CHECK (false) NOT VALID');
    await expect(seal()).rejects.toThrow();
    await api.admin.query('ALTER TABLE audit_seal DROP CONSTRAINT nothing_fits');
    expect(await seal()).toHaveLength(1);
    expect(auditFaults(await exported())).toEqual([]);
  });

  it('hashes words in any script as the database does', async () => {
    const words = '"quoted" \\ back\b\f\n\r\t\u0001\u007f / ü 心 🎈 <&>';
    const sql = `INSERT INTO audit_entry (clinic_id, id, at, roles, request_id, action, outcome, reason)
      VALUES ($1, $2, now(), '{nurse,"with space"}', $3, 'test.write', 'done', $3)`;
    await api.admin.query(sql, [here.id, uuidv7(), words]);
    await seal();
    const trail = await exported();
    expect(trail.entries.map(({ reason }) => reason)).toContain(words);
    expect(auditFaults(trail)).toEqual([]);
  });

  it('runs by itself every few seconds, also for what a process that died left waiting', async () => {
    const other = await TestApi.start({ AUDIT_SEAL_SECONDS: '1' });
    const clinic = await other.openClinic();
    await (await clinic.as('nurse')).get('/api/v1/staff');
    const waits = async (): Promise<number> => (await other.admin.query('SELECT 1 FROM audit_unsealed')).rows.length;
    for (let tries = 0; tries < 100 && (await waits()) > 0; tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await waits()).toBe(0);
    await other.stop();
  });

  it('continues an export where the one before ended', async () => {
    const later = await exported(1);
    expect(later.after?.number).toBe(1);
    expect(later.seals[0]?.number).toBe(2);
    expect(auditFaults(later, { checkpoints: checkpoints(), publicKeys: [] })).toEqual([]);
  });

  it('hands the export to those who read the audit, after they proved themselves again', async () => {
    expect((await (await here.as('nurse')).get('/api/v1/audit-trail/export')).body.code).toBe('not-allowed');
    expect((await (await here.as('administrator')).get('/api/v1/audit-trail/export')).body.code).toBe('step-up-needed');
    expect((await officer.get('/api/v1/audit-trail/export?after=minus')).status).toBe(400);
  });
});

describe('a trail that somebody changed behind the application', () => {
  const one = `(SELECT entry_ids[1] FROM audit_seal WHERE clinic_id = $1 AND number = 1)`;
  beforeAll(() => seal());

  it('shows a changed reason', async () => {
    const faults = await tampered([`UPDATE audit_entry SET reason = 'invented' WHERE clinic_id = $1 AND id = ${one}`, here.id]);
    expect(faults).toEqual([expect.stringMatching(/of seal 1 was changed/)]);
  });

  it('shows another actor', async () => {
    const sql = `UPDATE audit_entry SET staff_member_id = $2 WHERE clinic_id = $1 AND id = ${one}`;
    expect(await tampered([sql, here.id, here.staff.prescriber.staffMemberId])).toEqual([expect.stringMatching(/of seal 1 was changed/)]);
  });

  it('shows a changed entry whose leaf hash was made to fit', async () => {
    const sql = `UPDATE audit_entry SET reason = 'invented', leaf_hash = sha256('\\x00'::bytea || convert_to(jsonb_build_array(clinic_id, id,
      to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), person_id, staff_member_id, roles, device_id, address, request_id, action,
      outcome, entity_id, patient_id, 'invented')::text, 'UTF8')) WHERE clinic_id = $1 AND id = ${one}`;
    expect(await tampered([sql, here.id])).toEqual([expect.stringMatching(/^Something among the \d+ entries of seal 1 was changed/)]);
  });

  it('shows a deleted entry', async () => {
    const faults = await tampered([`DELETE FROM audit_entry WHERE clinic_id = $1 AND id = ${one}`, here.id]);
    expect(faults).toEqual([expect.stringMatching(/of seal 1 is missing/)]);
  });

  it('shows an entry deleted together with its place under the seal', async () => {
    const faults = await tampered(
      [`DELETE FROM audit_entry WHERE clinic_id = $1 AND id = ${one}`, here.id],
      [`UPDATE audit_seal SET entry_ids = entry_ids[2:], total = total - 1 WHERE clinic_id = $1 AND number = 1`, here.id],
    );
    expect(faults).toEqual(
      expect.arrayContaining(['Seal 1 is not signed by the key it names.', 'Seal 2 is not linked to the seal before it.']),
    );
  });

  it('shows an entry that was slipped in and dated back', async () => {
    const sql = `INSERT INTO audit_entry SELECT clinic_id, $2, at - interval '1 day', person_id, staff_member_id, roles, device_id, address, request_id,
      action, outcome, entity_id, patient_id, reason, leaf_hash FROM audit_entry WHERE clinic_id = $1 AND id = ${one}`;
    expect(await tampered([sql, here.id, uuidv7()])).toEqual([expect.stringMatching(/is under no seal: it was slipped in/)]);
  });

  it('shows by the checkpoints outside the database that the end was cut off', async () => {
    const last = `(SELECT max(number) FROM audit_seal WHERE clinic_id = $1)`;
    const faults = await tampered(
      [
        `DELETE FROM audit_entry WHERE clinic_id = $1 AND id IN (SELECT unnest(entry_ids) FROM audit_seal WHERE clinic_id = $1 AND number = ${last})`,
        here.id,
      ],
      [`DELETE FROM audit_seal WHERE clinic_id = $1 AND number = ${last}`, here.id],
    );
    expect(faults).toEqual([expect.stringMatching(/its end was cut off/)]);
  });

  it('shows a whole history sealed again with another key', async () => {
    const trail = await exported();
    const stranger = sealKeyFrom(Buffer.alloc(32, 7));
    const forged = trail.seals.slice(0, 1).map(({ entryIds, ...own }) => ({ ...signed(own, stranger), entryIds }));
    const faults = auditFaults(
      { ...trail, seals: [...forged, ...trail.seals.slice(1)] },
      { checkpoints: checkpoints(), publicKeys: [trail.seals[0]?.publicKey ?? ''] },
    );
    expect(faults).toEqual([
      'Seal 2 is not linked to the seal before it.',
      'Seal 1 is not the one that the checkpoints outside the database hold.',
      'Seal 1 was signed with a key that was not named to the verifier.',
    ]);
  });
});

describe('npm run verify-audit', () => {
  const run = (...words: string[]): Promise<{ code: number; said: string }> =>
    new Promise((resolve) => {
      const command = join(import.meta.dirname, '../../../../../tools/verify-audit.mjs');
      execFile(process.execPath, [command, ...words], (error, out, err) => resolve({ code: Number(error?.code ?? 0), said: out + err }));
    });

  it('verifies a file without a database, and fails on a changed one and on what is no export', async () => {
    await seal();
    const trail = await exported();
    const [good, bad, other] = ['good', 'bad', 'other'].map((name) => join(folder, `../${uuidv7()}-${name}.json`)) as [
      string,
      string,
      string,
    ];
    writeFileSync(good, JSON.stringify(trail));
    writeFileSync(bad, JSON.stringify({ ...trail, entries: trail.entries.map((entry) => ({ ...entry, action: 'note.read' })) }));
    writeFileSync(other, '{}');
    const points = readdirSync(folder).map((file) => join(folder, file));
    expect(await run(good, '--checkpoints', points[0] ?? '')).toMatchObject({ code: 0, said: expect.stringMatching(/^Unchanged: /) });
    expect(await run(bad)).toMatchObject({ code: 1, said: expect.stringContaining('was changed') });
    expect(await run(other)).toMatchObject({ code: 2, said: expect.stringContaining('is not an export of the audit trail') });
    for (const file of [good, bad, other]) rmSync(file);
  });
});
