import { addExact, allow, type Decision, type Exact, type InputRefused } from '../../shared/index.js';
import type { IdealWeightRefused } from './body-weight.js';
import { doseForWeight, dosePerKilogram } from './dose-formulas.js';
import { orderedDoseOf, type OrderedDose } from './dosing-weight-input.js';
import { prepareDraw, syringeOf, type DrawRefused, type PreparedDraw } from './draw-volume.js';
import type { InjectionPolicy } from './injection-policy.js';
import { placeInjection, type PlacedPart, type PlacementRefused } from './injection-placement.js';
import { strengthsWithinSoftLimit, volumeBySite, type SiteVolume } from './injection-volume.js';
import type { BoosterInput, IntramuscularInput } from './intramuscular-input.js';
import type { PreparationPolicy } from './preparation-policy.js';

export type IntramuscularRefused = InputRefused | IdealWeightRefused | DrawRefused | PlacementRefused;

export interface DosePolicies {
  readonly preparation: PreparationPolicy;
  readonly injections: InjectionPolicy;
}

export interface IntramuscularDose extends OrderedDose {
  readonly draw: PreparedDraw;
  readonly parts: readonly PlacedPart[];
  readonly bySite: readonly SiteVolume[];
  /** Strengths on the shelf that would stay within the soft limit, where that of the one chosen site is exceeded. */
  readonly suggestedStrengthsMgPerMl: readonly number[];
  readonly booster: { readonly dose: Exact<'mg'>; readonly draw: PreparedDraw } | null;
  /** What the patient would really receive in this session, booster included: the prepared amounts. */
  readonly cumulative: Exact<'mg'>;
  readonly cumulativePerKg: Exact<'mg/kg'>;
}

/**
 * Works out an intramuscular dose with its site and an optional booster. Source: clinical reference §2.5 (IM1–IM5).
 *
 * Example (IM1): 75 kg, 0.7 mg/kg, 100 mg/mL: 52.5 mg, 0.525 → 0.53 mL, 53 mg prepared (+0.95 %).
 * Refuses (IM3) a volume above the hard limit of the named site, or of every enabled site when none is named.
 * Odd case: the cumulative dose adds prepared, not ordered, amounts; limits on it are the limit engine's.
 */
export function intramuscularDose(input: IntramuscularInput, policies: DosePolicies): Decision<IntramuscularDose, IntramuscularRefused> {
  const ordered = orderedDoseOf(input);
  if (!ordered.allowed) return ordered;
  const draw = prepareDraw(ordered.value.dose, input.vialMgPerMl, syringeOf(input), policies.preparation);
  if (!draw.allowed) return draw;
  const parts = placeInjection(draw.value, input.sites, policies.injections);
  if (!parts.allowed) return parts;
  const booster = boosterOf(input, ordered.value, policies);
  if (!booster.allowed) return booster;
  const cumulative = booster.value === null ? draw.value.preparedDose : addExact(draw.value.preparedDose, booster.value.draw.preparedDose);
  return allow({
    ...ordered.value,
    draw: draw.value,
    parts: parts.value,
    bySite: volumeBySite(draw.value.volume, policies.injections),
    suggestedStrengthsMgPerMl: suggestions(ordered.value.dose, parts.value, policies.injections),
    booster: booster.value,
    cumulative,
    cumulativePerKg: dosePerKilogram(cumulative, ordered.value.dosingWeight),
  });
}

function suggestions(dose: Exact<'mg'>, parts: readonly PlacedPart[], injections: InjectionPolicy): readonly number[] {
  const [only, ...others] = parts;
  return only === undefined || others.length > 0 || only.outcome === 'within' ? [] : strengthsWithinSoftLimit(dose, only.site, injections);
}

function boosterOf(
  input: IntramuscularInput,
  ordered: OrderedDose,
  policies: DosePolicies,
): Decision<IntramuscularDose['booster'], DrawRefused | PlacementRefused> {
  if (input.booster === undefined) return allow(null);
  const dose = boosterDose(input.booster, ordered.dosingWeight);
  const draw = prepareDraw(dose, input.vialMgPerMl, syringeOf(input), policies.preparation);
  if (!draw.allowed) return draw;
  const placed = placeInjection(draw.value, [], policies.injections);
  return placed.allowed ? allow({ dose, draw: draw.value }) : placed;
}

function boosterDose(booster: BoosterInput, weight: Exact<'kg'>): Exact<'mg'> {
  return booster.basis === 'mg' ? booster.dose : doseForWeight(booster.perKg, weight);
}
