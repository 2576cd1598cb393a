import { Injectable } from '@nestjs/common';
import {
  isAnswerOpen,
  lateCancellationState,
  moveRequestState,
  type AppointmentState,
  type MoveWishes,
  type PatientAnswerItem,
  type PatientAnswerKind,
  type PatientCancellationReason,
} from '@sojourn/domain';
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
  readonly owner_id: string | null;
  readonly reason: PatientCancellationReason | null;
  readonly is_settled: boolean;
  readonly has_follow_up: boolean;
  readonly settled_as: 'rang' | 'left' | null;
}

const dayMs = 86_400_000;

/** Who looks after a late cancellation, and how it was settled. */
const followUp = `coalesce(d.display_name, o.display_name) AS owner, coalesce(l.settled_by, l.owner_id) AS owner_id, l.id IS NULL OR l.settled_at IS NOT NULL AS is_settled,
    l.id IS NOT NULL AS has_follow_up, l.settled_as`;
const ownersOfFollowUp = `LEFT JOIN staff_member o ON o.clinic_id = l.clinic_id AND o.id = l.owner_id
    LEFT JOIN staff_member d ON d.clinic_id = l.clinic_id AND d.id = l.settled_by`;

/** A late cancellation has the id of the step by which it was said. */
const reasonOfLate = `(SELECT s.documented->>'reason' FROM appointment_step s WHERE s.clinic_id = l.clinic_id AND s.appointment_id = l.appointment_id AND s.id = l.id)`;

/** Visits from a day ago on, and older ones whose wish for another time or late cancellation nobody has settled: what was said to the rest stands with the visit itself. */
const answers = `SELECT said.*, a.patient_id, p.display_name, a.title, a.starts_at, a.state,
    EXISTS (SELECT 1 FROM appointment n WHERE n.clinic_id = $1 AND n.replaces_id = a.id) AS is_replaced
  FROM (
    SELECT s.id, s.appointment_id, CASE s.event WHEN 'confirm' THEN 'confirm' ELSE 'cancel' END AS kind, s.taken_at AS at,
      s.to_state = 'cancelled-late' AS is_late, s.documented->>'reason' AS reason, NULL::jsonb AS wishes, ${followUp}
    FROM appointment b JOIN appointment_step s ON s.clinic_id = b.clinic_id AND s.appointment_id = b.id
      LEFT JOIN late_cancellation l ON l.clinic_id = s.clinic_id AND l.id = s.id ${ownersOfFollowUp}
    WHERE b.clinic_id = $1 AND b.starts_at > $2 AND s.taken_by = $3 AND s.event IN ('confirm', 'cancel-for-patient')
    UNION ALL
    SELECT l.id, l.appointment_id, 'cancel', l.said_at, true, ${reasonOfLate}, NULL::jsonb, ${followUp}
    FROM late_cancellation l JOIN appointment b ON b.clinic_id = l.clinic_id AND b.id = l.appointment_id ${ownersOfFollowUp}
    WHERE l.clinic_id = $1 AND l.settled_at IS NULL AND b.starts_at <= $2
    UNION ALL
    SELECT r.id, r.appointment_id, 'ask-to-move', r.asked_at, false, NULL, r.wishes, m.display_name, r.owner_id, r.settled_at IS NOT NULL, false, NULL
    FROM appointment b JOIN move_request r ON r.clinic_id = b.clinic_id AND r.appointment_id = b.id
      LEFT JOIN staff_member m ON m.clinic_id = r.clinic_id AND m.id = r.owner_id
    WHERE b.clinic_id = $1 AND (b.starts_at > $2 OR r.settled_at IS NULL AND b.state IN ('booked', 'confirmed'))
  ) said
  JOIN appointment a ON a.clinic_id = $1 AND a.id = said.appointment_id
  JOIN patient p ON p.clinic_id = a.clinic_id AND p.id = a.patient_id
  ORDER BY said.is_settled, said.at DESC, said.id LIMIT 200`;

@Injectable()
export class PatientAnswersQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What patients said by link to visits of yesterday and later, newest first; where there is too much, what nobody has settled is kept. */
  async list(caller: Caller): Promise<PatientAnswerItem[]> {
    const since = new Date(this.clock.now().getTime() - dayMs).toISOString();
    const rows = await this.database.of(caller).query<AnswerRow>(answers, [caller.clinicId, since, nobody]);
    return rows.map((row) => itemOf(caller, row)).toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at));
  }

  /** Wishes for another time and late cancellations that nobody has settled, oldest first. */
  async open(caller: Caller): Promise<PatientAnswerItem[]> {
    return (await this.list(caller)).filter(isAnswerOpen).toReversed();
  }
}

function itemOf({ staffMemberId }: Caller, row: AnswerRow): PatientAnswerItem {
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
    reason: row.reason,
    isOwn: row.owner_id === staffMemberId,
    request: wishes === null ? null : { state, owner, wishes },
    followUp: row.has_follow_up ? { state: lateCancellationState({ isTaken: owner !== null, settledAs: row.settled_as }), owner } : null,
  };
}
