import { Injectable } from '@nestjs/common';
import {
  doesCoursePermit,
  holdsResources,
  instant,
  instantFromMs,
  isAhead,
  isDosingVisit,
  localDateAt,
  type AskForSeries,
  type BoardAppointment,
  type Instant,
  type LocalDate,
  type PlannedVisit,
  type SeriesRequest,
  type StandingVisitView,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import type { CourseOnSchedule } from './course-visits.js';
import { CourseVisitsQueries } from './course-visits.queries.js';
import { noSuchVisit, nothingToPlan } from './refusals.js';
import { StandingVisitsQueries, isStanding, type PlanAppointment } from './standing-visits.queries.js';

/** What of a course is to be planned, what stands, and what may move. */
export interface CourseToPlan {
  readonly visits: readonly PlannedVisit[];
  readonly standing: ReadonlyMap<string, Instant>;
  readonly present: NonNullable<SeriesRequest['present']>;
  readonly firstDoseOn: LocalDate | null;
  /** Appointments that leave their places with the plan, by the key of their visit. */
  readonly ahead: ReadonlyMap<string, BoardAppointment>;
  readonly fallsAway: readonly BoardAppointment[];
  readonly missed: readonly string[];
}

/** Reads a course for planning: anew after a missed or held dose, or only what stands nowhere yet. */
@Injectable()
export class SeriesSituation {
  constructor(
    private readonly standing: StandingVisitsQueries,
    private readonly courseVisits: CourseVisitsQueries,
    private readonly clock: Clock,
  ) {}

  async of(
    caller: Caller,
    course: CourseOnSchedule,
    asked: AskForSeries,
    from: { notBefore: LocalDate; zone: string },
  ): Promise<CourseToPlan> {
    const appointments = await this.standing.ofCourse(caller, course.id);
    const shown = asked.isReplan ? (await this.courseVisits.ofCourse(caller, course.id)).visits : [];
    const movable = shown.filter((one) => this.isMovable(one));
    const isPermitted = ({ visitType }: BoardAppointment): boolean => doesCoursePermit(course.state, visitType);
    const fallsAway = movable.filter((one) => !isPermitted(one));
    const ahead = movable.filter((one) => isPermitted(one) && localDateAt(instant(one.startsAt), from.zone) >= from.notBefore);
    const leaving = new Set([...ahead, ...fallsAway].map(({ id }) => id));
    const stands = appointments.filter((one) => isStanding(one) && !leaving.has(one.id));
    const standing = new Map(stands.map(({ key, startsAt }) => [key, startsAt] as const));
    const planned = new Map(ahead.map((one) => [one.visitKey ?? '', one] as const));
    const missed = asked.isReplan ? missedOf(appointments, new Set([...standing.keys(), ...planned.keys()])) : [];
    const visits = openVisits(course, standing, { keys: asked.visitKeys, also: new Set([...missed, ...planned.keys()]) });
    if (visits.length === 0 && fallsAway.length === 0) throw nothingToPlan();
    return {
      visits,
      standing,
      present: presentOf(planned),
      firstDoseOn: firstDose(course, standing, from.zone),
      ahead: planned,
      fallsAway,
      missed,
    };
  }

  private isMovable(appointment: BoardAppointment): boolean {
    return appointment.visitKey !== null && isAhead(appointment, instantFromMs(this.clock.now().getTime()));
  }
}

/** Keys whose visit did not come to be: the patient did not come, it was cancelled, or the dose was held. */
function missedOf(appointments: readonly PlanAppointment[], known: ReadonlySet<string>): string[] {
  const lost = appointments.filter(
    ({ key, state, isHeld, isMoved }) =>
      !known.has(key) && !isMoved && (isHeld || (!holdsResources(state) && state !== 'entered-in-error')),
  );
  return [...new Set(lost.map(({ key }) => key))];
}

/** What may be booked now, stands nowhere and comes after what stands; those asked for by key must be among them. */
function openVisits(
  { plan, state }: CourseOnSchedule,
  standing: ReadonlyMap<string, Instant>,
  { keys, also }: { keys: readonly string[]; also: ReadonlySet<string> },
): PlannedVisit[] {
  const isPastEvaluation = !['referred', 'screening', 'deferred'].includes(state);
  const reached = plan.visits.findLastIndex(({ key }) => standing.has(key));
  const open = plan.visits.filter(
    ({ key, type }, index) =>
      (index > reached || keys.includes(key) || also.has(key)) &&
      !standing.has(key) &&
      doesCoursePermit(state, type) &&
      !(isPastEvaluation && type === 'psychiatric-evaluation'),
  );
  if (keys.some((key) => open.every((visit) => visit.key !== key))) throw noSuchVisit();
  return keys.length === 0 ? open : open.filter(({ key }) => keys.includes(key));
}

function presentOf(ahead: ReadonlyMap<string, BoardAppointment>): CourseToPlan['present'] {
  return new Map(
    [...ahead].map(([key, { startsAt, bookings }]) => {
      const assignments = bookings
        .map(({ role, resourceId }) => ({ role, resourceId }))
        .filter((one, index, all) => all.findIndex(({ role }) => role === one.role) === index);
      return [key, { startsAt: instant(startsAt), assignments }] as const;
    }),
  );
}

function firstDose({ plan }: CourseOnSchedule, standing: ReadonlyMap<string, Instant>, zone: string): LocalDate | null {
  const doses = plan.visits.filter(({ key, type }) => isDosingVisit(type) && standing.has(key));
  const [first] = doses.map(({ key }) => standing.get(key) ?? instantFromMs(0)).toSorted((one, other) => one - other);
  return first === undefined ? null : localDateAt(first, zone);
}

/** What a plan says of an appointment that stands. */
export function standingView({ id: appointmentId, version, title, startsAt }: BoardAppointment): StandingVisitView {
  return { appointmentId, version, title, startsAt };
}
