import { Component, output } from '@angular/core';
import { Dialog } from '../ui/dialog.js';
import { SecondFactorSetup } from './second-factor-setup.js';

/** Setting up the second factor because one wants to. */
@Component({
  selector: 'kat-second-factor-dialog',
  imports: [Dialog, SecondFactorSetup],
  template: `
    <kat-dialog heading="Second factor" (closed)="closed.emit()">
      <kat-second-factor-setup (done)="closed.emit()" />
    </kat-dialog>
  `,
})
export class SecondFactorDialog {
  readonly closed = output<void>();
}
