import { dischargeCriteria } from '../entries/index.js';
import { line, type DetailsGiven, type LogLine } from './log-lines.js';

/** Example: `vitals('142/86', 82, 97, 15)`: pressure, heart rate, SpO2, breathing. */
export function vitals(
  pressure: string,
  heartRatePerMin?: number,
  spo2Percent?: number,
  respiratoryRatePerMin?: number,
): DetailsGiven<'vitals-taken'> {
  const [systolicMmHg, diastolicMmHg] = pressure.split('/').map(Number);
  return { systolicMmHg, diastolicMmHg, heartRatePerMin, spo2Percent, respiratoryRatePerMin };
}

interface ChecksGiven {
  readonly weightG: number;
  readonly solidsFastMin: number;
  readonly fluidsFastMin: number;
  readonly escort: { readonly name: string; readonly telephone: string; readonly relation: string };
  readonly history?: Partial<DetailsGiven<'interval-history-taken'>>;
}

/** The pre-dose checks that every session documents, at one time by one nurse. Source: clinical reference §1.6. */
export function checks(at: string, by: string, given: ChecksGiven): readonly LogLine[] {
  const no = 'no' as const;
  return [
    line(at, by, 'identity-confirmed', { identifiers: ['name', 'birth-date'] }),
    line(at, by, 'weight-measured', { weightG: given.weightG }),
    line(at, by, 'fasting-confirmed', { solidsFastMin: given.solidsFastMin, fluidsFastMin: given.fluidsFastMin }),
    line(at, by, 'allergies-reviewed', { outcome: 'unchanged' }),
    line(at, by, 'interval-history-taken', {
      newMedicines: no,
      newConditions: no,
      alcoholWithin24Hours: no,
      urinarySymptoms: no,
      benzodiazepine: no,
      sedativeHypnotic: no,
      psychostimulant: no,
      monoamineOxidaseInhibitor: no,
      opioid: no,
      ...given.history,
    }),
    line(at, by, 'consents-verified', { outcome: 'valid' }),
    line(at, by, 'emergency-kit-checked', { isComplete: true }),
    line(at, by, 'escort-confirmed', { moment: 'arranged', ...given.escort }),
  ];
}

/** The whole discharge checklist, met. */
export function checklist(at: string, by: string): readonly LogLine[] {
  return dischargeCriteria.map((criterion) => line(at, by, 'discharge-criterion-assessed', { criterion, isMet: true }));
}

/** Aldrete 10 of 10. */
export const wellAtDischarge: DetailsGiven<'discharge-score-taken'> = {
  instrument: 'aldrete',
  activity: 2,
  respiration: 2,
  circulation: 2,
  consciousness: 2,
  oxygenSaturation: 2,
};
