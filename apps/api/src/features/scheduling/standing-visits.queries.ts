import { Injectable } from '@nestjs/common';
import { holdsResources, instant, type AppointmentState, type Instant } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';

/** An appointment of a course that stands for one of the visits of its plan. */
export interface PlanAppointment {
  readonly id: string;
  readonly key: string;
  readonly startsAt: Instant;
  readonly state: AppointmentState;
  /** The patient came, and the session ended before a dose. */
  readonly isHeld: boolean;
  readonly isMoved: boolean;
}

interface Row {
  readonly id: string;
  readonly course_id: string;
  readonly visit_key: string;
  readonly starts_at: string;
  readonly state: AppointmentState;
  readonly is_held: boolean;
  readonly is_moved: boolean;
}

/** Which visits of a course's plan stand in the schedule, were held or were missed. */
@Injectable()
export class StandingVisitsQueries {
  constructor(private readonly database: Database) {}

  /** Every appointment made for a visit of the plan, first to last. */
  async ofCourse(caller: Caller, courseId: string): Promise<PlanAppointment[]> {
    return (await this.rows(caller, [courseId])).map(appointmentOf);
  }

  /** For each course, when its visits begin that hold their place or were done, by their key in the plan. */
  async startsOf(caller: Caller, courseIds: readonly string[]): Promise<ReadonlyMap<string, ReadonlyMap<string, Instant>>> {
    const starts = new Map(courseIds.map((id) => [id, new Map<string, Instant>()]));
    for (const row of await this.rows(caller, courseIds)) {
      const one = appointmentOf(row);
      if (isStanding(one)) starts.get(row.course_id)?.set(one.key, one.startsAt);
    }
    return starts;
  }

  /** When the visits that hold their place, or were done, begin; without those that are about to leave. */
  async starts(
    caller: Caller,
    courseId: string,
    leaving: ReadonlySet<string> = new Set(),
  ): Promise<(readonly [key: string, startsAt: Instant])[]> {
    const all = await this.ofCourse(caller, courseId);
    return all.filter((one) => isStanding(one) && !leaving.has(one.id)).map(({ key, startsAt }) => [key, startsAt] as const);
  }

  /** Whether the visit of the course stands in the schedule already. */
  async isBooked(caller: Caller, courseId: string, visitKey: string): Promise<boolean> {
    return (await this.starts(caller, courseId)).some(([key]) => key === visitKey);
  }

  private rows(caller: Caller, courseIds: readonly string[]): Promise<Row[]> {
    return this.database.of(caller).query<Row>(appointmentsOfPlan, [caller.clinicId, courseIds]);
  }
}

function appointmentOf({ id, visit_key: key, starts_at: startsAt, state, is_held: isHeld, is_moved: isMoved }: Row): PlanAppointment {
  return { id, key, startsAt: instant(startsAt), state, isHeld, isMoved };
}

/** A visit whose dose was held does not count, although the patient came: its dose is still to come. */
export function isStanding({ state, isHeld }: PlanAppointment): boolean {
  return holdsResources(state) && !isHeld;
}

const appointmentsOfPlan = `SELECT a.id, a.course_id, a.visit_key, a.starts_at, a.state,
    a.state IN ('arrived', 'checked-in', 'in-progress', 'completed') AND EXISTS (SELECT 1 FROM dosing_session s JOIN session_entry e ON e.clinic_id = s.clinic_id AND e.session_id = s.id
      WHERE s.clinic_id = a.clinic_id AND s.appointment_id = a.id AND e.kind = 'aborted') AS is_held,
    EXISTS (SELECT 1 FROM appointment n WHERE n.clinic_id = a.clinic_id AND n.replaces_id = a.id) AS is_moved
  FROM appointment a WHERE a.clinic_id = $1 AND a.course_id = ANY ($2::uuid[]) AND a.visit_key IS NOT NULL ORDER BY a.starts_at, a.id`;
