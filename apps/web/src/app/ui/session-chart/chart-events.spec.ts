import { aDosingSession, clock } from '@sojourn/domain/testing';
import { eventMarks } from './chart-events.js';

const x = { from: clock('10:00'), to: clock('11:00'), start: 0, end: 600 };
const crowded = ['10:10', '10:11', '10:12', '10:13', '10:14', '10:15'].reduce(
  (story, at) => story.with(at, 'observation-noted', { category: 'affect', text: 'Tears, and a long silence' }),
  aDosingSession(),
);

describe('events on the chart', () => {
  it('never write over each other: where all rows are full a mark stands alone beneath them', () => {
    const marks = eventMarks(crowded.foldAt('10:30'), x);
    expect(marks.map(({ row }) => row)).toEqual([0, 1, 2, 3, 4, 4]);
    expect(marks.slice(4).map(({ words }) => words)).toEqual(['', '']);
  });

  it('call an alert by its words; its value stands in its lane', () => {
    const story = aDosingSession().with('10:05', 'infusion-started', { rateUlPerH: 75_000 }).withVitals('10:15', '184/98');
    expect(eventMarks(story.foldAt('10:20'), x).map(({ words }) => words)).toEqual(['Red alert: blood pressure high']);
  });

  it('that were struck stay, struck', () => {
    const story = aDosingSession()
      .with('10:10', 'observation-noted', { category: 'affect', text: 'Tearful' }, { key: 'tears' })
      .with('10:11', 'entered-in-error', { reason: 'Taken back at once' }, { amends: 'tears' });
    expect(eventMarks(story.foldAt('10:30'), x)).toMatchObject([{ words: 'Tearful', isStruck: true }]);
  });
});
