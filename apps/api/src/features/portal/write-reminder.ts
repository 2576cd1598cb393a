import { Inject, Injectable } from '@nestjs/common';
import { instantText, plusMinutes, reminderText, type ReminderPoint } from '@sojourn/domain';
import { v5 as uuidv5 } from 'uuid';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { KeepMessage } from '../messages/index.js';
import { SchedulingPolicies } from '../scheduling/index.js';
import { AccessLinksStore } from './access-links.store.js';
import { tokenOf } from './link-token.js';
import type { VisitAhead } from './reminded-visits.queries.js';

/** Writes one reminder of a visit, with a link of its own by which the patient answers. */
@Injectable()
export class WriteReminder {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly links: AccessLinksStore,
    private readonly keeping: KeepMessage,
    private readonly policies: SchedulingPolicies,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, visit: VisitAhead, point: ReminderPoint): Promise<void> {
    const { id: aboutId, patientId, address, facts } = visit;
    const link = await this.linkFor(caller, visit, point);
    const message = { id: uuidv5(point.id, aboutId), patientId, kind: 'visit-reminder', aboutId, occasion: point.id } as const;
    await this.keeping.execute(caller, { ...message, address, words: reminderText({ ...facts, link }) });
  }

  /** None without a birth date, which opens it, and none that would be over when it arrives. */
  private async linkFor(caller: Caller, visit: VisitAhead, point: ReminderPoint): Promise<string | null> {
    const { linkClosesMin } = await this.policies.inForce(caller);
    const expiresAt = instantText(plusMinutes(visit.startsAt, -linkClosesMin));
    const at = this.clock.nowIso();
    if (!visit.hasBirthDate || visit.address === null || expiresAt <= at) return null;
    const id = uuidv5(`link ${point.id}`, visit.id);
    const opens = { assignmentId: null, appointmentId: visit.id };
    await this.links.make(caller, { id, patientId: visit.patientId, ...opens, expiresAt, madeBy: visit.bookedBy, at });
    return `${this.config.linkOrigin}/visit#${tokenOf(this.config.secretKey, { clinicId: caller.clinicId, linkId: id })}`;
  }
}
