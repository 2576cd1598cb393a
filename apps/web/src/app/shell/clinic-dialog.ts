import { Component, computed, inject, output } from '@angular/core';
import type { SignInView } from '@sojourn/domain';
import { OwnSignIn } from '../core/own-sign-in.js';
import { SignInState } from '../core/sign-in-state.js';
import { submission } from '../core/submission.js';
import { ClinicPicker } from '../ui/clinic-picker.js';
import { Dialog } from '../ui/dialog.js';
import { ProblemPanel } from '../ui/problem-panel.js';

/** Changes the clinic a person works for; everything on screen belongs to the old one and is left. */
@Component({
  selector: 'kat-clinic-dialog',
  imports: [ClinicPicker, Dialog, ProblemPanel],
  template: `
    <kat-dialog heading="Change clinic" (closed)="closed.emit()">
      @if (sending.problem(); as problem) {
        <kat-problem [problem]="problem" />
      }
      <kat-clinic-picker [memberships]="memberships()" [current]="state.clinicId()" (picked)="enter($event)" />
    </kat-dialog>
  `,
})
export class ClinicDialog {
  readonly closed = output<void>();
  private readonly own = inject(OwnSignIn);
  protected readonly state = inject(SignInState);
  protected readonly sending = submission();
  protected readonly memberships = computed(() => this.state.view()?.memberships ?? []);

  protected async enter(clinicId: number): Promise<void> {
    const answer = await this.sending.post<SignInView>('/api/v1/sign-in/clinic', { clinicId });
    if (!answer.ok) return;
    this.closed.emit();
    await this.own.takeOver(answer.value);
  }
}
