import { Injectable, inject, signal } from '@angular/core';
import { SessionRoom } from './session-room.js';
import type { RoomAnswer } from './session-wire.js';

/** Stopping by holding: the stop is kept at once with its second; why it was stopped is asked afterwards, for nobody stops to type. */
@Injectable()
export class Stopping {
  private readonly room = inject(SessionRoom);
  private readonly stopped = signal<{ readonly entryId: string; readonly at: string } | null>(null);
  private readonly failed = signal<Extract<RoomAnswer, { ok: false }> | null>(null);
  /** The stop whose reason nobody has named yet. */
  readonly unexplained = this.stopped.asReadonly();
  readonly failure = this.failed.asReadonly();

  async now(): Promise<void> {
    const at = this.room.tap();
    const answer = await this.room.record('infusion-stopped', { reason: 'other' }, { occurredAt: at });
    this.failed.set(answer.ok ? null : answer);
    if (answer.ok && answer.entryId !== null) this.stopped.set({ entryId: answer.entryId, at });
  }

  explained(): void {
    this.stopped.set(null);
  }
}
