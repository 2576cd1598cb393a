import { Injectable } from '@nestjs/common';
import {
  allergyBanner,
  mayDo,
  normalizeName,
  type AllergyBanner,
  type CorrectedFactView,
  type PatientChartView,
  type PatientClinicalView,
  type PatientPage,
  type SearchPatients,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { birthDateOf } from './birth-date-text.js';

interface PatientRow {
  readonly id: string;
  readonly version: number;
  readonly display_name: string;
  readonly list_name: string;
  readonly birth_date: string | null;
  readonly record_number: string | null;
  readonly is_deceased: boolean;
  readonly identity: PatientChartView['identity'];
  readonly no_allergies_stated_on: string | null;
}

interface FactRow {
  readonly id: string;
  readonly kind: string;
  readonly details: never;
  readonly occurred_at: string | null;
  readonly source: 'recorded' | 'imported';
}

const listColumns = `p.id, p.display_name, p.list_name, p.birth_date, p.record_number, p.is_deceased`;

@Injectable()
export class PatientsQueries {
  constructor(private readonly database: Database) {}

  /** A page of patients by list name; the cursor is the last row of the page before. */
  async search(caller: Caller, search: SearchPatients): Promise<PatientPage> {
    const [afterName, afterId] =
      search.cursor === null ? ['', '00000000-0000-0000-0000-000000000000'] : (JSON.parse(search.cursor) as [string, string]);
    const { condition, parameters } = conditionOf(search.text);
    const rows = await this.database
      .of(caller)
      .query<PatientRow>(
        `SELECT ${listColumns} FROM patient p WHERE p.clinic_id = $1 AND (p.list_name, p.id) > ($2, $3::uuid) AND ${condition} ORDER BY p.list_name, p.id LIMIT $4`,
        [caller.clinicId, afterName, afterId, search.limit + 1, ...parameters],
      );
    const page = rows.slice(0, search.limit);
    const last = rows.length > search.limit ? page.at(-1) : undefined;
    return {
      patients: page.map((row) => ({
        id: row.id,
        displayName: row.display_name,
        listName: row.list_name,
        birthDate: row.birth_date,
        recordNumber: row.record_number,
        isDeceased: row.is_deceased,
      })),
      nextCursor: last === undefined ? null : JSON.stringify([last.list_name, last.id]),
    };
  }

  /** Identity for everybody who may see patients; the clinical part only with the right to read charts. */
  async chart(caller: Caller, id: string): Promise<PatientChartView> {
    const row = await this.row(caller, id);
    const clinical = mayDo(caller.roles, 'chart.read') ? await this.clinical(caller, row) : null;
    return { id, version: row.version, displayName: row.display_name, identity: row.identity, clinical };
  }

  /** The chart with its clinical part, for rules that must weigh it whoever asks. Not to be shown as it is. */
  async wholeChart(caller: Caller, id: string): Promise<PatientChartView & { readonly clinical: PatientClinicalView }> {
    const row = await this.row(caller, id);
    const clinical = await this.clinical(caller, row);
    return { id, version: row.version, displayName: row.display_name, identity: row.identity, clinical };
  }

  private async row(caller: Caller, id: string): Promise<PatientRow> {
    const [row] = await this.database
      .of(caller)
      .query<PatientRow>(`SELECT p.*, p.clinic_id FROM patient p WHERE p.clinic_id = $1 AND p.id = $2`, [caller.clinicId, id]);
    if (row === undefined) throw notFound('Patient');
    this.database.concerns(caller, { patientId: id, entityId: id });
    return row;
  }

  private async clinical(caller: Caller, patient: PatientRow): Promise<PatientClinicalView> {
    const rows = await this.database.of(caller).query<FactRow>(
      `SELECT f.id, f.kind, f.details, f.occurred_at, f.source FROM patient_fact f
       WHERE f.clinic_id = $1 AND f.patient_id = $2 AND f.kind <> 'entered-in-error' AND NOT EXISTS
         (SELECT 1 FROM patient_fact a WHERE a.clinic_id = $1 AND a.patient_id = $2 AND a.amends_id = f.id)
       ORDER BY f.occurred_at DESC NULLS LAST, f.id DESC`,
      [caller.clinicId, patient.id],
    );
    const of = (kind: string) =>
      rows
        .filter((row) => row.kind === kind)
        .map(({ id, details, occurred_at: occurredAt, source }) => ({ id, details, occurredAt, source }));
    const allergies: PatientClinicalView['allergies'] = of('allergy');
    const corrected = await this.corrected(caller, patient.id);
    return {
      banner: bannerOf(allergies, patient),
      allergies,
      conditions: of('condition'),
      medicines: of('medicine'),
      measurements: of('measurement'),
      corrected,
    };
  }

  /** What was marked as entered in error, newest mark first: out of every list, still readable. */
  private corrected(caller: Caller, patientId: string): Promise<CorrectedFactView[]> {
    return this.database.of(caller).query<CorrectedFactView>(
      `SELECT f.id, f.kind, f.details, a.details ->> 'reason' AS reason, m.display_name AS "markedBy", a.recorded_at AS "markedAt"
       FROM patient_fact a
       JOIN patient_fact f ON f.clinic_id = $1 AND f.patient_id = $2 AND f.id = a.amends_id
       LEFT JOIN staff_member m ON m.clinic_id = $1 AND m.id = a.author_id
       WHERE a.clinic_id = $1 AND a.patient_id = $2 AND a.kind = 'entered-in-error' AND f.kind = ANY ($3)
       ORDER BY a.recorded_at DESC, a.id`,
      [caller.clinicId, patientId, ['allergy', 'condition', 'medicine', 'measurement']],
    );
  }
}

function bannerOf(allergies: PatientClinicalView['allergies'], patient: PatientRow): AllergyBanner {
  const askedOn = patient.no_allergies_stated_on;
  return allergyBanner(
    allergies.map(({ details }) => details),
    askedOn === null ? null : { askedOn: askedOn as never },
  );
}

/** Words of a name in any order by prefix, or a birth date, or a record number. Only leak-proof operators, so that the indexes serve. */
function conditionOf(text: string): { condition: string; parameters: unknown[] } {
  const words = normalizeName(text).split(' ').filter(Boolean).slice(0, 6);
  if (words.length === 0) return { condition: 'true', parameters: [] };
  const byName = words.map(
    (_, index) =>
      `SELECT w${index}.patient_id FROM patient_name_word w${index} WHERE w${index}.clinic_id = $1 AND w${index}.word ^@ $${index + 5}`,
  );
  const next = words.length + 5;
  const byBirthDate = `SELECT b.id FROM patient b WHERE b.clinic_id = $1 AND b.birth_date = $${next}::date`;
  const byRecordNumber = `SELECT r.id FROM patient r WHERE r.clinic_id = $1 AND r.record_number = $${next + 1}`;
  return {
    // Each part has its index; an OR of them over one scan would read the clinic's whole list.
    condition: `p.id IN ((${byName.join(' INTERSECT ')}) UNION ${byBirthDate} UNION ${byRecordNumber})`,
    parameters: [...words, birthDateOf(text), text.trim()],
  };
}
