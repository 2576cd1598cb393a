import { Component, computed, signal } from '@angular/core';
import type { OfferAnswer, OfferAnswered, OfferAtLinkView } from '@sojourn/domain';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { CrisisHelp } from '../../ui/crisis-help.js';
import { Mark } from '../../ui/mark.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { BirthDateForm, isRefusedLink } from './birth-date-form.js';

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
  imports: [BirthDateForm, Button, CrisisHelp, Mark, ProblemPanel],
  templateUrl: './offer-page.html',
  styleUrls: ['../../ui/calm.css', '../../ui/calm-page.css'],
})
export default class OfferPage {
  /** What stands behind #: it never travels to a server in an address. */
  private readonly token = decodeURIComponent(location.hash.slice(1));
  protected readonly opening = submission();
  protected readonly sending = submission();
  protected readonly birthDate = signal<string | null>(null);
  protected readonly view = signal<OfferAtLinkView | null>(null);
  private readonly state = signal<OfferAnswered['state'] | null>(null);
  protected readonly arrived = computed(() => {
    const state = this.view()?.standing === 'gone' ? 'gone' : this.state();
    return state === null ? null : arrivedWords[state];
  });
  /** Still needed after a yes: when, and how to prepare. */
  protected readonly isBooked = computed(() => this.state() === 'accepted');
  protected readonly isRefusedLink = isRefusedLink;
  protected readonly notOpened =
    'This page does not open with this link and birth date. The link may have been used already, or have run out; nothing was changed now. Check the date, or call your clinic.';

  protected async open(): Promise<void> {
    const answer = await this.opening.post<OfferAtLinkView>('/api/v1/portal/offer/opening', {
      token: this.token,
      birthDate: this.birthDate(),
    });
    if (answer.ok) this.view.set(answer.value);
  }

  protected async say(answer: OfferAnswer): Promise<void> {
    const command = { token: this.token, birthDate: this.birthDate(), answer };
    const reply = await this.sending.post<OfferAnswered>('/api/v1/portal/offer/answer', command);
    if (reply.ok) this.state.set(reply.value.state);
  }
}
