import { Injectable } from '@nestjs/common';
import { instant, instantFromMs, instantText, plusMinutes, type Instant, type OfferChannel, type OfferSlot } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { SchedulingPolicies } from '../scheduling/index.js';
import { MatchSlot } from './match-slot.js';
import { doesNotSuit, waitsNoMore } from './refusals.js';
import { WaitlistQueries } from './waitlist.queries.js';
import { WaitlistStore } from './waitlist.store.js';

export interface OfferMade {
  readonly expiresAt: string;
}

/** Offers a freed time to one who waits, for as long as the policy says and never beyond its beginning. It holds nothing: the first to accept has it. To an
 * entry that is being booked or removed nothing is offered. */
@Injectable()
export class MakeOffer {
  constructor(
    private readonly store: WaitlistStore,
    private readonly waitlist: WaitlistQueries,
    private readonly matching: MatchSlot,
    private readonly policies: SchedulingPolicies,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, { id, entryId, slotId }: OfferSlot, channel: OfferChannel): Promise<OfferMade> {
    await this.store.lock(caller, entryId);
    const entry = (await this.waitlist.waiting(caller)).find((one) => one.id === entryId);
    if (entry === undefined) throw waitsNoMore();
    const slot = await this.matching.slot(caller, slotId);
    const [judged] = await this.matching.of(caller, slot, [entry]);
    if (judged?.isMatch !== true) throw doesNotSuit(judged?.against ?? []);
    const now = instantFromMs(this.clock.now().getTime());
    const { offerExpiresMin } = await this.policies.inForce(caller);
    const expiresAt = instantText(earlier(plusMinutes(now, offerExpiresMin), instant(slot.startsAt)));
    await this.store.offer(caller, { id, entryId, slotId, channel, assignments: judged.assignments, at: instantText(now), expiresAt });
    this.database.concerns(caller, { patientId: entry.patient_id, entityId: id });
    this.database.publish(caller, 'waitlist', entryId);
    return { expiresAt };
  }
}

function earlier(one: Instant, other: Instant): Instant {
  return one < other ? one : other;
}
