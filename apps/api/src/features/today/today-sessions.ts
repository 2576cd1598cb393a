import { Injectable } from '@nestjs/common';
import {
  foldSession,
  instantFromMs,
  instantText,
  mayDo,
  nextDue,
  type SessionFold,
  type SessionPhase,
  type TodayNeed,
  type TodayView,
  type TodayVisit,
  type TreatmentProduct,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { DosingSessionsQueries } from '../dosing-sessions/index.js';

interface VisitRow {
  readonly id: string;
  readonly display_name: string;
  readonly product: TreatmentProduct;
  readonly planned_start: string;
}

const before: readonly SessionPhase[] = ['planned', 'ordered'];
const over: readonly SessionPhase[] = ['discharged', 'closed', 'escalated', 'transferred'];
const calledOff: readonly SessionPhase[] = ['aborted-predose', 'voided'];
const routeWords: Record<TreatmentProduct, string> = {
  'intravenous-ketamine': 'Dosing, infusion',
  'intramuscular-ketamine': 'Dosing, injection',
  'intranasal-ketamine': 'Dosing, nasal spray',
  'sublingual-ketamine': 'Dosing, under the tongue',
  'intranasal-esketamine': 'Dosing, esketamine spray',
};
const itemWords = { 'vital-signs': 'Vital signs', sedation: 'Sedation', dissociation: 'Dissociation' } as const;

/** The dosing sessions planned for the clinic's calendar day, and what is next at each one that is running. */
@Injectable()
export class TodaySessions {
  constructor(
    private readonly database: Database,
    private readonly sessions: DosingSessionsQueries,
    private readonly clock: Clock,
  ) {}

  async of(caller: Caller): Promise<TodayView> {
    if (!mayDo(caller.roles, 'schedule.read')) return { needs: [], visits: [] };
    const isReader = mayDo(caller.roles, 'dosing.read');
    const visits: TodayVisit[] = [];
    const needs: TodayNeed[] = [];
    for (const row of await this.ofTheDay(caller)) {
      const fold = await this.fold(caller, row.id);
      visits.push(visitOf(row, fold.phase, isReader));
      if (mayDo(caller.roles, 'dosing.record') && stateOf(fold.phase) === 'live') needs.push(...nextOf(row, fold));
    }
    // The day is about many patients; its audit entry names none of them.
    this.database.concerns(caller, { patientId: null, entityId: null });
    return { needs, visits };
  }

  private async ofTheDay(caller: Caller): Promise<VisitRow[]> {
    return this.database.of(caller).query<VisitRow>(
      `SELECT s.id, p.display_name, s.product, s.planned_start FROM clinic c
       JOIN dosing_session s ON s.clinic_id = c.clinic_id
         AND s.planned_start >= date_trunc('day', $2::timestamptz AT TIME ZONE c.zone) AT TIME ZONE c.zone
         AND s.planned_start < (date_trunc('day', $2::timestamptz AT TIME ZONE c.zone) + interval '1 day') AT TIME ZONE c.zone
       JOIN patient p ON p.clinic_id = s.clinic_id AND p.id = s.patient_id
       WHERE c.clinic_id = $1 ORDER BY s.planned_start, s.id LIMIT 100`,
      [caller.clinicId, this.clock.nowIso()],
    );
  }

  private async fold(caller: Caller, id: string): Promise<SessionFold> {
    const { session, entries, policy } = await this.sessions.view(caller, id);
    return foldSession(session, entries, policy, instantFromMs(this.clock.now().getTime()));
  }
}

function stateOf(phase: SessionPhase): TodayVisit['state'] {
  if (before.includes(phase)) return 'planned';
  if (over.includes(phase)) return 'done';
  return calledOff.includes(phase) ? 'cancelled' : 'live';
}

function visitOf(row: VisitRow, phase: SessionPhase, isReader: boolean): TodayVisit {
  return {
    id: row.id,
    startsAt: row.planned_start,
    endsAt: null,
    patientName: row.display_name,
    kind: isReader ? routeWords[row.product] : 'Dosing visit',
    place: null,
    state: stateOf(phase),
    address: isReader ? `/sessions/${row.id}` : null,
  };
}

/** The earliest thing the monitoring schedule still asks for. */
function nextOf(row: VisitRow, { due, openAlerts }: SessionFold): TodayNeed[] {
  const address = `/sessions/${row.id}`;
  const alarm = openAlerts.length === 0 ? null : `${openAlerts.length} open alert${openAlerts.length === 1 ? '' : 's'}.`;
  const next = nextDue(due);
  if (next === null) {
    return alarm === null ? [] : [{ id: row.id, sentence: `See to ${row.display_name}`, detail: alarm, address, dueAt: null }];
  }
  const sentence = `${itemWords[next.item]} of ${row.display_name}`;
  return [{ id: row.id, sentence, detail: alarm, address, dueAt: instantText(next.dueAt) }];
}
