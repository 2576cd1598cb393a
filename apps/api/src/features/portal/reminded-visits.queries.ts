import { Injectable } from '@nestjs/common';
import {
  defaultSessionPolicy,
  instant,
  isDosingVisit,
  type AppointmentState,
  type ReminderFacts,
  type RemindedVisit,
  type TreatmentProduct,
  type VisitType,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { lettersAddress } from '../patients/index.js';
import { nameInLetters } from '../clinics/index.js';

export interface VisitRow {
  readonly id: string;
  readonly patient_id: string;
  readonly state: AppointmentState;
  readonly booked_at: string;
  readonly booked_by: string;
  readonly has_birth_date: boolean;
  readonly starts_at: string;
  readonly zone: string;
  readonly is_remote: boolean;
  readonly visit_type: VisitType;
  readonly product: TreatmentProduct | null;
  readonly escort_name: string | null;
  readonly patient_zone: string | null;
  readonly address: string | null;
  readonly clinic_name: string;
  readonly phone: string | null;
  readonly told: readonly string[];
}

/** A visit ahead with all that a letter about it needs. */
export interface VisitAhead extends RemindedVisit {
  readonly id: string;
  readonly state: AppointmentState;
  readonly patientId: string;
  readonly bookedBy: string;
  readonly hasBirthDate: boolean;
  readonly address: string | null;
  readonly facts: Omit<ReminderFacts, 'link'>;
}

/** A letter that is kept here, waits for somebody or was dropped has told nobody anything. */
export const hasTold = `m.state IN ('sending', 'sent', 'uncertain', 'settled')`;
/** What was told of the visit, and of the places before it at the same time: another room or person is no news. */
const told = `ARRAY(WITH RECURSIVE same AS (SELECT a.id, a.replaces_id UNION ALL SELECT b.id, b.replaces_id FROM same JOIN appointment b
      ON b.clinic_id = $1 AND b.id = same.replaces_id AND b.starts_at = a.starts_at AND b.is_remote = a.is_remote)
    SELECT m.occasion FROM same JOIN patient_message m ON m.clinic_id = $1 AND m.about_id = same.id AND (same.id = a.id OR ${hasTold}))`;

/** What a letter about a visit `a` needs to know; `$1` is the clinic. */
export const visitColumns = `a.id, a.patient_id, a.state, a.booked_at, a.booked_by, p.birth_date IS NOT NULL AS has_birth_date, a.starts_at, a.zone, a.is_remote, a.visit_type, c.product, a.escort->>'name' AS escort_name,
    (SELECT n.needs->>'zone' FROM patient_needs n WHERE n.clinic_id = $1 AND n.patient_id = a.patient_id) AS patient_zone,
    ${lettersAddress('p')} AS address, ${nameInLetters('k')} AS clinic_name,
    (SELECT y.content->>'phone' FROM clinic_policy y WHERE y.clinic_id = $1 AND y.kind = 'crisis-contact' ORDER BY y.version DESC LIMIT 1) AS phone,
    ${told} AS told`;
export const visitSource = `appointment a JOIN patient p ON p.clinic_id = a.clinic_id AND p.id = a.patient_id JOIN clinic k ON k.clinic_id = a.clinic_id
  LEFT JOIN treatment_course c ON c.clinic_id = a.clinic_id AND c.id = a.course_id`;

const sql = `SELECT ${visitColumns} FROM ${visitSource}
  WHERE a.clinic_id = $1 AND a.state IN ('booked', 'confirmed') AND a.starts_at > $2 AND a.starts_at <= $3 AND NOT p.is_deceased ORDER BY a.starts_at, a.id`;

@Injectable()
export class RemindedVisitsQueries {
  constructor(private readonly database: Database) {}

  /** The visits that start between two times and still stand. */
  async ahead(caller: Caller, after: string, until: string): Promise<VisitAhead[]> {
    const rows = await this.database.of(caller).query<VisitRow>(sql, [caller.clinicId, after, until]);
    return rows.map(visitOf);
  }
}

export function visitOf(row: VisitRow): VisitAhead {
  const startsAt = instant(row.starts_at);
  return {
    id: row.id,
    state: row.state,
    patientId: row.patient_id,
    bookedAt: instant(row.booked_at),
    bookedBy: row.booked_by,
    hasBirthDate: row.has_birth_date,
    startsAt,
    told: row.told,
    hasAddress: row.address !== null,
    address: row.address,
    facts: {
      clinicName: row.clinic_name,
      phone: row.phone,
      startsAt,
      siteZone: row.zone,
      patientZone: row.patient_zone,
      isRemote: row.is_remote,
      preparation: preparationFor(row),
      escortName: row.escort_name,
    },
  };
}

/** The same minutes that the check before the dose asks for. */
export function preparationFor({ visit_type: visitType, product }: Pick<VisitRow, 'visit_type' | 'product'>): ReminderFacts['preparation'] {
  if (product === null || !isDosingVisit(visitType)) return null;
  return { ...defaultSessionPolicy.fasting[product], areNoseSpraysOff: product.startsWith('intranasal') };
}
