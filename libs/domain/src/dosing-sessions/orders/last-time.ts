import { amountText, exactly, instantText, micrograms, milligramsOf, ratio, type Instant } from '../../shared/index.js';
import type { EntryOf, SessionEntry } from '../entries/index.js';
import type { SessionFold } from '../fold/index.js';
import type { DosingSession } from '../session/index.js';
import type { EarlierDose, LastTime } from './order-background.js';

const minuteMs = 60_000;

/**
 * What an earlier session gave, for the limits of the next order; null when nothing was given. Source: clinical reference §2.8.
 * Odd case: a session that was never ended counts until its last dose that is known.
 * Example: the golden infusion gave 34 030 µg of racemic ketamine.
 */
export function earlierDoseOf(session: DosingSession, { dosing }: SessionFold): EarlierDose | null {
  const { firstDoseAt, lastDoseAt, racemicUg, esketamineUg, deliveredUgPerKg } = dosing;
  if (firstDoseAt === null) return null;
  return {
    sessionId: session.id,
    product: session.product,
    firstDoseAt: instantText(firstDoseAt),
    lastDoseAt: instantText(lastDoseAt ?? firstDoseAt),
    ...{ racemicUg, esketamineUg, deliveredUgPerKg },
  };
}

/**
 * The "last time" of a patient from the log of that session: dose, peaks from the first dose on, dissociation, adverse events, the patient's
 * own words. Null when nothing was given then. Source: clinical reference §2.8 (show Δ), §5.1.
 *
 * Example (golden day A): 34 030 of 41 000 µg, stopped at the patient's wish, peak 164/98 at 18 min, CADSS 14.
 * Odd case: what was not measured is null; a quote that was struck is not shown.
 */
export function lastTimeOf(session: DosingSession, fold: SessionFold): LastTime | null {
  const { dosing } = fold;
  const { firstDoseAt } = dosing;
  if (firstDoseAt === null) return null;
  const standing = fold.situation.log.standing.map(({ entry }) => entry);
  const minutes = (at: number): number => Math.round((at - firstDoseAt) / minuteMs);
  return {
    sessionId: session.id,
    product: session.product,
    firstDoseAt: instantText(firstDoseAt),
    outcome: dosing.outcome,
    stopReason: ofKind(standing, 'infusion-stopped').at(-1)?.details.reason ?? null,
    orderedUg: dosing.orderedUg,
    deliveredUg: session.product === 'intranasal-esketamine' ? dosing.esketamineUg : dosing.racemicUg,
    deliveredUgPerKg: dosing.deliveredUgPerKg,
    weightG: session.order?.weightG ?? session.patient.weightG,
    ...peaksOf(fold, firstDoseAt, minutes),
    alerts: fold.alerts.map(({ rule, tier }) => ({ rule, tier })),
    dissociation: ofKind(standing, 'dissociation-assessed')
      .filter(({ occurredAt }) => Date.parse(occurredAt) >= firstDoseAt)
      .map(({ details, occurredAt }) => ({ words: dissociationWords(details), minutesFromDose: minutes(Date.parse(occurredAt)) })),
    adverseEvents: ofKind(standing, 'adverse-event-recorded').map(({ details: { term, severity, outcome } }) => ({
      term,
      severity,
      outcome,
    })),
    medicines: ofKind(standing, 'medicine-given').map(({ details }) => medicineWords(details)),
    quotes: ofKind(standing, 'observation-noted')
      .filter(({ details }) => details.isQuote)
      .map(({ details, occurredAt }) => ({ text: details.text, minutesFromDose: minutes(Date.parse(occurredAt)) })),
  };
}

function ofKind<Kind extends SessionEntry['kind']>(entries: readonly SessionEntry[], kind: Kind): readonly EntryOf<Kind>[] {
  return entries.filter((entry) => entry.kind === kind) as unknown as readonly EntryOf<Kind>[];
}

type Peaks = Pick<LastTime, 'peakPressure' | 'peakHeartRatePerMin' | 'lowestSpo2Percent'>;

function peaksOf({ readings }: SessionFold, firstDoseAt: Instant, minutes: (at: number) => number): Peaks {
  const dosed = readings.filter(({ at }) => at >= firstDoseAt);
  const pressures = dosed.flatMap(({ at, measured: { systolicMmHg, diastolicMmHg } }) =>
    systolicMmHg === undefined || diastolicMmHg === undefined ? [] : [{ systolicMmHg, diastolicMmHg, minutesFromDose: minutes(at) }],
  );
  const rates = dosed.flatMap(({ measured }) => measured.heartRatePerMin ?? []);
  const saturations = dosed.flatMap(({ measured }) => measured.spo2Percent ?? []);
  return {
    peakPressure: pressures.toSorted((one, other) => other.systolicMmHg - one.systolicMmHg)[0] ?? null,
    peakHeartRatePerMin: rates.length === 0 ? null : Math.max(...rates),
    lowestSpo2Percent: saturations.length === 0 ? null : Math.min(...saturations),
  };
}

function dissociationWords(details: EntryOf<'dissociation-assessed'>['details']): string {
  if (details.instrument === 'level') return details.level;
  return details.instrument === 'cadss' ? `CADSS ${details.totalScore}` : `CADSS-6 ${details.sixItemScore}`;
}

function medicineWords({ medicine, doseUg, route }: EntryOf<'medicine-given'>['details']): string {
  return `${medicine} ${milligramText(doseUg)} ${route}`;
}

/**
 * Micrograms in milligrams as they are ordered and read. Example: 41 000 is "41 mg", 500 is "0.5 mg". Odd case: no trailing nought, always
 * a leading one. Source: clinical reference §2.3.
 */
export function milligramText(doseUg: number): string {
  return amountText(milligramsOf(micrograms(doseUg)), 3, 'mg');
}

/**
 * µg/kg in mg/kg, rounded half up at a thousandth. Example: 415 is "0.415 mg/kg"; a difference keeps its sign. Odd case: 0 is "0 mg/kg".
 * Source: clinical reference §2.3.
 */
export function perKilogramText(ugPerKg: number): string {
  return amountText(exactly(ugPerKg).div(ratio(1_000)), 3, 'mg/kg');
}
