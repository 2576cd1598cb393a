import { defaultTimingTable, type TimingTable } from './timing-table.js';

/**
 * What is taken at the clinic around a dose: before it while the patient arrives and is made ready, after it on paper. The C-SSRS before a
 * dose and the scores during it are the session's own. Source: clinical reference §4.9 [D].
 */
export const clinicTimingTable: TimingTable = {
  ...defaultTimingTable,
  version: '1',
  rows: [
    {
      ...{ event: 'pre-dose', opensAfterHours: -12, closesAfterHours: 3 },
      measures: [
        { instrument: 'phq-9', minimumDaysSinceLast: 7, otherwise: ['phq-2'] },
        { instrument: 'vas-mood' },
        { instrument: 'vas-anxiety' },
      ],
    },
    { event: 'after-dose', opensAfterHours: 2, closesAfterHours: 72, measures: [{ instrument: 'meq30' }, { instrument: 'ebi' }] },
  ],
};
