import { addExact, ratio, subtractExact, type Exact, type Rational } from '../../shared/index.js';
import { dosePerKilogram, weightedRateOf, type DrugDose, type KetamineDrug } from '../doses/index.js';
import type { LimitRoute, LimitPolicy } from './limit-policy.js';
import type { LimitValues } from './limit-evaluation.js';

/** What is known about a dose and its patient when limits are looked at. `null`: there is none. Absent: not known. */
export interface DoseCircumstances {
  readonly route: LimitRoute;
  readonly dose: Exact<'mg'>;
  /** The most of it that is given at once; limits of a single dose look at this. Absent: all of it. */
  readonly largestDose?: Exact<'mg'>;
  /** The dosing weight; absent when no weight is known. */
  readonly weight?: Exact<'kg'> | undefined;
  /** The weight on the scales, where the dosing weight is an ideal or adjusted one. */
  readonly measuredWeight?: Exact<'kg'> | undefined;
  readonly isOrderedPerKg: boolean;
  /** Everything given today already, in this session or another, by any route. Undefined where an amount of it is not known. */
  readonly givenToday: readonly DrugDose<KetamineDrug>[] | undefined;
  readonly duration?: Exact<'min'> | null;
  readonly hoursSinceLastSession?: Rational | null;
  readonly minutesSincePrevious?: Rational | null;
  readonly lastSessionPerKg?: Exact<'mg/kg'> | null;
  readonly sessionsToday?: Rational | null;
  readonly dosesThisTreatmentWeek?: Rational | null;
  readonly weightAgeDays?: Rational | null;
  readonly previousWeight?: { readonly weight: Exact<'kg'>; readonly daysBefore: Rational } | null;
  readonly isSitterPresent?: boolean;
  readonly isBloodPressureTaken?: boolean;
}

/**
 * The medicine of a route. Example: 'intranasal-clinic' is racemic. Odd case: only 'intranasal-esketamine' is not. Source: clinical
 * reference §0 rule 3, §2.8.
 */
export function drugOfRoute(route: LimitRoute): KetamineDrug {
  return route === 'intranasal-esketamine' ? 'esketamine' : 'racemic-ketamine';
}

/**
 * Works out what the rules look at. Cumulative amounts add what was given today of the same medicine by any route; the other medicine is
 * never added. Source: clinical reference §2.5, §2.8.
 * Example: 48 mg given, 19 mg ordered, 64 kg: cumulative 67 mg, 1.046875 mg/kg.
 * Odd cases: without a weight nothing per kg is known; a first session has no increase; a weight compared too long ago says nothing.
 */
export function limitValues(known: DoseCircumstances, policy: LimitPolicy): LimitValues {
  const { dose, largestDose = dose, weight } = known;
  const sameDrug = known.givenToday?.filter(({ drug }) => drug === drugOfRoute(known.route));
  const cumulative = sameDrug?.reduce((total, { amountMg }) => addExact(total, amountMg), dose);
  const perKg = weight === undefined ? undefined : dosePerKilogram(dose, weight);
  return {
    doseMg: largestDose,
    doseMgPerKg: weight === undefined ? undefined : dosePerKilogram(largestDose, weight),
    cumulativeMg: cumulative,
    cumulativeMgPerKg: weight === undefined || cumulative === undefined ? undefined : dosePerKilogram(cumulative, weight),
    durationMin: known.duration,
    rateUgPerKgPerMin: rateOf(known),
    hoursSinceLastSession: known.hoursSinceLastSession,
    minutesSincePrevious: known.minutesSincePrevious,
    ...increases(perKg, known.lastSessionPerKg),
    sessionsToday: known.sessionsToday,
    dosesThisTreatmentWeek: known.dosesThisTreatmentWeek,
    weightAgeDays: weightAge(known),
    weightChangePercent: weightChange(known, policy),
    sitterPresent: yesOrNo(known.isSitterPresent),
    bloodPressureTaken: yesOrNo(known.isBloodPressureTaken),
  };
}

function rateOf({ dose, duration, weight }: DoseCircumstances): Rational | null | undefined {
  if (duration === null) return null;
  return duration === undefined || weight === undefined ? undefined : weightedRateOf(dose, duration, weight);
}

// A missing weight is as old as can be: an order in mg/kg stops either way.
function weightAge({ isOrderedPerKg, weight, weightAgeDays }: DoseCircumstances): Rational | null | undefined {
  if (!isOrderedPerKg) return null;
  return weight === undefined ? undefined : weightAgeDays;
}

function increases(perKg: Exact<'mg/kg'> | undefined, last: Exact<'mg/kg'> | null | undefined): LimitValues {
  if (last === null) return { increaseMgPerKg: null, increasePercent: null };
  if (perKg === undefined || last === undefined) return {};
  const increase = subtractExact(perKg, last);
  return { increaseMgPerKg: increase, increasePercent: increase.mul(100).div(last) };
}

function weightChange(known: DoseCircumstances, policy: LimitPolicy): Rational | null | undefined {
  const { previousWeight, measuredWeight: weight = known.weight } = known;
  if (previousWeight === null) return null;
  if (weight === undefined || previousWeight === undefined) return undefined;
  if (previousWeight.daysBefore.compare(policy.weightComparedWithinDays) > 0) return null;
  return subtractExact(weight, previousWeight.weight).abs().mul(100).div(previousWeight.weight);
}

function yesOrNo(answer: boolean | undefined): Rational | undefined {
  return answer === undefined ? undefined : ratio(answer ? 1 : 0);
}
