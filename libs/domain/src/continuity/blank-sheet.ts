import { observationTimes, type MonitoringPolicy } from '../dosing-sessions/index.js';
import { instantFromMs, plusMinutes, type TreatmentProduct } from '../shared/index.js';

const minuteMs = 60_000;

/** The lines a blank flowsheet needs: minutes after the first dose, in order. `everyMin` asks for more while an infusion of unknown length runs. */
export interface BlankSheet {
  readonly minutes: readonly number[];
  readonly everyMin: number | null;
  readonly minimumObservationMin: number;
}

/**
 * When a dosing visit's readings will be due if one dose is given, for paper that is printed before anything happened. Source: clinical reference §3.2.
 *
 * Example: an intramuscular dose asks at 5, 15, 30, 45 and 60 minutes and goes on to its ninetieth.
 * Odd case: an infusion whose order is not signed has no known end: only `everyMin` says how often.
 */
export function blankSheet(product: TreatmentProduct, infusionMin: number | null, policy: MonitoringPolicy): BlankSheet {
  const start = instantFromMs(0);
  const endedAt = infusionMin === null ? null : plusMinutes(start, infusionMin);
  const times = observationTimes({ product, doseTimes: [start], endedAt, until: null }, policy);
  const { everyMinWhileRunning: everyMin, minimumObservationMin } = times;
  const running =
    everyMin === null ? [] : Array.from({ length: Math.floor((infusionMin ?? 0) / everyMin) }, (_, index) => (index + 1) * everyMin);
  const after = times.vitalSigns.map((at) => Math.round(at / minuteMs));
  const minutes = [...new Set([...running, ...after])].toSorted((one, other) => one - other);
  return { minutes, everyMin: infusionMin === null ? everyMin : null, minimumObservationMin };
}
