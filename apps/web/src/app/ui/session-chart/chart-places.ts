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
  /** Where the scores begin, beneath the saturation. */
  readonly scores: number;
}

const dose = { top: 30, bottom: 56 };
const pressureTicks = [60, 100, 140, 180];

export const roomyPlaces: ChartPlaces = {
  dose,
  pressure: { from: 40, to: 200, start: 222, end: 84 },
  heart: { from: 40, to: 160, start: 288, end: 240 },
  oxygen: { from: 85, to: 100, start: 346, end: 306 },
  ...{ pressureTicks, heartTicks: [60, 100, 140], oxygenTicks: [90, 95, 100] },
  scores: 362,
};

/** The same lanes closer together, for a screen that alerts and the dose share with the chart. */
export const tightPlaces: ChartPlaces = {
  dose,
  pressure: { from: 40, to: 200, start: 152, end: 72 },
  heart: { from: 40, to: 160, start: 196, end: 164 },
  oxygen: { from: 85, to: 100, start: 238, end: 210 },
  ...{ pressureTicks, heartTicks: [60, 140], oxygenTicks: [90, 100] },
  scores: 252,
};
