import { instrumentOf, type GlanceWithAnswers } from '@sojourn/domain';
import type { FactRow } from './fact-rows.js';
import { milligramWords, ruleWords } from './session-words.js';

const signed = (difference: number): string => (difference < 0 ? `−${-difference}` : `+${difference}`);

/** What happened in a session, a row for each question. What nobody measured is said to be missing; nought is written only where it was nought. */
export function glanceRows(session: GlanceWithAnswers): readonly FactRow[] {
  const { lowestSpo2Percent, peakDissociation, medicines, adverseEvents, readyAfterMin, answers, outcome } = session;
  return [
    { label: 'Given', value: givenWords(session) },
    { label: 'Outcome', value: ruleWords(outcome) },
    { label: 'Peak BP over baseline', value: peakWords(session) },
    { label: 'Lowest SpO₂', value: lowestSpo2Percent === null ? 'not measured' : `${lowestSpo2Percent} %` },
    {
      label: 'Deepest dissociation',
      value: peakDissociation === null ? 'not assessed' : `${peakDissociation.words} at ${peakDissociation.minute} min`,
    },
    { label: 'Medicines', value: medicines.length === 0 ? 'none recorded' : medicines.join(', ') },
    { label: 'Adverse events', value: adverseEvents.length === 0 ? 'none recorded' : adverseEvents.join(', ') },
    { label: 'Ready to leave', value: readyAfterMin === null ? 'not recorded' : `after ${readyAfterMin} min` },
    {
      label: 'Answers a day after',
      value:
        answers.length === 0
          ? 'not answered'
          : answers.map(({ instrumentId, total, hoursAfter }) => `${nameOf(instrumentId)} ${total} (${hoursAfter} h)`).join(', '),
    },
  ];
}

function nameOf(instrumentId: string): string {
  return instrumentOf(instrumentId)?.name ?? instrumentId;
}

function givenWords({ givenUg, orderedUg }: GlanceWithAnswers): string {
  const given = givenUg === null ? 'amount not known' : milligramWords(givenUg);
  return orderedUg === null ? `${given}, no order` : `${given} of ${milligramWords(orderedUg)}`;
}

function peakWords({ baselinePressure: before, peakPressure: peak }: GlanceWithAnswers): string {
  if (peak === null) return 'not measured';
  const said = `${peak.systolicMmHg}/${peak.diastolicMmHg} at ${peak.minute} min`;
  if (before === null) return `${said}, no baseline`;
  return `${said} (${signed(peak.systolicMmHg - before.systolicMmHg)}/${signed(peak.diastolicMmHg - before.diastolicMmHg)})`;
}
