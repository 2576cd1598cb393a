import { Inject, Injectable } from '@nestjs/common';
import { decideLink } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { AssignmentsQueries } from '../outcome-measures/index.js';
import { AccessLinksStore } from './access-links.store.js';
import { tokenOf } from './link-token.js';
import { birthDateMissing, linkKnown, linkRefused, takenAtTheClinic } from './refusals.js';
import { StaffCoverQueries } from './staff-cover.queries.js';

/** Makes the one-time link of a check-in. The part behind # never reaches a server log. */
@Injectable()
export class MakeLink {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly store: AccessLinksStore,
    private readonly assignments: AssignmentsQueries,
    private readonly cover: StaffCoverQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(
    caller: Caller,
    patientId: string,
    assignmentId: string,
    { id }: { readonly id: string },
  ): Promise<{ readonly path: string }> {
    const assignment = await this.assignments.find(caller, assignmentId);
    if (assignment === undefined || assignment.patientId !== patientId) throw notFound('Check-in');
    if (!(await this.store.hasBirthDate(caller, patientId))) throw birthDateMissing();
    if (assignment.place === 'clinic') throw takenAtTheClinic();
    const decision = decideLink(assignment.instruments, await this.cover.now(caller));
    if (!decision.allowed) throw linkRefused(decision.refusals);
    const opens = { assignmentId, appointmentId: null, expiresAt: assignment.closesAt };
    await this.store.make(caller, { id, patientId, ...opens, madeBy: caller.staffMemberId, at: this.clock.nowIso() });
    if ((await this.store.lock(caller, id))?.assignment_id !== assignmentId) throw linkKnown();
    this.database.concerns(caller, { patientId, entityId: id });
    this.database.publish(caller, 'measure', patientId);
    return { path: `/check-in#${tokenOf(this.config.secretKey, { clinicId: caller.clinicId, linkId: id })}` };
  }
}
