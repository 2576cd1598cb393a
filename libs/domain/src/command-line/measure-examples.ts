import type { ListedCommand } from './dose-examples.js';

const noon = '2026-11-17T12:00:00-05:00';
const score = { instrument: 'phq-9', recallWindow: 'past-2-weeks', status: 'scored' } as const;

export const measureExamples: readonly ListedCommand[] = [
  {
    words: 'score ID',
    about: 'a questionnaire or scale: total, band, subscales, findings, suicide risk',
    example: [2, 2, 2, 2, 1, 2, 1, 1, 1],
  },
  {
    words: 'compare ID',
    about: 'change against the baseline: response, remission, reliable change',
    example: { baseline: 22, current: 11 },
  },
  { words: 'measures due', about: 'what an event of the course asks for', example: { event: 'week', at: noon, on: '2026-11-17' } },
  {
    words: 'measures baseline',
    about: 'which score is the baseline',
    example: {
      candidates: [{ ...score, id: 'one', total: 22, answeredAt: '2026-11-14T09:00:00-05:00', answeredOn: '2026-11-14' }],
      firstDose: { startedAt: noon, startedOn: '2026-11-17' },
    },
  },
  {
    words: 'measures relapse',
    about: 'whether a response has been lost',
    example: {
      baseline: 22,
      scores: [
        { total: 9, answeredOn: '2026-10-01' },
        { total: 14, answeredOn: '2026-11-01' },
      ],
    },
  },
  {
    words: 'measures reliable-change',
    about: 'the reliable change index',
    example: { baseline: 22, current: 14, standardDeviation: 6, reliability: 0.84 },
  },
  {
    words: 'measures risk',
    about: 'the risk event that answers open, and by when it is acknowledged',
    example: { instrument: 'phq-9', answers: [0, 0, 0, 0, 0, 0, 0, 0, 1], setting: 'in-clinic', submittedAt: noon },
  },
  {
    words: 'measures send',
    about: 'whether an instrument may be sent to a patient at home now',
    example: { instrument: 'phq-9', isWithinStaffedHours: false, hasAfterHoursCover: false },
  },
];
