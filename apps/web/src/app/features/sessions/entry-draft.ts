import { inject, Injectable } from '@angular/core';
import type { EntryAnswer, EntryKind } from '@sojourn/domain';
import { Clock } from '../../core/clock.js';
import { deviceId } from '../../core/device-storage.js';

/** Makes entries as this device writes them: own id, both clocks, a number that grows with time on this device. */
@Injectable({ providedIn: 'root' })
export class EntryDraft {
  private readonly clock = inject(Clock);
  private counter = 0;

  of(kind: EntryKind, details: unknown): { readonly id: string } {
    const at = new Date(this.clock.now()).toISOString();
    this.counter += 1;
    const deviceSeq = Date.now() * 100 + this.counter;
    const id = crypto.randomUUID();
    return Object.assign({ id }, { kind, details, occurredAt: at, recordedAt: at, authorId: id, deviceId: deviceId(), deviceSeq });
  }
}

/** Why an entry was not kept, in words; null when it was. */
export function refusalWords(answers: readonly EntryAnswer[]): string | null {
  const refused = answers.flatMap(({ status, refusals }) => (status === 'refused' ? refusals : []));
  return refused.length === 0 ? null : refused.map(({ message }) => message).join(' ');
}
