import { Injectable } from '@nestjs/common';
import { suicideItemsLeftOpen, toldHistories, type LookAtTold, type ToldView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { MeasuresQueries } from './measures.queries.js';

const leftOpen = `r.scores -> 'suicideRisk' ->> 'kind' = 'item-unanswered'`;

/** Asked since, in any form that was not entered in error: the question about suicide is no longer open. */
const askedSince = `EXISTS (SELECT 1 FROM measure_response s WHERE s.clinic_id = $1 AND s.patient_id = r.patient_id AND s.id <> r.id AND s.taken_at >= r.taken_at
    AND s.scores -> 'suicideRisk' ->> 'kind' IN ('none', 'risk-event')
    AND NOT EXISTS (SELECT 1 FROM measure_response_error y WHERE y.clinic_id = $1 AND y.response_id = s.id))`;

/** Forms of a patient that ask for a look, not entered in error, which nobody has looked at. */
const waitingForms = `FROM measure_response r WHERE r.clinic_id = $1 AND r.asks_for_look
    AND NOT EXISTS (SELECT 1 FROM measure_look l WHERE l.clinic_id = $1 AND l.response_id = r.id)
    AND NOT EXISTS (SELECT 1 FROM measure_response_error x WHERE x.clinic_id = $1 AND x.response_id = r.id) AND NOT (${leftOpen} AND ${askedSince})`;

interface WaitingPatient {
  readonly patientId: string;
  readonly name: string;
  /** Forms with an answer that asks for a look, and forms in which the question about suicide was left open. */
  readonly told: number;
  readonly leftOpen: number;
}

/** What patients told that asks for a look, and who has looked at it. A look decides nothing and takes nothing over. */
@Injectable()
export class ToldLooks {
  constructor(
    private readonly measures: MeasuresQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What the patient told, with what waits for a look. */
  async told(caller: Caller, patientId: string): Promise<ToldView> {
    await this.measures.patient(caller, patientId);
    const waiting = await this.waiting(caller, patientId);
    const responses = await this.measures.responses(caller, patientId);
    const among = new Set(waiting);
    const histories = toldHistories(responses, among);
    return { histories, leftOpen: suicideItemsLeftOpen(responses, among), waiting, lastLook: await this.lastLook(caller, patientId) };
  }

  /** Looks at exactly what a screen showed: a form that came in meanwhile goes on waiting. Looked at twice, the first look counts. */
  async look(caller: Caller, patientId: string, { responseIds }: LookAtTold): Promise<ToldView> {
    const known = new Set((await this.measures.responses(caller, patientId)).map(({ id }) => id));
    if (responseIds.some((id) => !known.has(id))) throw notFound('Form');
    await this.database.of(caller).query(
      `INSERT INTO measure_look (clinic_id, response_id, looked_by, looked_at) SELECT $1, form, $2, $3 FROM unnest($4::uuid[]) AS form
       ON CONFLICT (clinic_id, response_id) DO NOTHING`,
      [caller.clinicId, caller.staffMemberId, this.clock.nowIso(), responseIds],
    );
    this.database.publish(caller, 'measure', patientId);
    const view = await this.told(caller, patientId);
    this.database.concerns(caller, { patientId, entityId: responseIds[0] ?? null });
    return view;
  }

  /** Patients with a form that waits for a look, longest first. */
  patients(caller: Caller): Promise<WaitingPatient[]> {
    return this.database.of(caller).query(
      `SELECT p.id AS "patientId", p.display_name AS name, w.told, w."leftOpen" FROM (SELECT r.patient_id, min(r.recorded_at) AS since,
         count(*) FILTER (WHERE NOT ${leftOpen})::int AS told, count(*) FILTER (WHERE ${leftOpen})::int AS "leftOpen" ${waitingForms} GROUP BY r.patient_id) w
       JOIN patient p ON p.clinic_id = $1 AND p.id = w.patient_id WHERE NOT p.is_deceased ORDER BY w.since, p.id LIMIT 1000`,
      [caller.clinicId],
    );
  }

  private async waiting(caller: Caller, patientId: string): Promise<string[]> {
    const sql = `SELECT r.id ${waitingForms} AND r.patient_id = $2 ORDER BY r.recorded_at DESC, r.id LIMIT 50`;
    return (await this.database.of(caller).query<{ id: string }>(sql, [caller.clinicId, patientId])).map(({ id }) => id);
  }

  private async lastLook(caller: Caller, patientId: string): Promise<ToldView['lastLook']> {
    const [look] = await this.database.of(caller).query<{ by: string; at: string }>(
      `SELECT m.display_name AS by, l.looked_at AS at FROM measure_response r JOIN measure_look l ON l.clinic_id = $1 AND l.response_id = r.id
         JOIN staff_member m ON m.clinic_id = $1 AND m.id = l.looked_by
       WHERE r.clinic_id = $1 AND r.patient_id = $2 AND r.asks_for_look ORDER BY l.looked_at DESC LIMIT 1`,
      [caller.clinicId, patientId],
    );
    return look ?? null;
  }
}
