import { Injectable, type OnModuleInit } from '@nestjs/common';
import { courseCheckIns, defaultTimingTable, instantFromMs, instantText, type CourseCheckIn } from '@sojourn/domain';
import { v5 as uuidv5 } from 'uuid';
import { AuditTrail } from '../../platform/audit-trail/audit-trail.js';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { CourseHappeningsQueries, type AskedCourse } from './course-happenings.queries.js';
import { OutcomeMeasuresStore } from './outcome-measures.store.js';

/** Every hour: each course, and each evaluation before one, asks for the measures that are due. Asked again it asks once. Source: clinical reference §4.9. */
@Injectable()
export class AssignCourseMeasures implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly queries: CourseHappeningsQueries,
    private readonly store: OutcomeMeasuresStore,
    private readonly audit: AuditTrail,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.comesRound({ name: 'assign-course-measures', cron: '12 * * * *', run: () => this.execute() });
  }

  private async execute(): Promise<void> {
    const now = instantFromMs(this.clock.now().getTime());
    await this.queries.eachUnderWay(this.clock.nowIso(), async (course) => {
      for (const checkIn of courseCheckIns(course, now)) await this.ask(course, checkIn);
    });
  }

  /** The check-in and its audit entry in one transaction, in the name of who enrolled the patient or booked the evaluation. */
  private async ask({ clinicId, courseId, patientId, inNameOf }: AskedCourse, checkIn: CourseCheckIn): Promise<void> {
    const caller: Caller = {
      ...{
        ...inNameOf,
        clinicId,
        deviceId: null,
        signInId: null,
        isSteppedUp: false,
        lacksSecondFactor: false,
        isBoundToOwnPatients: false,
      },
      ...{ address: null, requestId: 'assign-course-measures' },
    };
    const { key, place, instruments, opensAt, remindAt, closesAt } = checkIn;
    const times = { opensAt: instantText(opensAt), remindAt: instantText(remindAt), closesAt: instantText(closesAt) };
    const id = uuidv5(key, courseId ?? patientId);
    await this.database.within(caller, async () => {
      const isNew = await this.store.assign(caller, {
        ...{ id, patientId, courseId, place, instruments },
        ...{ ...times, policyVersion: defaultTimingTable.version },
      });
      // What was made before, answered or not, is not made again: nothing happened, and the trail says nothing.
      if (!isNew) return;
      const act = { action: 'measure.assign', outcome: 'done', entityId: id, patientId, reason: key } as const;
      await this.audit.write(this.database.of(caller), caller, act);
      this.database.publish(caller, 'measure', patientId);
    });
  }
}
