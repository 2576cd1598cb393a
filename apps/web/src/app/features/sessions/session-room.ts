import { httpResource } from '@angular/common/http';
import { computed, DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import { foldSession, instantFromMs, type DosingSessionView, type EntryKind, type SessionEntry, type SessionPhase } from '@sojourn/domain';
import { map } from 'rxjs';
import { Clock } from '../../core/clock.js';
import { deviceId } from '../../core/device-storage.js';
import { LiveFeed } from '../../core/live-feed.js';
import { problemOf } from '../../core/problem-presenter.js';
import { SignInState } from '../../core/sign-in-state.js';
import { SessionEntries, type EntryOptions } from './session-entries.js';
import { notKept, SessionWire, type RoomAnswer } from './session-wire.js';

/** How often the log is folded anew while nothing is recorded: an infusion goes on by itself. */
const foldEveryMs = 10_000;
const over: ReadonlySet<SessionPhase> = new Set(['discharged', 'closed', 'transferred', 'aborted-predose', 'voided']);
const running: ReadonlySet<SessionPhase> = new Set(['dosing', 'paused', 'observing', 'discharge-ready']);

/**
 * One dosing session as the people beside it share it: what is known of it, folded here by the same rules as on the server, and the way to
 * write into it. The frame of the session provides it to its stages, and it dies with the frame.
 */
@Injectable()
export class SessionRoom {
  private readonly clock = inject(Clock);
  private readonly signIn = inject(SignInState);
  private readonly entries = inject(SessionEntries);
  private readonly wire = inject(SessionWire);
  readonly sessionId = toSignal(inject(ActivatedRoute).paramMap.pipe(map((params) => params.get('sessionId') ?? '')), {
    requireSync: true,
  });
  readonly view = httpResource<DosingSessionView>(() => `/api/v1/dosing-sessions/${this.sessionId()}`);
  readonly problem = computed(() => (this.view.error() === undefined ? null : problemOf(this.view.error())));
  /** What this device wrote and the view does not hold yet: shown at once, forgotten when the view has it. */
  private readonly own = signal<readonly SessionEntry[]>([]);
  private readonly sending = signal(0);
  private readonly failed = signal<Extract<RoomAnswer, { ok: false }> | null>(null);
  private readonly foldedAt = computed(() => Math.floor(this.clock.now() / foldEveryMs) * foldEveryMs);
  readonly fold = computed(() => {
    if (!this.view.hasValue()) return null;
    const { session, entries, policy } = this.view.value();
    return foldSession(session, [...entries, ...this.own()], policy, instantFromMs(this.foldedAt()));
  });
  readonly phase = computed<SessionPhase>(() => this.fold()?.phase ?? 'planned');
  readonly isRunning = computed(() => running.has(this.phase()));
  readonly isOver = computed(() => over.has(this.phase()));
  /** The present second, for timers. */
  readonly now = this.clock.now;
  readonly busy = computed(() => this.sending() > 0);
  /** Why the last entry or step of anybody in this room was not kept; null once one was. Forms have their own: see `recording()`. */
  readonly refusal = this.failed.asReadonly();
  readonly lease = computed<'here' | 'elsewhere' | 'free'>(() => {
    const held = this.view.hasValue() ? this.view.value().leaseDeviceId : null;
    return held === null ? 'free' : held === deviceId() ? 'here' : 'elsewhere';
  });

  constructor() {
    inject(LiveFeed).reloads('session', this.view, inject(DestroyRef));
    effect(() => {
      const known = new Set(this.view.hasValue() ? this.view.value().entries.map(({ id }) => id) : []);
      untracked(() => this.own.update((own) => (own.some(({ id }) => known.has(id)) ? own.filter(({ id }) => !known.has(id)) : own)));
    });
    effect(() => {
      this.sessionId();
      this.own.set([]);
      this.failed.set(null);
    });
    this.forgetWithPerson();
  }

  /** A fact: kept whenever it is well formed, whatever it says. */
  record(kind: EntryKind, details: unknown, options: EntryOptions = {}): Promise<RoomAnswer> {
    return this.write(kind, details, options, 'record');
  }

  /** A step: decided by the rules, and refused with everything that stands in the way. A refusal is itself kept in the record. */
  async step(kind: EntryKind, details: unknown = {}, options: EntryOptions = {}): Promise<RoomAnswer> {
    const answer = await this.write(kind, details, options, 'step');
    if (!answer.ok && answer.refusals.length > 0) {
      const codes = [...new Set(answer.refusals.map(({ code }) => code))].slice(0, 30);
      await this.write('step-refused', { step: kind, codes }, {}, 'record');
      this.failed.set(answer);
    }
    return answer;
  }

  /** From now on this device records the doses. */
  async holdLease(): Promise<RoomAnswer> {
    return this.counted(() => this.wire.holdLease(this.sessionId()));
  }

  forgetRefusal(): void {
    this.failed.set(null);
  }

  nameOf(personId: string): string {
    return (this.view.hasValue() ? this.view.value().people[personId] : undefined) ?? 'Somebody';
  }

  /** What one person may see another may not, such as the figures of an unchecked dose: with the person everything goes and is asked anew. */
  private forgetWithPerson(): void {
    let before = untracked(this.signIn.callerKey);
    effect(() => {
      const key = this.signIn.callerKey();
      if (key === before) return;
      before = key;
      untracked(() => {
        this.own.set([]);
        this.view.set(undefined);
        if (key !== null) this.view.reload();
      });
    });
  }

  private async write(kind: EntryKind, details: unknown, options: EntryOptions, door: 'record' | 'step'): Promise<RoomAnswer> {
    const sessionId = this.sessionId();
    const made = await this.entries.make(sessionId, kind, details, options);
    if (!made.allowed) return this.settled(notKept(made.refusals));
    const entry = made.value;
    if (door === 'record') this.own.update((own) => [...own.filter(({ id }) => id !== entry.id), entry]);
    const answer = await this.counted(() => this.wire[door](sessionId, entry));
    if (!answer.ok && door === 'record') this.own.update((own) => own.filter(({ id }) => id !== entry.id));
    if (answer.ok || answer.isCertain) await this.entries.answered(sessionId, entry, answer.ok);
    return answer;
  }

  private async counted(request: () => Promise<RoomAnswer>): Promise<RoomAnswer> {
    this.sending.update((count) => count + 1);
    const answer = await request();
    this.sending.update((count) => count - 1);
    if (answer.ok) this.view.reload();
    return this.settled(answer);
  }

  private settled(answer: RoomAnswer): RoomAnswer {
    this.failed.set(answer.ok ? null : answer);
    return answer;
  }
}
