import { Clipboard } from '@angular/cdk/clipboard';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { PasswordLinkView } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';

/** The one-time link, shown once, to be handed over in private. */
@Component({
  selector: 'kat-password-link-dialog',
  imports: [Button, ClinicTime, Dialog, Field, FieldInput],
  template: `
    <kat-dialog [heading]="'Password link for ' + name()" (closed)="closed.emit()">
      <div class="kat-form">
        <p>
          {{ name() }} chooses a password with it. It works once, until {{ link().expiresAt | clinicTime: 'date-time' }}, and is shown only
          now. Hand it over in private: whoever has it can sign in. The present password works until then.
        </p>
        <kat-field label="Link">
          <input katInput type="text" readonly [value]="address()" (focus)="box.select()" #box />
        </kat-field>
      </div>
      <button katDialogActions type="button" kat-button kind="primary" icon="copy" (click)="copy()">
        {{ isCopied() ? 'Copied' : 'Copy the link' }}
      </button>
    </kat-dialog>
  `,
})
export class PasswordLinkDialog {
  readonly name = input.required<string>();
  readonly link = input.required<PasswordLinkView>();
  readonly closed = output<void>();
  private readonly clipboard = inject(Clipboard);
  protected readonly isCopied = signal(false);
  protected readonly address = computed(() => location.origin + this.link().path);

  protected copy(): void {
    this.isCopied.set(this.clipboard.copy(this.address()));
  }
}
