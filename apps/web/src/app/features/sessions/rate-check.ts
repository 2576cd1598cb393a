import { Component, computed, inject, signal } from '@angular/core';
import { SignInState } from '../../core/sign-in-state.js';
import { Button } from '../../ui/button.js';
import { NumberField } from '../../ui/number-field.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { keepsAnswers } from './keeps-answers.js';
import { recording } from './recording.js';
import { SessionRoom } from './session-room.js';
import { TypedBefore } from './typed-before.js';

/** A large change of the rate is read from the pump again by a second person, who does not see the first figure. Source: §6.1. */
@Component({
  selector: 'kat-rate-check',
  imports: [Button, NumberField, ProblemPanel, TypedBefore],
  template: `
    @if (unchecked(); as change) {
      <div class="disagrees" role="status">
        @if (change.isOwn) {
          <p>A change this large wants a second person: somebody else signs in on a tablet and reads the rate from the pump.</p>
        } @else {
          <p>{{ change.author }} changed the rate. Read the pump yourself.</p>
          <kat-typed-before [at]="typedAt()" />
          <form class="act" aria-label="Check the new rate" (submit)="$event.preventDefault(); check(change.entryId)">
            <kat-number-field label="The pump runs at" unit="mL/h" [decimals]="1" [(value)]="rate" />
            <button kat-button [busy]="sending.busy()">Save my reading</button>
          </form>
        }
      </div>
    }
    @if (sending.problem(); as problem) {
      <kat-problem [problem]="problem" />
    }
  `,
  styleUrl: './dose-panel.css',
})
export class RateCheck {
  private readonly room = inject(SessionRoom);
  private readonly signIn = inject(SignInState);
  protected readonly sending = recording();
  protected readonly rate = signal<number | null>(null);
  protected readonly typedAt = keepsAnswers(() => 'rate check', { rate: this.rate });
  protected readonly unchecked = computed(() => {
    const fold = this.room.fold();
    const entryId = fold?.incidents.findLast(({ code }) => code === 'rate-change-unchecked')?.entryId ?? null;
    const entry = fold?.situation.log.standing.find((one) => one.entry.id === entryId)?.entry;
    if (entry === undefined) return null;
    const isOwn = entry.authorId === this.signIn.view()?.staffMemberId;
    return { entryId: entry.id, isOwn, author: this.room.nameOf(entry.authorId) };
  });

  protected async check(preparationId: string): Promise<void> {
    const details = { preparationId, rateUlPerH: Math.round((this.rate() ?? NaN) * 1000) };
    if (await this.sending.fact('double-check-recorded', details)) this.rate.set(null);
  }
}
