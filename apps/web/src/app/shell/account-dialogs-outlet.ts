import { Component, inject } from '@angular/core';
import { AccountDialogs } from './account-dialogs.js';
import { CalendarDialog } from './calendar-dialog.js';
import { ClinicDialog } from './clinic-dialog.js';
import { PasskeysDialog } from './passkeys-dialog.js';
import { PasswordDialog } from './password-dialog.js';
import { PinDialog } from './pin-dialog.js';
import { SecondFactorDialog } from './second-factor-dialog.js';
import { TabletDialog } from './tablet-dialog.js';

/** The person's own dialogs, loaded together and only when one is first needed. */
@Component({
  selector: 'kat-account-dialogs-outlet',
  imports: [CalendarDialog, ClinicDialog, PasskeysDialog, PasswordDialog, PinDialog, SecondFactorDialog, TabletDialog],
  template: `
    @switch (dialogs.open()) {
      @case ('calendar') {
        <kat-calendar-dialog (closed)="dialogs.close()" />
      }
      @case ('clinic') {
        <kat-clinic-dialog (closed)="dialogs.close()" />
      }
      @case ('pin') {
        <kat-pin-dialog (closed)="dialogs.close()" />
      }
      @case ('passkeys') {
        <kat-passkeys-dialog (closed)="dialogs.close()" />
      }
      @case ('password') {
        <kat-password-dialog (closed)="dialogs.close()" />
      }
      @case ('second-factor') {
        <kat-second-factor-dialog (closed)="dialogs.close()" />
      }
      @case ('tablet') {
        <kat-tablet-dialog (closed)="dialogs.close()" />
      }
    }
  `,
})
export class AccountDialogsOutlet {
  protected readonly dialogs = inject(AccountDialogs);
}
