import { Component, output, signal } from '@angular/core';
import { submission } from '../core/submission.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { NewPassword } from '../ui/new-password.js';
import { ProblemPanel } from '../ui/problem-panel.js';

/** One's own password, changed after proving the old one. Every other device is signed out. */
@Component({
  selector: 'kat-password-dialog',
  imports: [Button, Dialog, NewPassword, ProblemPanel],
  template: `
    <kat-dialog heading="Change the password" (closed)="closed.emit()">
      <form class="kat-form" novalidate id="new-password" (submit)="change($event)">
        <p class="muted">This device stays signed in; every other one is signed out.</p>
        <kat-new-password [tried]="tried()" [(value)]="password" />
        @if (sending.problem(); as problem) {
          <kat-problem [problem]="problem" />
        }
      </form>
      <button katDialogActions kat-button kind="primary" form="new-password" [busy]="sending.busy()">Change the password</button>
    </kat-dialog>
  `,
})
export class PasswordDialog {
  readonly closed = output<void>();
  protected readonly sending = submission();
  protected readonly password = signal<string | null>(null);
  protected readonly tried = signal(false);

  protected async change(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    const password = this.password();
    if (password === null) return;
    const answer = await this.sending.put('/api/v1/sign-in/password', { password });
    if (answer.ok) this.closed.emit();
  }
}
