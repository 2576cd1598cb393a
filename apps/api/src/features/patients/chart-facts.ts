import { Injectable } from '@nestjs/common';
import type { ChecklistAnswer, ConsentRecord, DeterminationRecord, LocalDate } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';

export interface KeptConsent extends ConsentRecord {
  readonly id: string;
  readonly typedSignature: string;
}

interface AnswerRow {
  readonly details: ChecklistAnswer;
  readonly recorded_at: string;
}

/** Reads the facts behind eligibility and consent. The order of recording decides which answer is the newest. */
@Injectable()
export class ChartFacts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The day it is in the clinic, not in UTC: in the evening of New York they differ. */
  async today(caller: Caller): Promise<LocalDate> {
    const sql = `SELECT to_char($2::timestamptz AT TIME ZONE zone, 'YYYY-MM-DD') AS today FROM clinic WHERE clinic_id = $1`;
    const [row] = await this.database.of(caller).query<{ today: LocalDate }>(sql, [caller.clinicId, this.clock.nowIso()]);
    if (row === undefined) throw new Error('The caller works for a clinic that does not exist');
    return row.today;
  }

  async answers(caller: Caller, patientId: string): Promise<(ChecklistAnswer & { readonly recordedAt: string })[]> {
    const rows = await this.rows<AnswerRow>(caller, patientId, 'eligibility-answer');
    const newest = new Map(rows.map((row) => [row.details.code, { ...row.details, recordedAt: row.recorded_at }]));
    return [...newest.values()];
  }

  /** Newest first. */
  async determinations(caller: Caller, patientId: string): Promise<DeterminationRecord[]> {
    const rows = await this.rows<{ details: DeterminationRecord }>(caller, patientId, 'eligibility-determination');
    return rows.map(({ details }) => details).toReversed();
  }

  async consents(caller: Caller, patientId: string): Promise<KeptConsent[]> {
    const rows = await this.database.of(caller).query<{ id: string; details: KeptConsent; withdrawn_on: LocalDate | null }>(
      `SELECT f.id, f.details, w.details ->> 'withdrawnOn' AS withdrawn_on FROM patient_fact f
       LEFT JOIN patient_fact w ON w.clinic_id = $1 AND w.patient_id = $2 AND w.amends_id = f.id AND w.kind = 'consent-withdrawal'
       WHERE f.clinic_id = $1 AND f.patient_id = $2 AND f.kind = 'consent' ORDER BY f.recorded_at DESC, f.id DESC`,
      [caller.clinicId, patientId],
    );
    return rows.map(({ id, details, withdrawn_on: withdrawnOn }) => ({ ...details, id, withdrawnOn }));
  }

  private rows<Row>(caller: Caller, patientId: string, kind: string): Promise<Row[]> {
    return this.database.of(caller).query<Row & object>(
      `SELECT f.details, f.recorded_at FROM patient_fact f WHERE f.clinic_id = $1 AND f.patient_id = $2 AND f.kind = $3
       ORDER BY f.recorded_at, f.id`,
      [caller.clinicId, patientId, kind],
    ) as Promise<Row[]>;
  }
}
