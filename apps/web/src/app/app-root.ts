import { Component, DOCUMENT, effect, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { IdleWatch } from './core/idle-watch.js';
import { Lock } from './core/lock.js';
import { SignInState } from './core/sign-in-state.js';
import { StepUp } from './core/step-up.js';
import { LockScreen } from './shell/lock-screen.js';
import { StepUpDialog } from './shell/step-up-dialog.js';

/** The page, and the two things that may stand before any page: the lock and the question who is there. */
@Component({
  selector: 'kat-root',
  imports: [LockScreen, RouterOutlet, StepUpDialog],
  template: `
    <div class="is-behind-lock" [attr.inert]="lock.locked() ? '' : null"><router-outlet /></div>
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
