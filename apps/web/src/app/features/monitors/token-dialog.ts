import { Clipboard } from '@angular/cdk/clipboard';
import { Component, inject, input, output, signal } from '@angular/core';
import type { NewDeviceToken } from '@sojourn/domain';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';

/** A monitor's token, shown once. */
@Component({
  selector: 'kat-token-dialog',
  imports: [Button, Dialog, Field, FieldInput],
  template: `
    <kat-dialog [heading]="'Token of ' + made().device.name" (closed)="closed.emit()">
      <div class="kat-form">
        <p>
          Put it into the monitor's security field (MSH-8), or send it as the bearer over HTTP. It is shown only now: whoever has it can
          send readings as this monitor. A lost one is replaced by a new one.
        </p>
        <kat-field label="Token">
          <input katInput type="text" readonly [value]="made().token" (focus)="box.select()" #box />
        </kat-field>
      </div>
      <button katDialogActions type="button" kat-button kind="primary" icon="copy" (click)="copy()">
        {{ isCopied() ? 'Copied' : 'Copy the token' }}
      </button>
    </kat-dialog>
  `,
})
export class TokenDialog {
  readonly made = input.required<NewDeviceToken>();
  readonly closed = output<void>();
  private readonly clipboard = inject(Clipboard);
  protected readonly isCopied = signal(false);

  protected copy(): void {
    this.isCopied.set(this.clipboard.copy(this.made().token));
  }
}
