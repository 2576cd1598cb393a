import type { EsketamineOrder, EsketamineRefused, EsketamineWarning } from './esketamine-order.js';
import type { EsketaminePolicy } from './esketamine-policy.js';

const labelStartMg = 56;
const olderFromYears = 65;

function startingMg(order: EsketamineOrder, policy: EsketaminePolicy): number {
  if (policy.startingMgFromAge65 === null || order.ageYears === null || order.ageYears < olderFromYears) return labelStartMg;
  return policy.startingMgFromAge65;
}

/**
 * What stands against the amount of an order, given what went before. Source: clinical reference §1.1, §2.6 (SP4).
 * Example: 84 mg as the first dose for TRD is refused, for MDD-SI it is allowed.
 * Odd case: where the label starts older patients lower, an unknown age is refused, it is not taken for a young one.
 */
export function startingRefusals(order: EsketamineOrder, policy: EsketaminePolicy): EsketamineRefused[] {
  if (order.indication === 'MDD-SI') return [];
  if (order.previous.length === 0) return firstDoseRefusals(order, policy);
  const hadStep = order.previous.some(({ totalMg }) => totalMg >= labelStartMg);
  if (order.totalMg <= labelStartMg || hadStep) return [];
  return [{ code: 'needs-56-before-84', message: '84 mg is given only after a dose of 56 mg. Order 56 mg.' }];
}

function firstDoseRefusals(order: EsketamineOrder, policy: EsketaminePolicy): EsketamineRefused[] {
  if (policy.startingMgFromAge65 !== null && order.ageYears === null) {
    return [{ code: 'age-missing', message: 'The starting dose depends on the age here. Record the birth date.' }];
  }
  const start = startingMg(order, policy);
  if (order.totalMg <= start) return [];
  return [{ code: 'first-dose-too-high', startingMg: start, message: `The first dose is ${start} mg. Order ${start} mg.` }];
}

export function startingWarnings(order: EsketamineOrder, policy: EsketaminePolicy): EsketamineWarning[] {
  return order.previous.length === 0 && order.totalMg < startingMg(order, policy) ? ['below-starting-dose'] : [];
}
