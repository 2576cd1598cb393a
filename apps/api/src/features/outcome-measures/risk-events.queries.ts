import { Injectable } from '@nestjs/common';
import {
  instantFromMs,
  isOpenRisk,
  mostPressingFirst,
  riskCallOf,
  riskStanding,
  type MeasureScore,
  type RiskCallView,
  type RiskEventAtHand,
  type RiskEventRecord,
  type RiskEventView,
  type RiskStep,
  type Role,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { isOnlyBegun } from './answers-check-in.js';
import { PatientNumbers } from './patient-numbers.js';

interface EventRow {
  readonly id: string;
  readonly patient_id: string;
  readonly display_name: string;
  readonly birth_date: string | null;
  readonly source: RiskEventRecord['source'];
  readonly is_source_in_error: boolean;
  readonly level: RiskEventRecord['level'];
  readonly setting: RiskEventRecord['setting'];
  readonly opened_at: string;
  readonly opened_by: string | null;
  readonly opener: string | null;
  readonly acknowledge_by: string;
  readonly needs_cssrs: boolean;
  readonly policy_version: string;
  readonly escalations: RiskEventRecord['escalations'];
}

interface StepRow {
  readonly event_id: string;
  readonly id: string;
  readonly kind: RiskStep['kind'];
  readonly details: never;
  readonly taken_by: string;
  readonly display_name: string;
  readonly taken_at: string;
}

// What still needs somebody: dosing is held, or a contact is owed. The last disposition decides.
const isOpen = `(coalesce((SELECT s.disposition FROM risk_event_step s WHERE s.clinic_id = $1 AND s.event_id = e.id AND s.kind = 'disposition-signed'
    ORDER BY s.taken_at DESC, s.id DESC LIMIT 1), 'none') <> 'proceed'
  OR EXISTS (SELECT 1 FROM risk_event_step d WHERE d.clinic_id = $1 AND d.event_id = e.id AND d.kind = 'disposition-signed' AND d.details ->> 'followUpBy' IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM risk_event_step f WHERE f.clinic_id = $1 AND f.event_id = e.id AND f.kind = 'followed-up' AND f.taken_at >= d.taken_at)))`;
const most = 200;

@Injectable()
export class RiskEventsQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly numbers: PatientNumbers,
  ) {}

  /** Every event of the clinic that still needs somebody, what is due first at the top. */
  async open(caller: Caller): Promise<RiskEventView[]> {
    const events = await this.read(caller, isOpen, []);
    return mostPressingFirst(events.filter(isOpenRisk));
  }

  /** What calls for somebody, without a name. */
  async call(caller: Caller): Promise<RiskCallView> {
    return riskCallOf(await this.open(caller));
  }

  /** All events of a patient, newest first. */
  async ofPatient(caller: Caller, patientId: string): Promise<RiskEventView[]> {
    return (await this.read(caller, `e.patient_id = $2`, [patientId])).toReversed();
  }

  async view(caller: Caller, id: string): Promise<RiskEventAtHand> {
    const [event] = await this.read(caller, `e.id = $2`, [id]);
    if (event === undefined) throw notFound('Risk event');
    this.database.concerns(caller, { patientId: event.patient.id, entityId: id });
    const reach = await this.numbers.of(caller, event.patient.id);
    const others = (await this.ofPatient(caller, event.patient.id)).filter((one) => one.id !== id && isOpenRisk(one));
    return { ...event, ...reach, form: await this.formOf(caller, event.source), alsoOpen: mostPressingFirst(others) };
  }

  /** The answers behind an event: where only the one about suicide had come, the whole form of that check-in once it is there. */
  private async formOf(caller: Caller, source: RiskEventRecord['source']): Promise<MeasureScore | null> {
    if (source.kind !== 'answers') return null;
    const sql = `SELECT coalesce((SELECT w.scores FROM measure_response w
        WHERE w.clinic_id = $1 AND ${isOnlyBegun('r')} AND w.assignment_id = r.assignment_id AND w.instrument_id = r.instrument_id
          AND NOT ${isOnlyBegun('w')}
          AND NOT EXISTS (SELECT 1 FROM measure_response_error x WHERE x.clinic_id = $1 AND x.response_id = w.id)
        ORDER BY w.recorded_at DESC, w.id DESC LIMIT 1), r.scores) AS scores
      FROM measure_response r WHERE r.clinic_id = $1 AND r.id = $2`;
    const [row] = await this.database.of(caller).query<{ scores: MeasureScore }>(sql, [caller.clinicId, source.responseId]);
    return row?.scores ?? null;
  }

  /** Whether the caller works under somebody's supervision and so signs no disposition alone. */
  async isSupervised(caller: Caller): Promise<boolean> {
    const sql = `SELECT 1 FROM staff_member WHERE clinic_id = $1 AND id = $2 AND supervisor_id IS NOT NULL`;
    return (await this.database.of(caller).query(sql, [caller.clinicId, caller.staffMemberId])).length > 0;
  }

  /** Which roles somebody at work in the clinic has. */
  async rolesPresent(caller: Caller): Promise<Role[]> {
    const sql = `SELECT DISTINCT r.role FROM staff_role r JOIN staff_member m ON m.clinic_id = r.clinic_id AND m.id = r.staff_member_id
      WHERE r.clinic_id = $1 AND m.is_active`;
    return (await this.database.of(caller).query<{ role: Role }>(sql, [caller.clinicId])).map(({ role }) => role);
  }

  private async read(caller: Caller, condition: string, parameters: readonly unknown[]): Promise<RiskEventView[]> {
    const rows = await this.database.of(caller).query<EventRow>(
      `SELECT e.id, e.patient_id, p.display_name, p.birth_date, e.source, e.level, e.setting, e.opened_at, e.opened_by, o.display_name AS opener,
         e.acknowledge_by, e.needs_cssrs, e.policy_version,
         EXISTS (SELECT 1 FROM measure_response_error x WHERE x.clinic_id = $1 AND x.response_id = e.response_id) AS is_source_in_error,
         coalesce((SELECT jsonb_agg(jsonb_build_object('rung', u.rung, 'roles', u.roles, 'at', to_char(u.escalated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY u.rung)
           FROM risk_escalation u WHERE u.clinic_id = $1 AND u.event_id = e.id), '[]') AS escalations
       FROM risk_event e JOIN patient p ON p.clinic_id = e.clinic_id AND p.id = e.patient_id
       LEFT JOIN staff_member o ON o.clinic_id = e.clinic_id AND o.id = e.opened_by
       WHERE e.clinic_id = $1 AND ${condition} ORDER BY e.opened_at, e.id LIMIT ${most}`,
      [caller.clinicId, ...parameters],
    );
    const steps = await this.steps(
      caller,
      rows.map(({ id }) => id),
    );
    const now = instantFromMs(this.clock.now().getTime());
    return rows.map((row) => {
      const event = recordOf(
        row,
        steps.filter((step) => step.event_id === row.id),
      );
      return { ...event, standing: riskStanding(event, now) };
    });
  }

  private async steps(caller: Caller, eventIds: readonly string[]): Promise<StepRow[]> {
    return this.database.of(caller).query<StepRow>(
      `SELECT s.event_id, s.id, s.kind, s.details, s.taken_by, m.display_name, s.taken_at FROM risk_event_step s
       JOIN staff_member m ON m.clinic_id = s.clinic_id AND m.id = s.taken_by
       WHERE s.clinic_id = $1 AND s.event_id = ANY ($2::uuid[]) ORDER BY s.taken_at, s.id`,
      [caller.clinicId, eventIds],
    );
  }
}

function recordOf(row: EventRow, steps: readonly StepRow[]): RiskEventRecord {
  return {
    id: row.id,
    patient: { id: row.patient_id, name: row.display_name, birthDate: row.birth_date },
    source: row.source,
    isSourceInError: row.is_source_in_error,
    level: row.level,
    setting: row.setting,
    openedAt: row.opened_at,
    openedBy: row.opened_by === null ? null : { id: row.opened_by, name: row.opener ?? 'Unknown' },
    acknowledgeBy: row.acknowledge_by,
    needsCssrs: row.needs_cssrs,
    policyVersion: row.policy_version,
    escalations: row.escalations,
    steps: steps.map(({ id, kind, details, taken_by: by, display_name: name, taken_at: at }) => ({
      id,
      kind,
      details,
      by: { id: by, name },
      at,
    })),
  };
}
