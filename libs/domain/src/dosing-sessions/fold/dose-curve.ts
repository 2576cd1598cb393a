import { instantFromMs, microlitres, millilitresOf, type Instant } from '../../shared/index.js';
import { deliveredVolumeAt } from '../doses/index.js';
import type { DoseGiven } from './doses-given.js';
import { doseInBagUg, type Bag, type Infusion } from './infusion.js';

/** A corner of the cumulative curve: straight lines between corners for an infusion, a step at an injection, a device or sprays. */
export interface CurvePoint {
  readonly at: Instant;
  readonly cumulativeUg: number;
}

/**
 * The cumulative dose of one substance over time, in µg, from nought to `now`. Two points at one time are a step.
 * Odd case: of an infusion whose bag nobody named there is no curve. Source: clinical reference §2.2. Example (STOP1): 0 at 10:05, 18 450 at 10:23 and at 10:31, 34 030 at 10:50.
 */
export function doseCurve(running: Infusion | null, given: readonly DoseGiven[], now: Instant): readonly CurvePoint[] {
  const infusion = running === null || running.bag === null ? null : { ...running, bag: running.bag };
  if (running !== null && infusion === null) return [];
  const single = given.filter((dose) => infusion === null || dose.form !== 'bolus');
  const steps = new Set<number>(single.map((dose) => dose.at));
  const events = [...(infusion === null ? [] : cornersOf(infusion)), ...steps].filter((at) => at <= now);
  if (events.length === 0) return [];
  const times = [...new Set([...events, now])].sort((one, other) => one - other);
  return times.flatMap((at) => pointsAt(at, infusion, single, steps));
}

/** Where the slope of an infusion changes: segments, boluses, the empty bag. */
function cornersOf({ course, projectedEndAt }: Infusion): readonly number[] {
  const ends = (span: { readonly from: Instant; readonly to: Instant | null }): readonly number[] =>
    span.to === null ? [span.from] : [span.from, span.to];
  return [...course.segments.flatMap(ends), ...course.boluses.flatMap(ends), ...(projectedEndAt === null ? [] : [projectedEndAt])];
}

function pointsAt(
  at: number,
  infusion: (Infusion & { readonly bag: Bag }) | null,
  single: readonly DoseGiven[],
  steps: ReadonlySet<number>,
): readonly CurvePoint[] {
  const instant = instantFromMs(at);
  const running = infusion === null ? 0 : deliveredUgAt(infusion, instant);
  const sumOf = (counts: (dose: DoseGiven) => boolean): number => single.filter(counts).reduce((sum, dose) => sum + dose.doseUg, 0);
  const before = { at: instant, cumulativeUg: running + sumOf((dose) => dose.at < at) };
  const after = { at: instant, cumulativeUg: running + sumOf((dose) => dose.at <= at) };
  return steps.has(at) ? [before, after] : [after];
}

function deliveredUgAt(infusion: Infusion & { readonly bag: Bag }, at: Instant): number {
  const volume = deliveredVolumeAt(infusion.course, millilitresOf(microlitres(infusion.bag.volumeUl)), at);
  return doseInBagUg(infusion.bag, volume);
}
