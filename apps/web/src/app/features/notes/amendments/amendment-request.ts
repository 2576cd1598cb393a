import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { denialGroundWords, type AmendmentRequestView } from '@sojourn/domain';
import { ClinicTime } from '../../../core/clinic-time.js';
import { SignInState } from '../../../core/sign-in-state.js';
import { Button } from '../../../ui/button.js';
import { Chip } from '../../../ui/chip.js';
import { aboutWords, dayWords, lookOf } from './request-words.js';

export type RequestStep = 'extension' | 'answer' | 'disagreement' | 'rebuttal' | 'denial-letter';

/** One request to amend: what the patient asked, how long it may wait, what was answered, and where the patient disagrees. */
@Component({
  selector: 'kat-amendment-request',
  imports: [Button, Chip, ClinicTime, RouterLink],
  templateUrl: './amendment-request.html',
  styleUrl: './amendments.css',
})
export class AmendmentRequest {
  readonly request = input.required<AmendmentRequestView>();
  /** Whether it stands on the page of the note that it is about. */
  readonly isOnNote = input(false);
  readonly stepAsked = output<RequestStep>();
  protected readonly signIn = inject(SignInState);
  protected readonly look = computed(() => lookOf(this.request()));
  protected readonly about = computed(() => aboutWords(this.request().note));
  protected readonly mayExtend = computed(() => {
    const { state, daysLeft, mayDecide } = this.request();
    return mayDecide && state === 'received' && daysLeft >= 0;
  });
  protected readonly mayDisagree = computed(() => this.request().state === 'denied' && this.signIn.may('amendments.record'));
  protected readonly mayTell = computed(() => this.request().denial !== null && this.signIn.may('amendments.decide'));
  protected readonly isOpen = computed(() => ['received', 'extended'].includes(this.request().state));
  protected readonly dayWords = dayWords;
  protected readonly groundWords = denialGroundWords;
}
