import { inject, Injectable } from '@angular/core';
import { decodeEntry, type Decision, type EntryKind, type EntryRefused, type SessionEntry } from '@sojourn/domain';
import { Clock } from '../../core/clock.js';
import { deviceId } from '../../core/device-storage.js';
import { DeviceSequence } from '../../core/device-sequence.js';
import { SignInState } from '../../core/sign-in-state.js';

/** Besides what happened: when it did, and which entry it corrects and why. */
export interface EntryOptions {
  /** An instant somebody stated; when it is left out, the moment of the press, else now. */
  readonly occurredAt?: string;
  /** The moment of the press, for what happened then and is made into an entry only after an answer. */
  readonly tappedAt?: string;
  readonly amendsId?: string;
  readonly amendReason?: string;
}

/**
 * Makes entries as this device writes them: own id, both clocks and how far its own clock is off, the device's next number. An entry that nobody answered is the same entry
 * when it is sent again, so a lost answer and a second press keep one.
 */
@Injectable()
export class SessionEntries {
  private readonly clock = inject(Clock);
  private readonly sequence = inject(DeviceSequence);
  private readonly signIn = inject(SignInState);
  private readonly unanswered = new Map<string, SessionEntry>();

  /** The entry ready to send, read by the same decoder as on the server; an entry that cannot be read costs no number. */
  async make(
    sessionId: string,
    kind: EntryKind,
    details: unknown,
    options: EntryOptions = {},
  ): Promise<Decision<SessionEntry, EntryRefused>> {
    const what = keyOf(sessionId, kind, details, options);
    const earlier = this.unanswered.get(what);
    if (earlier !== undefined) return { allowed: true, value: earlier };
    const read = decodeEntry(this.draft(kind, details, options));
    if (!read.allowed) return read;
    const entry = { ...read.value, deviceSeq: await this.sequence.take(sessionId) };
    this.unanswered.set(what, entry);
    return { allowed: true, value: entry };
  }

  /** The server has said what became of it; its number is free again when it was refused. */
  async answered(sessionId: string, entry: SessionEntry, wasKept: boolean): Promise<void> {
    for (const [what, { id }] of this.unanswered) if (id === entry.id) this.unanswered.delete(what);
    if (!wasKept) await this.sequence.giveBack(sessionId, entry.deviceSeq);
  }

  private draft(kind: EntryKind, details: unknown, { occurredAt, tappedAt, amendsId, amendReason }: EntryOptions): unknown {
    const clockOffsetMs = Math.round(this.clock.deviationMs());
    const now = new Date(this.clock.instant()).toISOString();
    return {
      ...{ id: crypto.randomUUID(), kind, details, occurredAt: occurredAt ?? tappedAt ?? now, recordedAt: now, receivedAt: null },
      ...{ authorId: this.signIn.view()?.staffMemberId, deviceId: deviceId(), deviceSeq: 0, amendsId: amendsId ?? null },
      ...(amendReason === undefined ? {} : { amendReason }),
      ...(clockOffsetMs === 0 ? {} : { clockOffsetMs }),
    };
  }
}

/** A second press for the same thing is later, and still means the same entry. */
function keyOf(sessionId: string, kind: EntryKind, details: unknown, { tappedAt: _tap, ...options }: EntryOptions): string {
  return JSON.stringify([sessionId, kind, details, options]);
}
