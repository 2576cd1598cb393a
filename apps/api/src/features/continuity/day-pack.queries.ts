import { Injectable } from '@nestjs/common';
import {
  foldSession,
  instant,
  instantFromMs,
  localDateAt,
  mayDo,
  productOfVisit,
  type DayPack,
  type PackedSession,
  type PackedVisit,
  type SessionPhase,
  type VisitType,
} from '@sojourn/domain';
import { AuditTrail } from '../../platform/audit-trail/audit-trail.js';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { DosingSessionsQueries } from '../dosing-sessions/index.js';
import { TodayQueries } from '../today/index.js';
import { PackedCharts } from './packed-charts.queries.js';

interface VisitRow {
  readonly id: string;
  readonly is_session: boolean;
  readonly is_of_the_day: boolean;
  readonly visit_type: VisitType | null;
  readonly patient_id: string;
  readonly birth_date: string | null;
  readonly record_number: string | null;
}

const goesOn: readonly SessionPhase[] = ['dosing', 'paused', 'observing', 'discharge-ready'];

/** The sessions from yesterday on, and the day's appointments that have none yet. */
const visits = `WITH day AS (SELECT date_trunc('day', $2::timestamptz AT TIME ZONE c.zone) AT TIME ZONE c.zone AS begins,
    (date_trunc('day', $2::timestamptz AT TIME ZONE c.zone) + interval '1 day') AT TIME ZONE c.zone AS ends FROM clinic c WHERE c.clinic_id = $1),
  visit AS (
    SELECT s.id, true AS is_session, s.planned_start >= day.begins AS is_of_the_day, NULL AS visit_type, s.patient_id FROM day, dosing_session s
    WHERE s.clinic_id = $1 AND s.planned_start >= day.begins - interval '1 day' AND s.planned_start < day.ends
    UNION ALL SELECT a.id, false, true, a.visit_type, a.patient_id FROM day, appointment a
    WHERE a.clinic_id = $1 AND a.starts_at >= day.begins AND a.starts_at < day.ends AND a.state IN ('held', 'booked', 'confirmed', 'arrived', 'checked-in', 'in-progress')
      AND NOT EXISTS (SELECT 1 FROM dosing_session s WHERE s.clinic_id = $1 AND s.appointment_id = a.id))
  SELECT v.*, p.birth_date, p.record_number FROM visit v JOIN patient p ON p.clinic_id = $1 AND p.id = v.patient_id ORDER BY v.id LIMIT 200`;

/** What a device keeps for the day. Fetching it is a read of every chart in it, and each has its audit entry in the same transaction. */
@Injectable()
export class DayPackQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly today: TodayQueries,
    private readonly sessions: DosingSessionsQueries,
    private readonly charts: PackedCharts,
  ) {}

  async pack(caller: Caller): Promise<DayPack> {
    const rows = await this.database.of(caller).query<VisitRow>(visits, [caller.clinicId, this.clock.nowIso()]);
    const sessions = mayDo(caller.roles, 'dosing.read') ? await this.packedSessions(caller, rows) : [];
    const kept = new Set(sessions.map(({ view }) => view.session.id));
    const ofTheDay = rows.filter(({ id, is_of_the_day: isOfTheDay }) => isOfTheDay || kept.has(id));
    const today = await this.today.look(caller);
    const packed = { today, visits: await this.packedVisits(caller, ofTheDay), sessions };
    for (const patientId of new Set(ofTheDay.map((row) => row.patient_id)))
      await this.audit.write(this.database.of(caller), caller, { action: 'chart.keep-on-device', outcome: 'done', patientId });
    this.database.concerns(caller, { patientId: null, entityId: null });
    return { madeAt: this.clock.nowIso(), day: await this.day(caller), ...packed };
  }

  private async packedVisits(caller: Caller, rows: readonly VisitRow[]): Promise<PackedVisit[]> {
    const ids = mayDo(caller.roles, 'chart.read') ? rows.map((row) => row.patient_id) : [];
    const charts = await this.charts.of(this.database.of(caller), caller.clinicId, ids);
    return rows.map((row) => ({
      ...{ visitId: row.id, patientId: row.patient_id, birthDate: row.birth_date, recordNumber: row.record_number },
      chart: charts.get(row.patient_id) ?? null,
    }));
  }

  /** The day's sessions and those that go on since yesterday; of visits without one, what it will be. */
  private async packedSessions(caller: Caller, rows: readonly VisitRow[]): Promise<PackedSession[]> {
    const packed: PackedSession[] = [];
    for (const row of rows) {
      if (row.is_session) {
        const view = await this.sessions.view(caller, row.id);
        const { phase } = foldSession(view.session, view.entries, view.policy, instantFromMs(this.clock.now().getTime()));
        if (row.is_of_the_day || goesOn.includes(phase)) packed.push({ view, opensAppointmentId: null });
      } else if (row.visit_type !== null && productOfVisit(row.visit_type) !== null) {
        packed.push({ view: await this.sessions.planned(caller, row.id), opensAppointmentId: row.id });
      }
    }
    return packed;
  }

  private async day(caller: Caller): Promise<DayPack['day']> {
    const sql = `SELECT zone FROM clinic WHERE clinic_id = $1`;
    const [clinic] = await this.database.of(caller).query<{ zone: string }>(sql, [caller.clinicId]);
    if (clinic === undefined) throw new Error('The caller works for a clinic that does not exist');
    return localDateAt(instant(this.clock.nowIso()), clinic.zone);
  }
}
