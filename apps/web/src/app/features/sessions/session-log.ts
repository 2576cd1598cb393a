import { Component, computed, inject, input, signal } from '@angular/core';
import type { TimelineMark } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { SignInState } from '../../core/sign-in-state.js';
import { IconButton } from '../../ui/icon-button.js';
import { CorrectEntry } from './correct-entry.js';
import { SessionRoom } from './session-room.js';

/** Everything that happened, in order. What was wrong is written anew or struck, with a reason, and stays in sight. */
@Component({
  selector: 'kat-session-log',
  imports: [ClinicTime, CorrectEntry, IconButton],
  templateUrl: './session-log.html',
  styleUrl: './session-log.css',
})
export class SessionLog {
  readonly marks = input.required<readonly TimelineMark[]>();
  private readonly room = inject(SessionRoom);
  private readonly signIn = inject(SignInState);
  protected readonly correcting = signal<string | null>(null);
  private readonly mayCorrect = computed(() => this.signIn.may('dosing.observe') && this.room.fold()?.isSealed === false);

  /** What was typed on a tablet whose clock was off by more than a minute: its time is the server's, and that is said. */
  protected readonly clockWords = computed(() => {
    const log = this.room.fold()?.situation.log.all ?? [];
    return new Map(
      log.flatMap(({ entry: { id, clockOffsetMs = 0 } }) =>
        Math.abs(clockOffsetMs) < 60_000
          ? []
          : [
              [
                id,
                ` (tablet clock ${Math.round(Math.abs(clockOffsetMs) / 60_000)} min ${clockOffsetMs < 0 ? 'ahead' : 'behind'}, corrected)`,
              ],
            ],
      ),
    );
  });

  protected isCorrectable({ state, kind }: TimelineMark): boolean {
    return state === 'stands' && kind !== 'alert-raised' && kind !== 'entered-in-error' && this.mayCorrect();
  }
}
