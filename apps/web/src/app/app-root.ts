import { Component, DOCUMENT, effect, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { ChartDoor } from './core/chart-door.js';
import { IdleWatch } from './core/idle-watch.js';
import { Lock } from './core/lock.js';
import { SignInState } from './core/sign-in-state.js';
import { StepUp } from './core/step-up.js';
import { ChartDoorDialog } from './shell/chart-door-dialog.js';
import { LockScreen } from './shell/lock-screen.js';
import { StepUpDialog } from './shell/step-up-dialog.js';

/** The page, and what may stand before any page: the lock, the question who is there, and the door of a chart that is not one's own. */
@Component({
  selector: 'kat-root',
  imports: [ChartDoorDialog, LockScreen, RouterOutlet, StepUpDialog],
  template: `
    <div class="is-behind-lock" [attr.inert]="lock.locked() ? '' : null"><router-outlet /></div>
    @defer (when door.pending() !== null; prefetch on idle) {
      @if (door.pending() !== null) {
        <kat-chart-door-dialog />
      }
    }
    @defer (when stepUp.pending() !== null; prefetch on idle) {
      @if (stepUp.pending() !== null) {
        <kat-step-up-dialog />
      }
    }
    @defer (when lock.locked(); prefetch on idle) {
      @if (lock.locked()) {
        <kat-lock-screen />
      }
    }
  `,
})
export class AppRoot {
  protected readonly lock = inject(Lock);
  protected readonly stepUp = inject(StepUp);
  protected readonly door = inject(ChartDoor);

  constructor() {
    inject(IdleWatch);
    const root = inject(DOCUMENT).documentElement;
    const signIn = inject(SignInState);
    effect(() => root.toggleAttribute('data-locked', this.lock.locked()));
    // A sign-in that the server holds locked stays locked on a reloaded page.
    effect(() => {
      if (signIn.view()?.locked) this.lock.hide();
    });
  }
}
