import { Injectable } from '@nestjs/common';
import { moveRequestState, type AppointmentState, type MoveWishes, type PatientAnswerItem, type PatientAnswerKind } from '@sojourn/domain';
import { nobody } from '../../platform/caller/nobody.js';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';

interface AnswerRow {
  readonly id: string;
  readonly kind: PatientAnswerKind;
  readonly appointment_id: string;
  readonly patient_id: string;
  readonly display_name: string;
  readonly title: string;
  readonly starts_at: string;
  readonly state: AppointmentState;
  readonly at: string;
  readonly is_late: boolean;
  readonly is_replaced: boolean;
  readonly wishes: MoveWishes | null;
  readonly owner: string | null;
  readonly is_settled: boolean;
}

const dayMs = 86_400_000;

/** Visits from a day ago on: what was said to earlier ones stands with the visit itself. */
const answers = `SELECT said.*, a.patient_id, p.display_name, a.title, a.starts_at, a.state,
    EXISTS (SELECT 1 FROM appointment n WHERE n.clinic_id = $1 AND n.replaces_id = a.id) AS is_replaced
  FROM (
    SELECT s.id, s.appointment_id, CASE s.event WHEN 'confirm' THEN 'confirm' ELSE 'cancel' END AS kind, s.taken_at AS at,
      s.to_state = 'cancelled-late' AS is_late, NULL::jsonb AS wishes, NULL AS owner, true AS is_settled
    FROM appointment b JOIN appointment_step s ON s.clinic_id = b.clinic_id AND s.appointment_id = b.id
    WHERE b.clinic_id = $1 AND b.starts_at > $2 AND s.taken_by = $3 AND s.event IN ('confirm', 'cancel-for-patient')
    UNION ALL
    SELECT r.id, r.appointment_id, 'ask-to-move', r.asked_at, false, r.wishes, m.display_name, r.settled_at IS NOT NULL
    FROM appointment b JOIN move_request r ON r.clinic_id = b.clinic_id AND r.appointment_id = b.id
      LEFT JOIN staff_member m ON m.clinic_id = r.clinic_id AND m.id = r.owner_id
    WHERE b.clinic_id = $1 AND b.starts_at > $2
  ) said
  JOIN appointment a ON a.clinic_id = $1 AND a.id = said.appointment_id
  JOIN patient p ON p.clinic_id = a.clinic_id AND p.id = a.patient_id
  ORDER BY said.at DESC, said.id LIMIT 200`;

@Injectable()
export class PatientAnswersQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What patients said by link to visits of yesterday and later, newest first. */
  async list(caller: Caller): Promise<PatientAnswerItem[]> {
    const since = new Date(this.clock.now().getTime() - dayMs).toISOString();
    const rows = await this.database.of(caller).query<AnswerRow>(answers, [caller.clinicId, since, nobody]);
    return rows.map(itemOf);
  }

  /** Wishes for another time that nobody has settled, oldest first. */
  async open(caller: Caller): Promise<PatientAnswerItem[]> {
    const isOpen = ({ request }: PatientAnswerItem): boolean => request?.state === 'waiting' || request?.state === 'taken';
    return (await this.list(caller)).filter(isOpen).toReversed();
  }

  async isMoveAsked(caller: Caller, appointmentId: string): Promise<boolean> {
    const sql = `SELECT 1 FROM move_request WHERE clinic_id = $1 AND appointment_id = $2 AND settled_at IS NULL`;
    return (await this.database.of(caller).query(sql, [caller.clinicId, appointmentId])).length > 0;
  }
}

function itemOf(row: AnswerRow): PatientAnswerItem {
  const { state: visitState, is_replaced: isReplaced, owner, is_settled: isSettled, wishes } = row;
  const state = moveRequestState({ visitState, isReplaced, isSettled, isTaken: owner !== null });
  return {
    id: row.id,
    kind: row.kind,
    appointmentId: row.appointment_id,
    patient: { id: row.patient_id, name: row.display_name },
    title: row.title,
    visitStartsAt: row.starts_at,
    at: row.at,
    isLate: row.is_late,
    request: wishes === null ? null : { state, owner, wishes },
  };
}
