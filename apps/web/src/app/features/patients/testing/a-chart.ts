import { registerPatient, type PatientChartView, type PatientClinicalView } from '@sojourn/domain';

/** The clinical part of a chart in which nothing was ever recorded. */
function aClinicalPart(differing: Partial<PatientClinicalView> = {}): PatientClinicalView {
  return { banner: { kind: 'not-asked' }, allergies: [], conditions: [], medicines: [], measurements: [], corrected: [], ...differing };
}

/** A chart of which only the name is known; the test names what matters to it. */
export function aChart(differing: Partial<PatientChartView> = {}): PatientChartView {
  return {
    ...{ id: 'p1', version: 1, displayName: 'Sara Amin', clinical: aClinicalPart() },
    identity: registerPatient.parse({ name: { family: 'Amin', given: ['Sara'] } }),
    ...differing,
  };
}
