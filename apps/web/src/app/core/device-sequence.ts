import { Service } from '@angular/core';
import { remember, remembered } from './device-storage.js';

interface Count {
  readonly last: number;
  /** Numbers of entries that were refused: nothing carries them, so the next entries do. */
  readonly free: readonly number[];
}

/** Counts this device's entries without gaps, through reloads and for all its windows: a skipped number is an entry that never arrived. */
@Service()
export class DeviceSequence {
  /** The next number of one session, from 1. */
  take(sessionId: string): Promise<number> {
    return alone(() => {
      const { last, free } = countOf(sessionId);
      const [reused, ...rest] = free;
      keep(sessionId, reused === undefined ? { last: last + 1, free } : { last, free: rest });
      return reused ?? last + 1;
    });
  }

  /** The entry with this number is not in the record and never will be. */
  giveBack(sessionId: string, number: number): Promise<void> {
    return alone(() => {
      const { last, free } = countOf(sessionId);
      keep(sessionId, { last, free: [...free, number].sort((one, other) => one - other) });
    });
  }
}

/** Two windows of one browser must not take the same number. Browsers without locks have one window at the bedside all the same. */
async function alone<T>(work: () => T): Promise<T> {
  const locks = (navigator as Partial<Navigator>).locks;
  return locks === undefined ? work() : await (locks.request('sojourn.sequence', () => work()) as Promise<T>);
}

const keyOf = (sessionId: string): string => `sequence.${sessionId}`;

function countOf(sessionId: string): Count {
  const text = remembered(keyOf(sessionId));
  return text === null ? { last: 0, free: [] } : (JSON.parse(text) as Count);
}

function keep(sessionId: string, count: Count): void {
  remember(keyOf(sessionId), JSON.stringify(count));
}
