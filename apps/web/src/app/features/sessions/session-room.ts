import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import {
  decideStep,
  entriesUntil,
  entryKind,
  foldSession,
  instant,
  instantFromMs,
  type EntryKind,
  type SessionEntry,
  type SessionPhase,
  type StepRequest,
  type Unmet,
} from '@sojourn/domain';
import { Clock } from '../../core/clock.js';
import { deviceId } from '../../core/device-storage.js';
import { Outbox } from '../../core/outbox/outbox.js';
import { SignInState } from '../../core/sign-in-state.js';
import { EntryDelivery, type Lease } from './entry-delivery.js';
import { SessionEntries, type EntryOptions } from './session-entries.js';
import { SessionRecord } from './session-record.js';
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
  private readonly delivery = inject(EntryDelivery);
  private readonly known = inject(SessionRecord);
  private readonly outbox = inject(Outbox);
  readonly sessionId = this.known.sessionId;
  /** The session as the server last told it; null before it ever did. */
  readonly view = this.known.view;
  readonly problem = this.known.problem;
  /** Set while this device's own copy is shown: since when it is as it is. */
  readonly asOf = this.known.asOf;
  /** What this device wrote and the view does not hold yet: shown at once, forgotten when the view has it. */
  private readonly own = signal<readonly SessionEntry[]>([], { equal: areSame });
  private readonly sending = signal(0);
  private readonly failed = signal<Extract<RoomAnswer, { ok: false }> | null>(null);
  private readonly foldedAt = computed(() => Math.floor(this.clock.now() / foldEveryMs) * foldEveryMs);
  readonly fold = computed(() => {
    const view = this.view();
    if (view === null) return null;
    const { session, entries, policy } = view;
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
  readonly lease = computed<Lease>(() => {
    const held = this.view()?.leaseDeviceId ?? null;
    return held === null ? 'free' : held === deviceId() ? 'here' : 'elsewhere';
  });

  constructor() {
    effect(() => {
      this.sessionId();
      this.signIn.callerKey();
      this.own.set([]);
      this.failed.set(null);
    });
    effect(() => {
      const known = new Set(this.view()?.entries.map(({ id }) => id));
      const here = this.outbox.items().filter(({ sessionId }) => sessionId === this.sessionId());
      const refused = new Set(here.filter((item) => item.refused !== null).map(({ entry }) => entry.id));
      const waiting = here.filter((item) => item.refused === null).map(({ entry }) => entry);
      untracked(() => this.own.update((own) => merged(own, waiting).filter(({ id }) => !known.has(id) && !refused.has(id))));
    });
    this.reloadOnArrival();
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

  /** A time somebody stated that has not come yet: nothing can have happened then. A minute is left to hands that type. */
  isStillToCome({ occurredAt }: EntryOptions): boolean {
    return occurredAt !== undefined && Date.parse(occurredAt) > this.clock.instant() + 60_000;
  }

  /** This very moment, for what a press itself records. */
  tap(): string {
    return new Date(this.clock.instant()).toISOString();
  }

  nameOf(personId: string): string {
    return this.view()?.people[personId] ?? 'Somebody';
  }

  reload(): void {
    this.known.reload();
  }

  /** What waited here and has arrived is in the server's answer from now on. */
  private reloadOnArrival(): void {
    let before: readonly string[] = [];
    effect(() => {
      const waiting = this.outbox.waiting().map(({ entry }) => entry.id);
      const hasArrived = before.some((id) => !waiting.includes(id));
      before = waiting;
      if (hasArrived) untracked(() => this.reload());
    });
  }

  private async write(kind: EntryKind, details: unknown, options: EntryOptions, door: 'record' | 'step'): Promise<RoomAnswer> {
    const sessionId = this.sessionId();
    if (this.isStillToCome(options)) return this.settled(notKept([stillToCome]));
    const made = await this.entries.make(sessionId, kind, details, options);
    if (!made.allowed) return this.settled(notKept(made.refusals));
    const entry = made.value;
    if (door === 'step') return this.counted(() => this.delivery.step(sessionId, entry, () => this.unmetHere(entry)));
    this.own.update((own) => merged(own, [entry]));
    const lease = this.lease();
    const answer = await this.counted(async () => heldElsewhere(await this.delivery.fact(sessionId, entry, lease), entry, lease));
    if (!answer.ok) this.own.update((own) => own.filter(({ id }) => id !== entry.id));
    return answer;
  }

  /** The rules a step meets on this device, on everything that is known here by its time. */
  private unmetHere(entry: SessionEntry): readonly Unmet[] {
    const view = this.view();
    if (view === null) return [{ code: 'not-known-here', message: 'This tablet does not know the session well enough to decide this.' }];
    if (entryKind(entry.kind).needsLease && this.lease() !== 'here') return [leaseNeeded(this.lease())];
    const at = instant(entry.occurredAt);
    const { situation } = foldSession(view.session, entriesUntil([...view.entries, ...this.own()], at), view.policy, at);
    const details = Object(entry.details) as StepRequest['details'];
    const decision = decideStep(situation, { kind: entry.kind, details, authorId: entry.authorId, roles: this.signIn.view()?.roles ?? [] });
    return decision.allowed ? [] : decision.refusals;
  }

  private async counted(request: () => Promise<RoomAnswer>): Promise<RoomAnswer> {
    this.sending.update((count) => count + 1);
    const answer = await request();
    this.sending.update((count) => count - 1);
    if (answer.ok) this.reload();
    return this.settled(answer);
  }

  private settled(answer: RoomAnswer): RoomAnswer {
    this.failed.set(answer.ok ? null : answer);
    return answer;
  }
}

const stillToCome: Unmet = {
  code: 'still-to-come',
  message: 'The time is still to come. Write when it happened, or leave it at now.',
};
const leaseNeeded = (lease: Lease): Unmet => ({ code: 'lease-needed', message: lease === 'free' ? leaseFree : leaseElsewhere });
const leaseElsewhere = 'The server is away, and another tablet records the doses. Record this dose on the tablet that holds them.';
const leaseFree =
  'The server is away, and no tablet holds the doses yet: another one may start as well. If this dose was given, record it all the same; it waits here and is compared when the server is back.';

/** Nobody answered about a dose that belongs to another tablet: it waits in its form, and the person has to know where it goes. See ADR 0033. */
function heldElsewhere(answer: RoomAnswer, { kind }: SessionEntry, lease: Lease): RoomAnswer {
  if (answer.ok || answer.isCertain || lease !== 'elsewhere' || !entryKind(kind).needsLease) return answer;
  const words = {
    happened: 'The server is away, and another tablet records the doses.',
    meaning: 'This is not in the record yet, and it does not wait on this tablet. What you wrote stays here.',
    next: 'Record it on the tablet that holds the doses, now. Or take over here when the server is back, and save again.',
  };
  return { ...answer, problem: { ...answer.problem, ...words, code: 'held-elsewhere' } };
}

/** A fold of a long session costs its milliseconds: the same entries in another list are no reason for one. */
function areSame(some: readonly SessionEntry[], others: readonly SessionEntry[]): boolean {
  return some.length === others.length && some.every((entry, index) => entry === others[index]);
}

function merged(own: readonly SessionEntry[], more: readonly SessionEntry[]): readonly SessionEntry[] {
  const ids = new Set(more.map(({ id }) => id));
  return [...own.filter(({ id }) => !ids.has(id)), ...more];
}
