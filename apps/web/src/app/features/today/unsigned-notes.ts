import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { UnsignedNotes } from '@sojourn/domain';
import { lastSeen } from '../../core/last-seen.js';
import { LiveFeed } from '../../core/live-feed.js';
import { problemOf } from '../../core/problem-presenter.js';
import { SignInState } from '../../core/sign-in-state.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ProblemPanel } from '../../ui/problem-panel.js';

/** How many notes wait for a signature, and whose; counts and no more. */
@Component({
  selector: 'kat-unsigned-notes',
  imports: [EmptyState, ProblemPanel, RouterLink],
  template: `
    <h2 id="unsigned-heading">Not signed yet</h2>
    @if (problem(); as failed) {
      <kat-problem [problem]="failed" canRetry (retried)="answer.reload()" />
    }
    @for (one of waiting() ?? []; track one.person) {
      <p class="line">
        <span>{{ one.person ?? 'Notes of the clinic' }}</span>
        <strong>{{ one.count === 1 ? '1 note' : one.count + ' notes' }}</strong>
      </p>
    } @empty {
      @if (waiting() !== null) {
        <kat-empty-state icon="circle-check" sentence="No note waits for a signature." />
      }
    }
    @if (signIn.may('contact-notes.read')) {
      <p><a routerLink="/notes">Notes that are due</a></p>
    }
  `,
  host: { class: 'kat-card', role: 'region', 'aria-labelledby': 'unsigned-heading' },
  styles: `
    :host {
      display: grid;
      gap: var(--space-12);
    }

    .line {
      display: flex;
      justify-content: space-between;
      gap: var(--space-16);
    }

    strong,
    a {
      color: var(--ink);
      font: var(--type-strong);
    }
  `,
})
export class UnsignedNotesCard {
  protected readonly signIn = inject(SignInState);
  protected readonly answer = httpResource<UnsignedNotes[]>(() => '/api/v1/today/unsigned-notes');
  protected readonly problem = computed(() => (this.answer.error() === undefined ? null : problemOf(this.answer.error())));
  protected readonly waiting = lastSeen(this.answer, this.signIn.callerKey);

  constructor() {
    inject(LiveFeed).reloads('note', this.answer, inject(DestroyRef));
  }
}
