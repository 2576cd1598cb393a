import { DOCUMENT, Service, effect, inject, signal, untracked } from '@angular/core';
import { Clock } from './clock.js';
import { Connectivity } from './connectivity.js';
import { OwnSignIn } from './own-sign-in.js';
import { RunningSession } from './running-session.js';
import { SignInState } from './sign-in-state.js';

const signsOfLife = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Locks the screen when nobody has touched it for the clinic's idle time, by the device's own clock: being corrected is not being idle. */
@Service()
export class IdleWatch {
  private readonly clock = inject(Clock);
  private readonly lastSign = signal(this.clock.device());

  constructor() {
    const [signIn, own, page] = [inject(SignInState), inject(OwnSignIn), inject(DOCUMENT)];
    const [running, connectivity] = [inject(RunningSession), inject(Connectivity)];
    for (const kind of signsOfLife) page.addEventListener(kind, () => this.notice(), { passive: true, capture: true });
    effect(() => {
      const idleSeconds = signIn.view()?.idleSeconds;
      // A lock that only the server can open is not closed over a session that goes on: see ADR 0032.
      const isNeeded = running.current() !== null && !connectivity.reachable();
      if (idleSeconds !== undefined && !isNeeded && this.clock.device() - this.lastSign() >= idleSeconds * 1000) void own.lock();
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
