import { statementFaults } from './statement-lint.js';

const tables = new Set(['patient', 'patient_fact', 'session_entry']);
const faults = (sql: string): string[] => statementFaults(sql, tables);

describe('the statement lint', () => {
  it.each([
    ['SELECT * FROM patient WHERE id = $1', /clinic_id 0 times for patient/],
    [
      'SELECT * FROM patient p JOIN patient_fact f ON f.patient_id = p.id WHERE p.clinic_id = $1',
      /clinic_id 1 times for patient, patient_fact/,
    ],
    ['UPDATE sojourn.patient SET version = 2', /clinic_id 0 times/],
    ['DELETE FROM session_entry WHERE id = $1', /clinic_id 0 times/],
    ['INSERT INTO patient (id) VALUES ($1)', /clinic_id 0 times/],
    [`SELECT set_config('app.clinic_id', '1', true)`, /set_config/],
    [`SET app.clinic_id = '1'`, /whole connection/],
    [`SET search_path = public`, /whole connection/],
    ['MERGE INTO patient USING x ON clinic_id = 1', /MERGE/],
    ['SELECT pg_advisory_xact_lock(1)', /advisory lock/],
  ])('finds the fault in: %s', (sql, fault) => {
    expect(faults(sql)).toEqual([expect.stringMatching(fault)]);
  });

  it.each([
    'SELECT * FROM patient WHERE clinic_id = $1 AND id = $2',
    'SELECT * FROM patient p JOIN patient_fact f ON f.clinic_id = p.clinic_id AND f.patient_id = p.id WHERE p.clinic_id = $1',
    'INSERT INTO patient (clinic_id, id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    `SET LOCAL app.clinic_id = '12'`,
    'SELECT * FROM person WHERE id = $1',
    'SELECT $1 FROM patience',
  ])('lets pass: %s', (sql) => expect(faults(sql)).toEqual([]));
});
