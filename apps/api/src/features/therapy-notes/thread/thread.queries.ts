import { Injectable } from '@nestjs/common';
import { integrationThread, isDuePractice, type IntegrationThreadView, type ThreadSession } from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Database } from '../../../platform/database/database.js';
import { notFound } from '../../../platform/http/problem.js';
import { TherapyNotesQueries } from '../therapy-notes.queries.js';
import { SignedNotesQueries } from './signed-notes.queries.js';

interface CourseRow {
  readonly patient_id: string;
  readonly name: string;
}

/** From the first intention of a course to what has become of its practices today. Drafts are no part of it. */
@Injectable()
export class ThreadQueries {
  constructor(
    private readonly database: Database,
    private readonly notes: TherapyNotesQueries,
    private readonly signed: SignedNotesQueries,
  ) {}

  async ofCourse(caller: Caller, courseId: string): Promise<IntegrationThreadView> {
    const sql = `SELECT patient_id, plan ->> 'protocolName' AS name FROM treatment_course WHERE clinic_id = $1 AND id = $2`;
    const [course] = await this.database.of(caller).query<CourseRow>(sql, [caller.clinicId, courseId]);
    if (course === undefined) throw notFound('Course');
    this.database.concerns(caller, { patientId: course.patient_id, entityId: courseId });
    const turns = integrationThread(await this.signed.of(caller, course.patient_id, courseId), await this.sessionsOf(caller, courseId));
    const today = await this.signed.today(caller);
    const due = turns.flatMap(({ practices }) => practices.filter((practice) => isDuePractice(practice, today)).map(({ key }) => key));
    return { patientId: course.patient_id, courseId, courseName: course.name, turns, due };
  }

  private async sessionsOf(caller: Caller, courseId: string): Promise<ThreadSession[]> {
    const sql = `SELECT id FROM dosing_session WHERE clinic_id = $1 AND course_id = $2 ORDER BY planned_start, id LIMIT 60`;
    const rows = await this.database.of(caller).query<{ id: string }>(sql, [caller.clinicId, courseId]);
    const sessions: ThreadSession[] = [];
    for (const { id } of rows) {
      const { firstDoseAt, plannedStart, observations } = await this.notes.factsOf(caller, id);
      const quotes = observations.filter(({ isQuote }) => isQuote).map(({ entryId, at, text }) => ({ entryId, at, text }));
      sessions.push({ sessionId: id, startsAt: firstDoseAt ?? plannedStart, quotes });
    }
    return sessions;
  }
}
