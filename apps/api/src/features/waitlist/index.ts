export { AnswerOffer } from './answer-offer.js';
export { KeepWaitlist } from './keep-waitlist.js';
export { LookAtWaitlist } from './look-at-waitlist.js';
export { MakeOffer, type OfferMade } from './make-offer.js';
export { OfferedSlotQueries, type OfferedSlot } from './offered-slot.queries.js';
export { WaitlistModule } from './waitlist.module.js';
