import {
  daysBetween,
  exact,
  grams,
  instant,
  kilogramsOf,
  localDateAt,
  micrograms,
  milligramsOf,
  ratio,
  type Instant,
  type Rational,
} from '../../shared/index.js';
import { drugDose, type DrugDose, type KetamineDrug } from '../doses/index.js';
import { drugOfRoute, limitValues, type DoseCircumstances, type LimitFacts, type LimitPolicy, type LimitRoute } from '../limits/index.js';
import { orderedDoseUg, type OrderContent } from '../session/index.js';
import type { EarlierDose, OrderBackground, WeightTaken } from './order-background.js';

const routes: Record<OrderContent['product'], LimitRoute> = {
  'intravenous-ketamine': 'intravenous-infusion',
  'intramuscular-ketamine': 'intramuscular',
  'intranasal-esketamine': 'intranasal-esketamine',
  'intranasal-ketamine': 'intranasal-clinic',
  'sublingual-ketamine': 'sublingual-clinic',
};

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * What the limit rules look at for an order: the dose with its booster, the weight and its age, what earlier sessions gave and when.
 * What this record cannot tell (no earlier session is in it) is left out, which makes its rule ask for a reason instead of passing.
 * Source: clinical reference §2.5 (cumulative, boosters included), §2.8.
 *
 * Example: 48 mg and a booster of 19 mg in 64 kg, last time 58 mg: 0.75 mg/kg at once, 1.05 mg/kg together, increase 0.14 mg/kg.
 * Odd case: a weight that is not on the patient's record has no age, and a missing age stops an order in mg/kg.
 */
export function limitFactsOfOrder(order: OrderContent, background: OrderBackground, at: Instant, policy: LimitPolicy): LimitFacts {
  const { product, weightG } = order;
  const dosingWeightG = order.basis?.dosingWeightG ?? weightG;
  const durationMin = order.product === 'intravenous-ketamine' ? order.durationMin : null;
  const [first, booster] = [orderedDoseUg(order), boosterUg(order)];
  return limitFactsOfDose(
    { product, doseUg: first + booster, largestUg: Math.max(first, booster), weightG, dosingWeightG, durationMin },
    background,
    at,
    policy,
  );
}

/** A dose with its booster on a weight; the duration is null where there is none, and undefined while nobody has said it. */
export interface DoseOnWeight {
  readonly product: OrderContent['product'];
  readonly doseUg: number;
  /** The most that goes in at once, where a booster is a dose of its own; absent: all of it. */
  readonly largestUg?: number;
  readonly weightG: number;
  readonly dosingWeightG: number;
  readonly durationMin: number | null | undefined;
}

/** What the limit rules look at for a dose that is not yet a whole order. Odd case: without its duration the rate is not known. */
export function limitFactsOfDose(dose: DoseOnWeight, background: OrderBackground, at: Instant, policy: LimitPolicy): LimitFacts {
  const { product, doseUg, largestUg = doseUg, weightG, dosingWeightG, durationMin } = dose;
  const route = routes[product];
  const [newest, previous] = background.weights;
  const isOfRecord = newest?.weightG === weightG;
  const circumstances: DoseCircumstances = {
    route,
    dose: milligramsOf(micrograms(doseUg)),
    largestDose: milligramsOf(micrograms(largestUg)),
    weight: kilogramsOf(grams(dosingWeightG)),
    measuredWeight: kilogramsOf(grams(weightG)),
    isOrderedPerKg: product === 'intravenous-ketamine' || product === 'intramuscular-ketamine',
    ...(durationMin === undefined ? {} : { duration: durationMin === null ? null : exact<'min'>(ratio(durationMin)) }),
    // Nothing of this session is given when it is ordered: gaps between devices, sprays and boosters are the bedside's.
    minutesSincePrevious: null,
    ...earlierOf(background, doseAtOf(background, at), route),
    ...(isOfRecord ? { weightAgeDays: ageInDays(newest, at) } : {}),
    ...(isOfRecord ? { previousWeight: comparedWith(newest, previous) } : {}),
  };
  const { ageYears, hasHepaticImpairment } = background;
  return { route, values: limitValues(circumstances, policy), ageYears, hasHepaticImpairment: hasHepaticImpairment ?? false };
}

/** The dose comes when it is planned, or now when that has passed. Source: clinical reference §2.8 (gap between sessions). */
export function doseAtOf({ plannedStart }: Pick<OrderBackground, 'plannedStart'>, at: Instant): Instant {
  const plannedAt = instant(plannedStart);
  return plannedAt > at ? plannedAt : at;
}

function boosterUg(order: OrderContent): number {
  return order.product === 'intramuscular-ketamine' ? (order.booster?.doseUg ?? 0) : 0;
}

function ageInDays({ measuredAt }: WeightTaken, at: Instant): Rational | undefined {
  return measuredAt === null ? undefined : ratio(Math.max(0, at - Date.parse(measuredAt)), dayMs);
}

function comparedWith(newest: WeightTaken, previous: WeightTaken | undefined): DoseCircumstances['previousWeight'] {
  if (previous === undefined) return null;
  if (newest.measuredAt === null || previous.measuredAt === null) return undefined;
  const daysBefore = ratio(Math.max(0, Date.parse(newest.measuredAt) - Date.parse(previous.measuredAt)), dayMs);
  return { weight: kilogramsOf(grams(previous.weightG)), daysBefore };
}

type FromEarlier = Pick<
  DoseCircumstances,
  'givenToday' | 'hoursSinceLastSession' | 'lastSessionPerKg' | 'dosesThisTreatmentWeek' | 'sessionsToday'
>;

function earlierOf({ earlier, zone }: OrderBackground, at: Instant, route: LimitRoute): FromEarlier {
  const today = localDateAt(at, zone);
  const dayOf = (dose: EarlierDose) => localDateAt(instant(dose.firstDoseAt), zone);
  const ofToday = earlier.filter((dose) => dayOf(dose) === today);
  const givenToday = ofToday.some(({ racemicUg }) => racemicUg === null) ? undefined : ofToday.flatMap(drugsOf);
  const drug = drugOfRoute(route);
  // An unknown amount was given all the same: it counts as a dose.
  const same = earlier.filter((dose) => (drug === 'esketamine' ? dose.esketamineUg : (dose.racemicUg ?? 1)) > 0);
  const last = earlier[0];
  if (last === undefined) return { givenToday };
  const first = same.at(-1);
  const week = first === undefined ? null : Math.floor(daysBetween(dayOf(first), today) / 7);
  const inWeek = same.filter((dose) => first !== undefined && Math.floor(daysBetween(dayOf(first), dayOf(dose)) / 7) === week);
  const perKg = same[0]?.deliveredUgPerKg ?? null;
  return {
    givenToday,
    hoursSinceLastSession: ratio(Math.max(0, at - Date.parse(last.lastDoseAt)), hourMs),
    ...(same[0] === undefined ? {} : perKg === null ? {} : { lastSessionPerKg: exact<'mg/kg'>(ratio(perKg, 1_000)) }),
    dosesThisTreatmentWeek: ratio(inWeek.length + 1),
    sessionsToday: ratio(ofToday.length + 1),
  };
}

function drugsOf({ racemicUg, esketamineUg }: EarlierDose): readonly DrugDose<KetamineDrug>[] {
  return [
    ...(racemicUg !== null && racemicUg > 0 ? [drugDose('racemic-ketamine', milligramsOf(micrograms(racemicUg)))] : []),
    ...(esketamineUg > 0 ? [drugDose('esketamine', milligramsOf(micrograms(esketamineUg)))] : []),
  ];
}
