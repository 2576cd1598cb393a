import type { EntryOf, SessionEntry } from '../entries/index.js';
import { arrangeLog } from './arrange.js';
import { isDoseEntry } from './doses-given.js';
import { checkedPreparations } from './preparation-check.js';

/**
 * The log as one person may see it: the figures of a preparation that no second person has checked stay with who prepared it, so that the
 * check is worked out and not copied. Everything about the pack itself stays in sight. Source: clinical reference §6.1.
 *
 * Example: Ruiz drew up 4.10 mL; until Bauer has written what he works out, Bauer's log holds the lot and no volume.
 * Odd case: once anything was given nothing is withheld: what was delivered must be known to everybody, checked or not.
 */
export function withholdUnchecked(entries: readonly SessionEntry[], readerId: string): readonly SessionEntry[] {
  const log = arrangeLog(entries);
  if (log.standing.some((arranged) => isDoseEntry(arranged))) return entries;
  const unchecked = new Set(
    checkedPreparations(log)
      .filter(({ state }) => state === 'not-checked' || state === 'same-person')
      .map(({ preparation }) => preparation.rootId),
  );
  const hidden = new Set(log.all.filter(({ rootId }) => unchecked.has(rootId)).map(({ entry }) => entry.id));
  return entries.map((entry) =>
    hidden.has(entry.id) && entry.kind === 'preparation-recorded' && entry.authorId !== readerId ? withheld(entry) : entry,
  );
}

function withheld(entry: EntryOf<'preparation-recorded'>): SessionEntry {
  const { details } = entry;
  if (details.form === 'withheld') return entry;
  const { form: of, stockLotId, lot, expiresOn, beyondUseOn, isScanned } = details;
  const role = details.form === 'syringe' ? details.role : null;
  const pack = { stockLotId, lot, expiresOn, isScanned, ...(beyondUseOn === undefined ? {} : { beyondUseOn }) };
  return { ...entry, details: { form: 'withheld', of, role, ...pack } };
}
