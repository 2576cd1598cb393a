import type { SessionEntry } from '../entries/index.js';

/** Entries by their id, in the order of the log. */
export type EntriesById = ReadonlyMap<string, SessionEntry>;

/** What corrections made of a log: which entries are struck, and of each corrected one the version that counts, by the id of the first. */
export interface Versions {
  readonly struck: ReadonlySet<string>;
  readonly newest: ReadonlyMap<string, string>;
}

/** Typed later: typed time, then device, its counter and id, so that two entries are never level. */
export function typedOrder(one: SessionEntry, other: SessionEntry): number {
  return (
    Date.parse(one.recordedAt) - Date.parse(other.recordedAt) ||
    textOrder(one.deviceId, other.deviceId) ||
    one.deviceSeq - other.deviceSeq ||
    textOrder(one.id, other.id)
  );
}

function textOrder(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Resolves the corrections of a log: the newest one that is not itself struck counts. Source: clinical reference §3.1. */
export function versionsOf(entries: readonly SessionEntry[], byId: EntriesById): Versions {
  const corrections = entries.filter(({ amendsId }) => amendsId !== null);
  const struck = struckIds(corrections, byId);
  const newest = new Map<string, SessionEntry>();
  for (const entry of corrections) {
    if (struck.has(entry.id)) continue;
    const rootId = rootOf(entry, byId);
    const known = newest.get(rootId);
    if (known === undefined || typedOrder(entry, known) > 0) newest.set(rootId, entry);
  }
  return { struck, newest: new Map([...newest].map(([rootId, entry]) => [rootId, entry.id])) };
}

/** A correction that names an entry of another kind. */
export function isMismatched(entry: SessionEntry, byId: EntriesById): boolean {
  const target = targetOf(entry, byId);
  return entry.kind !== 'entered-in-error' && target !== undefined && target.kind !== entry.kind;
}

/** Follows corrections to the first version. A ring of corrections, which no honest device makes, ends at its smallest id. */
export function rootOf(entry: SessionEntry, byId: EntriesById): string {
  if (entry.amendsId === null || entry.kind === 'entered-in-error') return entry.id;
  const seen = new Set<string>();
  let current = entry;
  for (;;) {
    const target = targetOf(current, byId);
    if (target === undefined || target.kind !== current.kind) return current.id;
    if (seen.has(target.id)) return [...seen].reduce((least, id) => (id < least ? id : least));
    seen.add(target.id);
    current = target;
  }
}

function targetOf({ amendsId }: SessionEntry, byId: EntriesById): SessionEntry | undefined {
  return amendsId === null ? undefined : byId.get(amendsId);
}

function struckIds(corrections: readonly SessionEntry[], byId: EntriesById): ReadonlySet<string> {
  const marks = new Map<string, string[]>();
  for (const entry of corrections) {
    const target = targetOf(entry, byId);
    if (entry.kind === 'entered-in-error' && target !== undefined) marks.set(target.id, [...(marks.get(target.id) ?? []), entry.id]);
  }
  // A marking can itself be marked: an entry is struck while at least one marking of it stands.
  const isStruck = (id: string, path: readonly string[]): boolean =>
    !path.includes(id) && (marks.get(id) ?? []).some((mark) => !isStruck(mark, [...path, id]));
  return new Set([...marks.keys()].filter((id) => isStruck(id, [])));
}
