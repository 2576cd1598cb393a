import { amountText, exactly, ratio } from '../../shared/index.js';
import type { OrderContent, OrderContentOf } from '../session/index.js';
import { milligramText, perKilogramText } from './last-time.js';

const millilitres = (ul: number): string => amountText(exactly(ul).div(ratio(1_000)), 3, 'mL');
const strength = (ugPerMl: number): string => `${amountText(exactly(ugPerMl).div(ratio(1_000)), 3, 'mg')}/mL`;
const kilograms = (weightG: number): string => amountText(exactly(weightG).div(ratio(1_000)), 3, 'kg');

/** "0.5 mg/kg × 82 kg actual weight"; empty where the dose was ordered in mg alone. */
function basisText({ basis }: OrderContent): string {
  if (basis === null) return '';
  return ` (${perKilogramText(basis.doseUgPerKg)} × ${kilograms(basis.dosingWeightG)} ${basis.weightBasis} weight)`;
}

/**
 * The order in one line as it is read aloud and printed: a leading zero always, a trailing zero never, "mcg" never as "µg", no "U" and no
 * abbreviation of a drug. Source: clinical reference §2.3 (ISMP), §6.1.
 *
 * Example: "Ketamine 41 mg (0.5 mg/kg × 82 kg actual weight) intravenously over 40 min: draw 4.1 mL of 10 mg/mL, fill up to 50 mL with
 * sodium chloride 0.9 %, run at 75 mL/h."
 * Odd case: an order that leaves the draw open says only what it fixes.
 */
export function orderLine(order: OrderContent): string {
  switch (order.product) {
    case 'intravenous-ketamine':
      return infusionLine(order);
    case 'intramuscular-ketamine':
      return injectionLine(order);
    case 'intranasal-esketamine':
      return `Esketamine nasal spray ${milligramText(order.deviceCount * 28_000)}: ${order.deviceCount} ${order.deviceCount === 1 ? 'device' : 'devices'} of 28 mg, 5 min apart, under observation.`;
    case 'intranasal-ketamine':
      return `Ketamine nasal spray ${milligramText(order.doseUg)}: ${order.sprays} sprays of ${millilitres(order.ulPerSpray)}, ${strength(order.concentrationUgPerMl)}.`;
    case 'sublingual-ketamine':
      return `Ketamine under the tongue ${milligramText(order.doseUg)}.`;
  }
}

function infusionLine(order: OrderContentOf<'intravenous-ketamine'>): string {
  const drawn =
    order.drawUl === null || order.vialUgPerMl === null ? null : `draw ${millilitres(order.drawUl)} of ${strength(order.vialUgPerMl)}`;
  const rate = amountText(exactly(order.rateUlPerH).div(ratio(1_000)), 1, 'mL/h');
  const parts = [drawn, mixedWith(order), `run at ${rate}`].filter((part) => part !== null);
  const bolus = order.isBolusAllowed ? ' A bolus from the bag is allowed.' : '';
  return `Ketamine ${milligramText(order.doseUg)}${basisText(order)} intravenously over ${order.durationMin} min: ${parts.join(', ')}.${bolus}`;
}

function mixedWith({ diluent, finalVolumeUl }: OrderContentOf<'intravenous-ketamine'>): string {
  if (diluent === null) return `${millilitres(finalVolumeUl)} in all`;
  return diluent.method === 'QS_TO'
    ? `fill up to ${millilitres(diluent.volumeUl)} with ${diluent.fluid}`
    : `add to ${millilitres(diluent.volumeUl)} of ${diluent.fluid} (${millilitres(finalVolumeUl)} in all)`;
}

function injectionLine(order: OrderContentOf<'intramuscular-ketamine'>): string {
  const { booster } = order;
  const main = `Ketamine ${milligramText(order.doseUg)}${basisText(order)} into the muscle: ${millilitres(order.volumeUl)} of ${strength(order.concentrationUgPerMl)}.`;
  if (booster === null) return `${main} No booster.`;
  return `${main} Optional booster ${milligramText(booster.doseUg)} in ${millilitres(booster.volumeUl)}, ${booster.fromMin} to ${booster.toMin} min later; ${milligramText(order.doseUg + booster.doseUg)} at most.`;
}

/**
 * The medicines that may be given when needed, one line each. Example: "Ondansetron 4 mg intravenous: nausea". Odd case: an order without
 * any has no line. Source: clinical reference §2.7.
 */
export function adjunctLines({ adjuncts }: OrderContent): readonly string[] {
  return adjuncts.map(({ medicine, doseUg, route, when }) => `${medicine} ${milligramText(doseUg)} ${route}: ${when}`);
}
