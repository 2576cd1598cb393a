import { aDosingSession, alexLines, clock } from '@sojourn/domain/testing';
import { pressureMarks, streamPath } from './chart-model.js';
import { phaseBands } from './chart-phases.js';

const x = { from: clock('09:40'), to: clock('12:00'), start: 0, end: 1400 };
const y = { from: 40, to: 200, start: 160, end: 0 };

describe('the chart', () => {
  it('shows the phases of the golden infusion one after another', () => {
    const bands = phaseBands(
      aDosingSession()
        .telling(...alexLines)
        .foldAt('11:00'),
      x,
    );
    expect(bands.map(({ words }) => words).filter(Boolean)).toEqual(['Precheck', 'Dosing', 'Paused', 'Dosing', 'Observing']);
    expect(bands.every(({ width }) => width > 0)).toBe(true);
  });

  it('says the value of a pressure out of range, and strikes one that was corrected', () => {
    const story = aDosingSession()
      .withVitals('09:48', '128/80')
      .with('10:05', 'infusion-started', { rateUlPerH: 75_000 })
      .withVitals('10:15', '184/98')
      .with('10:15', 'vitals-taken', { systolicMmHg: 164, diastolicMmHg: 98 }, { amends: 'vitals 10:15', reason: 'cuff slipped' });
    const marks = pressureMarks(story.foldAt('10:20'), x, y);
    expect(marks.map(({ words, isStruck }) => [words, isStruck])).toEqual([
      ['', true],
      ['', false],
      ['164 ↑', false],
    ]);
  });

  it('writes of pressures a few minutes apart the highest, and marks them all', () => {
    const story = ['10:15', '10:18', '10:20', '10:40'].reduce(
      (told, at, index) => told.withVitals(at, `${[164, 184, 172, 166][index] ?? 0}/98`),
      aDosingSession().withVitals('09:48', '128/80').with('10:05', 'infusion-started', { rateUlPerH: 75_000 }),
    );
    const narrow = { ...x, end: 560 };
    expect(pressureMarks(story.foldAt('10:45'), narrow, y).map(({ words, isOut }) => [words, isOut])).toEqual([
      ['', false],
      ['', true],
      ['184 ↑', true],
      ['', true],
      ['166 ↑', true],
    ]);
  });

  it('keeps the lowest and the highest of the monitor’s readings that share a pixel', () => {
    const rows = [97, 88, 96].map((spo2Percent, index) => ({ offsetSeconds: index, spo2Percent }));
    const story = aDosingSession().with('10:10', 'vitals-streamed', { monitor: 'monitor-1', rows });
    const oxygen = { from: 80, to: 100, start: 200, end: 0 };
    expect(streamPath(story.foldAt('10:20'), 'spo2Percent', x, oxygen)).toBe('M300.0 120.0 L300.0 30.0');
  });
});
