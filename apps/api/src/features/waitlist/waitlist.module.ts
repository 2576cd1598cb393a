import { Module } from '@nestjs/common';
import { SchedulingModule } from '../scheduling/index.js';
import { AnswerOffer } from './answer-offer.js';
import { FreedSlotsQueries } from './freed-slots.queries.js';
import { KeepWaitlist } from './keep-waitlist.js';
import { LookAtWaitlist } from './look-at-waitlist.js';
import { MakeOffer } from './make-offer.js';
import { MatchSlot } from './match-slot.js';
import { OfferedSlotQueries } from './offered-slot.queries.js';
import { WaitlistController } from './waitlist.controller.js';
import { WaitlistQueries } from './waitlist.queries.js';
import { WaitlistStore } from './waitlist.store.js';

@Module({
  imports: [SchedulingModule],
  controllers: [WaitlistController],
  providers: [
    AnswerOffer,
    FreedSlotsQueries,
    KeepWaitlist,
    LookAtWaitlist,
    MakeOffer,
    MatchSlot,
    OfferedSlotQueries,
    WaitlistQueries,
    WaitlistStore,
  ],
  exports: [AnswerOffer, LookAtWaitlist, MakeOffer, OfferedSlotQueries],
})
export class WaitlistModule {}
