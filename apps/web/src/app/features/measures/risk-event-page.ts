import { HttpClient, httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, input, linkedSignal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RiskEventAtHand } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { lastSeen } from '../../core/last-seen.js';
import { warnBeforeUnload } from '../../core/leave-question.js';
import { LiveFeed } from '../../core/live-feed.js';
import { problemOf } from '../../core/problem-presenter.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Submission, type Answer } from '../../core/submission.js';
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
  private readonly http = inject(HttpClient);
  private readonly form = viewChild(DispositionForm);
  protected readonly event = httpResource<RiskEventAtHand>(() => `/api/v1/risk-events/${this.eventId()}`);
  protected readonly problem = computed(() => (this.event.error() === undefined ? null : problemOf(this.event.error())));
  /** What was last read of the event: a failed look takes no form away in which somebody types. */
  protected readonly seen = lastSeen(this.event, this.eventId);
  protected readonly mayAct = computed(() => this.signIn.may('risk.act'));
  protected readonly maySign = computed(() => this.signIn.may('risk.sign'));
  protected readonly isMine = computed(() => {
    const owner = this.seen()?.standing.owner ?? null;
    return owner !== null && owner.id === this.signIn.view()?.staffMemberId;
  });
  // Another event of the same patient is opened in this same page: nothing written for one may stand under the next.
  protected readonly sending = linkedSignal({ source: () => this.eventId(), computation: () => new Submission(this.http) });
  protected readonly note = linkedSignal({ source: () => this.eventId(), computation: () => '' });
  protected readonly isSigningAgain = linkedSignal({ source: () => this.eventId(), computation: () => false });

  constructor() {
    inject(LiveFeed).reloads('risk-event', this.event, inject(DestroyRef));
    warnBeforeUnload(this);
  }

  /** For the question before leaving. */
  hasUnsaved(): boolean {
    return this.note().trim() !== '' || this.form()?.hasUnsaved() === true;
  }

  protected sign(changed: RiskEventAtHand): void {
    this.isSigningAgain.set(false);
    this.take(changed);
  }

  protected async acknowledge(): Promise<void> {
    const answer = await this.post('acknowledgement', { id: crypto.randomUUID() });
    if (answer.ok) this.take(answer.value);
  }

  protected async followUp(): Promise<void> {
    const answer = await this.post('follow-up', { id: crypto.randomUUID(), note: this.note() });
    if (answer.ok && this.take(answer.value)) this.note.set('');
  }

  private post(what: string, command: object): Promise<Answer<RiskEventAtHand>> {
    return this.sending().post(`/api/v1/risk-events/${this.eventId()}/${what}`, command);
  }

  /** False when another event was opened before the answer came: it is not this page's any more. */
  private take(changed: RiskEventAtHand): boolean {
    if (changed.id !== this.eventId()) return false;
    this.event.set(changed);
    return true;
  }
}
