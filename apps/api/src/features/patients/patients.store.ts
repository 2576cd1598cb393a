import { Injectable } from '@nestjs/common';
import { displayName, listName, normalizeName, type EditPatient } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';

export interface NewFact {
  readonly id: string;
  readonly kind:
    | 'allergy'
    | 'condition'
    | 'medicine'
    | 'measurement'
    | 'entered-in-error'
    | 'eligibility-answer'
    | 'eligibility-determination'
    | 'screening-fact'
    | 'consent'
    | 'consent-countersignature'
    | 'consent-withdrawal';
  readonly details: unknown;
  readonly occurredAt: string | null;
  readonly source: 'recorded' | 'imported';
  readonly amendsId?: string;
}

/** The only writer of patients, their search words and their facts. */
@Injectable()
export class PatientsStore {
  constructor(private readonly database: Database) {}

  /** Whether the patient is new; an id that is already there changes nothing. */
  async register(caller: Caller, id: string, patient: EditPatient): Promise<boolean> {
    const inserted = await this.database.of(caller).query(
      `INSERT INTO patient (clinic_id, id, version, record_number, birth_date, is_deceased, display_name, list_name, identity)
       VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8) ON CONFLICT (clinic_id, id) DO NOTHING RETURNING id`,
      [caller.clinicId, id, ...columnsOf(patient)],
    );
    if (inserted.length === 0) return false;
    await this.keepWords(caller, id, patient);
    return true;
  }

  /** The new version, or undefined when somebody else saved in between. */
  async edit(caller: Caller, id: string, version: number, patient: EditPatient): Promise<number | undefined> {
    const saved = await this.database.of(caller).query<{ version: number }>(
      `WITH saved AS (UPDATE patient SET version = version + 1, record_number = $4, birth_date = $5, is_deceased = $6, display_name = $7, list_name = $8, identity = $9
       WHERE clinic_id = $1 AND id = $2 AND version = $3 RETURNING version) SELECT version FROM saved`,
      [caller.clinicId, id, version, ...columnsOf(patient)],
    );
    if (saved[0] === undefined) return undefined;
    await this.database.of(caller).query(`DELETE FROM patient_name_word WHERE clinic_id = $1 AND patient_id = $2`, [caller.clinicId, id]);
    await this.keepWords(caller, id, patient);
    return saved[0].version;
  }

  async stateNoAllergies(caller: Caller, id: string, askedOn: string): Promise<void> {
    const sql = `UPDATE patient SET no_allergies_stated_on = $3 WHERE clinic_id = $1 AND id = $2`;
    await this.database.of(caller).query(sql, [caller.clinicId, id, askedOn]);
  }

  /** How many of the facts were new; facts that are already there stay as they are. */
  async append(caller: Caller, patientId: string, facts: readonly NewFact[], recordedAt: string): Promise<number> {
    const rows = facts.map(({ id, kind, details, occurredAt, source, amendsId }) => ({
      id,
      kind,
      details,
      occurred_at: occurredAt,
      source,
      amends_id: amendsId ?? null,
    }));
    const inserted = await this.database.of(caller).query(
      `INSERT INTO patient_fact (clinic_id, patient_id, id, kind, details, occurred_at, recorded_at, author_id, source, amends_id)
       SELECT $1, $2, f.id, f.kind, f.details, f.occurred_at, $3, $4, f.source, f.amends_id
       FROM jsonb_to_recordset($5::jsonb) AS f (id uuid, kind text, details jsonb, occurred_at timestamptz, source text, amends_id uuid)
       ON CONFLICT DO NOTHING RETURNING id`,
      [caller.clinicId, patientId, recordedAt, caller.staffMemberId, JSON.stringify(rows)],
    );
    return inserted.length;
  }

  private async keepWords(caller: Caller, id: string, patient: EditPatient): Promise<void> {
    await this.database
      .of(caller)
      .query(`INSERT INTO patient_name_word (clinic_id, patient_id, word) SELECT $1, $2, unnest($3::text[]) ON CONFLICT DO NOTHING`, [
        caller.clinicId,
        id,
        wordsOf(patient),
      ]);
  }
}

function columnsOf(patient: EditPatient): unknown[] {
  return [
    patient.recordNumber,
    patient.birthDate,
    patient.isDeceased,
    displayName(patient.name),
    listName(patient.name).toLocaleLowerCase('en'),
    JSON.stringify(patient),
  ];
}

/** Every word by which the patient may be looked for: names in use and former ones, folded as the search box is. */
function wordsOf(patient: EditPatient): string[] {
  const names = [patient.name, ...patient.formerNames].flatMap((name) => [
    name.family,
    ...name.given,
    name.preferred,
    name.text,
    displayName(name),
  ]);
  return [...new Set(names.flatMap((name) => normalizeName(name ?? '').split(' ')).filter((word) => word !== ''))];
}
