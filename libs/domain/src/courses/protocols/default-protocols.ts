import { dosingVisits, evaluationVisit, inOrder, integrationAfter, preparationVisits, reviewAfter, type Distance } from './build-visits.js';
import { courseMeasures, therapyCourseMeasures } from './course-measures.js';
import type { Protocol } from './protocol.js';
import { esketaminePhases, intramuscularPhases, intranasalPhases, intravenousWithTherapistPhases } from './visit-templates.js';

// Protocols are clinic policy; these are the defaults to start from. Source: clinical reference §1.1, §2.2, §2.5, §2.6, §4.9, §8.1.

const days = (earliest: number, target: number, latest: number): Distance['days'] => [earliest, target, latest];
const repeated = (times: number, distance: Distance['days']): Distance['days'][] => Array.from({ length: times }, () => distance);
const hoursBetweenDoses = 48;

/** Six infusions in two to three weeks, every other day around weekends (2, 2, 3, 2, 2 days). */
const intravenous: Protocol = {
  id: 'intravenous-ketamine-induction',
  version: 1,
  name: 'Ketamine infusions, six in three weeks',
  product: 'intravenous-ketamine',
  inductionSpanDays: 21,
  measures: therapyCourseMeasures,
  visits: [
    evaluationVisit,
    ...preparationVisits,
    ...inOrder(
      dosingVisits({
        type: 'intravenous-dosing-with-therapist',
        phases: intravenousWithTherapistPhases,
        doseStep: { basis: 'ug/kg', startUgPerKg: 500, largestIncreaseUgPerKg: 200, highestUgPerKg: 750 },
        days: [days(2, 2, 5), days(2, 2, 5), days(2, 3, 5), days(2, 2, 5), days(2, 2, 5)],
        minimumHours: hoursBetweenDoses,
        firstAfter: 'preparation-2',
      }),
      [
        reviewAfter(3, 'Early response review'),
        integrationAfter(2),
        integrationAfter(4),
        integrationAfter(6),
        reviewAfter(6, 'Review at the end of induction'),
      ],
    ),
  ],
};

const intramuscular: Protocol = {
  id: 'intramuscular-ketamine-therapy',
  version: 1,
  name: 'Ketamine injections with therapy, four in a month',
  product: 'intramuscular-ketamine',
  inductionSpanDays: 42,
  measures: therapyCourseMeasures,
  visits: [
    evaluationVisit,
    ...preparationVisits,
    ...inOrder(
      dosingVisits({
        type: 'intramuscular-dosing',
        phases: intramuscularPhases,
        doseStep: { basis: 'ug/kg', startUgPerKg: 700, largestIncreaseUgPerKg: 200, highestUgPerKg: 1_000 },
        days: repeated(3, days(3, 7, 14)),
        minimumHours: hoursBetweenDoses,
        firstAfter: 'preparation-2',
      }),
      [...[1, 2, 3, 4].map(integrationAfter), reviewAfter(4, 'Review at the end of induction')],
    ),
  ],
};

/** Twice weekly in weeks 1 to 4, weekly in weeks 5 to 8. */
const esketamine: Protocol = {
  id: 'esketamine-induction',
  version: 1,
  name: 'Esketamine, twice weekly then weekly',
  product: 'intranasal-esketamine',
  inductionSpanDays: null,
  measures: courseMeasures,
  visits: [
    evaluationVisit,
    ...inOrder(
      dosingVisits({
        type: 'esketamine-dosing',
        phases: esketaminePhases,
        doseStep: { basis: 'ug', startUg: 56_000, largestIncreaseUg: 28_000, highestUg: 84_000 },
        days: [...[3, 4, 3, 4, 3, 4, 3].map((target) => days(2, target, 5)), days(4, 4, 10), ...repeated(3, days(5, 7, 9))],
        minimumHours: hoursBetweenDoses,
        firstAfter: 'evaluation',
      }),
      [integrationAfter(4), integrationAfter(8), reviewAfter(8, 'Review at the end of induction')],
    ),
  ],
};

const intranasal: Protocol = {
  id: 'intranasal-ketamine-therapy',
  version: 1,
  name: 'Ketamine nasal spray in the clinic, four in a month',
  product: 'intranasal-ketamine',
  inductionSpanDays: 42,
  measures: therapyCourseMeasures,
  visits: [
    evaluationVisit,
    ...preparationVisits,
    ...inOrder(
      dosingVisits({
        type: 'intranasal-dosing',
        phases: intranasalPhases,
        doseStep: { basis: 'ug', startUg: 30_000, largestIncreaseUg: 20_000, highestUg: 60_000 },
        days: repeated(3, days(3, 7, 14)),
        minimumHours: hoursBetweenDoses,
        firstAfter: 'preparation-2',
      }),
      [...[1, 2, 3, 4].map(integrationAfter), reviewAfter(4, 'Review at the end of induction')],
    ),
  ],
};

export const defaultProtocols: readonly Protocol[] = [intravenous, intramuscular, esketamine, intranasal];
