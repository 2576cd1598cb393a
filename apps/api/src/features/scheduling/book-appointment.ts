import { Injectable } from '@nestjs/common';
import {
  appointmentMachine,
  decideTransition,
  doesCoursePermit,
  instant,
  isDosingVisit,
  type AppointmentFacts,
  type AppointmentView,
  type BookAppointment as BookAppointmentCommand,
  type CourseState,
  type VisitType,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { AppointmentsQueries } from './appointments.queries.js';
import { CourseVisits } from './course-visits.js';
import { PlaceVisits, type VisitPlaced } from './place-visits.js';
import { doseNeedsCourse, idUsedDifferently, notPermitted, visitAlreadyBooked } from './refusals.js';
import { SchedulingPolicies } from './scheduling-policies.js';
import { StandingVisitsQueries } from './standing-visits.queries.js';

type DecidedBy = Pick<Caller, 'staffMemberId' | 'roles'>;

interface VisitOfCourse {
  readonly courseState: CourseState | null;
  readonly visitType: VisitType;
}

/** Books one visit with everything it holds, or answers with all that stands in the way. */
@Injectable()
export class BookAppointment {
  constructor(
    private readonly courses: CourseVisits,
    private readonly places: PlaceVisits,
    private readonly queries: AppointmentsQueries,
    private readonly standing: StandingVisitsQueries,
    private readonly policies: SchedulingPolicies,
    private readonly clock: Clock,
  ) {}

  /** In the name of the caller, or of whoever offered what a patient takes up. */
  async execute(caller: Caller, command: BookAppointmentCommand, decidedBy: DecidedBy = caller): Promise<AppointmentView> {
    const course = await this.courses.courseOf(caller, command);
    const { title, phases, visitType } = this.courses.visit(course, command);
    const { id, patientId, siteId, courseId, visitKey, escort, overrides, isRemote, assignments } = command;
    const placement = { appointmentId: id, patientId, visitType, startsAt: instant(command.startsAt), phases, assignments, isRemote };
    const visit: VisitPlaced = {
      placement,
      siteId,
      courseId,
      visitKey,
      title,
      escort,
      overrides,
      replacesId: null,
      seriesId: null,
      bookedBy: decidedBy.staffMemberId,
    };
    const known = await this.known(caller, command);
    if (known !== undefined) return known;
    if (course === null && isDosingVisit(visitType)) throw doseNeedsCourse();
    await this.decide(caller, decidedBy, { courseState: course?.state ?? null, visitType });
    await this.places.judge(caller, [visit]);
    await this.places.lock(caller, [visit]);
    if (courseId !== null && visitKey !== null && (await this.standing.isBooked(caller, courseId, visitKey))) throw visitAlreadyBooked();
    await this.places.place(caller, [visit]);
    return this.queries.view(caller, id);
  }

  /** What this id already stands for: the very same booking, or a refusal. */
  private async known(caller: Caller, { id, patientId, startsAt }: BookAppointmentCommand): Promise<AppointmentView | undefined> {
    const existing = await this.queries.find(caller, id);
    if (existing === undefined) return undefined;
    if (existing.patient_id !== patientId || instant(existing.starts_at) !== instant(startsAt)) throw idUsedDifferently();
    return this.queries.view(caller, id);
  }

  /** Resources, licences and the prescriber's presence are judged by the placement, with better words than a yes or no. */
  private async decide(caller: Caller, { roles }: DecidedBy, { courseState, visitType }: VisitOfCourse): Promise<void> {
    const machine = appointmentMachine(await this.policies.inForce(caller));
    const now = instant(this.clock.nowIso());
    const facts: AppointmentFacts = {
      now,
      startsAt: now,
      isDosingVisit: isDosingVisit(visitType),
      areResourcesFree: true,
      doesCoursePermitVisit: doesCoursePermit(courseState, visitType),
      areCredentialsValid: true,
      isPrescriberOnSiteThroughout: true,
      hasEscortContact: false,
      isBlockStillFeasible: null,
      identifiersChecked: 0,
      openForms: null,
      areOpenFormsExplained: false,
      isLinkedRecordFinished: null,
    };
    const decision = decideTransition(machine, { state: 'held', event: 'book', roles, facts });
    if (!decision.allowed) throw notPermitted(decision.refusals);
  }
}
