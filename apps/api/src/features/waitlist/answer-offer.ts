import { Injectable } from '@nestjs/common';
import { bookAppointment, instant, instantFromMs, offerState, type OfferAnswer, type OfferState } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound, ProblemException } from '../../platform/http/problem.js';
import { BookAppointment } from '../scheduling/index.js';
import { FreedSlotsQueries } from './freed-slots.queries.js';
import { offerNotOpen } from './refusals.js';
import { WaitlistStore, type EntryRow, type OfferRow } from './waitlist.store.js';

/**
 * A patient accepts or declines what was offered. The first acceptance of a time books it, under the lock of its entry and of all offers around it, and by the same rules as
 * any booking; whoever comes later is told that it is gone and keeps their place on the list.
 */
@Injectable()
export class AnswerOffer {
  constructor(
    private readonly store: WaitlistStore,
    private readonly slots: FreedSlotsQueries,
    private readonly booking: BookAppointment,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, offerId: string, answer: OfferAnswer): Promise<OfferState> {
    const known = await this.store.findOffer(caller, offerId);
    if (known === undefined) throw notFound('Offer');
    const entry = await this.store.lock(caller, known.entry_id);
    const around = await this.store.lockOffersAround(caller, known);
    const offer = around.find(({ id }) => id === offerId) ?? known;
    if (offer.outcome === wordOf[answer]) return offer.outcome;
    const state = offerState({ outcome: offer.outcome, expiresAt: instant(offer.expires_at) }, instantFromMs(this.clock.now().getTime()));
    if (state === 'gone' && answer === 'accept') return 'gone';
    if (state !== 'open') throw offerNotOpen();
    const outcome = answer === 'decline' ? 'declined' : await this.accept(caller, offer, entry);
    await this.store.answer(caller, offerId, outcome, this.clock.nowIso());
    if (outcome === 'accepted') await this.store.endOthers(caller, offer, this.clock.nowIso());
    this.database.publish(caller, 'waitlist', offer.entry_id);
    return outcome;
  }

  private async accept(caller: Caller, offer: OfferRow, entry: EntryRow | undefined): Promise<'accepted' | 'gone'> {
    const slot = await this.slots.find(caller, offer.slot_id);
    if (entry?.state !== 'waiting' || slot === undefined) return 'gone';
    if (!(await this.isBooked(caller, offer, { entry, siteId: slot.siteId, startsAt: slot.startsAt }))) return 'gone';
    await this.store.book(caller, entry.id, offer.id, this.clock.nowIso());
    this.database.concerns(caller, { patientId: entry.patient_id, entityId: offer.id });
    return 'accepted';
  }

  /** Booked in the name of whoever offered it: that was the clinic's decision. False where the time no longer takes it. */
  private async isBooked(
    caller: Caller,
    offer: OfferRow,
    { entry, siteId, startsAt }: { readonly entry: EntryRow; readonly siteId: string; readonly startsAt: string },
  ): Promise<boolean> {
    const visit = { courseId: entry.course_id, visitKey: entry.visit_key, visitType: entry.visit_type };
    const command = { id: offer.id, patientId: entry.patient_id, siteId, ...visit, startsAt, assignments: [...offer.assignments] };
    try {
      const decidedBy = { staffMemberId: offer.made_by, roles: ['front-desk'] } as const;
      await this.booking.execute(caller, bookAppointment.parse(command), decidedBy);
      return true;
    } catch (fault) {
      if (fault instanceof ProblemException) return false;
      throw fault;
    }
  }
}

const wordOf = { accept: 'accepted', decline: 'declined' } as const;
