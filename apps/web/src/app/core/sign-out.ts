import { HttpClient } from '@angular/common/http';
import { Service, inject, signal } from '@angular/core';
import type { Problem } from '../ui/problem.js';
import { DeviceVault } from './outbox/device-vault.js';
import { OwnSignIn } from './own-sign-in.js';
import { SignInState } from './sign-in-state.js';
import { Submission } from './submission.js';

/** Whoever holds something that would be lost says so in one sentence, for instance "2 entries wait on this tablet". */
export type SignOutObjection = () => string | null;

/** Ends the sign-in, unless something on this device would be lost by it. */
@Service()
export class SignOut {
  private readonly own = inject(OwnSignIn);
  private readonly signIn = inject(SignInState);
  private readonly vault = inject(DeviceVault);
  private readonly sending = new Submission(inject(HttpClient));
  private readonly objections: SignOutObjection[] = [];
  private readonly refusal = signal<string | null>(null);
  /** Why the last attempt did not happen. */
  readonly refused = this.refusal.asReadonly();

  objectWith(objection: SignOutObjection): void {
    this.objections.push(objection);
  }

  async now(): Promise<void> {
    const objection = this.objections.map((object) => object()).find((sentence) => sentence !== null);
    this.refusal.set(objection ?? null);
    if (objection !== undefined) return;
    const owner = this.signIn.callerKey();
    const answer = await this.sending.delete('/api/v1/sign-in');
    if (answer.ok || answer.problem.status === 401) {
      if (owner !== null) await this.vault.forget(owner).catch(() => undefined); // a browser without a store keeps nothing to forget
      await this.own.leave();
    } else this.refusal.set(stillSignedIn(answer.problem));
  }

  forgetRefusal(): void {
    this.refusal.set(null);
  }
}

function stillSignedIn(problem: Problem): string {
  return `${problem.happened} You are still signed in; lock the screen if you must leave it now.`;
}
