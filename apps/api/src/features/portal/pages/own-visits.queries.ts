import { Injectable } from '@nestjs/common';
import {
  preparationListOf,
  instant,
  patientTimeWords,
  whatToExpect,
  type OwnVisitView,
  type TreatmentProduct,
  type VisitType,
} from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Database } from '../../../platform/database/database.js';
import { answersCheckIn } from '../../outcome-measures/index.js';
import { preparationFor } from '../reminded-visits.queries.js';

interface VisitRow {
  readonly id: string;
  readonly visit_type: VisitType;
  readonly product: TreatmentProduct | null;
  readonly starts_at: string;
  readonly minutes: number;
  readonly zone: string;
  readonly patient_zone: string | null;
  readonly is_remote: boolean;
  readonly state: string;
  readonly escort_name: string | null;
  readonly ticked: readonly string[];
}

export interface OwnVisit extends OwnVisitView {
  readonly startsAt: string;
}

const sql = `SELECT a.id, a.visit_type, c.product, a.starts_at, (extract(epoch FROM a.ends_at - a.starts_at) / 60)::int AS minutes, a.zone, a.is_remote, a.state,
    a.escort->>'name' AS escort_name, (SELECT n.needs->>'zone' FROM patient_needs n WHERE n.clinic_id = $1 AND n.patient_id = a.patient_id) AS patient_zone,
    ARRAY(SELECT t.item FROM preparation_tick t WHERE t.clinic_id = $1 AND t.appointment_id = a.id AND t.is_done) AS ticked
  FROM appointment a LEFT JOIN treatment_course c ON c.clinic_id = a.clinic_id AND c.id = a.course_id
  WHERE a.clinic_id = $1 AND a.patient_id = $2 AND a.state IN ('booked', 'confirmed') AND a.starts_at > $3 ORDER BY a.starts_at, a.id LIMIT $4`;

/** What a patient's own pages show of the record: visits ahead, who their therapists are, and questions that wait. */
@Injectable()
export class OwnVisitsQueries {
  constructor(private readonly database: Database) {}

  async ahead(caller: Caller, patientId: string, at: string, most: number): Promise<OwnVisit[]> {
    return (await this.database.of(caller).query<VisitRow>(sql, [caller.clinicId, patientId, at, most])).map(visitOf);
  }

  /** The therapists of the patient's courses: whom "my therapist" names. */
  therapists(caller: Caller, patientId: string): Promise<{ id: string; name: string }[]> {
    return this.database.of(caller).query(
      `SELECT DISTINCT m.id, m.display_name AS name FROM treatment_course c
       JOIN course_team t ON t.clinic_id = c.clinic_id AND t.course_id = c.id AND t.role = 'therapist'
       JOIN staff_member m ON m.clinic_id = t.clinic_id AND m.id = t.staff_member_id
       WHERE c.clinic_id = $1 AND c.patient_id = $2 AND m.is_active ORDER BY 2, 1`,
      [caller.clinicId, patientId],
    );
  }

  async questionsUntil(caller: Caller, patientId: string, at: string): Promise<string | null> {
    const [open] = await this.database.of(caller).query<{ until: string | null }>(
      `SELECT min(a.closes_at) AS until FROM measure_assignment a WHERE a.clinic_id = $1 AND a.patient_id = $2 AND a.opens_at <= $3 AND a.closes_at > $3
         AND EXISTS (SELECT 1 FROM unnest(a.instruments) AS i (instrument) WHERE NOT EXISTS
           (SELECT 1 FROM measure_response r WHERE r.clinic_id = $1 AND ${answersCheckIn} AND r.instrument_id = i.instrument))`,
      [caller.clinicId, patientId, at],
    );
    return open?.until ?? null;
  }
}

function visitOf(row: VisitRow): OwnVisit {
  const { id, minutes, is_remote: isRemote, starts_at: startsAt, patient_zone: patientZone, ticked } = row;
  const at = instant(startsAt);
  const lines = preparationListOf({
    ...{ startsAt: at, zone: patientZone ?? row.zone, isRemote, isConfirmed: row.state === 'confirmed' },
    ...{ escortName: row.escort_name, preparation: preparationFor(row) },
  });
  const toPrepare = lines.map((line) => ({ ...line, isDone: line.isKnown || ticked.includes(line.item) }));
  return { id, startsAt, when: patientTimeWords(at, row.zone, patientZone), minutes, isRemote, toPrepare, ...whatToExpect(row.visit_type) };
}
