import { Injectable } from '@nestjs/common';
import {
  decideEnrolment,
  instantiateProtocol,
  type CourseView,
  type EnrolInCourse as EnrolInCourseCommand,
  type EnrolmentFacts,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { PatientStanding } from '../patients/index.js';
import { CoursesQueries } from './courses.queries.js';
import { CoursesStore } from './courses.store.js';
import { ProtocolsQueries } from './protocols.queries.js';
import { noSuchProtocol, notEnrolled } from './refusals.js';

/** A prescriber begins a course. Eligibility and consents are looked at in the same transaction; the plan is a frozen copy of the protocol. */
@Injectable()
export class EnrolInCourse {
  constructor(
    private readonly store: CoursesStore,
    private readonly queries: CoursesQueries,
    private readonly protocols: ProtocolsQueries,
    private readonly standing: PatientStanding,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, command: EnrolInCourseCommand): Promise<CourseView> {
    const { id, patientId, protocolId, startsOn } = command;
    const protocol = (await this.protocols.inForce(caller)).find((one) => one.id === protocolId);
    if (protocol === undefined) throw noSuchProtocol();
    await this.store.lockPatient(caller, patientId);
    const standing = await this.standing.of(caller, patientId, protocol.product);
    if (await this.isThisCourse(caller, command)) return this.queries.view(caller, id);
    const decision = decideEnrolment({ standing, ...(await this.teamAndCourses(caller, command)) });
    if (!decision.allowed) throw notEnrolled(decision.refusals);
    await this.store.enrol(caller, { ...command, plan: instantiateProtocol(protocol, startsOn) }, this.clock.nowIso());
    this.database.publish(caller, 'course', id);
    this.database.publish(caller, 'patient', patientId);
    return this.queries.view(caller, id);
  }

  private async isThisCourse(caller: Caller, { id, patientId }: EnrolInCourseCommand): Promise<boolean> {
    const courses = await this.queries.ofPatient(caller, patientId);
    return courses.some((course) => course.id === id);
  }

  private async teamAndCourses(
    caller: Caller,
    { patientId, team }: EnrolInCourseCommand,
  ): Promise<Pick<EnrolmentFacts, 'team' | 'openCourses'>> {
    const data = this.database.of(caller);
    const held = await data.query<{ staff_member_id: string; role: string }>(
      `SELECT r.staff_member_id, r.role FROM staff_role r JOIN staff_member m ON m.clinic_id = r.clinic_id AND m.id = r.staff_member_id
       WHERE r.clinic_id = $1 AND r.staff_member_id = ANY ($2::uuid[]) AND m.is_active`,
      [caller.clinicId, team.map(({ staffMemberId }) => staffMemberId)],
    );
    const [open] = await data.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM treatment_course WHERE clinic_id = $1 AND patient_id = $2
         AND state NOT IN ('ineligible', 'completed', 'withdrawn', 'transferred-out', 'discontinued-by-clinic', 'deceased')`,
      [caller.clinicId, patientId],
    );
    const holds = (id: string, roles: readonly string[]) => held.some((row) => row.staff_member_id === id && roles.includes(row.role));
    return {
      team: team.map(({ staffMemberId, role }) => ({
        role,
        isHeldByMember: holds(staffMemberId, role === 'prescriber' ? ['prescriber', 'medical-director'] : [role]),
      })),
      openCourses: open?.count ?? 0,
    };
  }
}
