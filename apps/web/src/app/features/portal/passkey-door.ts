import { Component, inject, input, output, signal } from '@angular/core';
import type { OwnPagesByPasskey } from '@sojourn/domain';
import { Passkeys } from '../../core/passkeys.js';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { isRefusedLink } from './birth-date-form.js';
import { thisDevice } from './this-device.js';

const at = '/api/v1/portal/pages/passkeys';

/** Opens the patient's own pages on a device that was set up for it: one press in place of link and birth date. */
@Component({
  selector: 'kat-passkey-door',
  imports: [Button],
  template: `
    <section class="calm" aria-label="Open with this {{ device }}">
      <p>
        If you have set up this {{ device }} for it, your page opens by fingerprint, face or the PIN of the {{ device }}, without link and
        birth date.
      </p>
      @if (failed(); as words) {
        <div role="alert">
          <p class="problem">{{ words }}</p>
        </div>
      }
      <div>
        <button type="button" kat-button size="main" [kind]="isOnlyWay() ? 'primary' : 'secondary'" [busy]="isBusy()" (click)="open()">
          Open with this {{ device }}
        </button>
      </div>
    </section>
  `,
  styleUrl: '../../ui/calm.css',
})
export class PasskeyDoor {
  readonly isOnlyWay = input.required<boolean>();
  /** What is said when it does not open, by whichever way. */
  readonly notOpened = input.required<string>();
  readonly opened = output<OwnPagesByPasskey>();
  protected readonly device = thisDevice();
  protected readonly isBusy = signal(false);
  protected readonly failed = signal<string | null>(null);
  private readonly passkeys = inject(Passkeys);
  private readonly sending = submission();

  protected async open(): Promise<void> {
    this.failed.set(null);
    this.isBusy.set(true);
    this.failed.set(await this.knock());
    this.isBusy.set(false);
  }

  /** What to say; null when the pages opened, or when the person only changed their mind. */
  private async knock(): Promise<string | null> {
    const question = await this.sending.post<object>(`${at}/question`);
    if (!question.ok) return this.wordsFor(question.problem);
    const answer = await this.passkeys.proveTo(question.value);
    if ('gaveUp' in answer) return answer.gaveUp;
    const opened = await this.sending.post<OwnPagesByPasskey>(`${at}/opening`, { passkey: answer.passkey });
    if (!opened.ok) return this.wordsFor(opened.problem);
    this.opened.emit(opened.value);
    return null;
  }

  private wordsFor(problem: { readonly status: number; readonly happened: string }): string {
    return isRefusedLink(problem) ? this.notOpened() : problem.happened;
  }
}
