import type { Instant } from '../shared/index.js';

/** How a patient is told of a free time. */
export type OfferChannel = 'mail' | 'telephone';

/** How an offer stands. `gone`: somebody else was first, or the time was taken. `withdrawn`: the patient took another one or left the list. */
export type OfferState = 'open' | 'accepted' | 'declined' | 'gone' | 'withdrawn' | 'expired';

/**
 * How an offer stands at a moment: as it was answered, else open until its expiry. Example: made at 10:00 for 45 minutes it is open at 10:44 and
 * expired at 10:45. Odd case: what was answered stays answered, also after its time. Source: clinical reference §8.2 (offer expiry).
 */
export function offerState(
  { outcome, expiresAt }: { readonly outcome: Exclude<OfferState, 'open' | 'expired'> | null; readonly expiresAt: Instant },
  now: Instant,
): OfferState {
  return outcome ?? (now < expiresAt ? 'open' : 'expired');
}
