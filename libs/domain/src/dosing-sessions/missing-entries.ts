import type { SessionEntry } from './entries/index.js';

/** Entries of one device that were made but have not arrived. */
export interface MissingEntries {
  readonly deviceId: string;
  readonly count: number;
}

/**
 * How many entries of each device are still on their way: a device counts its entries of a session from 1 without gaps, so a number that
 * is skipped below the highest one belongs to an entry that never arrived. Source: architecture of the session log; clinical reference §3.2.
 *
 * Example: the numbers 1, 2 and 5 of one tablet leave 2 missing.
 * Odd case: nothing can be said about entries after the last one that arrived.
 */
export function missingEntries(entries: readonly Pick<SessionEntry, 'deviceId' | 'deviceSeq'>[]): readonly MissingEntries[] {
  const seen = new Map<string, Set<number>>();
  for (const { deviceId, deviceSeq } of entries) {
    const numbers = seen.get(deviceId) ?? new Set<number>();
    if (deviceSeq > 0) numbers.add(deviceSeq);
    seen.set(deviceId, numbers);
  }
  return [...seen].flatMap(([deviceId, numbers]) => {
    const highest = [...numbers].reduce((most, one) => Math.max(most, one), 0);
    return highest === numbers.size ? [] : [{ deviceId, count: highest - numbers.size }];
  });
}
