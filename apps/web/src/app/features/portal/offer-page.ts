import { Component, computed, signal } from '@angular/core';
import type { OfferAnswer, OfferAnswered, OfferAtLinkView } from '@sojourn/domain';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { CalmPage } from '../../ui/calm-page.js';
import { BirthDateForm, linkDoesNotOpen } from './birth-date-form.js';
import { LinkDoor } from './link-door.js';
import { LinkProblem } from './link-problem.js';

const arrivedWords = {
  accepted: { heading: 'The time is yours', text: 'The clinic has booked it for you. You can close this page.' },
  declined: {
    heading: 'Thank you for telling us',
    text: 'You keep your place on our list, and we write or call when another time is free.',
  },
  gone: {
    heading: 'Somebody was faster',
    text: 'This time is taken. You keep your place on our list, and we write or call when another time is free.',
  },
} as const;

/** A freed time that was offered to one who waits, by the link of a letter: when it is, until when it is kept open, and yes or no. */
@Component({
  selector: 'kat-offer-page',
  imports: [BirthDateForm, Button, CalmPage, LinkProblem],
  templateUrl: './offer-page.html',
  styleUrl: '../../ui/calm.css',
})
export default class OfferPage {
  protected readonly door = new LinkDoor<OfferAtLinkView>('/api/v1/portal/offer/opening');
  protected readonly sending = submission();
  private readonly state = signal<OfferAnswered['state'] | null>(null);
  protected readonly arrived = computed(() => {
    const state = this.door.view()?.standing === 'gone' ? 'gone' : this.state();
    return state === null ? null : arrivedWords[state];
  });
  /** Still needed after a yes: when, and how to prepare. */
  protected readonly isBooked = computed(() => this.state() === 'accepted');
  protected readonly linkDoesNotOpen = linkDoesNotOpen;

  protected async say(answer: OfferAnswer): Promise<void> {
    const command = { ...this.door.proof(), answer };
    const reply = await this.sending.post<OfferAnswered>('/api/v1/portal/offer/answer', command);
    if (reply.ok) this.state.set(reply.value.state);
  }
}
