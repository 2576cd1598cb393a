import { DOCUMENT, Service, effect, inject, signal, untracked } from '@angular/core';
import { Clock } from './clock.js';
import { OwnSignIn } from './own-sign-in.js';
import { SignInState } from './sign-in-state.js';

const signsOfLife = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Locks the screen when nobody has touched it for the clinic's idle time, by the device's own clock: being corrected is not being idle. */
@Service()
export class IdleWatch {
  private readonly clock = inject(Clock);
  private readonly lastSign = signal(this.clock.device());

  constructor() {
    const [signIn, own, page] = [inject(SignInState), inject(OwnSignIn), inject(DOCUMENT)];
    for (const kind of signsOfLife) page.addEventListener(kind, () => this.notice(), { passive: true, capture: true });
    effect(() => {
      const idleSeconds = signIn.view()?.idleSeconds;
      if (idleSeconds !== undefined && this.clock.device() - this.lastSign() >= idleSeconds * 1000) void own.lock();
    });
    effect(() => {
      if (signIn.callerKey() !== null) this.notice();
    });
  }

  private notice(): void {
    const now = Date.now();
    if (now - untracked(this.lastSign) > 1000) this.lastSign.set(now);
  }
}
