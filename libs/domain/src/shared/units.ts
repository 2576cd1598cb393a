import { quantityUnit, type Quantity } from './quantity.js';

// Stored amounts are whole numbers of these units; the ranges are what can be written down at all, not what is safe to give.
const largest = 1_000_000_000_000;

/** 1 µg; 41 mg is `micrograms(41_000)`. Range 0 to 1 000 kg. Source: clinical reference §0 rule 2. */
export const micrograms = quantityUnit('ug', 0, largest);
export type Micrograms = Quantity<'ug'>;

/** 1 µg per kg of body weight; 0.5 mg/kg is `microgramsPerKilogram(500)`. */
export const microgramsPerKilogram = quantityUnit('ug/kg', 0, 1_000_000);
export type MicrogramsPerKilogram = Quantity<'ug/kg'>;

/** 1 µL; 4.10 mL is `microlitres(4_100)`. */
export const microlitres = quantityUnit('uL', 0, largest);
export type Microlitres = Quantity<'uL'>;

/** 1 µL/h; 75 mL/h is `microlitresPerHour(75_000)`. */
export const microlitresPerHour = quantityUnit('uL/h', 0, 1_000_000_000);
export type MicrolitresPerHour = Quantity<'uL/h'>;

/** 1 µg/mL; a 10 mg/mL vial is `microgramsPerMillilitre(10_000)`. A mixed bag's concentration is seldom whole: see `concentrationOf`. */
export const microgramsPerMillilitre = quantityUnit('ug/mL', 0, 1_000_000);
export type MicrogramsPerMillilitre = Quantity<'ug/mL'>;

/** 1 g; 82.0 kg is `grams(82_000)`. */
export const grams = quantityUnit('g', 0, 1_000_000);
export type Grams = Quantity<'g'>;

/** 1 mm; 178 cm is `millimetres(1_780)`. */
export const millimetres = quantityUnit('mm', 0, 10_000);
export type Millimetres = Quantity<'mm'>;

/** 1 mm[Hg], for blood pressure. */
export const millimetresOfMercury = quantityUnit('mm[Hg]', 0, 1_000);
export type MillimetresOfMercury = Quantity<'mm[Hg]'>;

/** A tenth of a degree Celsius; 36.7 °C is `tenthsOfCelsius(367)`. */
export const tenthsOfCelsius = quantityUnit('0.1 Cel', 0, 1_000);
export type TenthsOfCelsius = Quantity<'0.1 Cel'>;

/** 1 ms of elapsed time. */
export const milliseconds = quantityUnit('ms', 0, Number.MAX_SAFE_INTEGER);
export type Milliseconds = Quantity<'ms'>;
