import { Service, signal } from '@angular/core';

export type AccountDialog = 'second-factor' | 'passkeys' | 'password' | 'pin' | 'clinic' | 'calendar' | 'tablet';

/** Which of the person's own dialogs is open. */
@Service()
export class AccountDialogs {
  readonly open = signal<AccountDialog | null>(null);

  close(): void {
    this.open.set(null);
  }
}
