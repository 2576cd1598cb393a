import * as z from 'zod';
import { addExact, allow, decimalText, exact, ratio, refuse, type Decision, type Exact } from '../../shared/index.js';
import { doseInVolume } from './dose-formulas.js';
import { concentrationMgPerMl, doseMg, sprayMl } from './input-ranges.js';

/** A compounded racemic nasal dose as it comes in. The strength is that on this bottle's pharmacy label, never the catalogue's. */
export const nasalSprayInput = z.strictObject({
  sprays: z.int().min(1).max(30).optional(),
  doseMg: doseMg.optional(),
  mlPerSpray: sprayMl,
  mgPerMl: concentrationMgPerMl,
  primingSprays: z.int().min(0).max(30).default(0),
});
export type NasalSprayInput = z.infer<typeof nasalSprayInput>;

export type NasalSprayRefused = {
  readonly code: 'sprays-missing' | 'dose-given-twice' | 'not-whole-sprays';
  readonly message: string;
};

export interface NasalSprayDose {
  readonly drug: 'racemic-ketamine';
  readonly sprays: number;
  readonly perSpray: Exact<'mg'>;
  readonly dose: Exact<'mg'>;
  readonly volume: Exact<'mL'>;
  /** Priming sprays leave the bottle and reach nobody: they are a loss to record. */
  readonly primingLoss: Exact<'mg'>;
  readonly withdrawn: Exact<'mg'>;
  readonly withdrawnVolume: Exact<'mL'>;
}

/**
 * Works out a clinic dose of compounded racemic nasal spray, from sprays or from mg. Source: clinical reference §2.6.
 *
 * Example: 3 sprays × 0.1 mL × 100 mg/mL is 30 mg; 2 priming sprays lose 20 mg more.
 * Refuses a dose in mg that is not a whole number of sprays: nobody can give half a spray. Odd case: priming sprays are loss, never dose.
 */
export function nasalSprayDose(input: NasalSprayInput): Decision<NasalSprayDose, NasalSprayRefused> {
  const perSpray = doseInVolume(input.mlPerSpray, input.mgPerMl);
  const sprays = spraysOf(input, perSpray);
  if (!sprays.allowed) return sprays;
  const volumeOf = (count: number): Exact<'mL'> => exact(input.mlPerSpray.mul(ratio(count)));
  const dose = doseInVolume(volumeOf(sprays.value), input.mgPerMl);
  const primingLoss = doseInVolume(volumeOf(input.primingSprays), input.mgPerMl);
  return allow({
    drug: 'racemic-ketamine',
    sprays: sprays.value,
    perSpray,
    dose,
    volume: volumeOf(sprays.value),
    primingLoss,
    withdrawn: addExact(dose, primingLoss),
    withdrawnVolume: volumeOf(sprays.value + input.primingSprays),
  });
}

function spraysOf(input: NasalSprayInput, perSpray: Exact<'mg'>): Decision<number, NasalSprayRefused> {
  const { sprays, doseMg: ordered } = input;
  if (sprays !== undefined && ordered !== undefined) {
    return refuse({ code: 'dose-given-twice', message: 'Give the dose once, in sprays or in mg: two orders could disagree.' });
  }
  if (sprays !== undefined) return allow(sprays);
  if (ordered === undefined) return refuse({ code: 'sprays-missing', message: 'The dose is needed, in sprays or in mg.' });
  const count = ordered.div(perSpray);
  if (count.d === 1n) return allow(Number(count.n));
  const lower = exact<'mg'>(perSpray.mul(count.floor()));
  const message = `${decimalText(ordered, 2)} mg is not a whole number of ${decimalText(perSpray, 2)} mg sprays. Order ${decimalText(lower, 2)} or ${decimalText(addExact(lower, perSpray), 2)} mg.`;
  return refuse({ code: 'not-whole-sprays', message });
}
