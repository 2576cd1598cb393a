import { randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { v7 as uuidv7 } from 'uuid';
import { nobodyAs } from '../../platform/caller/nobody.js';
import { Database } from '../../platform/database/database.js';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import { ImportPatient } from './index.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;

const bundles = join(import.meta.dirname, '../../../../../demo/synthea');
const files = readdirSync(bundles).filter((file) => file.endsWith('.json.gz'));
const bundleOf = (file: string) => JSON.parse(gunzipSync(readFileSync(join(bundles, file))).toString('utf8'));
const fhir = { 'Content-Type': 'application/fhir+json' };

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  elsewhere = await api.openClinic();
});
afterAll(() => api.stop());

async function register(patient: object): Promise<string> {
  const id = uuidv7();
  const answer = await (await here.as('front-desk')).post('/api/v1/patients', { id, patient });
  expect(answer.status).toBe(201);
  return id;
}

async function found(text: string): Promise<string[]> {
  const answer = await (await here.as('nurse')).post('/api/v1/patients/search', { text });
  expect(answer.status).toBe(200);
  return answer.body.patients.map(({ displayName }: { displayName: string }) => displayName);
}

describe('registering a patient', () => {
  it('needs only a name; what was not said stays unknown', async () => {
    const id = await register({ name: { family: 'Morgan', given: ['Alex'] } });
    const chart = (await (await here.as('nurse')).get(`/api/v1/patients/${id}`)).body;
    expect(chart).toMatchObject({ displayName: 'Alex Morgan', identity: { birthDate: null, sexAtBirth: 'unknown' } });
    expect(chart.clinical.banner).toEqual({ kind: 'not-asked' });
  });

  it('twice with the same id registers once', async () => {
    const id = uuidv7();
    const desk = await here.as('front-desk');
    const body = { id, patient: { name: { family: 'Twice' } } };
    expect((await desk.post('/api/v1/patients', body)).status).toBe(201);
    expect((await desk.post('/api/v1/patients', body)).status).toBe(201);
    expect(await found('twice')).toEqual(['Twice']);
  });

  it('names every field at fault and keeps nothing', async () => {
    const answer = await (
      await here.as('front-desk')
    ).post('/api/v1/patients', { id: uuidv7(), patient: { name: {}, birthDate: '2027-02-29' } });
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map(({ path }: { path: string }) => path)).toEqual(expect.arrayContaining(['patient.birthDate']));
  });

  it('refuses a birth date in the future', async () => {
    const answer = await (
      await here.as('front-desk')
    ).post('/api/v1/patients', { id: uuidv7(), patient: { name: { family: 'Unborn' }, birthDate: '2150-01-01' } });
    expect(answer.body).toMatchObject({ status: 422, code: 'birth-date-impossible' });
    expect(await found('unborn')).toEqual([]);
  });

  it('is not a therapist’s to do, and a repeated key with another patient is a conflict', async () => {
    expect(
      (await (await here.as('therapist')).post('/api/v1/patients', { id: uuidv7(), patient: { name: { family: 'No' } } })).status,
    ).toBe(403);
    const key = { 'Idempotency-Key': randomUUID() };
    const desk = await here.as('front-desk');
    await desk.post('/api/v1/patients', { id: uuidv7(), patient: { name: { family: 'First' } } }, key);
    const second = await desk.post('/api/v1/patients', { id: uuidv7(), patient: { name: { family: 'Second' } } }, key);
    expect(second.body).toMatchObject({ status: 409, code: 'key-used-differently' });
    expect(await found('second')).toEqual([]);
  });
});

