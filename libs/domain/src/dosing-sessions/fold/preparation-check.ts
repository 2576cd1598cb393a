import type { EntryDetails } from '../entries/index.js';
import { standingOf, type ArrangedEntry, type ArrangedLog } from './arrange.js';

type CheckState = 'not-checked' | 'agrees' | 'differs' | 'same-person';

/** A preparation with its independent check. */
export interface CheckedPreparation {
  readonly preparation: ArrangedEntry<'preparation-recorded'>;
  readonly state: CheckState;
  readonly differing: readonly string[];
  readonly checkId: string | null;
}

type Check = EntryDetails<'double-check-recorded'>;
type Prepared = EntryDetails<'preparation-recorded'>;

/** What the second person can work out of each form, and what the first one wrote. */
function expectedOf(prepared: Prepared): Partial<Record<keyof Check, number>> {
  switch (prepared.form) {
    case 'syringe':
      return { withdrawnUl: prepared.withdrawnUl, doseUg: prepared.withdrawnUg };
    case 'bag':
      return { withdrawnUl: prepared.withdrawnUl, doseUg: prepared.withdrawnUg, finalVolumeUl: prepared.finalVolumeUl };
    case 'devices':
      return { deviceCount: prepared.deviceCount };
    case 'units':
      return { doseUg: prepared.doseUg };
    case 'bottle':
    case 'withheld':
      return {};
  }
}

function differences(prepared: Prepared, check: Check): readonly string[] {
  const expected = Object.entries(expectedOf(prepared));
  return expected
    .filter(([name, value]) => Reflect.get(check, name) !== undefined && Reflect.get(check, name) !== value)
    .map(([name]) => name);
}

function hasCompared(prepared: Prepared, check: Check): boolean {
  if (prepared.form === 'withheld') return false;
  const names = Object.keys(expectedOf(prepared));
  return names.length === 0 || names.some((name) => Reflect.get(check, name) !== undefined);
}

/**
 * Compares each preparation with the latest check of it. A check by the person who prepared it is none, and a check that worked nothing
 * out that could be compared is none either. Source: clinical reference §6.1.
 *
 * Example: 4.10 mL drawn, 4.10 mL worked out by another nurse: 'agrees'; 4.01 mL: 'differs' in withdrawnUl. Odd case: figures that were
 * withheld from a reader compare as not checked.
 */
export function checkedPreparations(log: ArrangedLog): readonly CheckedPreparation[] {
  const checks = standingOf(log, 'double-check-recorded');
  return standingOf(log, 'preparation-recorded').map((preparation) => {
    const { entry } = preparation;
    const check = checks
      .filter(({ entry: made }) => made.details.preparationId === entry.id || made.details.preparationId === preparation.rootId)
      .at(-1);
    if (check === undefined || !hasCompared(entry.details, check.entry.details))
      return { preparation, state: 'not-checked', differing: [], checkId: null };
    const checkId = check.entry.id;
    if (check.entry.authorId === entry.authorId) return { preparation, state: 'same-person', differing: [], checkId };
    const differing = differences(entry.details, check.entry.details);
    return { preparation, state: differing.length === 0 ? 'agrees' : 'differs', differing, checkId };
  });
}

/** Whether a preparation's lot or beyond-use date has passed on a day. Both days themselves are still in date. §6.3 R10 */
export function isOutOfDate({ expiresOn, beyondUseOn }: Prepared, on: string): boolean {
  return expiresOn < on || (beyondUseOn !== undefined && beyondUseOn < on);
}
