import { Injectable } from '@nestjs/common';
import type { DosingSessionView, OpenSessionCommand } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { DosingSessionsQueries } from './dosing-sessions.queries.js';
import { DosingSessionsStore, type NewSession } from './dosing-sessions.store.js';
import { idUsedDifferently } from './refusals.js';
import { SessionPlaces } from './session-places.queries.js';

/** Opens the one session of an appointment, or a session without one. Whoever opens an appointment's session second is led to the first. */
@Injectable()
export class OpenSession {
  constructor(
    private readonly store: DosingSessionsStore,
    private readonly queries: DosingSessionsQueries,
    private readonly places: SessionPlaces,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, command: OpenSessionCommand): Promise<DosingSessionView> {
    if (!('appointmentId' in command)) return this.opened(caller, await this.walkIn(caller, command));
    const { sessionId, ...place } = await this.places.ofAppointment(caller, command.appointmentId);
    if (sessionId !== null) return this.queries.view(caller, sessionId);
    return this.opened(caller, { ...command, ...place });
  }

  private async walkIn(caller: Caller, command: Exclude<OpenSessionCommand, { appointmentId: string }>): Promise<NewSession> {
    const { courseId, patientId } = command;
    if (courseId !== null && !(await this.places.isCourseOf(caller, courseId, patientId))) throw notFound('Course');
    return { ...command, appointmentId: null };
  }

  private async opened(caller: Caller, session: NewSession): Promise<DosingSessionView> {
    await this.store.open(caller, session, this.clock.nowIso());
    const id = await this.idOf(caller, session);
    this.database.publish(caller, 'session', id);
    const view = await this.queries.view(caller, id);
    if (view.patientId !== session.patientId || view.session.product !== session.product) throw idUsedDifferently();
    return view;
  }

  /** Two who open at once: the second one's row met the first one's appointment, and both have the first session. */
  private async idOf(caller: Caller, { id, appointmentId }: NewSession): Promise<string> {
    if (appointmentId === null) return id;
    return (await this.places.ofAppointment(caller, appointmentId)).sessionId ?? id;
  }
}
