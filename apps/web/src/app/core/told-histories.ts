import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, input } from '@angular/core';
import type { ToldView } from '@sojourn/domain';
import { Button } from '../ui/button.js';
import { Chip } from '../ui/chip.js';
import { ProblemPanel } from '../ui/problem-panel.js';
import { ToldList } from '../ui/told-list.js';
import { ClinicTime } from './clinic-time.js';
import { lastSeen } from './last-seen.js';
import { LeftOpen } from './left-open.js';
import { LiveFeed } from './live-feed.js';
import { problemOf } from './problem-presenter.js';
import { SignInState } from './sign-in-state.js';
import { submission } from './submission.js';

/** What a patient told in forms, beside what is decided about them, and whether somebody has looked at it. Nothing is taken over from it. */
@Component({
  selector: 'kat-told-histories',
  imports: [Button, Chip, ClinicTime, LeftOpen, ProblemPanel, ToldList],
  template: `
    @if (problem(); as failed) {
      <section class="kat-card" aria-labelledby="told-unread">
        <h3 id="told-unread">What the patient told cannot be read just now</h3>
        <p class="meta">Ask everything, also about suicide: a question may have been left open.</p>
        <kat-problem [problem]="failed" canRetry (retried)="answer.reload()" />
      </section>
    }
    @if (told(); as view) {
      @if (view.leftOpen.length > 0) {
        <kat-left-open [patientId]="patientId()" [forms]="view.leftOpen" [busy]="sending.busy()" (asked)="look($event)" />
      }
      @if (sending.problem(); as failed) {
        <kat-problem [problem]="failed" />
      }
      @if (view.histories.length > 0) {
        <section class="kat-card" aria-labelledby="told-heading">
          <h3 id="told-heading">What the patient told</h3>
          <p class="meta">It answers nothing by itself: ask, and answer here yourself.</p>
          @if (waiting().length > 0) {
            <div class="look">
              <kat-chip tone="caution" icon="eye">Nobody has looked at the newest answers</kat-chip>
              @if (mayLook()) {
                <button type="button" kat-button size="small" icon="check" [busy]="sending.busy()" (click)="look(waiting())">
                  I have looked at them
                </button>
              }
            </div>
          } @else if (view.lastLook; as last) {
            <p class="meta">Looked at by {{ last.by }}, {{ last.at | clinicTime: 'date-time' }}</p>
          }
          <kat-told-list [histories]="view.histories" [zone]="signIn.zone()" />
        </section>
      }
    }
  `,
  styles: `
    :host {
      display: contents;
    }

    section {
      display: grid;
      gap: var(--space-12);
    }

    .look {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-8) var(--space-16);
    }
  `,
})
export class ToldHistories {
  readonly patientId = input.required<string>();
  protected readonly signIn = inject(SignInState);
  protected readonly mayLook = computed(() => this.signIn.may('measures.record'));
  protected readonly sending = submission();
  private readonly address = computed(() => `/api/v1/patients/${this.patientId()}/told-histories`);
  protected readonly answer = httpResource<ToldView>(() => (this.signIn.may('measures.read') ? this.address() : undefined));
  protected readonly problem = computed(() => (this.answer.error() === undefined ? null : problemOf(this.answer.error())));
  protected readonly told = lastSeen(this.answer, this.patientId);

  /** What was told and waits; a question left open is seen to apart. */
  protected readonly waiting = computed(() => {
    const view = this.told();
    const apart = new Set(view?.leftOpen.map(({ responseId }) => responseId));
    return (view?.waiting ?? []).filter((id) => !apart.has(id));
  });

  constructor() {
    inject(LiveFeed).reloads('measure', this.answer, inject(DestroyRef));
  }

  /** Exactly the forms on this screen: one that comes in meanwhile goes on waiting. */
  protected async look(responseIds: readonly string[]): Promise<void> {
    const answer = await this.sending.post<ToldView>(`${this.address()}/looks`, { responseIds });
    if (answer.ok) this.answer.set(answer.value);
  }
}
