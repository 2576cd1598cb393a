import { Inject, Injectable } from '@nestjs/common';
import {
  cancelledText,
  defaultReminderPolicy,
  instantFromMs,
  instantText,
  movedText,
  plusMinutes,
  possibleAnswers,
  reminderText,
  type AnswerLink,
  type MessageText,
  type MessageKind,
  type ReminderPoint,
  type VisitChange,
} from '@sojourn/domain';
import { v5 as uuidv5 } from 'uuid';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { KeepMessage } from '../messages/index.js';
import { SchedulingPolicies } from '../scheduling/index.js';
import { AccessLinksStore } from './access-links.store.js';
import { tokenOf } from './link-token.js';
import type { VisitAhead } from './reminded-visits.queries.js';

/** Writes one letter about a visit; what still stands is answered by a link of the letter's own. */
@Injectable()
export class WriteVisitLetter {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly links: AccessLinksStore,
    private readonly keeping: KeepMessage,
    private readonly policies: SchedulingPolicies,
    private readonly clock: Clock,
  ) {}

  async remind(caller: Caller, visit: VisitAhead, { id: occasion }: ReminderPoint): Promise<void> {
    const link = await this.linkFor(caller, visit, occasion);
    await this.keep(caller, visit, { kind: 'visit-reminder', occasion, words: reminderText({ ...visit.facts, link }) });
  }

  async tellChange(caller: Caller, visit: VisitAhead, { kind: occasion, was }: Exclude<VisitChange, { kind: 'settles' }>): Promise<void> {
    const words =
      occasion === 'moved'
        ? movedText({ ...visit.facts, link: await this.linkFor(caller, visit, occasion) }, was)
        : cancelledText(visit.facts, was);
    await this.keep(caller, visit, { kind: `visit-${occasion}`, occasion, words });
  }

  private async keep(
    caller: Caller,
    { id: aboutId, patientId, address }: VisitAhead,
    letter: { readonly kind: MessageKind; readonly occasion: string; readonly words: MessageText },
  ): Promise<void> {
    await this.keeping.execute(caller, { id: uuidv5(letter.occasion, aboutId), patientId, aboutId, address, ...letter });
  }

  /** Also where there is no address yet: the letter goes out once there is one. None without a birth date, which opens it, and none that takes no answer. */
  private async linkFor(caller: Caller, { id: appointmentId, ...visit }: VisitAhead, occasion: string): Promise<AnswerLink | null> {
    const policy = await this.policies.inForce(caller);
    const now = instantFromMs(this.clock.now().getTime());
    const possible = possibleAnswers(visit, policy, plusMinutes(now, defaultReminderPolicy.answeringTakesMin));
    if (!visit.hasBirthDate || possible.length === 0) return null;
    const id = uuidv5(`link ${occasion}`, appointmentId);
    const { patientId, bookedBy: madeBy } = visit;
    const expiresAt = instantText(plusMinutes(visit.startsAt, -policy.linkClosesMin));
    await this.links.make(caller, { id, patientId, assignmentId: null, appointmentId, expiresAt, madeBy, at: instantText(now) });
    const url = `${this.config.linkOrigin}/visit#${tokenOf(this.config.secretKey, { clinicId: caller.clinicId, linkId: id })}`;
    return { url, possible };
  }
}
