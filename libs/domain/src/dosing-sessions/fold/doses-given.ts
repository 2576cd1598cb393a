import type { Instant } from '../../shared/index.js';
import { doseEntryKinds, type EntryKind } from '../entries/index.js';
import { standingOf, type ArrangedEntry, type ArrangedLog } from './arrange.js';

export type DoseForm = 'infusion' | 'bolus' | 'injection' | 'device' | 'sprays' | 'troche';

/** A dose fact with its amount. An infusion's amount is not here: it follows from its whole log. Micrograms and microlitres. */
export interface DoseGiven {
  readonly entryId: string;
  readonly form: DoseForm;
  readonly substance: 'racemic-ketamine' | 'esketamine';
  readonly at: Instant;
  readonly endAt: Instant;
  readonly doseUg: number;
  readonly volumeUl: number | null;
  readonly authorId: string;
}

type Given = Pick<DoseGiven, 'form' | 'doseUg' | 'volumeUl'> & { readonly durationMs?: number };

/** Sprays × mL a spray × strength from the bottle's label; whole micrograms, half up. Example: 3 × 100 µL × 100 000 µg/mL is 30 000 µg. */
function spraysDoseUg(given: { readonly sprays: number; readonly ulPerSpray: number; readonly concentrationUgPerMl: number }): number {
  return Math.floor((given.sprays * given.ulPerSpray * given.concentrationUgPerMl + 500) / 1_000);
}

const singleDoseKinds = ['bolus-given', 'injection-given', 'device-used', 'sprays-given', 'troche-taken'] as const;

function givenOf({ entry }: ArrangedEntry<(typeof singleDoseKinds)[number]>): Given {
  switch (entry.kind) {
    case 'bolus-given':
      return {
        form: 'bolus',
        doseUg: entry.details.doseUg,
        volumeUl: entry.details.volumeUl,
        durationMs: entry.details.durationSeconds * 1_000,
      };
    case 'injection-given':
      return { form: 'injection', doseUg: entry.details.doseUg, volumeUl: entry.details.volumeUl };
    case 'device-used':
      return { form: 'device', doseUg: entry.details.doseUg, volumeUl: null };
    case 'sprays-given':
      return { form: 'sprays', doseUg: spraysDoseUg(entry.details), volumeUl: entry.details.sprays * entry.details.ulPerSpray };
    case 'troche-taken':
      return { form: 'troche', doseUg: entry.details.doseUg, volumeUl: null };
  }
}

/** All single doses of the log in order. Racemic ketamine and esketamine stay apart: their milligrams never add. §0 rule 3. */
export function dosesGiven(log: ArrangedLog): readonly DoseGiven[] {
  return standingOf(log, ...singleDoseKinds).map((arranged) => {
    const { form, doseUg, volumeUl, durationMs = 0 } = givenOf(arranged);
    const substance = form === 'device' ? 'esketamine' : 'racemic-ketamine';
    const { id: entryId, authorId } = arranged.entry;
    return { entryId, form, substance, at: arranged.at, endAt: (arranged.at + durationMs) as Instant, doseUg, volumeUl, authorId };
  });
}

/** Whether an entry is a dose that went into the patient, or begins one. */
export function isDoseEntry({ entry }: ArrangedEntry): boolean {
  return doses.has(entry.kind);
}

const doses: ReadonlySet<EntryKind> = new Set(doseEntryKinds);
