import type { Instant } from '../../shared/index.js';
import type { EntryKind, EntryOf, SessionEntry } from '../entries/index.js';

/**
 * How an entry of the log stands: as written, replaced by a correction, struck as made in error, or beside another person's reading of the
 * minute that was marked as the one that counts. It is visible in each case.
 */
export type EntryState = 'stands' | 'amended' | 'entered-in-error' | 'set-aside';

/** An entry with its place in the log. `at` is the bedside time in milliseconds; `rootId` names the first version of a corrected entry. */
export interface ArrangedEntry<Kind extends EntryKind = EntryKind> {
  readonly entry: EntryOf<Kind> & SessionEntry;
  readonly at: Instant;
  readonly rootId: string;
  readonly state: EntryState;
  /** The entry that counts in its place. */
  readonly replacedById: string | null;
}

/** A log in order. `standing` holds what counts now; `all` also holds what was corrected, for the record. */
export interface ArrangedLog {
  readonly all: readonly ArrangedEntry[];
  readonly standing: readonly ArrangedEntry[];
  /** Corrections that name an entry of another kind; they count as entries of their own and are reported. */
  readonly mismatched: readonly ArrangedEntry[];
}

interface Timed {
  readonly entry: SessionEntry;
  readonly at: number;
}

/**
 * Puts a log into one order that depends on nothing but the entries: bedside time, then typed time, then device, its counter and id.
 * The same id twice is one entry. Corrections are resolved: the newest one that is not itself struck counts.
 * Source: clinical reference §3.1 (never overwrite), §3.2 (offline entries).
 *
 * Example: 164/98 corrected to 146/98 with the reason "cuff slipped": the second stands, both are in `all`.
 * Odd case: a correction whose original has not arrived yet counts by itself until it has.
 */
export function arrangeLog(entries: readonly SessionEntry[]): ArrangedLog {
  const ordered = inOrder(withoutRepeats(entries));
  const byId = new Map(ordered.map((timed) => [timed.entry.id, timed]));
  const struck = struckIds(ordered, byId);
  const versions = versionsByRoot(ordered, byId, struck);
  const all = ordered.map(({ entry, at }): ArrangedEntry => {
    const rootId = entry.kind === 'entered-in-error' ? entry.id : rootOf(entry, byId);
    const winner = versions.get(rootId) ?? entry.id;
    const isStruck = struck.has(entry.id) || struck.has(rootId);
    const state: EntryState = isStruck ? 'entered-in-error' : winner === entry.id ? 'stands' : 'amended';
    return { entry, at: at as Instant, rootId, state, replacedById: state === 'amended' ? winner : null };
  });
  return { all, standing: all.filter((one) => one.state === 'stands'), mismatched: all.filter((one) => isMismatched(one.entry, byId)) };
}

/** The standing entries of one kind, in order. Example: `standingOf(log, 'vitals-taken')`. */
export function standingOf<Kind extends EntryKind>(log: ArrangedLog, kind: Kind): readonly ArrangedEntry<Kind>[] {
  return log.standing.filter((one): one is ArrangedEntry<Kind> => one.entry.kind === kind);
}

// A copy from this tablet has no receivedAt, the server's has one: of one id the received copy counts, and else the text decides.
function withoutRepeats(entries: readonly SessionEntry[]): readonly SessionEntry[] {
  const kept = new Map<string, SessionEntry>();
  for (const entry of entries) {
    const known = kept.get(entry.id);
    if (known === undefined || (known !== entry && isPreferred(entry, known))) kept.set(entry.id, entry);
  }
  return [...kept.values()];
}

function isPreferred(entry: SessionEntry, known: SessionEntry): boolean {
  if ((entry.receivedAt === null) !== (known.receivedAt === null)) return known.receivedAt === null;
  return JSON.stringify(entry) < JSON.stringify(known);
}

function inOrder(entries: readonly SessionEntry[]): readonly Timed[] {
  return entries
    .map((entry) => ({ entry, at: Date.parse(entry.occurredAt) }))
    .sort((one, other) => one.at - other.at || later(one.entry, other.entry));
}

function later(one: SessionEntry, other: SessionEntry): number {
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

function targetOf(entry: SessionEntry, byId: ReadonlyMap<string, Timed>): SessionEntry | undefined {
  return entry.amendsId === null ? undefined : byId.get(entry.amendsId)?.entry;
}

function isMismatched(entry: SessionEntry, byId: ReadonlyMap<string, Timed>): boolean {
  const target = targetOf(entry, byId);
  return entry.kind !== 'entered-in-error' && target !== undefined && target.kind !== entry.kind;
}

/** Follows corrections to the first version. A ring of corrections, which no honest device makes, ends at its smallest id. */
function rootOf(entry: SessionEntry, byId: ReadonlyMap<string, Timed>): string {
  if (entry.amendsId === null) return entry.id;
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

function struckIds(ordered: readonly Timed[], byId: ReadonlyMap<string, Timed>): ReadonlySet<string> {
  const marks = new Map<string, string[]>();
  for (const { entry } of ordered) {
    if (entry.kind === 'entered-in-error' && entry.amendsId !== null && byId.has(entry.amendsId)) {
      marks.set(entry.amendsId, [...(marks.get(entry.amendsId) ?? []), entry.id]);
    }
  }
  // A marking can itself be marked: an entry is struck while at least one marking of it stands.
  const isStruck = (id: string, path: readonly string[]): boolean =>
    !path.includes(id) && (marks.get(id) ?? []).some((mark) => !isStruck(mark, [...path, id]));
  return new Set([...marks.keys()].filter((id) => isStruck(id, [])));
}

function versionsByRoot(
  ordered: readonly Timed[],
  byId: ReadonlyMap<string, Timed>,
  struck: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const newest = new Map<string, SessionEntry>();
  for (const { entry } of ordered) {
    if (entry.amendsId === null || entry.kind === 'entered-in-error' || struck.has(entry.id)) continue;
    const rootId = rootOf(entry, byId);
    const known = newest.get(rootId);
    if (known === undefined || later(entry, known) > 0) newest.set(rootId, entry);
  }
  return new Map([...newest].map(([rootId, entry]) => [rootId, entry.id]));
}
