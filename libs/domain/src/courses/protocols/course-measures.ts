import { defaultTimingTable, type MeasurePoint, type TimedMeasure, type TimingTable } from '../../outcome-measures/index.js';
import type { Protocol, ProtocolEvent } from './protocol.js';

type Measures = Protocol['measures'];

const eventOf: Readonly<Record<MeasurePoint, ProtocolEvent>> = {
  screening: 'screening',
  'pre-dose': 'dosing-visit',
  'during-dose': 'during-dosing',
  'after-dose': 'after-dosing',
  'day-after-dose': 'day-after-dosing',
  week: 'weekly',
  'integration-session': 'integration-visit',
  'end-of-induction': 'end-of-induction',
  'follow-up-month': 'follow-up',
};

/**
 * The measures of a protocol, read off the one timing table; which of them a patient is asked on a day is `measuresDue`'s to say.
 * Source: clinical reference §4.9. Example: the follow-up of the default table is asked in months 1, 3, 6 and 12.
 * Odd case: measures of one event that are spaced differently stand in rows of their own.
 */
function measuresOfTable(table: TimingTable): Measures {
  return table.rows.flatMap(({ event, measures }) => {
    const keys = [...new Set(measures.map(spacingKey))];
    const groups = keys.map((key) => measures.filter((measure) => spacingKey(measure) === key));
    return groups.map((group) => ({
      event: eventOf[event],
      instruments: group.map(({ instrument }) => instrument),
      everyDays: group[0]?.minimumDaysSinceLast ?? null,
      atMonths: group[0]?.atMonths === undefined ? null : [...group[0].atMonths],
    }));
  });
}

function spacingKey({ minimumDaysSinceLast, atMonths }: TimedMeasure): string {
  return JSON.stringify([minimumDaysSinceLast ?? null, atMonths ?? null]);
}

/** With a therapist, the hours after a dose ask about the experience as well. */
export const therapyCourseMeasures: Measures = measuresOfTable(defaultTimingTable);
export const courseMeasures: Measures = therapyCourseMeasures.filter(({ event }) => event !== 'after-dosing');
