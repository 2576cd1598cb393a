import { Injectable } from '@nestjs/common';
import {
  answersAfterDose,
  defaultAfterDosePolicy,
  defaultSessionPolicy,
  dosingSession,
  foldSession,
  instantFromMs,
  sessionGlance,
  withholdUnchecked,
  type DosingSession,
  type GlanceWithAnswers,
  type SessionEntry,
  type SessionFold,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { entryColumns, entryOf, type EntryRow } from './entry-rows.js';

interface LogRow {
  readonly id: string;
  readonly product: string;
  readonly zone: string;
  readonly planned_start: string;
  readonly order_content: unknown;
  readonly weight: number | null;
}

interface AnswerRow {
  readonly instrument_id: string;
  readonly total: string;
  readonly taken_at: string;
}

/** A session folded from its log alone, without what surrounds it now: what was given, measured and said does not depend on that. */
export interface FoldedSession {
  readonly session: DosingSession;
  readonly fold: SessionFold;
  readonly entries: readonly SessionEntry[];
}

/** Many sessions of one patient at once: a statement for all their logs, however many there are. */
@Injectable()
export class SessionGlances {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The sessions in the order of `ids`. The caller's own rights are asked before; whose sessions they are is not asked again. */
  async folded(caller: Caller, ids: readonly string[]): Promise<FoldedSession[]> {
    if (ids.length === 0) return [];
    const data = this.database.of(caller);
    const sessions = await data.query<LogRow>(
      `SELECT s.id, s.product, s.zone, s.planned_start,
         (SELECT o.content FROM dose_order o WHERE o.clinic_id = $1 AND o.session_id = s.id ORDER BY o.version DESC LIMIT 1) AS order_content,
         (SELECT (f.details ->> 'weightG')::int FROM patient_fact f WHERE f.clinic_id = $1 AND f.patient_id = s.patient_id AND f.kind = 'measurement'
           AND f.details ->> 'kind' = 'weight' AND NOT EXISTS (SELECT 1 FROM patient_fact a WHERE a.clinic_id = $1 AND a.patient_id = s.patient_id AND a.amends_id = f.id)
           ORDER BY f.occurred_at DESC NULLS LAST, f.id DESC LIMIT 1) AS weight
       FROM dosing_session s WHERE s.clinic_id = $1 AND s.id = ANY($2::uuid[])`,
      [caller.clinicId, ids],
    );
    const rows = await data.query<EntryRow & { readonly session_id: string }>(
      `SELECT session_id, ${entryColumns} FROM session_entry WHERE clinic_id = $1 AND session_id = ANY($2::uuid[]) ORDER BY session_id, id`,
      [caller.clinicId, ids],
    );
    const entries = new Map<string, SessionEntry[]>();
    for (const row of rows) {
      const log = entries.get(row.session_id);
      if (log === undefined) entries.set(row.session_id, [entryOf(row)]);
      else log.push(entryOf(row));
    }
    const now = instantFromMs(this.clock.now().getTime());
    return ids.flatMap((id): FoldedSession[] => {
      const row = sessions.find((one) => one.id === id);
      if (row === undefined) return [];
      const { product, zone, planned_start: plannedStart, order_content: order, weight: weightG } = row;
      const session = dosingSession.parse({ id, product, zone, plannedStart, patient: { weightG }, order });
      const log = withholdUnchecked(entries.get(id) ?? [], caller.staffMemberId);
      return [{ session, entries: log, fold: foldSession(session, log, defaultSessionPolicy, now) }];
    });
  }

  /** What happened in each of the sessions in which something was given, with what the patient answered after it. */
  async glances(caller: Caller, patientId: string, sessions: readonly FoldedSession[]): Promise<GlanceWithAnswers[]> {
    const answered = await this.database.of(caller).query<AnswerRow>(
      `SELECT r.instrument_id, r.total, r.taken_at FROM measure_response r WHERE r.clinic_id = $1 AND r.patient_id = $2 AND r.status = 'scored' AND r.total IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM measure_response_error x WHERE x.clinic_id = $1 AND x.response_id = r.id) ORDER BY r.taken_at`,
      [caller.clinicId, patientId],
    );
    const forms = answered.map(({ instrument_id: instrumentId, total, taken_at: takenAt }) => ({
      instrumentId,
      total: Number(total),
      takenAt,
    }));
    return sessions.flatMap(({ fold }) => {
      const glance = sessionGlance(fold);
      return glance === null ? [] : [{ ...glance, answers: answersAfterDose(glance.firstDoseAt, forms, defaultAfterDosePolicy) }];
    });
  }
}
