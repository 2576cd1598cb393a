import { inject, Injectable } from '@angular/core';
import type { EntryAnswer, EntryKind } from '@sojourn/domain';
import { Clock } from '../../core/clock.js';
import { deviceId } from '../../core/device-storage.js';

interface Draft {
  readonly id: string;
  readonly kind: EntryKind;
  readonly details: unknown;
}

/**
 * Makes entries as this device writes them: own id, both clocks, a number that grows with time on this device. An entry that nobody
 * answered is the same entry when it is sent again, so a lost answer and a second press keep one. One instance a form.
 */
@Injectable()
export class EntryDraft {
  private readonly clock = inject(Clock);
  private unanswered: Draft | null = null;

  of(kind: EntryKind, details: unknown): Draft {
    const earlier = this.unanswered;
    if (earlier?.kind === kind && JSON.stringify(earlier.details) === JSON.stringify(details)) return earlier;
    const at = new Date(this.clock.now()).toISOString();
    const id = crypto.randomUUID();
    const envelope = { occurredAt: at, recordedAt: at, authorId: id, deviceId: deviceId(), deviceSeq: Date.now() };
    this.unanswered = { id, kind, details, ...envelope };
    return this.unanswered;
  }

  answered(): void {
    this.unanswered = null;
  }
}

/** Why an entry was not kept, in words; null when it was. */
export function refusalWords(answers: readonly EntryAnswer[]): string | null {
  const refused = answers.flatMap(({ status, refusals }) => (status === 'refused' ? refusals : []));
  return refused.length === 0 ? null : refused.map(({ message }) => message).join(' ');
}
