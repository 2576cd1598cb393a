import { httpResource } from '@angular/common/http';
import { Component, inject, output, signal } from '@angular/core';
import type { PasskeyView } from '@sojourn/domain';
import { ClinicTime } from '../core/clinic-time.js';
import { Passkeys } from '../core/passkeys.js';
import { SignInState } from '../core/sign-in-state.js';
import { submission } from '../core/submission.js';
import { problemOf } from '../core/problem-presenter.js';
import { Banner } from '../ui/banner.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Field } from '../ui/field.js';
import { FieldInput } from '../ui/field-input.js';
import { Loading } from '../ui/loading.js';
import { ProblemPanel } from '../ui/problem-panel.js';
import { RecoveryCodes } from './recovery-codes.js';

/** The person's passkeys: a fingerprint, a face or the device's own PIN instead of password and code. */
@Component({
  selector: 'kat-passkeys-dialog',
  imports: [Banner, Button, ClinicTime, Dialog, Field, FieldInput, Loading, ProblemPanel, RecoveryCodes],
  templateUrl: './passkeys-dialog.html',
  styles: `
    ul {
      display: grid;
      gap: var(--space-8);
      list-style: none;
    }

    li {
      display: flex;
      gap: var(--space-12);
      align-items: center;
      justify-content: space-between;
      padding: var(--space-8) 0;
      border-bottom: 1px solid var(--line);
    }
  `,
})
export class PasskeysDialog {
  readonly closed = output<void>();
  private readonly state = inject(SignInState);
  protected readonly device = inject(Passkeys);
  protected readonly own = httpResource<PasskeyView[]>(() => '/api/v1/sign-in/passkeys');
  protected readonly sending = submission();
  protected readonly gaveUp = signal<string | null>(null);
  protected readonly recoveryCodes = signal<readonly string[]>([]);
  protected readonly problemOf = problemOf;

  protected async add(event: Event, label: HTMLInputElement): Promise<void> {
    event.preventDefault();
    this.gaveUp.set(null);
    const answer = await this.device.make();
    if ('gaveUp' in answer) return this.gaveUp.set(answer.gaveUp);
    const command = { label: label.value.trim() || 'Passkey', passkey: answer.passkey };
    const added = await this.sending.post<{ recoveryCodes: string[] }>('/api/v1/sign-in/passkeys', command);
    if (!added.ok) return;
    label.value = '';
    this.recoveryCodes.set(added.value.recoveryCodes);
    this.know(true);
    this.own.reload();
  }

  protected async remove({ id }: PasskeyView): Promise<void> {
    const gone = await this.sending.delete(`/api/v1/sign-in/passkeys/${id}`);
    if (!gone.ok) return;
    this.know((this.own.value()?.length ?? 0) > 1);
    this.own.reload();
  }

  private know(hasPasskey: boolean): void {
    const view = this.state.view();
    if (view !== null) this.state.accept({ ...view, hasPasskey });
  }
}