describe('searching', () => {
  beforeAll(async () => {
    await register({ name: { family: 'Ordóñez', given: ['Bernardo', 'Luis'] }, birthDate: '1957-06-29', recordNumber: 'MR-77' });
    await register({ name: { family: '山田', given: ['太郎'] } });
    await register({ name: { family: 'O’Connor', given: ['Siobhán'] } });
  });

  it.each([
    ['ordon', 'Bernardo Luis Ordóñez'],
    ['ber ord', 'Bernardo Luis Ordóñez'],
    ['ord luis', 'Bernardo Luis Ordóñez'],
    ['1957-06-29', 'Bernardo Luis Ordóñez'],
    ['6/29/1957', 'Bernardo Luis Ordóñez'],
    ['29 June 1957', 'Bernardo Luis Ordóñez'],
    ['MR-77', 'Bernardo Luis Ordóñez'],
    ['山田', '山田太郎'],
    ['oconnor', 'Siobhán O’Connor'],
  ])('finds by "%s"', async (text, name) => {
    expect(await found(text)).toEqual([name]);
  });

  it('finds nobody of this clinic from another one, and nobody by a name that is not there', async () => {
    const other = await (await elsewhere.as('nurse')).post('/api/v1/patients/search', { text: 'ordonez' });
    expect(other.body.patients).toEqual([]);
    expect(await found('xyzzy')).toEqual([]);
  });

  it('pages by cursor without leaving anyone out or twice in', async () => {
    const nurse = await here.as('nurse');
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { patients: { id: string }[]; nextCursor: string | null } = (
        await nurse.post('/api/v1/patients/search', { cursor, limit: 2 })
      ).body;
      seen.push(...page.patients.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    const { rows } = await api.admin.query('SELECT id FROM patient WHERE clinic_id = $1', [here.id]);
    expect(seen.toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
  });
});

describe('the chart', () => {
  it('is shut to the other clinic and shows managers no diagnosis', async () => {
    const id = await register({ name: { family: 'Shut' } });
    expect((await (await elsewhere.as('medical-director')).get(`/api/v1/patients/${id}`)).status).toBe(404);
    expect((await (await here.as('clinic-manager')).get(`/api/v1/patients/${id}`)).body.clinical).toBeNull();
  });

  it('keeps a wrong allergy readable as history, out of the banner, and never takes it away', async () => {
    const id = await register({ name: { family: 'Lindqvist', given: ['Bea'] } });
    const prescriber = await here.as('prescriber');
    const factId = uuidv7();
    const recorded = await prescriber.post(`/api/v1/patients/${id}/facts`, {
      id: factId,
      kind: 'allergy',
      details: { substance: 'Penicillin', criticality: 'high' },
    });
    expect(recorded.body.clinical.banner).toMatchObject({ kind: 'list', allergies: [{ substance: 'Penicillin' }] });
    const marked = await prescriber.post(`/api/v1/patients/${id}/facts/${factId}/error`, { id: uuidv7(), reason: 'Chart of her sister' });
    expect(marked.body.clinical.banner).toEqual({ kind: 'not-asked' });
    expect(marked.body.clinical.allergies).toEqual([]);
    expect(marked.body.clinical.corrected).toEqual([
      expect.objectContaining({
        kind: 'allergy',
        details: expect.objectContaining({ substance: 'Penicillin' }),
        reason: 'Chart of her sister',
        markedBy: expect.any(String),
      }),
    ]);
    const stated = await prescriber.put(`/api/v1/patients/${id}/no-allergies`, { askedOn: '2026-11-17' });
    expect(stated.body.clinical.banner).toEqual({ kind: 'no-known-allergies', askedOn: '2026-11-17' });
    const kept = await api.admin.query('SELECT count(*)::int AS n FROM patient_fact WHERE clinic_id = $1 AND patient_id = $2', [
      here.id,
      id,
    ]);
    expect(kept.rows[0].n).toBe(2);
  });

  it('refuses a diagnosis code of the wrong form and names the field', async () => {
    const id = await register({ name: { family: 'Coded' } });
    const prescriber = await here.as('prescriber');
    const add = (code: string) => {
      const details = { text: 'Depression', codes: [{ system: 'icd-10-cm', code }], status: 'active' };
      return prescriber.post(`/api/v1/patients/${id}/facts`, { id: uuidv7(), kind: 'condition', details });
    };
    const refused = await add('33.2');
    expect([refused.status, refused.body.errors[0].path]).toEqual([400, 'details.codes.0.code']);
    expect((await add('F33.2')).body.clinical.conditions).toMatchObject([{ details: { codes: [{ code: 'F33.2' }] } }]);
  });

  it('takes a weight from a nurse and refuses one that cannot be', async () => {
    const id = await register({ name: { family: 'Vega' } });
    const nurse = await here.as('nurse');
    const weigh = (weightG: number) =>
      nurse.post(`/api/v1/patients/${id}/measurements`, {
        id: uuidv7(),
        details: { kind: 'weight', weightG },
        occurredAt: '2026-11-17T17:40:00Z',
      });
    expect((await weigh(96_000)).body.clinical.measurements).toMatchObject([
      { details: { weightG: 96_000 }, occurredAt: '2026-11-17T17:40:00Z' },
    ]);
    expect((await weigh(9_600)).status).toBe(400);
  });

  it('lets the second of two editors see what the first one saved', async () => {
    const id = await register({ name: { family: 'Edited' } });
    const desk = await here.as('front-desk');
    const { identity } = (await desk.get(`/api/v1/patients/${id}`)).body;
    const save = (pronouns: string, version: string) =>
      desk.put(`/api/v1/patients/${id}`, { patient: { ...identity, pronouns } }, { 'If-Match': version });
    expect((await save('she/her', '"1"')).body).toMatchObject({ version: 2, identity: { pronouns: 'she/her' } });
    const late = await save('they/them', '"1"');
    expect(late.body).toMatchObject({ status: 412, code: 'changed-meanwhile', facts: { newest: { identity: { pronouns: 'she/her' } } } });
    expect((await desk.put(`/api/v1/patients/${id}`, { patient: identity })).status).toBe(428);
  });

  it('leaves an audit entry that names the patient', async () => {
    const id = await register({ name: { family: 'Watched' } });
    await (await here.as('therapist')).get(`/api/v1/patients/${id}`);
    const { rows } = await api.admin.query(`SELECT action FROM audit_entry WHERE patient_id = $1 ORDER BY at`, [id]);
    expect(rows.map(({ action }) => action)).toEqual(['patient.register', 'patient.read-chart']);
  });
});

describe('importing FHIR bundles', () => {
  it.each(files)('brings in %s whole, and nothing the second time', async (file) => {
    const desk = await here.as('clinic-manager');
    const bundle = bundleOf(file);
    const count = (type: string) =>
      bundle.entry.filter(({ resource }: { resource: { resourceType: string } }) => resource.resourceType === type).length;
    const first = await desk.post('/api/v1/patients/imports', bundle, fhir);
    expect(first.status).toBe(201);
    expect(first.body.counts).toMatchObject({
      condition: count('Condition'),
      allergy: count('AllergyIntolerance'),
      medicine: count('MedicationRequest'),
    });
    expect(first.body.unchanged).toBe(0);
    const again = await desk.post('/api/v1/patients/imports', bundle, fhir);
    expect(again.body).toMatchObject({ created: 0, unchanged: first.body.created });
    const chart = (await (await here.as('nurse')).get(`/api/v1/patients/${first.body.patientId}`)).body;
    expect(chart.clinical.conditions).toHaveLength(count('Condition'));
    expect(chart.identity.isDeceased).toBe(
      bundle.entry.some(({ resource }: { resource: { deceasedDateTime?: string } }) => resource.deceasedDateTime !== undefined),
    );
  });

  it('knows of nobody’s leave for letters, unless who imports says that it was given where they come from', async () => {
    const telecom = [{ system: 'email', value: 'sara@home.example' }];
    const bundleWith = (id: string) => ({
      resourceType: 'Bundle',
      entry: [{ resource: { resourceType: 'Patient', id, name: [{ family: 'Amin' }], telecom } }],
    });
    const desk = await here.as('clinic-manager');
    const asked = await desk.post('/api/v1/patients/imports', bundleWith('letters-asked'), fhir);
    const caller = nobodyAs('Sojourn', here.id, uuidv7());
    const allowed = await api.app
      .get(Database)
      .within(caller, () => api.app.get(ImportPatient).execute(caller, bundleWith('letters-allowed'), { isReminderAllowed: true }));
    const leave = async (id: string) =>
      (await desk.get(`/api/v1/patients/${id}`)).body.identity.contactPoints.map(
        ({ isReminderAllowed }: { isReminderAllowed: boolean }) => isReminderAllowed,
      );
    expect([await leave(asked.body.patientId), await leave(allowed.patientId)]).toEqual([[false], [true]]);
  });

  it('refuses a broken bundle with the resource and the path, and keeps nothing of it', async () => {
    const patient = { resourceType: 'Patient', id: 'broken', name: [{ family: 'Broken' }] };
    const condition = {
      resourceType: 'Condition',
      id: 'c1',
      subject: { reference: 'Patient/broken' },
      code: { text: 'Depression' },
      onsetDateTime: 'last week',
    };
    const answer = await (
      await here.as('clinic-manager')
    ).post('/api/v1/patients/imports', { resourceType: 'Bundle', entry: [{ resource: patient }, { resource: condition }] }, fhir);
    expect(answer.body).toMatchObject({ status: 422, code: 'bundle-refused', errors: [{ code: 'Condition/c1', path: 'onsetDateTime' }] });
    expect(await found('broken')).toEqual([]);
  });

  it.each([
    ['no bundle at all', { resourceType: 'Patient' }],
    [
      'a bundle of two patients',
      { resourceType: 'Bundle', entry: [1, 2].map((n) => ({ resource: { resourceType: 'Patient', id: `p${n}`, name: [{ text: 'X' }] } })) },
    ],
    [
      'a condition of somebody else',
      {
        resourceType: 'Bundle',
        entry: [
          { resource: { resourceType: 'Patient', id: 'p', name: [{ text: 'X' }] } },
          { resource: { resourceType: 'Condition', id: 'c', subject: { reference: 'Patient/q' }, code: { text: 'D' } } },
        ],
      },
    ],
  ])('refuses %s', async (_, bundle) => {
    expect((await (await here.as('clinic-manager')).post('/api/v1/patients/imports', bundle, fhir)).body.code).toBe('bundle-refused');
  });
});
