import { defaultTimingTable, type TimingTable } from './timing-table.js';

/**
 * When the history forms are asked, in the windows of the measures they go out with: the intake around the evaluation, what has changed in
 * the day before each booked dose and week by week between. Source: clinical reference §1.1, §1.6 [D].
 */
export const historyTimingTable: TimingTable = {
  ...defaultTimingTable,
  version: '1',
  rows: [
    {
      ...{ event: 'screening', opensAfterHours: -168, closesAfterHours: 168 },
      measures: [{ instrument: 'intake-history', minimumDaysSinceLast: 90 }],
    },
    {
      ...{ event: 'pre-dose', opensAfterHours: -24, closesAfterHours: 0 },
      measures: [{ instrument: 'interval-history', minimumDaysSinceLast: 1 }],
    },
    { event: 'week', opensAfterHours: 0, closesAfterHours: 72, measures: [{ instrument: 'interval-history', minimumDaysSinceLast: 5 }] },
  ],
};
