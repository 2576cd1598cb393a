import { Component, computed, inject, output, signal } from '@angular/core';
import { SignInState } from '../core/sign-in-state.js';
import { submission } from '../core/submission.js';
import { Dialog } from '../ui/dialog.js';
import { PinPad } from '../ui/pin-pad.js';

/** Six digits, twice. The PIN works on this device only and only within a shift of a full sign-in. */
@Component({
  selector: 'kat-pin-dialog',
  imports: [Dialog, PinPad],
  template: `
    <kat-dialog [heading]="heading()" (closed)="closed.emit()">
      <div class="steps">
        <p class="muted">The PIN unlocks this device quickly during your shift. It works nowhere else and never signs anything.</p>
        @if (first() === null) {
          <kat-pin-pad label="New PIN, six digits" [error]="error()" (completed)="takeFirst($event)" />
        } @else {
          <kat-pin-pad label="The same PIN again" [error]="null" [busy]="sending.busy()" (completed)="takeSecond($event)" />
        }
      </div>
    </kat-dialog>
  `,
  styles: `
    .steps {
      display: grid;
      gap: var(--space-16);
      justify-items: center;
    }
  `,
})
export class PinDialog {
  readonly closed = output<void>();
  private readonly state = inject(SignInState);
  protected readonly sending = submission();
  protected readonly first = signal<string | null>(null);
  private readonly mismatch = signal(false);
  protected readonly heading = computed(() => (this.state.view()?.hasPin ? 'Change the PIN' : 'Set a PIN'));
  protected readonly error = computed(() => {
    const problem = this.sending.problem();
    if (problem !== null) return `${problem.happened} ${problem.next}`;
    return this.mismatch() ? 'The two did not match. Choose again.' : null;
  });

  protected takeFirst(pin: string): void {
    this.mismatch.set(false);
    this.sending.forgetProblem();
    this.first.set(pin);
  }

  protected async takeSecond(pin: string): Promise<void> {
    const first = this.first();
    this.first.set(null);
    if (pin !== first) return this.mismatch.set(true);
    const answer = await this.sending.put('/api/v1/sign-in/pin', { pin });
    if (!answer.ok) return;
    const view = this.state.view();
    if (view !== null) this.state.accept({ ...view, hasPin: true });
    this.closed.emit();
  }
}
