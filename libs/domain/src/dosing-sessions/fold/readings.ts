import type { Instant } from '../../shared/index.js';
import { alertJudge, type AlertFinding, type Measurement } from '../monitoring/alert-findings.js';
import type { Signs } from '../monitoring/plausibility.js';
import type { MonitoringPolicy } from '../monitoring/policy.js';
import { standingOf, type ArrangedEntry, type ArrangedLog } from './arrange.js';

/** One measurement at the bedside, from a nurse's entry or a row of a monitor's batch. */
export interface Reading {
  readonly entryId: string;
  readonly at: Instant;
  readonly source: 'charted' | 'streamed' | 'assessed';
  /** On oxygen by the entry itself, or because it was started and not stopped. */
  readonly isOnOxygen: boolean;
  readonly measured: Measurement;
  /** What it meets under the policy; empty before dosing, where §3.1 has its own columns. */
  readonly findings: readonly AlertFinding[];
}

/** A reading before it is held against the policy. */
type Unjudged = Omit<Reading, 'findings'> & { findings: Reading['findings'] };

const none: Reading['findings'] = [];

const measuringKinds = ['vitals-taken', 'vitals-streamed', 'sedation-assessed', 'oxygen-started', 'oxygen-stopped'] as const;

function readingsIn({ entry, at }: ArrangedEntry<(typeof measuringKinds)[number]>, isOnOxygen: boolean): readonly Unjudged[] {
  switch (entry.kind) {
    case 'vitals-taken': {
      const { rhythm, oxygen } = entry.details;
      const measured = signsIn(entry.details, rhythm === 'arrhythmia-new');
      return [{ entryId: entry.id, at, source: 'charted', isOnOxygen: isOnOxygen || oxygen === 'on-oxygen', measured, findings: none }];
    }
    case 'vitals-streamed': {
      const { rows, oxygen } = entry.details;
      return rows.map((row) => ({
        entryId: entry.id,
        at: (at + row.offsetSeconds * 1_000) as Instant,
        source: 'streamed',
        isOnOxygen: isOnOxygen || oxygen === 'on-oxygen',
        measured: signsIn(row),
        findings: none,
      }));
    }
    case 'sedation-assessed': {
      const { instrument, score } = entry.details;
      if (instrument === 'poss') return [];
      const measured = instrument === 'moaa-s' ? { moaaS: score } : { rass: score };
      return [{ entryId: entry.id, at, source: 'assessed', isOnOxygen, measured, findings: none }];
    }
    default:
      return [];
  }
}

function signsIn(row: Signs, isArrhythmiaNew?: boolean): Signs & Pick<Measurement, 'isArrhythmiaNew'> {
  return {
    systolicMmHg: row.systolicMmHg,
    diastolicMmHg: row.diastolicMmHg,
    heartRatePerMin: row.heartRatePerMin,
    spo2Percent: row.spo2Percent,
    respiratoryRatePerMin: row.respiratoryRatePerMin,
    temperatureTenthsC: row.temperatureTenthsC,
    etco2MmHg: row.etco2MmHg,
    painScore: row.painScore,
    glucoseMgPerDl: row.glucoseMgPerDl,
    isArrhythmiaNew,
  };
}

/** All measurements that stand, in time order, and the one that is the baseline. */
export interface Readings {
  readonly all: readonly Reading[];
  /**
   * The last charted blood pressure before dosing, or the last so far, with the latest of each other sign charted within the schedule's
   * minutes before it; null when none was taken.
   */
  readonly baseline: (Reading & { readonly measured: Signs }) | null;
}

/**
 * Reads every measurement and holds it against the policy from the first dose on. Source: clinical reference §3.1.
 * Odd case: a saturation that stays low on oxygen counts its seconds from the first low reading, across entries.
 */
export function readingsOf(log: ArrangedLog, firstDoseAt: Instant | null, policy: MonitoringPolicy, baselineWithinMin: number): Readings {
  const all = inTimeOrder(log);
  const isBefore = ({ source, measured, at }: Reading): boolean =>
    source === 'charted' && measured.systolicMmHg !== undefined && (firstDoseAt === null || at <= firstDoseAt);
  const last = all.findLast(isBefore);
  const baseline = last === undefined ? null : { ...last, measured: signsUntil(all, last, baselineWithinMin) };
  const judge = alertJudge(baseline?.measured ?? null, policy);
  const desaturated = desaturationClock(policy);
  for (const reading of all) {
    const { at, measured, isOnOxygen } = reading;
    const desaturatedSeconds = desaturated(at, measured.spo2Percent, isOnOxygen);
    if (firstDoseAt === null || at < firstDoseAt || reading.entryId === baseline?.entryId) continue;
    const judged = desaturatedSeconds === 0 ? measured : { ...measured, desaturatedSeconds };
    reading.findings = judge(judged);
  }
  return { all, baseline };
}

/** A pressure taken again alone does not take away what was measured minutes before. */
function signsUntil(readings: readonly Reading[], last: Reading, withinMin: number): Signs {
  const near = readings.filter(({ source, at }) => source === 'charted' && at <= last.at && last.at - at <= withinMin * 60_000);
  return [...near, last].reduce<Signs>((signs, { measured }) => {
    const taken = Object.entries(signsIn(measured)).filter(([, value]) => value !== undefined);
    return { ...signs, ...Object.fromEntries(taken) };
  }, {});
}

/** Counts the seconds a saturation stays low on oxygen, reading by reading. A reading without saturation says nothing. */
function desaturationClock({
  sustainedDesaturation,
}: MonitoringPolicy): (at: number, spo2Percent: number | undefined, isOnOxygen: boolean) => number {
  let lowSince: number | null = null;
  return (at, spo2Percent, isOnOxygen) => {
    if (spo2Percent === undefined) return 0;
    const isLow = isOnOxygen && spo2Percent < sustainedDesaturation.belowPercent;
    lowSince = isLow ? (lowSince ?? at) : null;
    return lowSince === null ? 0 : (at - lowSince) / 1_000;
  };
}

function inTimeOrder(log: ArrangedLog): Unjudged[] {
  let isOnOxygen = false;
  const found = standingOf(log, ...measuringKinds).flatMap((arranged) => {
    if (arranged.entry.kind === 'oxygen-started') isOnOxygen = true;
    if (arranged.entry.kind === 'oxygen-stopped') isOnOxygen = false;
    return readingsIn(arranged, isOnOxygen);
  });
  return found.sort((one, other) => one.at - other.at);
}
