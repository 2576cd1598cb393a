import { Injectable } from '@nestjs/common';
import {
  doesCoursePermit,
  instantFromMs,
  instantText,
  localDateAt,
  patientMinutes,
  plusDays,
  plusMinutes,
  proposeSeries,
  wishedPeople,
  type AskForSeries,
  type DaySituation,
  type LocalDate,
  type PlannedVisit,
  type SeriesAnswer,
  type SeriesProposalsView,
  type SeriesRequest,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { AppointmentsQueries } from './appointments.queries.js';
import { CourseVisits, type CourseOnSchedule } from './course-visits.js';
import { noSuchVisit, nothingToPlan } from './refusals.js';
import { ScheduleQueries } from './schedule.queries.js';

/** Days beyond the planned end of a course that a plan may reach. */
const slackDays = 42;

/** Answers three whole plans for what a course still has to book. Nothing is held: booking decides anew. */
@Injectable()
export class ProposeSeries {
  constructor(
    private readonly courses: CourseVisits,
    private readonly schedule: ScheduleQueries,
    private readonly appointments: AppointmentsQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, courseId: string, asked: AskForSeries): Promise<SeriesProposalsView> {
    const course = await this.courses.course(caller, courseId);
    this.database.concerns(caller, { patientId: course.patient_id, entityId: courseId });
    const standing = new Map(await this.appointments.standingVisits(caller, courseId));
    const visits = openVisits(course, new Set(standing.keys()), asked.visitKeys);
    const site = (await this.schedule.sites(caller)).find(({ id }) => id === asked.siteId);
    if (site === undefined) throw notFound('Site');
    const today = localDateAt(instantFromMs(this.clock.now().getTime()), site.zone);
    const notBefore = later(plusDays(today, 1), course.plan.startsOn);
    const days = await this.days(caller, course, site.id, notBefore);
    const { weekdays, from, until } = asked;
    const preferences = { weekdays, from, until, teamIds: wished(await this.courses.team(caller, courseId), course.patient_id, days) };
    const situationOn = (on: LocalDate): DaySituation => days.get(on) ?? unknownDay(on, site.zone);
    const { inductionSpanDays } = course.plan;
    const request: SeriesRequest = {
      patientId: course.patient_id,
      visits,
      standing,
      notBefore,
      inductionSpanDays,
      preferences,
      situationOn,
    };
    return this.view(caller, course, { site, answer: proposeSeries(request), names: namesOf(days) });
  }

  private async days(caller: Caller, { plan, patient_id: patientId }: CourseOnSchedule, siteId: string, from: LocalDate) {
    const length = (plan.visits.at(-1)?.targetDay ?? 0) + slackDays;
    const dates = Array.from({ length }, (_, index) => plusDays(from, index));
    const situations = await this.schedule.situations(caller, [patientId], siteId, dates);
    return new Map(situations.map((situation) => [situation.on, situation]));
  }

  private async view(
    caller: Caller,
    course: CourseOnSchedule,
    { site, answer, names }: { site: { id: string; zone: string }; answer: SeriesAnswer; names: Record<string, string> },
  ): Promise<SeriesProposalsView> {
    const phases = new Map(course.plan.visits.map((visit) => [visit.key, visit.phases]));
    return {
      courseId: course.id,
      patientId: course.patient_id,
      patientName: await this.courses.patientName(caller, course.patient_id),
      site: { id: site.id, zone: site.zone },
      names,
      proposals: answer.proposals.map(({ aim, placements, missed }) => ({
        aim,
        missed: missed.map(({ key, message }) => ({ key, message })),
        placements: placements.map(({ key, title, on, startsAt, assignments }) => ({
          ...{ key, title, on, assignments, startsAt: instantText(startsAt) },
          endsAt: instantText(plusMinutes(startsAt, patientMinutes(phases.get(key) ?? []))),
        })),
      })),
      blocked: answer.blocked,
    };
  }
}

/** What may be booked now, stands nowhere and comes after what stands; those asked for by key must be among them. */
function openVisits({ plan, state }: CourseOnSchedule, booked: ReadonlySet<string>, keys: readonly string[]): PlannedVisit[] {
  const isPastEvaluation = !['referred', 'screening', 'deferred'].includes(state);
  const reached = plan.visits.findLastIndex(({ key }) => booked.has(key));
  const open = plan.visits.filter(
    ({ key, type }, index) =>
      (index > reached || keys.includes(key)) &&
      !booked.has(key) &&
      doesCoursePermit(state, type) &&
      !(isPastEvaluation && type === 'psychiatric-evaluation'),
  );
  if (keys.some((key) => open.every((visit) => visit.key !== key))) throw noSuchVisit();
  if (open.length === 0) throw nothingToPlan();
  return keys.length === 0 ? open : open.filter(({ key }) => keys.includes(key));
}

/** The patient's preferred people, and the course's team in the other roles. */
function wished(teamIds: readonly string[], patientId: string, days: ReadonlyMap<LocalDate, DaySituation>): readonly string[] {
  const [first] = days.values();
  return first === undefined ? teamIds : wishedPeople(teamIds, first.needs?.get(patientId)?.preferredIds ?? [], first.resources);
}

function namesOf(days: ReadonlyMap<LocalDate, DaySituation>): Record<string, string> {
  const [first] = days.values();
  return Object.fromEntries([...(first?.resources.values() ?? [])].map(({ id, name }) => [id, name]));
}

/** A day so far away that nobody planned for it counts as closed. */
function unknownDay(on: LocalDate, zone: string): DaySituation {
  return { on, zone, openSpans: [], resources: new Map(), visits: [], bookings: [] };
}

function later(one: LocalDate, other: LocalDate): LocalDate {
  return one > other ? one : other;
}
