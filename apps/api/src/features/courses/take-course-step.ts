import { Injectable } from '@nestjs/common';
import { courseMachine, decideTransition, type CourseView, type TakeCourseStep as TakeCourseStepCommand } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { CourseFactsQueries } from './course-facts.queries.js';
import { CoursesQueries } from './courses.queries.js';
import { CoursesStore } from './courses.store.js';
import { stepNotTaken } from './refusals.js';

/** A step of a course, decided under the course's lock on what the records say; refused with everything that is missing. */
@Injectable()
export class TakeCourseStep {
  constructor(
    private readonly store: CoursesStore,
    private readonly queries: CoursesQueries,
    private readonly facts: CourseFactsQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, courseId: string, { id, event, documented }: TakeCourseStepCommand): Promise<CourseView> {
    await this.store.lock(caller, courseId);
    const course = await this.queries.find(caller, courseId);
    const seen = await this.queries.view(caller, courseId);
    if (seen.steps.some((step) => step.id === id)) return seen;
    const decision = decideTransition(courseMachine, {
      state: course.state,
      event,
      roles: caller.roles,
      facts: await this.facts.of(caller, course, documented),
      documented: Object.keys(documented),
    });
    if (!decision.allowed) throw stepNotTaken(decision.refusals);
    await this.store.take(caller, courseId, { id, documented, ...decision.value }, this.clock.nowIso());
    this.database.publish(caller, 'course', courseId);
    return this.queries.view(caller, courseId);
  }
}
