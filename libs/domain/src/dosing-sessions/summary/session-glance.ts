import { amountText, instantText, ratio, type Instant, type TreatmentProduct } from '../../shared/index.js';
import type { EntryDetails } from '../entries/index.js';
import { standingOf } from '../fold/arrange.js';
import type { Dosing, DosingOutcome, SessionFold } from '../fold/index.js';

interface PressureAt {
  readonly minute: number;
  readonly systolicMmHg: number;
  readonly diastolicMmHg: number;
}

/** One thing that was given; an infusion lasts until a minute. Null: how much is not known, or it still runs. */
interface DoseAt {
  readonly minute: number;
  readonly untilMinute: number | null;
  readonly doseUg: number | null;
}

/**
 * A session on one axis with others: minutes are whole and count from the first dose, negative before it; doses are µg. Null is "not known
 * from the log", an empty list is "none recorded".
 */
export interface SessionGlance {
  readonly sessionId: string;
  readonly product: TreatmentProduct;
  readonly firstDoseAt: string;
  readonly outcome: DosingOutcome;
  readonly orderedUg: number | null;
  readonly givenUg: number | null;
  readonly givenUgPerKg: number | null;
  readonly doses: readonly DoseAt[];
  readonly pressures: readonly PressureAt[];
  readonly saturations: readonly { readonly minute: number; readonly spo2Percent: number }[];
  readonly baselinePressure: Omit<PressureAt, 'minute'> | null;
  /** The highest systolic from the first dose on. */
  readonly peakPressure: PressureAt | null;
  readonly lowestSpo2Percent: number | null;
  readonly peakDissociation: { readonly minute: number; readonly words: string } | null;
  readonly medicines: readonly string[];
  readonly adverseEvents: readonly string[];
  /** From the first dose until every criterion of discharge was met. */
  readonly readyAfterMin: number | null;
}

type Scored = EntryDetails<'dissociation-assessed'>;

/**
 * A session as it stands beside others of its course; null where nothing was given, for it has no first dose to stand on. Source: clinical
 * reference §2.8 (last session), §3.4, §3.5, design system §7.
 *
 * Example: the golden infusion gave 34 030 of 41 000 µg, from 128/80 to 164/98 at 18 min, CADSS 14. Odd case: a saturation that only a
 * monitor streamed counts for the lowest and is no point of its own.
 */
export function sessionGlance(fold: SessionFold): SessionGlance | null {
  const { dosing, situation, baseline } = fold;
  const { firstDoseAt } = dosing;
  if (firstDoseAt === null) return null;
  const minuteOf = (at: Instant): number => Math.floor((at - firstDoseAt) / 60_000);
  const rows = fold.flowsheet.map(({ at, signs }) => ({ minute: minuteOf(at), ...signs }));
  const pressures = rows.flatMap(pressureOf);
  const lowest = fold.readings.flatMap(({ at, measured }) => (at < firstDoseAt ? [] : (measured.spo2Percent ?? [])));
  const ready = fold.phaseChanges.find(({ phase }) => phase === 'discharge-ready');
  return {
    ...{ sessionId: situation.session.id, product: situation.session.product, firstDoseAt: instantText(firstDoseAt) },
    ...{ outcome: dosing.outcome, orderedUg: dosing.orderedUg, givenUgPerKg: dosing.deliveredUgPerKg },
    givenUg: situation.session.product === 'intranasal-esketamine' ? dosing.esketamineUg : dosing.racemicUg,
    doses: dosesOf(dosing, minuteOf),
    pressures,
    saturations: rows.flatMap(({ minute, spo2Percent }) => (spo2Percent === undefined ? [] : [{ minute, spo2Percent }])),
    baselinePressure: pressureOf({ minute: 0, ...baseline?.measured })[0] ?? null,
    peakPressure: pressures.filter(({ minute }) => minute >= 0).toSorted((one, other) => other.systolicMmHg - one.systolicMmHg)[0] ?? null,
    lowestSpo2Percent: lowest.length === 0 ? null : Math.min(...lowest),
    peakDissociation: peakOf(fold, firstDoseAt, minuteOf),
    medicines: standingOf(situation.log, 'medicine-given').map(
      ({ entry: { details } }) => `${details.medicine} ${amountText(ratio(details.doseUg, 1_000), 3, 'mg')} ${details.route}`,
    ),
    adverseEvents: standingOf(situation.log, 'adverse-event-recorded').map(
      ({ entry: { details } }) => `${details.term.replaceAll('-', ' ')}, severity ${details.severity}`,
    ),
    readyAfterMin: ready === undefined ? null : minuteOf(ready.at),
  };
}

function pressureOf({ minute, systolicMmHg, diastolicMmHg }: Partial<PressureAt> & { readonly minute: number }): PressureAt[] {
  return systolicMmHg === undefined || diastolicMmHg === undefined ? [] : [{ minute, systolicMmHg, diastolicMmHg }];
}

function dosesOf({ infusion, given }: Dosing, minuteOf: (at: Instant) => number): DoseAt[] {
  const { startedAt = null, endedAt = null } = infusion?.course ?? {};
  const ran =
    startedAt === null
      ? []
      : [{ minute: minuteOf(startedAt), untilMinute: endedAt === null ? null : minuteOf(endedAt), doseUg: infusion?.deliveredUg ?? null }];
  const single = given.filter(({ form }) => infusion === null || form !== 'bolus');
  return [...ran, ...single.map(({ at, doseUg }) => ({ minute: minuteOf(at), untilMinute: minuteOf(at), doseUg }))];
}

/** The deepest by its own scale; of two alike the first. */
function peakOf({ situation }: SessionFold, from: Instant, minuteOf: (at: Instant) => number): SessionGlance['peakDissociation'] {
  const dosed = standingOf(situation.log, 'dissociation-assessed').filter(({ at }) => at >= from);
  const [peak] = dosed.toSorted((one, other) => depthOf(other.entry.details) - depthOf(one.entry.details));
  return peak === undefined ? null : { minute: minuteOf(peak.at), words: wordsOf(peak.entry.details) };
}

const levels = ['none', 'mild', 'moderate', 'severe'];

function depthOf(scored: Scored): number {
  if (scored.instrument === 'level') return levels.indexOf(scored.level) / 3;
  return scored.instrument === 'cadss' ? scored.totalScore / 92 : scored.sixItemScore / 24;
}

function wordsOf(scored: Scored): string {
  if (scored.instrument === 'level') return scored.level;
  return scored.instrument === 'cadss' ? `CADSS ${scored.totalScore}` : `CADSS-6 ${scored.sixItemScore}`;
}
