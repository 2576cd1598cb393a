import { Service, effect, inject, signal } from '@angular/core';
import { SignInState } from './sign-in-state.js';

export interface Running {
  readonly sessionId: string;
  readonly patientName: string;
  /** When the first dose was given, in milliseconds since the epoch. */
  readonly since: number;
}

/** The dosing session that goes on while its page is left: the way back from anywhere. Forgotten with the person who looked at it. */
@Service()
export class RunningSession {
  private readonly session = signal<Running | null>(null);
  readonly current = this.session.asReadonly();

  constructor() {
    const signIn = inject(SignInState);
    effect(() => {
      signIn.callerKey();
      this.session.set(null);
    });
  }

  goesOn(running: Running): void {
    this.session.set(running);
  }

  isOver(sessionId: string): void {
    this.session.update((running) => (running?.sessionId === sessionId ? null : running));
  }
}
