import type { Instant } from '../../shared/index.js';
import { decideLimits, evaluateLimits, type LimitMeasure, type LimitPolicy, type LimitRefused } from '../limits/index.js';
import { limitFactsOfDose } from './limit-facts.js';
import type { OrderBackground } from './order-background.js';

/** A dose by weight as far as it is typed; the dosing weight is null until its basis is chosen. */
interface DoseSoFar {
  readonly product: 'intravenous-ketamine' | 'intramuscular-ketamine';
  readonly doseUgPerKg: number;
  readonly weightG: number;
  readonly dosingWeightG: number | null;
}

/** Amounts that hang on the dosing weight. By weight the dose is the same on any basis. */
const absolute: ReadonlySet<LimitMeasure> = new Set(['doseMg', 'cumulativeMg']);

/**
 * The limits that a dose by weight already meets while the rest of the order is still open, so that nobody fills in a form for a dose that
 * cannot be signed. What is not answered yet is no finding: the whole order is decided by `decideOrder`. Source: clinical reference §2.8.
 *
 * Example: 1.2 mg/kg on 82 kg asks for a reason (above 0.75 mg/kg) before vial, bag and duration are chosen; 1.6 is not possible.
 * Odd case: until the basis of the weight is chosen no limit in mg is named, for an ideal weight may be far lower.
 */
export function limitsSoFar(
  { product, doseUgPerKg, weightG, dosingWeightG }: DoseSoFar,
  { background, at, policy }: { readonly background: OrderBackground; readonly at: Instant; readonly policy: LimitPolicy },
): readonly LimitRefused[] {
  const onWeightG = dosingWeightG ?? weightG;
  const dose = {
    product,
    doseUg: Math.round((doseUgPerKg * onWeightG) / 1_000),
    weightG,
    dosingWeightG: onWeightG,
    durationMin: undefined,
  };
  const found = evaluateLimits(limitFactsOfDose(dose, background, at, policy), policy).filter(
    ({ value, measure }) => value !== null && (dosingWeightG !== null || !absolute.has(measure)),
  );
  const decision = decideLimits(found, []);
  return decision.allowed ? [] : decision.refusals;
}
