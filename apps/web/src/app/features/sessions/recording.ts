import { inject, signal } from '@angular/core';
import type { EntryKind, Unmet } from '@sojourn/domain';
import type { Problem } from '../../ui/problem.js';
import type { EntryOptions } from './session-entries.js';
import { SessionRoom } from './session-room.js';
import type { RoomAnswer } from './session-wire.js';

/** One form's writing into the room: busy while it is under way, with its own problem and refusals when it was not kept. */
export class Recording {
  private readonly sending = signal(false);
  private readonly failure = signal<Problem | null>(null);
  private readonly unmet = signal<readonly Unmet[]>([]);
  readonly busy = this.sending.asReadonly();
  readonly problem = this.failure.asReadonly();
  /** The rules a step met, to list them and to offer an override where one is allowed. */
  readonly refusals = this.unmet.asReadonly();

  constructor(private readonly room: SessionRoom) {}

  /** True when the fact is in the record. */
  fact(kind: EntryKind, details: unknown, options: EntryOptions = {}): Promise<boolean> {
    return this.during(() => this.room.record(kind, details, options));
  }

  /** True when the step was taken. */
  step(kind: EntryKind, details: unknown = {}, options: EntryOptions = {}): Promise<boolean> {
    return this.during(() => this.room.step(kind, details, options));
  }

  forget(): void {
    this.failure.set(null);
    this.unmet.set([]);
  }

  private async during(write: () => Promise<RoomAnswer>): Promise<boolean> {
    this.sending.set(true);
    this.forget();
    const answer = await write();
    this.sending.set(false);
    if (answer.ok) return true;
    this.failure.set(answer.problem);
    this.unmet.set(answer.refusals);
    return false;
  }
}

/** A recording that belongs to the component that asks for it. Call it in a field initialiser, inside a stage of a session. */
export function recording(): Recording {
  return new Recording(inject(SessionRoom));
}
