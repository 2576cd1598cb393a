import {
  allow,
  compareExact,
  decimalText,
  exact,
  exactly,
  refuse,
  roundToStep,
  subtractExact,
  type Decision,
  type Exact,
} from '../../shared/index.js';
import { doseInVolume, percentOf, volumeForDose } from './dose-formulas.js';
import type { PreparationPolicy } from './preparation-policy.js';

export interface Syringe {
  readonly capacity: Exact<'mL'> | null;
  /** The graduation printed on it, where it is finer or coarser than the clinic's list says. */
  readonly step: Exact<'mL'> | null;
}

/**
 * The syringe an input names by its size, its graduation or both; null where it names none. Source: clinical reference §2.3. Example: `{
 * syringeMl: 3 }` is a 3 mL syringe of the shelf's graduation. Odd case: a graduation alone names one too.
 */
export function syringeOf(input: {
  readonly syringeMl?: Exact<'mL'> | undefined;
  readonly syringeStepMl?: Exact<'mL'> | undefined;
}): Syringe | null {
  if (input.syringeMl === undefined && input.syringeStepMl === undefined) return null;
  return { capacity: input.syringeMl ?? null, step: input.syringeStepMl ?? null };
}

export type PreparedWarning = { readonly code: 'prepared-differs'; readonly deltaPercent: Exact<'%'>; readonly warnPercent: number };

export type DrawRefused =
  | { readonly code: 'draw-exceeds-syringe'; readonly message: string }
  | { readonly code: 'draw-too-small'; readonly message: string }
  | { readonly code: 'prepared-differs-too-much'; readonly message: string };

/** What is drawn up: the exact volume, the volume the syringe can show, and the dose that volume really holds. */
export interface PreparedDraw {
  readonly exactVolume: Exact<'mL'>;
  readonly volume: Exact<'mL'>;
  readonly step: Exact<'mL'>;
  readonly preparedDose: Exact<'mg'>;
  readonly deltaPercent: Exact<'%'>;
  readonly warnings: readonly PreparedWarning[];
}

/**
 * The graduation a volume is drawn to. Example: 0.525 mL to 0.01; 4.3725 mL in a 5 mL syringe to 0.1. Source: clinical reference §2.3. Odd
 * case: exactly 1 mL still goes to 0.01.
 */
export function drawStep(volume: Exact<'mL'>, syringe: Syringe | null, policy: PreparationPolicy): Exact<'mL'> {
  if (syringe !== null && syringe.step !== null) return syringe.step;
  if (volume.compare(exactly(policy.fineUpToMl)) <= 0) return exact(exactly(policy.fineStepMl));
  const capacity = syringe?.capacity ?? null;
  if (capacity === null) return exact(exactly(policy.unnamedSyringeStepMl));
  const listed = policy.syringes.find((known) => capacity.equals(exactly(known.capacityMl)));
  return exact(exactly(listed?.stepMl ?? policy.coarseStepMl));
}

/**
 * Rounds a draw once, half up, at the syringe's graduation, and says what dose that really is. Source: clinical reference §2.3.
 *
 * Example: 52.5 mg of 100 mg/mL is 0.525 mL, drawn as 0.53 mL, which holds 53 mg: +0.95 %.
 * Refuses: more than the syringe holds; less than half a graduation; a prepared dose more than 5 % off. Warns above 2 % (policy).
 * Odd case: exactly 5 % off is a warning, exactly 2 % is none.
 */
export function prepareDraw(
  dose: Exact<'mg'>,
  concentration: Exact<'mg/mL'>,
  syringe: Syringe | null,
  policy: PreparationPolicy,
): Decision<PreparedDraw, DrawRefused> {
  const exactVolume = volumeForDose(dose, concentration);
  const step = drawStep(exactVolume, syringe, policy);
  const volume = exact<'mL'>(roundToStep(exactVolume, step));
  if (volume.n === 0n) {
    const message = `${decimalText(exactVolume, 4)} mL is less than the syringe can show. Choose a weaker product or a finer syringe.`;
    return refuse({ code: 'draw-too-small', message });
  }
  const capacity = syringe?.capacity ?? null;
  if (capacity !== null && compareExact(volume, capacity) > 0) {
    const message = `${decimalText(volume, 2)} mL does not fit a ${decimalText(capacity, 2)} mL syringe. Choose a larger one or a stronger product.`;
    return refuse({ code: 'draw-exceeds-syringe', message });
  }
  const preparedDose = doseInVolume(volume, concentration);
  const deltaPercent = percentOf(subtractExact(preparedDose, dose), dose);
  return checkedDraw({ exactVolume, volume, step, preparedDose, deltaPercent, warnings: [] }, policy);
}

function checkedDraw(draw: PreparedDraw, policy: PreparationPolicy): Decision<PreparedDraw, DrawRefused> {
  const difference = draw.deltaPercent.abs();
  if (difference.compare(exactly(policy.preparedRefusePercent)) > 0) {
    const message = `The syringe would hold ${decimalText(draw.deltaPercent, 2)} % more or less than ordered (limit ${policy.preparedRefusePercent} %). Choose another strength or syringe.`;
    return refuse({ code: 'prepared-differs-too-much', message });
  }
  if (difference.compare(exactly(policy.preparedWarnPercent)) <= 0) return allow(draw);
  return allow({
    ...draw,
    warnings: [{ code: 'prepared-differs', deltaPercent: draw.deltaPercent, warnPercent: policy.preparedWarnPercent }],
  });
}
