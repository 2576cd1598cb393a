import { Component, booleanAttribute, computed, inject, input, output, signal } from '@angular/core';
import { removalReasons, type OfferAnswer, type RemoveFromWaitlist, type WaitlistEntryView } from '@sojourn/domain';
import { ClinicTime, dateInZone } from '../../../core/clinic-time.js';
import { Clock } from '../../../core/clock.js';
import { SignInState } from '../../../core/sign-in-state.js';
import { Button } from '../../../ui/button.js';
import { Chip } from '../../../ui/chip.js';
import { DueBadge } from '../../../ui/due-badge.js';
import { PhoneNumber } from '../../../ui/phone-number.js';
import { deliveryLook, offerLook, removalWords, untilLook, wishesWords } from './waitlist-words.js';

/** One who waits: for what, since when, what they wish, and the offers they have. */
@Component({
  selector: 'li[katWaitingLine]',
  imports: [Button, Chip, ClinicTime, DueBadge, PhoneNumber],
  templateUrl: './waiting-line.html',
  styleUrl: './waiting-line.css',
})
export class WaitingLine {
  readonly entry = input.required<WaitlistEntryView>({ alias: 'katWaitingLine' });
  readonly busy = input(false, { transform: booleanAttribute });
  readonly changed = output<void>();
  readonly removed = output<RemoveFromWaitlist['reason']>();
  readonly answered = output<{ readonly offerId: string; readonly answer: OfferAnswer }>();
  protected readonly clock = inject(Clock);
  private readonly signIn = inject(SignInState);
  protected readonly isLeaving = signal(false);
  protected readonly wishes = computed(() => wishesWords(this.entry()));
  private readonly today = computed(() => dateInZone(this.clock.now(), this.signIn.zone()));
  protected readonly until = computed(() => untilLook(this.entry().untilOn, this.today()));
  /** The open ones and the latest of the others. */
  protected readonly offers = computed(() => {
    const { offers } = this.entry();
    return offers.filter(({ state }, index) => state === 'open' || index === 0);
  });
  protected readonly reasons = removalReasons.map((reason) => ({ reason, words: removalWords[reason] }));
  protected readonly look = offerLook;
  protected readonly delivery = deliveryLook;

  protected instantOf(text: string): number {
    return Date.parse(text);
  }
}
