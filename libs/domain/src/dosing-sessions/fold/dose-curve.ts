import { instantFromMs, microlitres, millilitresOf, type Instant } from '../../shared/index.js';
import { deliveredVolumeAt } from '../doses/index.js';
import type { DoseGiven } from './doses-given.js';
import { doseInBagUg, type Infusion } from './infusion.js';

/** A corner of the cumulative curve: straight lines between corners for an infusion, a step at an injection, a device or sprays. */
export interface CurvePoint {
  readonly at: Instant;
  readonly cumulativeUg: number;
}

/**
 * The cumulative dose of one substance over time, in µg, from nought to `now`. Two points at one time are a step.
 * Source: clinical reference §2.2. Example (STOP1): 0 at 10:05, 18 450 at 10:23 and at 10:31, 34 030 at 10:50.
 */
export function doseCurve(infusion: Infusion | null, given: readonly DoseGiven[], now: Instant): readonly CurvePoint[] {
  const single = given.filter((dose) => infusion === null || dose.form !== 'bolus');
  const corners = new Set<number>();
  for (const segment of infusion?.course.segments ?? []) {
    corners.add(segment.from);
    corners.add(segment.to ?? now);
  }
  for (const bolus of infusion?.course.boluses ?? []) {
    corners.add(bolus.from);
    corners.add(bolus.to);
  }
  const emptyAt = infusion?.projectedEndAt ?? null;
  if (emptyAt !== null) corners.add(emptyAt);
  const steps = new Set(single.map((dose) => dose.at));
  const times = [...new Set([...corners, ...steps, now])].filter((at) => at <= now).sort((one, other) => one - other);
  const first = times.find((at) => corners.has(at) || steps.has(instantFromMs(at)));
  return first === undefined ? [] : times.filter((at) => at >= first).flatMap((at) => pointsAt(at, infusion, single, steps));
}

function pointsAt(at: number, infusion: Infusion | null, single: readonly DoseGiven[], steps: ReadonlySet<number>): readonly CurvePoint[] {
  const instant = instantFromMs(at);
  const running = infusion === null ? 0 : deliveredUgAt(infusion, instant);
  const sumOf = (counts: (dose: DoseGiven) => boolean): number => single.filter(counts).reduce((sum, dose) => sum + dose.doseUg, 0);
  const before = { at: instant, cumulativeUg: running + sumOf((dose) => dose.at < at) };
  const after = { at: instant, cumulativeUg: running + sumOf((dose) => dose.at <= at) };
  return steps.has(at) ? [before, after] : [after];
}

function deliveredUgAt(infusion: Infusion, at: Instant): number {
  const volume = deliveredVolumeAt(infusion.course, millilitresOf(microlitres(infusion.bag.volumeUl)), at);
  return doseInBagUg(infusion.bag, volume);
}
