import { Component, inject, signal } from '@angular/core';
import { SignInState } from '../../core/sign-in-state.js';
import { Banner } from '../../ui/banner.js';
import { Button } from '../../ui/button.js';
import { SessionRoom } from './session-room.js';

/** Which tablet records the doses. Taking over is two deliberate presses: a dose must never be recorded by two. */
@Component({
  selector: 'kat-lease-strip',
  imports: [Banner, Button],
  template: `
    @if (room.lease() === 'elsewhere' && !room.isOver() && signIn.may('dosing.record')) {
      <kat-banner tone="info" heading="Another tablet records the doses">
        Write vital signs and observations here; doses only after you take over.
        <div katBannerActions>
          @if (isAsking()) {
            <button type="button" kat-button kind="danger" [busy]="room.busy()" (click)="take()">Yes, record doses on this tablet</button>
            <button type="button" kat-button (click)="isAsking.set(false)">Leave it there</button>
          } @else {
            <button type="button" kat-button (click)="isAsking.set(true)">Take over</button>
          }
        </div>
      </kat-banner>
    }
  `,
  styles: `
    kat-banner {
      align-items: center;
      padding-block: var(--space-8);
      border-width: 0 0 1px;
      border-radius: 0;
    }
  `,
})
export class LeaseStrip {
  protected readonly room = inject(SessionRoom);
  protected readonly signIn = inject(SignInState);
  protected readonly isAsking = signal(false);

  protected async take(): Promise<void> {
    await this.room.holdLease();
    this.isAsking.set(false);
  }
}
