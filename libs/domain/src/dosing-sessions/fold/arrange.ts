import type { Instant } from '../../shared/index.js';
import type { EntryKind, EntryOf, SessionEntry } from '../entries/index.js';
import { isMismatched, rootOf, typedOrder, versionsOf } from './versions.js';

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
  /** What stands, kind by kind: a rule asks for its own kinds and does not look through ten thousand entries for them. */
  readonly standingByKind: ReadonlyMap<EntryKind, readonly ArrangedEntry[]>;
  /** Corrections that name an entry of another kind; they count as entries of their own and are reported. */
  readonly mismatched: readonly ArrangedEntry[];
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
  const byId = withoutRepeats(entries);
  const kept = [...byId.values()];
  const { struck, newest } = versionsOf(kept, byId);
  const found = kept.map((entry): ArrangedEntry => {
    const at = Date.parse(entry.occurredAt) as Instant;
    const rootId = rootOf(entry, byId);
    const winner = newest.get(rootId) ?? entry.id;
    const isStruck = struck.has(entry.id) || struck.has(rootId);
    const state: EntryState = isStruck ? 'entered-in-error' : winner === entry.id ? 'stands' : 'amended';
    return { entry, at, rootId, state, replacedById: state === 'amended' ? winner : null };
  });
  const all = found.sort(bedsideOrder);
  const mismatched = all.filter(({ entry }) => isMismatched(entry, byId));
  return { all, mismatched, ...byStanding(all.filter(isStanding)) };
}

const isStanding = ({ state }: ArrangedEntry): boolean => state === 'stands';

/** What stands of a log, also kind by kind. */
export function byStanding(standing: readonly ArrangedEntry[]): Pick<ArrangedLog, 'standing' | 'standingByKind'> {
  const standingByKind = new Map<EntryKind, ArrangedEntry[]>();
  for (const one of standing) {
    const ofKind = standingByKind.get(one.entry.kind);
    if (ofKind === undefined) standingByKind.set(one.entry.kind, [one]);
    else ofKind.push(one);
  }
  return { standing, standingByKind };
}

/**
 * The standing entries of one kind or of several, in order. Example: `standingOf(log, 'vitals-taken')`.
 * Odd case: a kind that nobody has charted is an empty list. Source: clinical reference §3.1.
 */
export function standingOf<Kind extends EntryKind>(log: ArrangedLog, ...kinds: readonly Kind[]): readonly ArrangedEntry<Kind>[] {
  const found = kinds.flatMap((kind) => {
    const ofKind = log.standingByKind.get(kind) as readonly ArrangedEntry<Kind>[] | undefined;
    return ofKind === undefined ? [] : [ofKind];
  });
  const [only, ...others] = found;
  if (only === undefined) return [];
  return others.length === 0 ? only : found.flat().sort(bedsideOrder);
}

// A copy from this tablet has no receivedAt, the server's has one: of one id the received copy counts, and else the text decides.
function withoutRepeats(entries: readonly SessionEntry[]): ReadonlyMap<string, SessionEntry> {
  const kept = new Map<string, SessionEntry>();
  for (const entry of entries) {
    const known = kept.get(entry.id);
    if (known === undefined || (known !== entry && isPreferred(entry, known))) kept.set(entry.id, entry);
  }
  return kept;
}

function isPreferred(entry: SessionEntry, known: SessionEntry): boolean {
  if ((entry.receivedAt === null) !== (known.receivedAt === null)) return known.receivedAt === null;
  return JSON.stringify(entry) < JSON.stringify(known);
}

function bedsideOrder(one: ArrangedEntry, other: ArrangedEntry): number {
  return one.at - other.at || typedOrder(one.entry, other.entry);
}
