import { daysBetween, decide, type Decision, type LocalDate } from '../../shared/index.js';
import { devicesForTotal } from './esketamine-devices.js';
import { frequencyRefusals, frequencyWarnings, type PlaceInTreatment } from './esketamine-frequency.js';
import type { EsketamineOrder, EsketamineRefused, EsketamineWarning } from './esketamine-order.js';
import type { EsketaminePolicy } from './esketamine-policy.js';
import { startingRefusals, startingWarnings } from './esketamine-start.js';

export interface EsketamineDose extends PlaceInTreatment {
  readonly drug: 'esketamine';
  readonly totalMg: number;
  readonly devices: 1 | 2 | 3;
  readonly doseNumber: number;
  readonly warnings: readonly EsketamineWarning[];
}

/**
 * Decides an esketamine order. Source: clinical reference §1.1, §2.6 (SP3, SP4), §2.8.
 *
 * Example: first dose 2026-11-03, fifth dose 84 mg on 2026-11-17: 3 devices, treatment week 3.
 * Refuses: other totals than 28, 56, 84 mg; 84 mg as the first dose in TRD (MDD-SI may start with it) or before any 56 mg dose;
 * a third dose in an induction week; a second on one day; an age needed and unknown. All of them at once.
 * Odd case: 28 mg as a first dose is allowed and named, where the label's starting dose is 56 mg.
 */
export function decideEsketamineDose(order: EsketamineOrder, policy: EsketaminePolicy): Decision<EsketamineDose, EsketamineRefused> {
  const devices = devicesForTotal(order.totalMg);
  if (!devices.allowed) return devices;
  const place = placeInTreatment(order);
  const dose: EsketamineDose = {
    drug: 'esketamine',
    totalMg: order.totalMg,
    devices: devices.value,
    doseNumber: order.previous.length + 1,
    ...place,
    warnings: [...startingWarnings(order, policy), ...frequencyWarnings(order, place, policy)],
  };
  return decide(dose, [...startingRefusals(order, policy), ...frequencyRefusals(order, place, policy)]);
}

function placeInTreatment(order: EsketamineOrder): PlaceInTreatment {
  const days = order.previous.map(({ on }) => on).sort();
  const first = days[0] ?? order.on;
  const firstDoseOn = first < order.on ? first : order.on;
  const weekOf = (on: LocalDate): number => Math.floor(daysBetween(firstDoseOn, on) / 7) + 1;
  const treatmentWeek = weekOf(order.on);
  const doseOfWeek = days.filter((on) => weekOf(on) === treatmentWeek).length + 1;
  return { treatmentWeek, doseOfWeek, lastDoseOn: days.at(-1) ?? null };
}
