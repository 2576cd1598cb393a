import { Component, computed, inject } from '@angular/core';
import { SignInState } from '../../core/sign-in-state.js';
import { Undo } from '../../core/undo.js';
import { HoldButton } from '../../ui/hold-button.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { oneTapEvents, type ObservationCategory } from './quick-words.js';
import { SessionRoom } from './session-room.js';
import { Stopping } from './stopping.js';

/** One tap, one event; and while an infusion is on, the way to stop it, always in the same corner. */
@Component({
  selector: 'kat-event-bar',
  imports: [HoldButton, ProblemPanel],
  template: `
    @if (problem(); as failed) {
      <kat-problem [problem]="failed.problem" />
    }
    <div class="bar">
      <div class="events" role="group" aria-label="Events, one tap">
        @for (event of events; track event.text) {
          <button type="button" (click)="note(event.category, event.text)">{{ event.text }}</button>
        }
      </div>
      @if (isInfusing() && signIn.may('dosing.record')) {
        <button kat-hold-button label="Hold to stop" confirm="Press again to stop" (held)="stopping.now()"></button>
      }
    </div>
  `,
  styleUrl: './event-bar.css',
})
export class EventBar {
  private readonly room = inject(SessionRoom);
  private readonly undo = inject(Undo);
  protected readonly signIn = inject(SignInState);
  protected readonly stopping = inject(Stopping);
  protected readonly events = oneTapEvents;
  protected readonly isInfusing = computed(() => ['running', 'paused'].includes(this.room.fold()?.dosing.infusion?.course.phase ?? ''));
  protected readonly problem = computed(() => this.stopping.failure());

  /** Taking it back strikes it as entered in error: it stays in the log, struck. */
  protected async note(category: ObservationCategory, text: string): Promise<void> {
    const answer = await this.room.record('observation-noted', { category, text });
    if (!answer.ok || answer.entryId === null) return;
    const { entryId } = answer;
    const undo = (): void => void this.room.record('entered-in-error', { reason: 'Taken back at once' }, { amendsId: entryId });
    this.undo.show({ done: `${text}, kept.`, undo });
  }
}
