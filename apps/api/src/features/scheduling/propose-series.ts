import { Injectable } from '@nestjs/common';
import {
  instantFromMs,
  instantText,
  localDateAt,
  patientMinutes,
  plusDays,
  plusMinutes,
  proposeSeries,
  wishedPeople,
  withoutVisits,
  type AskForSeries,
  type DaySituation,
  type LocalDate,
  type SeriesAnswer,
  type SeriesProposalsView,
  type SeriesRequest,
  type StandingVisitView,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { CourseVisits, type CourseOnSchedule } from './course-visits.js';
import { ScheduleQueries } from './schedule.queries.js';
import { SeriesSituation, standingView, type CourseToPlan } from './series-situation.js';

/** Days beyond the planned end of a course that a plan may reach. */
const slackDays = 42;

/** Answers three whole plans for what a course still has to book. Nothing is held: booking decides anew. */
@Injectable()
export class ProposeSeries {
  constructor(
    private readonly courses: CourseVisits,
    private readonly schedule: ScheduleQueries,
    private readonly situation: SeriesSituation,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, courseId: string, asked: AskForSeries): Promise<SeriesProposalsView> {
    const course = await this.courses.course(caller, courseId);
    this.database.concerns(caller, { patientId: course.patient_id, entityId: courseId });
    const site = (await this.schedule.sites(caller)).find(({ id }) => id === asked.siteId);
    if (site === undefined) throw notFound('Site');
    const today = localDateAt(instantFromMs(this.clock.now().getTime()), site.zone);
    const notBefore = later(plusDays(today, 1), course.plan.startsOn);
    const toPlan = await this.situation.of(caller, course, asked, { notBefore, zone: site.zone });
    const days = await this.days(caller, course, site.id, notBefore);
    const leaving = new Set([...toPlan.ahead.values(), ...toPlan.fallsAway].map(({ id }) => id));
    for (const [on, day] of days) days.set(on, withoutVisits(day, leaving));
    const { weekdays, from, until } = asked;
    const { visits, standing, present, firstDoseOn } = toPlan;
    const following = course.plan.visits.filter(({ key }) => standing.has(key));
    const request: SeriesRequest = {
      ...{ patientId: course.patient_id, visits, standing, following, present, firstDoseOn, notBefore },
      inductionSpanDays: course.plan.inductionSpanDays,
      policy: await this.schedule.policy(caller),
      preferences: { weekdays, from, until, teamIds: wished(await this.courses.team(caller, courseId), course.patient_id, days) },
      situationOn: (on: LocalDate): DaySituation => days.get(on) ?? unknownDay(on, site.zone),
    };
    const answer = visits.length === 0 ? { proposals: [], blocked: null } : answerTo(request, asked.isReplan);
    return this.view(caller, course, { site, answer, names: namesOf(days), toPlan });
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
    {
      site,
      answer,
      names,
      toPlan,
    }: { site: { id: string; zone: string }; answer: SeriesAnswer; names: Record<string, string>; toPlan: CourseToPlan },
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
        placements: placements.map(({ key, title, on, startsAt, assignments, stays }) => ({
          ...{ key, title, on, assignments, stays, startsAt: instantText(startsAt), from: fromOf(toPlan, key) },
          endsAt: instantText(plusMinutes(startsAt, patientMinutes(phases.get(key) ?? []))),
        })),
      })),
      blocked: answer.blocked,
      fallsAway: toPlan.fallsAway.map(standingView),
      missedVisits: course.plan.visits.filter(({ key }) => toPlan.missed.includes(key)).map(({ title }) => title),
    };
  }
}

/**
 * Three plans. Where a missed dose leaves no room within the days of an induction, planning anew goes on without that bound and says so:
 * whether a longer induction is right is the prescriber's to decide.
 */
function answerTo(request: SeriesRequest, isReplan: boolean): SeriesAnswer {
  const answer = proposeSeries(request);
  const span = request.inductionSpanDays;
  if (answer.proposals.length > 0 || !isReplan || span === null) return answer;
  const longer = proposeSeries({ ...request, inductionSpanDays: null });
  if (longer.proposals.length === 0) return answer;
  const message = `The doses would take longer than the ${span} days of the plan. Ask the prescriber.`;
  const said = { key: '', code: 'longer-than-planned' as const, message };
  return { ...longer, proposals: longer.proposals.map((one) => ({ ...one, missed: [said, ...one.missed] })) };
}

function fromOf({ ahead }: CourseToPlan, key: string): StandingVisitView | null {
  const appointment = ahead.get(key);
  return appointment === undefined ? null : standingView(appointment);
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
