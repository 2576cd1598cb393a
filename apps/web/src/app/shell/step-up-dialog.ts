import { Component, computed, inject, signal } from '@angular/core';
import type { SignInView } from '@sojourn/domain';
import { Passkeys } from '../core/passkeys.js';
import { SignInState } from '../core/sign-in-state.js';
import { StepUp } from '../core/step-up.js';
import { submission } from '../core/submission.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Field } from '../ui/field.js';
import { FieldInput } from '../ui/field-input.js';

/** Asks once more who is there before something is signed, ordered or witnessed. */
@Component({
  selector: 'kat-step-up-dialog',
  imports: [Button, Dialog, Field, FieldInput],
  template: `
    <kat-dialog heading="Confirm it is you" (closed)="stepUp.settle(false)">
      <form class="kat-form" id="step-up" (submit)="confirm($event, form)" #form>
        <p class="muted">This step carries your name in the record, {{ name() }}. Nothing has been signed yet.</p>
        @if (byCode()) {
          <kat-field label="Code of your second factor" [error]="refusal()">
            <input katInput type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="6" name="secret" required />
          </kat-field>
        } @else {
          <kat-field label="Password" [error]="refusal()">
            <input katInput type="password" autocomplete="current-password" name="secret" required />
          </kat-field>
        }
      </form>
      @if (view()?.hasPasskey && device.possible) {
        <button katDialogActions type="button" kat-button kind="quiet" icon="key-round" (click)="confirmByPasskey()">Use a passkey</button>
      }
      @if (view()?.secondFactorEnrolled) {
        <button katDialogActions type="button" kat-button kind="quiet" (click)="byCode.set(!byCode())">
          {{ byCode() ? 'Use the password' : 'Use a code' }}
        </button>
      }
      <button katDialogActions type="button" kat-button (click)="stepUp.settle(false)">Cancel</button>
      <button katDialogActions kat-button kind="primary" form="step-up" [busy]="sending.busy()">Confirm and go on</button>
    </kat-dialog>
  `,
})
export class StepUpDialog {
  private readonly state = inject(SignInState);
  protected readonly stepUp = inject(StepUp);
  protected readonly sending = submission();
  protected readonly device = inject(Passkeys);
  private readonly gaveUp = signal<string | null>(null);
  protected readonly view = this.state.view;
  protected readonly byCode = signal(false);
  protected readonly name = computed(() => this.view()?.person.displayName ?? '');
  protected readonly refusal = computed(() => {
    const problem = this.sending.problem();
    if (problem === null) return this.gaveUp();
    return problem.code === 'not-proven' ? 'That did not fit. Try again.' : `${problem.happened} ${problem.next}`;
  });

  protected async confirm(event: Event, form: HTMLFormElement): Promise<void> {
    event.preventDefault();
    const secret = String(new FormData(form).get('secret') ?? '');
    const proof = this.byCode() ? { code: secret.trim() } : { password: secret };
    await this.send(proof);
    form.reset();
  }

  protected async confirmByPasskey(): Promise<void> {
    this.sending.forgetProblem();
    const answer = await this.device.prove();
    if ('gaveUp' in answer) return this.gaveUp.set(answer.gaveUp);
    await this.send({ passkey: answer.passkey });
  }

  private async send(proof: object): Promise<void> {
    const answer = await this.sending.post<SignInView>('/api/v1/sign-in/step-up', proof);
    if (!answer.ok) return;
    this.state.accept(answer.value);
    this.stepUp.settle(true);
  }
}
