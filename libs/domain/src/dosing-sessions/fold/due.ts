import type { Instant } from '../../shared/index.js';
import type { monitoringItems } from '../entries/index.js';
import { merged, offsetTimes, plannedTimes } from '../monitoring/fixed-times.js';
import type { MonitoringPolicy, SchedulePolicy } from '../monitoring/policy.js';
import type { Regime, Slot, SlotReading } from '../monitoring/slot.js';
import { slotsOf } from '../monitoring/slots.js';
import type { RescuePolicy } from '../rescue/index.js';
import type { DosingSession } from '../session/index.js';
import { standingOf, type ArrangedLog } from './arrange.js';
import { atOneMoment } from './moments.js';
import { sedationTimes } from './rescue-watch.js';
import type { Dosing } from './dosing.js';
import type { Reading, Readings } from './readings.js';

export type MonitoringItem = (typeof monitoringItems)[number];

/** A slot of the schedule with what it asks for. A missed one is settled by its reason, which is mandatory. */
export interface DueItem extends Slot {
  readonly item: MonitoringItem;
  readonly missedReason: string | null;
}

const minuteMs = 60_000;
const longestWatchMs = 24 * 60 * minuteMs;

interface Watch {
  readonly session: DosingSession;
  readonly log: ArrangedLog;
  readonly dosing: Dosing;
  readonly readings: Readings;
  readonly endedAt: Instant | null;
  readonly rescue: RescuePolicy;
}

/**
 * Everything the schedule has asked for since the first dose and the next thing it will ask, made anew from the actual doses each time.
 * Nothing is due before the first dose or after discharge. Source: clinical reference §3.2.
 */
export function dueItems(watch: Watch, policy: MonitoringPolicy, now: Instant): readonly DueItem[] {
  const { dosing, session } = watch;
  if (dosing.firstDoseAt === null) return [];
  const schedule = policy.schedules[session.product];
  const endAt = Math.min(watch.endedAt ?? Infinity, dosing.firstDoseAt + longestWatchMs);
  const { mergeWithinMin, lateAfterMin, missedAfterMin } = policy;
  const common = { startAt: dosing.firstDoseAt, endAt, earlyMin: schedule.earlyMin, lateAfterMin, missedAfterMin, mergeWithinMin };
  const lastReadingAt = watch.readings.all.at(-1)?.at ?? now;
  const until = Math.min(endAt, Math.max(now, lastReadingAt) + 60 * minuteMs);
  const fixed = plannedTimes(schedule, { times: dosing.doseTimes, endedAt: dosing.endedAt }, { mergeWithinMin, until });
  const vitalSigns = slotsOf(
    { ...common, fixed, regimes: regimesOf(dosing, schedule), readings: slotReadings(watch, common.startAt, policy) },
    now,
  );
  const assessed = (item: 'sedation' | 'dissociation'): readonly Slot[] => {
    const planned = offsetTimes(schedule[item], dosing.doseTimes, mergeWithinMin);
    const times = item === 'sedation' ? merged([...planned, ...sedationTimes(watch.log, watch.rescue)], mergeWithinMin) : planned;
    const readings = assessmentTimes(watch.log, item, common.startAt);
    return slotsOf({ ...common, earlyMin: 10, fixed: times, regimes: [], readings }, now);
  };
  const reasons = missedReasons(watch.log);
  const named = (item: MonitoringItem, slots: readonly Slot[]): readonly DueItem[] =>
    slots.map((slot) => ({ ...slot, item, missedReason: slot.status === 'missed' ? reasonFor(reasons, item, slot.dueAt) : null }));
  return [
    ...named('vital-signs', vitalSigns),
    ...named('sedation', assessed('sedation')),
    ...named('dissociation', assessed('dissociation')),
  ].sort((one, other) => one.dueAt - other.dueAt);
}

function regimesOf({ infusion }: Dosing, schedule: SchedulePolicy): readonly Regime[] {
  const { everyMinWhileRunning: everyMin } = schedule;
  if (infusion === null || everyMin === null) return [];
  const { segments, endedAt } = infusion.course;
  const running = segments.map((segment) => ({
    from: segment.from,
    to: segment.to,
    everyMin,
    reason: 'running' as const,
  }));
  const paused = segments.flatMap((segment, index) => {
    const next = segments[index + 1]?.from ?? endedAt;
    const isGap = segment.to !== null && segment.to !== next;
    return isGap ? [{ from: segment.to, to: next, everyMin: schedule.everyMinWhilePaused, reason: 'paused' as const }] : [];
  });
  return [...joined(running), ...paused];
}

/** A rate change does not restart the interval: segments that touch are one time of running. */
function joined(regimes: readonly (Regime & { readonly reason: 'running' })[]): readonly Regime[] {
  return regimes.reduce<Regime[]>((kept, regime) => {
    const last = kept.at(-1);
    if (last === undefined || last.to !== regime.from) return [...kept, regime];
    return [...kept.slice(0, -1), { ...last, to: regime.to }];
  }, []);
}

/** Charted readings since the first dose; those of one moment are one. A monitor's stream counts once a nurse has charted it. */
function slotReadings({ readings, session }: Watch, from: number, policy: MonitoringPolicy): readonly SlotReading[] {
  const schedule = policy.schedules[session.product];
  const charted = readings.all.filter(
    (reading) => reading.source === 'charted' && reading.at >= from && reading.entryId !== readings.baseline?.entryId,
  );
  let recheckMin: number | null = null;
  let normals = 0;
  return atOneMoment(charted).map((together): SlotReading => {
    const tier = gravestTier(together);
    normals = tier === null ? normals + 1 : 0;
    if (tier !== null) recheckMin = tier === 'red' ? schedule.everyMinAfterRed : schedule.everyMinAfterYellow;
    if (normals >= policy.normalReadingsToRelax) recheckMin = null;
    const isMeasured = (sign: RequiredSign): boolean => together.some(({ measured }) => measured[sign] !== undefined);
    return { at: together[0].at, isComplete: schedule.requiredSigns.every(isMeasured), recheckMin };
  });
}

type RequiredSign = SchedulePolicy['requiredSigns'][number];

function gravestTier(readings: readonly Reading[]): 'red' | 'yellow' | null {
  const has = (tier: 'red' | 'yellow'): boolean => readings.some(({ findings }) => findings.some((finding) => finding.tier === tier));
  return has('red') ? 'red' : has('yellow') ? 'yellow' : null;
}

function assessmentTimes(log: ArrangedLog, item: 'sedation' | 'dissociation', from: number): readonly SlotReading[] {
  const entries = standingOf(log, item === 'sedation' ? 'sedation-assessed' : 'dissociation-assessed');
  return entries.filter(({ at }) => at >= from).map(({ at }) => ({ at, isComplete: true, recheckMin: null }));
}

interface MissedReason {
  readonly item: MonitoringItem;
  readonly dueAt: number;
  readonly reason: string;
}

function missedReasons(log: ArrangedLog): readonly MissedReason[] {
  return standingOf(log, 'monitoring-missed').map(({ entry: { details } }) => ({ ...details, dueAt: Date.parse(details.dueAt) }));
}

function reasonFor(reasons: readonly MissedReason[], item: MonitoringItem, dueAt: Instant): string | null {
  return reasons.find((given) => given.item === item && Math.abs(given.dueAt - dueAt) < 2 * minuteMs)?.reason ?? null;
}
