import { localDateAt, plusDays, type Instant } from '../../shared/index.js';
import { monitoringMinutes } from '../doses/index.js';
import type { EntryDetails } from '../entries/index.js';
import { judgeBaseline } from '../monitoring/predose-range.js';
import { standingOf } from './arrange.js';
import { clinicallyReadyAt } from './clinical-readiness.js';
import { isPressure, isPressureInRange } from './discharge-vitals.js';
import type { Reading } from './readings.js';
import { remsDissociation, remsRespiratoryDepression, remsSedation } from './rems-symptoms.js';
import { medicineFields, type MedicineField, type RemsFormDraft, type RemsPressure } from './rems-fields.js';
import { minuteMs, type Situation } from './situation.js';

const dueAfterDays = 7;
const windowMin = 10;

/**
 * Drafts the monitoring form from the log; null before the first device and for every other product. It is a draft for a person to check:
 * nothing is submitted. Due seven calendar days after the treatment date in the clinic's zone. Source: clinical reference §2.6 (SP1), §3.8.
 *
 * Example: devices 13:00, 13:05, 13:10, ready to leave 15:20: 84 mg, 140 min, due a week later.
 * Odd case: an answer of "unknown" about a medicine is missing, not no.
 */
export function remsDraft(situation: Situation): RemsFormDraft | null {
  const { session, dosing, log } = situation;
  const { firstDoseAt, lastDoseAt } = dosing;
  if (session.product !== 'intranasal-esketamine' || firstDoseAt === null || lastDoseAt === null) return null;
  const treatmentDate = localDateAt(firstDoseAt, session.zone);
  const draft: Omit<RemsFormDraft, 'missing'> = {
    treatmentDate,
    doseUg: dosing.esketamineUg,
    lots: [...new Set(standingOf(log, 'device-used').map(({ entry }) => entry.details.lot))],
    ...durationsOf(situation, firstDoseAt),
    ...vitalsOf(situation, lastDoseAt),
    medicines: medicinesOf(standingOf(log, 'interval-history-taken').at(-1)?.entry.details),
    sedation: remsSedation(situation, firstDoseAt),
    dissociation: remsDissociation(situation, firstDoseAt),
    respiratoryDepression: remsRespiratoryDepression(situation, firstDoseAt),
    hasSeriousAdverseEvent: standingOf(log, 'adverse-event-recorded').some(({ entry }) => entry.details.seriousness.length > 0),
    dueOn: plusDays(treatmentDate, dueAfterDays),
    submittedAt: standingOf(log, 'rems-form-submitted').at(-1)?.at ?? null,
  };
  return { ...draft, missing: missingOf(draft) };
}

/** Monitoring ends when the patient is found ready to leave; until then there is no completion. */
function monitoringEnd({ phases }: Situation): Instant | null {
  return phases.changes.filter((change) => change.phase === 'discharge-ready').at(-1)?.at ?? null;
}

function durationsOf(situation: Situation, firstDoseAt: Instant): Pick<RemsFormDraft, 'durationMin' | 'readyWithoutMinimumMin'> {
  const minutes = (at: Instant | null): number | null => (at === null ? null : monitoringMinutes(firstDoseAt, at));
  return { durationMin: minutes(monitoringEnd(situation)), readyWithoutMinimumMin: minutes(clinicallyReadyAt(situation)) };
}

type VitalFields = Pick<RemsFormDraft, 'pressures' | 'areVitalsAcceptablePrior' | 'areVitalsAcceptableAtCompletion'>;

function vitalsOf(situation: Situation, lastDoseAt: Instant): VitalFields {
  const { readings, session, policy } = situation;
  const endedAt = monitoringEnd(situation);
  const pressures = readings.all.filter(isPressure);
  const completion = endedAt === null ? null : (pressures.findLast(({ at }) => at > lastDoseAt && at <= endedAt) ?? null);
  const judged = judgeBaseline(readings.baseline?.measured ?? null, session.product, policy.monitoring).outcome;
  return {
    pressures: {
      prior: pressureOf(readings.baseline),
      at40Min: pressureOf(nearest(pressures, lastDoseAt + 40 * minuteMs)),
      atCompletion: pressureOf(completion),
    },
    areVitalsAcceptablePrior: judged === 'not-taken' || judged === 'incomplete' ? null : judged !== 'no-go',
    areVitalsAcceptableAtCompletion:
      completion === null ? null : isPressureInRange(completion, readings.baseline, policy.monitoring.discharge),
  };
}

function pressureOf(reading: Pick<Reading, 'at' | 'measured'> | null): RemsPressure | null {
  const { systolicMmHg, diastolicMmHg } = reading?.measured ?? {};
  return reading === null || systolicMmHg === undefined || diastolicMmHg === undefined
    ? null
    : { at: reading.at, systolicMmHg, diastolicMmHg };
}

function nearest(pressures: readonly Reading[], wanted: number): Reading | null {
  const inWindow = pressures.filter((reading) => Math.abs(reading.at - wanted) <= windowMin * minuteMs);
  return inWindow.reduce<Reading | null>(
    (best, one) => (best === null || Math.abs(one.at - wanted) < Math.abs(best.at - wanted) ? one : best),
    null,
  );
}

function medicinesOf(history: EntryDetails<'interval-history-taken'> | undefined): RemsFormDraft['medicines'] {
  const answer = (field: MedicineField): boolean | null =>
    history === undefined || history[field] === 'unknown' ? null : history[field] === 'yes';
  return {
    benzodiazepine: answer('benzodiazepine'),
    sedativeHypnotic: answer('sedativeHypnotic'),
    psychostimulant: answer('psychostimulant'),
    monoamineOxidaseInhibitor: answer('monoamineOxidaseInhibitor'),
    opioid: answer('opioid'),
  };
}

function missingOf(draft: Omit<RemsFormDraft, 'missing'>): readonly string[] {
  const answers: readonly (readonly [string, unknown])[] = [
    ...Object.entries(draft.pressures).map(([name, value]) => [`pressures.${name}`, value] as const),
    ...medicineFields.map((field) => [`medicines.${field}`, draft.medicines[field]] as const),
    ['durationMin', draft.durationMin],
    ['readyWithoutMinimumMin', draft.readyWithoutMinimumMin],
    ['areVitalsAcceptablePrior', draft.areVitalsAcceptablePrior],
    ['areVitalsAcceptableAtCompletion', draft.areVitalsAcceptableAtCompletion],
    ['sedation', draft.sedation.occurred],
    ['dissociation', draft.dissociation.occurred],
    ['respiratoryDepression', draft.respiratoryDepression.occurred],
  ];
  return answers.filter(([, value]) => value === null).map(([name]) => name);
}
