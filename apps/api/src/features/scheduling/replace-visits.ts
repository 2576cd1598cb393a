import { Injectable } from '@nestjs/common';
import {
  appointmentMachine,
  decideTransition,
  instant,
  instantFromMs,
  leftAlready,
  movingInTime,
  resizedTo,
  type Assignment,
  type BookingOverride,
  type Unmet,
} from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { AppointmentsQueries, type WholeRow } from './appointments.queries.js';
import { AppointmentsStore, type NewStep } from './appointments.store.js';
import { PlaceVisits, type VisitPlaced } from './place-visits.js';
import { stepRefused } from './refusals.js';
import { SchedulingPolicies } from './scheduling-policies.js';

/** An appointment that leaves its place: for another one, or for good. */
export interface Leaving {
  readonly row: WholeRow;
  readonly event: 'cancel-for-patient' | 'cancel-for-clinic';
  readonly documented: Readonly<Record<string, unknown>>;
  readonly successor: VisitPlaced | null;
  /** The patient is here already, and the successor is held at once, at the same time. */
  readonly isHere?: boolean;
}

/** Takes appointments from their places and books others, all in one transaction: both or neither. Nothing in the past is rewritten. */
@Injectable()
export class ReplaceVisits {
  constructor(
    private readonly places: PlaceVisits,
    private readonly queries: AppointmentsQueries,
    private readonly store: AppointmentsStore,
    private readonly database: Database,
    private readonly policies: SchedulingPolicies,
    private readonly clock: Clock,
  ) {}

  /** Waits for everybody concerned. Read the appointments again after it: only what is read under the lock counts. */
  async lock(caller: Caller, rows: readonly WholeRow[], visits: readonly VisitPlaced[]): Promise<void> {
    await this.places.lock(
      caller,
      visits,
      rows.map((row) => row.patient_id),
    );
    if (rows.length > 0)
      await this.store.lockAppointments(
        caller,
        rows.map(({ id }) => id),
      );
  }

  /** Throws a problem with everything that refuses one of them. */
  async execute(caller: Caller, leaving: readonly Leaving[], booked: readonly VisitPlaced[]): Promise<void> {
    const steps: [string, NewStep][] = [];
    const refusals: Unmet[] = [];
    for (const one of leaving) {
      const decision = await this.decide(caller, one);
      if (!decision.allowed) refusals.push(...decision.refusals);
      else steps.push([one.row.id, { id: uuidv7(), ...decision.value, documented: one.documented }]);
    }
    if (refusals.length > 0) throw stepRefused(refusals);
    if (steps.length > 0) await this.store.cancel(caller, steps, this.clock.nowIso());
    for (const { row } of leaving) this.database.publish(caller, 'schedule', row.id);
    const visits = [...leaving.flatMap(({ successor }) => (successor === null ? [] : [successor])), ...booked];
    if (visits.length > 0) await this.places.place(caller, visits);
  }

  /** What refuses that the appointment leaves its place now. */
  async refusals(caller: Caller, one: Leaving): Promise<readonly Unmet[]> {
    const decision = await this.decide(caller, one);
    return decision.allowed ? [] : decision.refusals;
  }

  private async decide(caller: Caller, { row, event, documented, successor, isHere = false }: Leaving) {
    const left = successor === null || isHere ? [] : await this.left(caller, row);
    if (left.length > 0) return { allowed: false, refusals: left } as const;
    const facts = await this.queries.facts(caller, row);
    const stands = { startsAt: instant(row.starts_at), endsAt: instant(row.ends_at) };
    const now = instantFromMs(this.clock.now().getTime());
    const late = successor === null ? [] : movingInTime(stands, successor.placement.startsAt, now);
    if (late.length > 0) return { allowed: false, refusals: late } as const;
    const machine = appointmentMachine(await this.policies.inForce(caller));
    return decideTransition(machine, { state: row.state, event, roles: caller.roles, facts, documented: Object.keys(documented) });
  }

  /** Somebody was quicker, or takes back what another has moved on since. */
  private async left(caller: Caller, { id, state, replaced_by_id: next }: WholeRow): Promise<readonly Unmet[]> {
    const now = next === null ? undefined : await this.queries.latest(caller, id);
    return leftAlready(state, now === undefined ? null : { startsAt: instant(now.starts_at), zone: now.zone, state: now.state });
  }
}

export interface NewPlace {
  readonly id: string;
  readonly startsAt: string;
  readonly assignments: readonly Assignment[];
  readonly isRemote: boolean;
  readonly minutes: number | null;
}

/** The appointment that takes another's place and names it. */
export function successorOf(row: WholeRow, place: NewPlace, overrides: readonly BookingOverride[]): VisitPlaced {
  const { patient_id: patientId, visit_type: visitType } = row;
  const { id, startsAt, assignments, isRemote, minutes } = place;
  const phases = minutes === null ? row.phases : resizedTo(row.phases, minutes);
  return {
    placement: { appointmentId: id, patientId, visitType, startsAt: instant(startsAt), phases, assignments, isRemote },
    siteId: row.site_id,
    courseId: row.course_id,
    visitKey: row.visit_key,
    title: row.title,
    escort: row.escort,
    overrides,
    replacesId: row.id,
    seriesId: row.series_id,
  };
}
