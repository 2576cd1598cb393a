import { HttpClient } from '@angular/common/http';
import { Service, computed, effect, inject, signal } from '@angular/core';
import type { Permission, SignInView } from '@sojourn/domain';
import { firstValueFrom } from 'rxjs';
import type { Problem } from '../ui/problem.js';
import { KnownSignIn } from './outbox/known-sign-in.js';
import { problemOf } from './problem-presenter.js';

/** Who is signed in, for which clinic, and what they may do. Null when nobody is. */
@Service()
export class SignInState {
  private readonly http = inject(HttpClient);
  private readonly current = signal<SignInView | null>(null);
  private readonly remembering = inject(KnownSignIn);
  private asked: Promise<Problem | null> | null = null;
  readonly view = this.current.asReadonly();
  readonly clinicId = computed(() => this.current()?.clinic.id ?? null);
  readonly zone = computed(() => this.current()?.clinic.zone ?? 'UTC');
  /** Changes with the person or the clinic: whoever keeps something derived from either starts again. */
  readonly callerKey = computed(() => {
    const view = this.current();
    return view === null ? null : `${view.clinic.id}/${view.staffMemberId}`;
  });

  constructor() {
    effect(() => {
      const [owner, view] = [this.callerKey(), this.current()];
      if (owner !== null && view !== null) void this.remembering.keep(owner, view);
    });
  }

  /** Asks the server once who is signed in; answers the problem when it could not be asked. */
  known(): Promise<Problem | null> {
    this.asked ??= this.load();
    return this.asked;
  }

  may(permission: Permission): boolean {
    return this.current()?.permissions.includes(permission) ?? false;
  }

  accept(view: SignInView): void {
    this.current.set(view);
    this.asked = Promise.resolve(null);
  }

  /** The server holds this screen locked from now on: so does a page that is opened while it is away. */
  locked(): void {
    this.current.update((view) => view && { ...view, locked: true });
  }

  forget(): void {
    const owner = this.callerKey();
    if (owner !== null) void this.remembering.ended(owner);
    this.current.set(null);
    this.asked = Promise.resolve(null);
  }

  private async load(): Promise<Problem | null> {
    try {
      this.current.set(await firstValueFrom(this.http.get<SignInView>('/api/v1/sign-in')));
      return null;
    } catch (failure) {
      // "Not signed in" is an ordinary answer here; anything else is worth asking again later.
      const problem = problemOf(failure);
      if (problem.status === 401) return null;
      const known = problem.status === 0 || problem.status >= 500 ? await this.remembering.read() : null;
      this.current.set(known);
      if (known === null) this.asked = null;
      return known === null ? problem : null;
    }
  }
}
