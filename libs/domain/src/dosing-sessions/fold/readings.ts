import type { Instant } from '../../shared/index.js';
import { alertFindings, type AlertFinding, type Measurement } from '../monitoring/alert-findings.js';
import type { Signs } from '../monitoring/plausibility.js';
import type { MonitoringPolicy } from '../monitoring/policy.js';
import type { ArrangedEntry, ArrangedLog } from './arrange.js';

/** One measurement at the bedside, from a nurse's entry or a row of a monitor's batch. */
export interface Reading {
  readonly entryId: string;
  readonly at: Instant;
  readonly source: 'charted' | 'streamed' | 'assessed';
  readonly measured: Measurement;
  /** What it meets under the policy; empty before dosing, where §3.1 has its own columns. */
  readonly findings: readonly AlertFinding[];
}

type Unjudged = Omit<Reading, 'findings'> & { readonly isOnOxygen: boolean };

function readingsIn(arranged: ArrangedEntry, isOnOxygen: boolean): readonly Unjudged[] {
  const { entry, at } = arranged;
  const common = { entryId: entry.id, at, isOnOxygen };
  switch (entry.kind) {
    case 'vitals-taken': {
      const isArrhythmiaNew = entry.details.rhythm === 'arrhythmia-new';
      return [
        {
          ...common,
          isOnOxygen: isOnOxygen || entry.details.oxygen === 'on-oxygen',
          source: 'charted',
          measured: { ...signsIn(entry.details), isArrhythmiaNew },
        },
      ];
    }
    case 'vitals-streamed': {
      const { rows, oxygen } = entry.details;
      return rows.map((row) => ({
        ...common,
        at: (at + row.offsetSeconds * 1_000) as Instant,
        isOnOxygen: isOnOxygen || oxygen === 'on-oxygen',
        source: 'streamed',
        measured: signsIn(row),
      }));
    }
    case 'sedation-assessed':
      if (entry.details.instrument === 'poss') return [];
      return [
        {
          ...common,
          source: 'assessed',
          measured: entry.details.instrument === 'moaa-s' ? { moaaS: entry.details.score } : { rass: entry.details.score },
        },
      ];
    default:
      return [];
  }
}

function signsIn(row: Signs): Signs {
  const {
    systolicMmHg,
    diastolicMmHg,
    heartRatePerMin,
    spo2Percent,
    respiratoryRatePerMin,
    temperatureTenthsC,
    etco2MmHg,
    painScore,
    glucoseMgPerDl,
  } = row;
  return {
    systolicMmHg,
    diastolicMmHg,
    heartRatePerMin,
    spo2Percent,
    respiratoryRatePerMin,
    temperatureTenthsC,
    etco2MmHg,
    painScore,
    glucoseMgPerDl,
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
  const unjudged = inTimeOrder(log);
  const before = unjudged.filter((reading) => reading.source === 'charted' && reading.measured.systolicMmHg !== undefined);
  const last = before.filter((reading) => firstDoseAt === null || reading.at <= firstDoseAt).at(-1) ?? null;
  const base = last === null ? null : { ...last, measured: signsUntil(unjudged, last, baselineWithinMin) };
  const desaturated = desaturationClock(policy);
  const all = unjudged.map(({ isOnOxygen, entryId, at, source, measured }): Reading => {
    const isDosed = firstDoseAt !== null && at >= firstDoseAt && entryId !== base?.entryId;
    const desaturatedSeconds = desaturated(at, measured.spo2Percent, isOnOxygen);
    const judged = desaturatedSeconds === 0 ? measured : { ...measured, desaturatedSeconds };
    return { entryId, at, source, measured, findings: isDosed ? alertFindings(judged, base?.measured ?? null, policy) : [] };
  });
  return { all, baseline: base === null ? null : { ...base, findings: [] } };
}

/** A pressure taken again alone does not take away what was measured minutes before. */
function signsUntil(readings: readonly Unjudged[], last: Unjudged, withinMin: number): Signs {
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

function inTimeOrder(log: ArrangedLog): readonly Unjudged[] {
  let isOnOxygen = false;
  const found = log.standing.flatMap((arranged) => {
    if (arranged.entry.kind === 'oxygen-started') isOnOxygen = true;
    if (arranged.entry.kind === 'oxygen-stopped') isOnOxygen = false;
    return readingsIn(arranged, isOnOxygen);
  });
  return found.sort((one, other) => one.at - other.at);
}
