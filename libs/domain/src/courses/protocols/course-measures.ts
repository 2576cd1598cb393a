import type { Protocol } from './protocol.js';

type Measures = Protocol['measures'];

const baselineBattery = ['phq-9', 'gad-7', 'qids-sr16', 'pcl-5', 'c-ssrs-screener', 'audit-c', 'dast-10', 'who-5', 'isi', 'sds', 'cgi-s'];

/** Measures on the events of a course. Source: clinical reference §4.9. A PHQ-9 is not repeated within seven days. */
export const courseMeasures: Measures = [
  { event: 'screening', instruments: baselineBattery, everyDays: null, atMonths: null },
  { event: 'dosing-visit', instruments: ['phq-9'], everyDays: 7, atMonths: null },
  { event: 'dosing-visit', instruments: ['c-ssrs-screener'], everyDays: null, atMonths: null },
  { event: 'during-dosing', instruments: ['moaa-s', 'cadss-6'], everyDays: null, atMonths: null },
  { event: 'weekly', instruments: ['phq-9', 'gad-7'], everyDays: 7, atMonths: null },
  { event: 'weekly', instruments: ['pcl-5'], everyDays: 14, atMonths: null },
  { event: 'integration-visit', instruments: ['who-5'], everyDays: 14, atMonths: null },
  { event: 'end-of-induction', instruments: [...baselineBattery, 'cgi-i'], everyDays: null, atMonths: null },
  { event: 'follow-up', instruments: ['phq-9', 'gad-7', 'pcl-5', 'who-5', 'sds'], everyDays: null, atMonths: [1, 3, 6, 12] },
];

/** With a therapist, the day after a dose asks about the experience as well. */
export const therapyCourseMeasures: Measures = [
  ...courseMeasures,
  { event: 'day-after-dosing', instruments: ['meq30', 'ebi'], everyDays: null, atMonths: null },
];
