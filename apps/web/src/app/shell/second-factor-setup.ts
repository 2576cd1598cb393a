import { Component, computed, inject, output, signal } from '@angular/core';
import { SignInState } from '../core/sign-in-state.js';
import { submission } from '../core/submission.js';
import { Banner } from '../ui/banner.js';
import { Button } from '../ui/button.js';
import { Field } from '../ui/field.js';
import { FieldInput } from '../ui/field-input.js';
import { ProblemPanel } from '../ui/problem-panel.js';
import { QrCode } from '../ui/qr-code.js';
import { RecoveryCodes } from './recovery-codes.js';

interface Begun {
  readonly secret: string;
  readonly uri: string;
}

/** Sets up the second factor: a code to photograph, a first one-time code as proof that it arrived, recovery codes to keep. */
@Component({
  selector: 'kat-second-factor-setup',
  imports: [Banner, Button, Field, FieldInput, ProblemPanel, QrCode, RecoveryCodes],
  templateUrl: './second-factor-setup.html',
  styleUrl: './second-factor-setup.css',
})
export class SecondFactorSetup {
  /** The recovery codes are kept and the factor is on. */
  readonly done = output<void>();
  private readonly state = inject(SignInState);
  protected readonly beginning = submission();
  protected readonly confirming = submission();
  protected readonly begun = signal<Begun | null>(null);
  protected readonly recoveryCodes = signal<readonly string[] | null>(null);
  protected readonly enrolled = computed(() => this.state.view()?.secondFactorEnrolled ?? false);
  /** In fours, as people read a secret from one screen and type it on another. */
  protected readonly secretInFours = computed(() => this.begun()?.secret.replace(/(.{4})(?=.)/g, '$1 ') ?? '');
  protected readonly refusal = computed(() => {
    const problem = this.confirming.problem();
    if (problem === null) return null;
    return problem.code === 'not-proven'
      ? 'That code did not fit. Wait for the next one and try again.'
      : `${problem.happened} ${problem.next}`;
  });

  protected async begin(): Promise<void> {
    const answer = await this.beginning.post<Begun>('/api/v1/sign-in/second-factor');
    if (answer.ok) this.begun.set(answer.value);
  }

  protected async confirm(event: Event, code: HTMLInputElement): Promise<void> {
    event.preventDefault();
    const answer = await this.confirming.post<{ recoveryCodes: string[] }>('/api/v1/sign-in/second-factor/confirm', {
      code: code.value.replace(/\s/g, ''),
    });
    code.value = '';
    if (answer.ok) this.recoveryCodes.set(answer.value.recoveryCodes);
  }

  protected finish(): void {
    const view = this.state.view();
    if (view !== null) this.state.accept({ ...view, secondFactorEnrolled: true, secondFactorMissing: false });
    this.done.emit();
  }
}
