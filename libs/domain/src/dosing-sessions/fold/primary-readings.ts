import { vitalSigns, type SessionEntry } from '../entries/index.js';
import { byStanding, standingOf, type ArrangedEntry, type ArrangedLog } from './arrange.js';
import { minuteMs } from './situation.js';

const measuredByVitals = [...vitalSigns, 'rhythm'] as const;

/** What an entry measures, each as one word; empty for an entry that measures nothing at the bedside. */
export function measuredIn(entry: SessionEntry): readonly string[] {
  switch (entry.kind) {
    case 'vitals-taken':
      return measuredByVitals.filter((name) => entry.details[name] !== undefined);
    case 'sedation-assessed':
      return [`sedation ${entry.details.instrument}`];
    case 'dissociation-assessed':
      return [`dissociation ${entry.details.instrument}`];
    case 'symptom-scored':
      return [`symptom ${entry.details.symptom}`];
    case 'visual-analogue-scored':
      return [`scale ${entry.details.scale}`];
    default:
      return [];
  }
}

/** The minute of bedside time two people can have charted both. */
export function minuteOf(at: number): number {
  return Math.floor(at / minuteMs);
}

/**
 * Sets aside what another reading of the same minute measured as well, where that one was marked as the one that counts; what only the
 * other measured still counts, so that no alarm is lost with it. Of several markings the last one whose reading stands decides.
 * Source: clinical reference §3.2 (both are kept, one is marked primary).
 *
 * Example: Ruiz 164/98 and Bauer 142/86 at 10:15; Bauer's is marked: the alert is lowered, and both are in `all`.
 * Odd case: a marking whose reading has not arrived yet, or was struck, changes nothing.
 */
export function withPrimaryReadings(log: ArrangedLog): ArrangedLog {
  const marked = markedReadings(log);
  if (marked.size === 0) return log;
  const aside = new Map<string, string>();
  const standing = log.standing.flatMap((one): readonly ArrangedEntry[] => {
    const rivals = measuredIn(one.entry).flatMap((name) => {
      const counts = marked.get(placeOf(one.at, name));
      return counts === undefined || counts === one.entry.id ? [] : [{ name, counts }];
    });
    const [first] = rivals;
    if (first === undefined) return [one];
    aside.set(one.entry.id, first.counts);
    return without(one, new Set(rivals.map(({ name }) => name)));
  });
  const all = log.all.map((one): ArrangedEntry => {
    const replacedById = aside.get(one.entry.id);
    return replacedById === undefined ? one : { ...one, state: 'set-aside', replacedById };
  });
  return { ...log, all, ...byStanding(standing) };
}

function placeOf(at: number, measured: string): string {
  return `${minuteOf(at)} ${measured}`;
}

/** By minute and what was measured: the entry that counts. */
function markedReadings(log: ArrangedLog): ReadonlyMap<string, string> {
  const markings = standingOf(log, 'readings-marked-primary');
  if (markings.length === 0) return new Map();
  const roots = new Map(log.all.map(({ entry, rootId }) => [entry.id, rootId]));
  const standing = new Map(log.standing.map((one) => [one.rootId, one]));
  const found = markings.flatMap(({ entry }) => entry.details.readingIds.map((id) => standing.get(roots.get(id) ?? id)));
  return new Map(
    found.flatMap((one) => (one === undefined ? [] : measuredIn(one.entry).map((name) => [placeOf(one.at, name), one.entry.id] as const))),
  );
}

/** The entry with what still counts of it; nothing where all of it was measured by the one that counts. */
function without(one: ArrangedEntry, names: ReadonlySet<string>): readonly ArrangedEntry[] {
  const { entry } = one;
  if (entry.kind !== 'vitals-taken' || measuredIn(entry).every((name) => names.has(name))) return [];
  const details = Object.fromEntries(Object.entries(entry.details).filter(([name]) => !names.has(name))) as typeof entry.details;
  return [{ ...one, entry: { ...entry, details } }];
}
