import type { Scale } from './chart-geometry.js';

/** Where the lanes stand in the drawing, from the top, and which values their scales name. */
export interface ChartPlaces {
  readonly dose: { readonly top: number; readonly bottom: number };
  readonly pressure: Scale;
  readonly heart: Scale;
  readonly oxygen: Scale;
  readonly pressureTicks: readonly number[];
  readonly heartTicks: readonly number[];
  readonly oxygenTicks: readonly number[];
  /** Whether the units stand under the names of the lanes. */
  readonly hasUnits: boolean;
  /** Where the scores begin, beneath the saturation. */
  readonly scores: number;
}

const dose = { top: 30, bottom: 56 };
const pressureTicks = [60, 100, 140, 180];

/** How much of the screen the chart has: where alerts and the dose share it, the lanes stand closer together. */
export type ChartRoom = 'whole' | 'tight' | 'least';

const whole: ChartPlaces = {
  dose,
  pressure: { from: 40, to: 200, start: 222, end: 84 },
  heart: { from: 40, to: 160, start: 288, end: 240 },
  oxygen: { from: 85, to: 100, start: 346, end: 306 },
  ...{ pressureTicks, heartTicks: [60, 100, 140], oxygenTicks: [90, 95, 100] },
  hasUnits: true,
  scores: 362,
};

const tight: ChartPlaces = {
  dose,
  pressure: { from: 40, to: 200, start: 152, end: 72 },
  heart: { from: 40, to: 160, start: 196, end: 164 },
  oxygen: { from: 85, to: 100, start: 238, end: 210 },
  ...{ pressureTicks, heartTicks: [60, 140], oxygenTicks: [90, 100] },
  hasUnits: true,
  scores: 252,
};

/** Dose, pressure, heart rate and saturation, and hardly anything between them. */
const least: ChartPlaces = {
  dose,
  pressure: { from: 40, to: 200, start: 112, end: 64 },
  heart: { from: 40, to: 160, start: 141, end: 121 },
  oxygen: { from: 85, to: 100, start: 169, end: 151 },
  ...{ pressureTicks: [60, 140], heartTicks: [60, 140], oxygenTicks: [90] },
  hasUnits: false,
  scores: 181,
};

export const chartPlaces: { readonly [Room in ChartRoom]: ChartPlaces } = { whole, tight, least };
