import { Component, computed, inject, input, signal } from '@angular/core';
import type { TimelineMark } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Button } from '../../ui/button.js';
import { IconButton } from '../../ui/icon-button.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { recording } from './recording.js';
import { SessionRoom } from './session-room.js';

/** Everything that happened, in order. What was wrong is struck with a reason and stays in sight; nothing is ever taken out. */
@Component({
  selector: 'kat-session-log',
  imports: [Button, ClinicTime, IconButton, ProblemPanel],
  templateUrl: './session-log.html',
  styleUrl: './session-log.css',
})
export class SessionLog {
  readonly marks = input.required<readonly TimelineMark[]>();
  private readonly room = inject(SessionRoom);
  private readonly signIn = inject(SignInState);
  protected readonly sending = recording();
  protected readonly striking = signal<string | null>(null);
  protected readonly mayStrike = computed(() => this.signIn.may('dosing.observe') && this.room.fold()?.isSealed === false);

  protected isStrikable({ state, kind }: TimelineMark): boolean {
    return state === 'stands' && kind !== 'alert-raised' && kind !== 'entered-in-error' && this.mayStrike();
  }

  protected async strike(entryId: string, reason: string): Promise<void> {
    if (await this.sending.fact('entered-in-error', { reason }, { amendsId: entryId })) this.striking.set(null);
  }
}
