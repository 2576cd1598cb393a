import { exact, instantFromMs, microlitres, microlitresPerHour, millilitresOf, ratio, wholeThousandths } from '../../shared/index.js';
import type { Exact, Instant } from '../../shared/index.js';
import {
  computedVolumeAt,
  compareWithPump,
  deliveredVolumeAt,
  infusionCourse,
  projectedEnd,
  runMinutesAt,
  type InfusionCourse,
  type InfusionEvent,
  type InfusionFault,
} from '../doses/index.js';
import type { DosingSession } from '../session/index.js';
import { standingOf, type ArrangedEntry, type ArrangedLog } from './arrange.js';
import type { SessionPolicy } from './session-policy.js';

/** The bag as prepared, or as ordered until it is: whole µg in whole µL. */
export interface Bag {
  readonly doseUg: number;
  readonly volumeUl: number;
}

interface InfusionContradiction {
  readonly code: InfusionFault;
  readonly entryId: string;
  readonly at: Instant;
  readonly message: string;
}

/** An infusion as its log says. Volumes µL, rate µL/h, doses µg rounded half up; the exact value is rounded once, here. */
export interface Infusion {
  readonly course: InfusionCourse;
  /** Null when neither an order nor a preparation says what the bag held: then how much drug ran in is not known. */
  readonly bag: Bag | null;
  readonly rateUlPerH: number;
  readonly deliveredUl: number;
  readonly computedUl: number;
  /** Null without a bag. */
  readonly remainingUl: number | null;
  readonly deliveredUg: number | null;
  readonly runMinutes: number;
  readonly projectedEndAt: Instant | null;
  readonly faults: readonly InfusionContradiction[];
  readonly pump: { readonly readAt: Instant; readonly pumpUl: number; readonly computedUl: number; readonly agrees: boolean } | null;
  readonly documentedUl: number | null;
}

/** What is done to a running infusion, boluses apart. */
export const infusionKinds = [
  'infusion-started',
  'infusion-rate-changed',
  'infusion-paused',
  'infusion-resumed',
  'infusion-stopped',
  'infusion-completed',
] as const;

function eventOf({ entry, at }: ArrangedEntry<(typeof infusionKinds)[number] | 'bolus-given'>): InfusionEvent {
  switch (entry.kind) {
    case 'infusion-started':
      return { kind: 'start', at, rate: microlitresPerHour(entry.details.rateUlPerH) };
    case 'infusion-rate-changed':
      return { kind: 'rate-change', at, rate: microlitresPerHour(entry.details.rateUlPerH) };
    case 'infusion-resumed':
      return { kind: 'resume', at, rate: microlitresPerHour(entry.details.rateUlPerH) };
    case 'infusion-paused':
      return { kind: 'pause', at };
    case 'infusion-stopped':
      return { kind: 'stop', at };
    case 'infusion-completed':
      return { kind: 'complete', at };
    case 'bolus-given':
      return { kind: 'bolus', at, volume: microlitres(entry.details.volumeUl), durationMs: entry.details.durationSeconds * 1_000 };
  }
}

function bagOf(session: DosingSession, log: ArrangedLog): Bag | null {
  const prepared = standingOf(log, 'preparation-recorded').map(({ entry }) => entry.details);
  const bag = prepared.flatMap((one) => (one.form === 'bag' ? [one] : [])).at(-1);
  if (bag !== undefined) return { doseUg: bag.withdrawnUg, volumeUl: bag.finalVolumeUl };
  return session.order?.product === 'intravenous-ketamine' ? { doseUg: session.order.doseUg, volumeUl: session.order.finalVolumeUl } : null;
}

/** µg in a volume of the bag, exact, then rounded half up to the µg. Example: 41 500 µL of 41 000 µg in 50 000 µL is 34 030 µg. */
export function doseInBagUg(bag: Bag, volume: Exact<'mL'>): number {
  return wholeThousandths(volume.mul(ratio(bag.doseUg, bag.volumeUl)));
}

/**
 * The infusion at an instant, computed from its log alone, and never more than the bag held; null without any infusion entry, or with
 * boluses alone and no bag. Odd case: without a bag the volume is what the rates say, and the dose is unknown, never nought.
 * Source: clinical reference §2.2, §2.4 (PAUSE1, STOP1).
 */
export function infusionAt(session: DosingSession, log: ArrangedLog, policy: SessionPolicy, now: Instant): Infusion | null {
  const found = standingOf(log, ...infusionKinds, 'bolus-given').map((arranged) => ({
    event: eventOf(arranged),
    entryId: arranged.entry.id,
  }));
  const bag = bagOf(session, log);
  const isBolusAlone = found.every(({ event }) => event.kind === 'bolus');
  if (found.length === 0 || (bag === null && isBolusAlone)) return null;
  const course = infusionCourse(found.map((one) => one.event));
  return {
    course,
    bag,
    rateUlPerH: rateNow(course),
    ...deliveryOf(course, bag, now),
    runMinutes: Number(runMinutesAt(course, now).valueOf()),
    faults: course.faults.flatMap(({ index, code, message }) =>
      found.slice(index, index + 1).map(({ entryId, event }) => ({ code, message, entryId, at: event.at })),
    ),
    pump: pumpReading(log, course, policy, now),
    documentedUl: standingOf(log, 'delivered-volume-documented').at(-1)?.entry.details.volumeUl ?? null,
  };
}

const rateNow = ({ phase, segments }: InfusionCourse): number => (phase === 'running' ? segments.reduce((_, { rate }) => rate, 0) : 0);

type Delivery = Pick<Infusion, 'deliveredUl' | 'computedUl' | 'remainingUl' | 'deliveredUg' | 'projectedEndAt'>;

function deliveryOf(course: InfusionCourse, bag: Bag | null, now: Instant): Delivery {
  const computedUl = wholeThousandths(computedVolumeAt(course, now));
  if (bag === null) return { deliveredUl: computedUl, computedUl, remainingUl: null, deliveredUg: null, projectedEndAt: null };
  const volume = millilitresOf(microlitres(bag.volumeUl));
  const delivered = deliveredVolumeAt(course, volume, now);
  const deliveredUl = wholeThousandths(delivered);
  return {
    deliveredUl,
    computedUl,
    remainingUl: bag.volumeUl - deliveredUl,
    deliveredUg: doseInBagUg(bag, delivered),
    projectedEndAt: projectedEnd(course, volume),
  };
}

function pumpReading(log: ArrangedLog, course: InfusionCourse, policy: SessionPolicy, now: Instant): Infusion['pump'] {
  const readings = standingOf(log, 'pump-volume-read', ...infusionKinds).flatMap(({ entry, at }) => {
    if (entry.kind === 'pump-volume-read') return [{ at, ul: entry.details.volumeUl }];
    const shown = 'pumpVolumeUl' in entry.details ? entry.details.pumpVolumeUl : undefined;
    return shown === undefined ? [] : [{ at, ul: shown }];
  });
  const last = readings.findLast((reading) => reading.at <= now);
  if (last === undefined) return null;
  const computed = computedVolumeAt(course, last.at);
  const pump = exact<'mL'>(ratio(last.ul, 1_000));
  const { agrees } = compareWithPump(computed, pump, policy.preparation);
  return { readAt: instantFromMs(last.at), pumpUl: last.ul, computedUl: wholeThousandths(computed), agrees };
}
