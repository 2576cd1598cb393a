import { Injectable } from '@nestjs/common';
import { reviewWithinHours, type ChartOpeningView, type OpeningJudgement, type OwnOpening } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';

interface OpeningRow {
  readonly id: string;
  readonly patient_id: string;
  readonly patient_name: string;
  readonly staff_member_id: string;
  readonly opened_by: string;
  readonly opened_at: string;
  readonly ends_at: string;
  readonly reason: string;
  readonly judgement: OpeningJudgement | null;
  readonly remark: string | null;
  readonly reviewed_by: string | null;
  readonly reviewed_at: string | null;
}

const hourMs = 3_600_000;
const openings = `SELECT o.id, o.patient_id, p.display_name AS patient_name, o.staff_member_id, m.display_name AS opened_by, o.opened_at, o.ends_at,
    o.reason, o.judgement, o.remark, r.display_name AS reviewed_by, o.reviewed_at
  FROM chart_opening o JOIN patient p ON p.clinic_id = o.clinic_id AND p.id = o.patient_id
  JOIN staff_member m ON m.clinic_id = o.clinic_id AND m.id = o.staff_member_id
  LEFT JOIN staff_member r ON r.clinic_id = o.clinic_id AND r.id = o.reviewed_by
  WHERE o.clinic_id = $1`;

@Injectable()
export class ChartOpeningsQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Those nobody has looked at first, oldest first; then the latest others. */
  async list(caller: Caller): Promise<ChartOpeningView[]> {
    const rows = await this.database
      .of(caller)
      .query<OpeningRow>(
        `${openings} ORDER BY o.reviewed_at IS NOT NULL, CASE WHEN o.reviewed_at IS NULL THEN o.opened_at END, o.opened_at DESC, o.id LIMIT 200`,
        [caller.clinicId],
      );
    return rows.map((row) => viewOf(row, caller));
  }

  async find(caller: Caller, id: string): Promise<ChartOpeningView | undefined> {
    const [row] = await this.database.of(caller).query<OpeningRow>(`${openings} AND o.id = $2`, [caller.clinicId, id]);
    return row && viewOf(row, caller);
  }

  /** Those that wait for somebody other than whoever opened them. */
  async waitingFor(caller: Caller): Promise<ChartOpeningView[]> {
    const sql = `${openings} AND o.reviewed_at IS NULL AND o.staff_member_id <> $2 ORDER BY o.opened_at, o.id LIMIT 20`;
    const rows = await this.database.of(caller).query<OpeningRow>(sql, [caller.clinicId, caller.staffMemberId]);
    return rows.map((row) => viewOf(row, caller));
  }

  async own(caller: Caller, patientId: string): Promise<OwnOpening> {
    const sql = `SELECT max(ends_at) AS ends_at FROM chart_opening WHERE clinic_id = $1 AND patient_id = $2 AND staff_member_id = $3 AND ends_at > $4`;
    const values = [caller.clinicId, patientId, caller.staffMemberId, this.clock.nowIso()];
    const [row] = await this.database.of(caller).query<{ ends_at: string | null }>(sql, values);
    return { endsAt: row?.ends_at ?? null };
  }

  async isPatient(caller: Caller, patientId: string): Promise<boolean> {
    const sql = `SELECT 1 FROM patient WHERE clinic_id = $1 AND id = $2`;
    return (await this.database.of(caller).query(sql, [caller.clinicId, patientId])).length > 0;
  }
}

function viewOf(row: OpeningRow, caller: Caller): ChartOpeningView {
  const { id, reason, judgement, reviewed_at: at, reviewed_by: by } = row;
  return {
    ...{ id, reason, patient: { id: row.patient_id, name: row.patient_name }, openedBy: row.opened_by },
    ...{ openedAt: row.opened_at, endsAt: row.ends_at, isMine: row.staff_member_id === caller.staffMemberId },
    reviewBy: new Date(Date.parse(row.opened_at) + reviewWithinHours * hourMs).toISOString(),
    review: judgement === null || at === null || by === null ? null : { judgement, remark: row.remark, by, at },
  };
}
