import { inject, signal } from '@angular/core';
import type { EntryKind, StepDetails, Unmet } from '@sojourn/domain';
import type { Problem } from '../../ui/problem.js';
import type { EntryOptions } from './session-entries.js';
import { SessionRoom } from './session-room.js';
import type { RoomAnswer } from './session-wire.js';

export interface Agreed {
  readonly reason: string;
  readonly agreedById: string;
}

interface Dose {
  readonly release: StepDetails & { readonly form: string };
  readonly kind: EntryKind;
  readonly details: unknown;
  readonly options: EntryOptions;
}

/**
 * Giving a dose, at the moment of the press and not of the answer to it: first the rules are asked (`dose-released`), then it is recorded. A refusal leaves both ways open that the record knows:
 * a prescriber agrees with a reason where a rule allows it, or what has happened all the same is recorded as a fact and shows as an incident.
 */
export class Giving {
  private readonly sending = signal(false);
  private readonly failure = signal<Problem | null>(null);
  private readonly unmet = signal<readonly Unmet[]>([]);
  private waiting: Dose | null = null;
  readonly busy = this.sending.asReadonly();
  readonly problem = this.failure.asReadonly();
  readonly refusals = this.unmet.asReadonly();

  constructor(private readonly room: SessionRoom) {}

  /** True when the dose was released and is in the record. */
  async give(release: Dose['release'], kind: EntryKind, details: unknown, options: EntryOptions = {}): Promise<boolean> {
    this.waiting = { release, kind, details, options: { tappedAt: this.room.tap(), ...options } };
    return this.attempt(this.waiting);
  }

  /** The same dose once more, with the rules that may be set aside set aside by name. */
  async giveAgreed({ reason, agreedById }: Agreed): Promise<boolean> {
    if (this.waiting === null) return false;
    const overrides = this.unmet().map(({ code }) => ({ code, reason, agreedById }));
    const { release, options } = this.waiting;
    return this.attempt({ ...this.waiting, release: { ...release, overrides }, options: { ...options, tappedAt: this.room.tap() } });
  }

  /** It was given although a rule stood in the way: the record does not refuse the truth. */
  async recordAnyway(): Promise<boolean> {
    const dose = this.waiting;
    return dose !== null && this.during(() => this.room.record(dose.kind, dose.details, dose.options));
  }

  forget(): void {
    this.failure.set(null);
    this.unmet.set([]);
  }

  private attempt({ release, kind, details, options }: Dose): Promise<boolean> {
    return this.during(async () => {
      // A time that cannot be kept is named before anything is released.
      const released = this.room.isStillToCome(options) ? ({ ok: true } as const) : await this.room.step('dose-released', release);
      return released.ok ? this.room.record(kind, details, options) : released;
    });
  }

  private async during(write: () => Promise<RoomAnswer>): Promise<boolean> {
    this.sending.set(true);
    const answer = await write();
    this.sending.set(false);
    this.failure.set(answer.ok || answer.refusals.length > 0 ? null : answer.problem);
    this.unmet.set(answer.ok ? [] : answer.refusals);
    return answer.ok;
  }
}

/** Call it in a field initialiser, inside a stage of a session. */
export function giving(): Giving {
  return new Giving(inject(SessionRoom));
}
