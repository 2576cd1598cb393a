import { Injectable } from '@nestjs/common';
import type { CourseFacts, CourseState, TreatmentProduct } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { PatientStanding } from '../patients/index.js';

interface CountedRow {
  readonly signed_preparation_notes: number;
  readonly open_drafts: number;
  readonly has_first_order: boolean;
  readonly open_sessions: number;
  readonly is_baseline_frozen: boolean;
  readonly future_appointments: number;
  readonly roles: string[];
}

export interface CourseInQuestion {
  readonly id: string;
  readonly patientId: string;
  readonly product: TreatmentProduct;
  readonly state: CourseState;
  readonly stateBeforeHold: CourseState | null;
}

/** A session is over for its course once it is closed, aborted or voided, unless that entry was made in error. */
const openSession = `s.clinic_id = $1 AND s.course_id = $2 AND NOT EXISTS (
  SELECT 1 FROM session_entry e WHERE e.clinic_id = $1 AND e.session_id = s.id AND e.kind IN ('closed', 'aborted', 'voided')
    AND NOT EXISTS (SELECT 1 FROM session_entry x WHERE x.clinic_id = $1 AND x.session_id = s.id AND x.amends_id = e.id AND x.kind = 'entered-in-error'))`;

/** What the guards of a course look at, read from the records of the features that keep it. */
@Injectable()
export class CourseFactsQueries {
  constructor(
    private readonly database: Database,
    private readonly standing: PatientStanding,
  ) {}

  async of(caller: Caller, course: CourseInQuestion, documented: Readonly<Record<string, string>> = {}): Promise<CourseFacts> {
    const { eligibility, missingConsents } = await this.standing.of(caller, course.patientId, course.product);
    const counted = await this.counted(caller, course.id);
    const missing = missingConsents.map(({ code }) => code);
    const isRemsEnrolmentNeeded = course.product === 'intranasal-esketamine';
    return {
      isEligibilityChecklistComplete: eligibility === null ? null : eligibility.standing.standing === 'current',
      missingConsents: missing,
      isRemsEnrolmentNeeded,
      hasRemsEnrolment: isRemsEnrolmentNeeded ? !missing.includes('spravato-rems-patient-enrollment') : null,
      hasCareTeam: counted.roles.includes('prescriber') && counted.roles.includes('therapist'),
      signedPreparationNotes: counted.signed_preparation_notes,
      isPreparationWaived: documented['preparation-waiver'] !== undefined,
      hasSignedOrderForFirstSession: counted.has_first_order,
      isBaselineFrozen: counted.is_baseline_frozen,
      openDosingSessions: counted.open_sessions,
      futureAppointments: counted.future_appointments,
      openDrafts: counted.open_drafts,
      stateBeforeHold: course.stateBeforeHold ?? course.state,
    };
  }

  private async counted(caller: Caller, courseId: string): Promise<CountedRow> {
    const [row] = await this.database.of(caller).query<CountedRow>(
      `SELECT
         (SELECT count(*)::int FROM therapy_note n WHERE n.clinic_id = $1 AND n.course_id = $2 AND n.note_type = 'preparation' AND n.state IN ('signed', 'locked')) AS signed_preparation_notes,
         (SELECT count(*)::int FROM therapy_note n WHERE n.clinic_id = $1 AND n.course_id = $2 AND n.state = 'draft') AS open_drafts,
         EXISTS (SELECT 1 FROM dosing_session s JOIN dose_order o ON o.clinic_id = s.clinic_id AND o.session_id = s.id WHERE s.clinic_id = $1 AND s.course_id = $2) AS has_first_order,
         (SELECT count(*)::int FROM dosing_session s WHERE ${openSession}) AS open_sessions,
         EXISTS (SELECT 1 FROM measure_baseline b WHERE b.clinic_id = $1 AND b.course_id = $2) AS is_baseline_frozen,
         (SELECT count(*)::int FROM appointment a WHERE a.clinic_id = $1 AND a.course_id = $2 AND a.state IN ('requested', 'waitlisted', 'held', 'booked', 'confirmed')) AS future_appointments,
         (SELECT coalesce(array_agg(t.role), '{}') FROM course_team t WHERE t.clinic_id = $1 AND t.course_id = $2) AS roles`,
      [caller.clinicId, courseId],
    );
    if (row === undefined) throw new Error('A query without FROM has one row');
    return row;
  }
}
