import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RiskEventAtHand } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { LiveFeed } from '../../core/live-feed.js';
import { problemOf } from '../../core/problem-presenter.js';
import { SignInState } from '../../core/sign-in-state.js';
import { submission } from '../../core/submission.js';
import { Banner } from '../../ui/banner.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { DispositionForm } from './disposition-form.js';
import { RiskContext } from './risk-context.js';
import { RiskSteps } from './risk-steps.js';
import { RiskSummary } from './risk-summary.js';

/** One risk event: what was said, who has it, what was done, and what is to be signed. */
@Component({
  selector: 'kat-risk-event-page',
  imports: [
    Banner,
    Button,
    ClinicTime,
    DispositionForm,
    Field,
    FieldInput,
    Loading,
    PageHeader,
    ProblemPanel,
    RiskContext,
    RiskSteps,
    RiskSummary,
    RouterLink,
  ],
  templateUrl: './risk-event-page.html',
  styleUrl: './risk-event-page.css',
})
export default class RiskEventPage {
  readonly eventId = input.required<string>();
  private readonly signIn = inject(SignInState);
  protected readonly sending = submission();
  protected readonly event = httpResource<RiskEventAtHand>(() => `/api/v1/risk-events/${this.eventId()}`);
  protected readonly problem = computed(() => (this.event.error() === undefined ? null : problemOf(this.event.error())));
  protected readonly mayAct = computed(() => this.signIn.may('risk.act'));
  protected readonly maySign = computed(() => this.signIn.may('risk.sign'));
  protected readonly isMine = computed(() => {
    const owner = this.event.hasValue() ? this.event.value().standing.owner : null;
    return owner !== null && owner.id === this.signIn.view()?.staffMemberId;
  });
  protected readonly note = signal('');
  protected readonly isSigningAgain = signal(false);

  constructor() {
    inject(LiveFeed).reloads('risk-event', this.event, inject(DestroyRef));
  }

  protected take(changed: RiskEventAtHand): void {
    this.isSigningAgain.set(false);
    this.event.set(changed);
  }

  protected async acknowledge(): Promise<void> {
    const answer = await this.sending.post<RiskEventAtHand>(`/api/v1/risk-events/${this.eventId()}/acknowledgement`, {
      id: crypto.randomUUID(),
    });
    if (answer.ok) this.event.set(answer.value);
  }

  protected async followUp(): Promise<void> {
    const command = { id: crypto.randomUUID(), note: this.note() };
    const answer = await this.sending.post<RiskEventAtHand>(`/api/v1/risk-events/${this.eventId()}/follow-up`, command);
    if (!answer.ok) return;
    this.note.set('');
    this.event.set(answer.value);
  }
}
