import type { FlowsheetRow, SessionFold } from '@sojourn/domain';
import { milligramWords } from '../session-words.js';

const minuteMs = 60_000;

/** Everything the chart says of one moment, in words: the time, what was measured then, what was given by then, what happened. */
export function readOut(fold: SessionFold, at: number, clock: string): readonly string[] {
  const { firstDoseAt } = fold.dosing;
  const minute = firstDoseAt === null ? null : Math.floor((at - firstDoseAt) / minuteMs);
  const row = fold.flowsheet.find((one) => one.at === at);
  const events = fold.timeline.filter((mark) => mark.at === at && !['vital-signs', 'scores'].includes(mark.lane));
  return [
    minute === null ? clock : `${minute >= 0 ? '+' : ''}${minute} min, ${clock}`,
    ...(row === undefined ? [] : rowWords(row)),
    ...(minute !== null && minute >= 0 ? [`${milligramWords(givenBy(fold, at))} in`] : []),
    ...events.map(({ label, text }) => `${label} ${text}`.trim()),
  ];
}

function rowWords({ signs, sedation, dissociation, symptoms, isLateEntry }: FlowsheetRow): readonly string[] {
  return [
    signs.systolicMmHg === undefined ? '' : `BP ${signs.systolicMmHg}/${signs.diastolicMmHg}`,
    signs.heartRatePerMin === undefined ? '' : `HR ${signs.heartRatePerMin}`,
    signs.spo2Percent === undefined ? '' : `SpO₂ ${signs.spo2Percent} %`,
    signs.respiratoryRatePerMin === undefined ? '' : `RR ${signs.respiratoryRatePerMin}`,
    sedation === null ? '' : `sedation ${sedation.score}`,
    dissociation === null ? '' : `dissociation ${dissociation.instrument === 'level' ? dissociation.level : scoreOf(dissociation)}`,
    ...symptoms.map(({ symptom, score }) => `${symptom} ${score} of 10`),
    isLateEntry ? 'late entry' : '',
  ].filter(Boolean);
}

type Scored = Exclude<NonNullable<FlowsheetRow['dissociation']>, { instrument: 'level' }>;

function scoreOf(scored: Scored): string {
  return scored.instrument === 'cadss' ? `CADSS ${scored.totalScore}` : `CADSS-6 ${scored.sixItemScore}`;
}

/** Micrograms given by a moment, along the straight lines of the cumulative curve. */
function givenBy({ dosing: { curve } }: SessionFold, at: number): number {
  const before = curve.findLast((point) => point.at <= at);
  const after = curve.find((point) => point.at > at);
  if (before === undefined) return 0;
  if (after === undefined || after.at === before.at) return before.cumulativeUg;
  return before.cumulativeUg + ((after.cumulativeUg - before.cumulativeUg) * (at - before.at)) / (after.at - before.at);
}
