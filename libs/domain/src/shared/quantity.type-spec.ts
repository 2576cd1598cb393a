import { addExact, exact } from './exact.js';
import { addQuantities, type Quantity } from './quantity.js';
import { exactly } from './rational.js';
import { grams, micrograms, microlitres, type Grams, type Micrograms } from './units.js';

declare function doseForWeight(perKg: Quantity<'ug/kg'>, weight: Grams): Micrograms;

// Each line below must fail to compile; the suite's type check fails if one of them ever passes.

// @ts-expect-error a volume is not a mass
addQuantities(micrograms(1), microlitres(1));
// @ts-expect-error weight and dose are swapped
doseForWeight(grams(82_000), micrograms(500));
// @ts-expect-error a bare number has no unit
addQuantities<Micrograms>(micrograms(1), 1);
// @ts-expect-error milligrams and millilitres do not add
addExact(exact<'mg'>(exactly(1)), exact<'mL'>(exactly(1)));
// @ts-expect-error a mass per weight is not a mass
export const dose: Micrograms = exact<'mg/kg'>(exactly(1));

export const total: Micrograms = addQuantities(micrograms(1), micrograms(2));
