import { Component, computed, inject, output, signal } from '@angular/core';
import { SignInState } from '../core/sign-in-state.js';
import { submission } from '../core/submission.js';
import { Banner } from '../ui/banner.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Field } from '../ui/field.js';
import { FieldInput } from '../ui/field-input.js';
import { ProblemPanel } from '../ui/problem-panel.js';

interface Begun {
  readonly secret: string;
  readonly uri: string;
}

/** Sets up the second factor: a secret for an authenticator app, a code to prove it arrived, recovery codes to keep. */
@Component({
  selector: 'kat-second-factor-dialog',
  imports: [Banner, Button, Dialog, Field, FieldInput, ProblemPanel],
  templateUrl: './second-factor-dialog.html',
  styles: `
    .secret,
    .codes {
      padding: var(--space-12) var(--space-16);
      border-radius: var(--radius-card);
      background: var(--sunken);
      font: var(--type-section);
      letter-spacing: 0.04em;
      overflow-wrap: anywhere;
    }

    .codes {
      display: grid;
      grid-template-columns: repeat(2, auto);
      gap: var(--space-4) var(--space-24);
    }
  `,
})
export class SecondFactorDialog {
  readonly closed = output<void>();
  private readonly state = inject(SignInState);
  protected readonly beginning = submission();
  protected readonly confirming = submission();
  protected readonly begun = signal<Begun | null>(null);
  protected readonly recoveryCodes = signal<readonly string[] | null>(null);
  protected readonly enrolled = computed(() => this.state.view()?.secondFactorEnrolled ?? false);
  /** In fours, as people read a secret from one screen and type it on another. */
  protected readonly secretInFours = computed(
    () =>
      this.begun()
        ?.secret.match(/.{1,4}/g)
        ?.join(' ') ?? '',
  );
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
      code: code.value.trim(),
    });
    code.value = '';
    if (!answer.ok) return;
    this.recoveryCodes.set(answer.value.recoveryCodes);
    const view = this.state.view();
    if (view !== null) this.state.accept({ ...view, secondFactorEnrolled: true });
  }
}
