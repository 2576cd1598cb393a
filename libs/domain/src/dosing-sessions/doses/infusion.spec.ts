import fc from 'fast-check';
import { exact, exactly, exactText, instant, instantText, microlitres, microlitresPerHour, plusMinutes } from '../../shared/index.js';
import { decideInfusionCourse, infusionCourse } from './infusion-course.js';
import {
  compareWithPump,
  computedVolumeAt,
  deliveredDoseAt,
  deliveredVolumeAt,
  elapsedMinutesAt,
  projectedEnd,
  runMinutesAt,
} from './infusion-delivery.js';
import type { InfusionEvent } from './infusion-log.js';
import { defaultPreparationPolicy } from './preparation-policy.js';

const at = (time: string) => instant(`2026-11-17T${time.length === 5 ? `${time}:00` : time}-05:00`);
const rate = (mlPerH: number) => microlitresPerHour(mlPerH * 1_000);
const bag = { volume: exact<'mL'>(exactly(50)), concentration: exact<'mg/mL'>(exactly(0.82)) };
const start = (time: string, mlPerH = 75): InfusionEvent => ({ kind: 'start', at: at(time), rate: rate(mlPerH) });
const change = (time: string, mlPerH: number): InfusionEvent => ({ kind: 'rate-change', at: at(time), rate: rate(mlPerH) });
const pause = (time: string): InfusionEvent => ({ kind: 'pause', at: at(time) });
const resume = (time: string, mlPerH?: number): InfusionEvent => ({
  kind: 'resume',
  at: at(time),
  ...(mlPerH === undefined ? {} : { rate: rate(mlPerH) }),
});
const stop = (time: string): InfusionEvent => ({ kind: 'stop', at: at(time) });
const complete = (time: string): InfusionEvent => ({ kind: 'complete', at: at(time) });
const bolus = (time: string, ml: number, minutes: number): InfusionEvent => ({
  kind: 'bolus',
  at: at(time),
  volume: microlitres(ml * 1_000),
  durationMs: minutes * 60_000,
});
const paused = [start('10:05'), pause('10:23'), resume('10:31', 60)];
const faults = (events: readonly InfusionEvent[]) => {
  const course = decideInfusionCourse(events);
  return course.allowed ? [] : course.refusals.map(({ code, index }) => `${code} ${index}`);
};

describe('what an infusion delivered', () => {
  it('PAUSE1: 75 mL/h × 18 min = 22.5 mL; 27.5 mL left at 60 mL/h end at 10:58:30', () => {
    const course = infusionCourse(paused);
    expect(exactText(computedVolumeAt(course, at('10:23')))).toBe('22.5');
    expect(exactText(computedVolumeAt(course, at('10:30')))).toBe('22.5'); // nothing runs while paused
    expect(instantText(projectedEnd(course, bag.volume) ?? at('00:00'))).toBe('2026-11-17T15:58:30.000Z');
    expect(projectedEnd(infusionCourse(paused.slice(0, 2)), bag.volume)).toBeNull();
  });

  it('STOP1: 22.5 + 60 × 19 ÷ 60 = 41.5 mL = 34.03 mg; 37 min of running in 45 min', () => {
    const course = infusionCourse([...paused, stop('10:50')]);
    const later = at('11:30');
    expect(exactText(deliveredVolumeAt(course, bag.volume, later))).toBe('41.5');
    expect(exactText(deliveredDoseAt(course, bag, later))).toBe('34.03');
    expect([runMinutesAt(course, later), elapsedMinutesAt(course, later)].map(exactText)).toEqual(['37', '45']);
    expect([course.phase, course.endedAt]).toEqual(['stopped', at('10:50')]);
  });

  it('counts a changed rate from its moment, a resume without a rate at the old one', () => {
    expect(exactText(computedVolumeAt(infusionCourse([start('10:00', 60), change('10:10', 30)]), at('10:20')))).toBe('15'); // 10 + 5
    expect(exactText(computedVolumeAt(infusionCourse([start('10:00', 60), pause('10:10'), resume('10:20')]), at('10:30')))).toBe('20');
  });

  it('counts a bolus in proportion while it runs, and whole afterwards', () => {
    const course = infusionCourse([bolus('10:00', 12, 6), start('10:06', 60)]);
    expect(['10:00', '10:03', '10:06', '10:07'].map((time) => exactText(computedVolumeAt(course, at(time))))).toEqual([
      '0',
      '6',
      '12',
      '13',
    ]);
    expect(exactText(computedVolumeAt(infusionCourse([bolus('10:00', 12, 0)]), at('10:00')))).toBe('12'); // a push
    expect(instantText(projectedEnd(course, bag.volume) ?? at('00:00'))).toBe('2026-11-17T15:44:00.000Z'); // 38 mL left from 10:06
    expect(exactText(elapsedMinutesAt(course, at('10:10')))).toBe('10');
  });

  it('never counts more than the bag held', () => {
    const forgotten = infusionCourse([start('10:00', 75)]);
    expect(exactText(computedVolumeAt(forgotten, at('12:00')))).toBe('150');
    expect(exactText(deliveredVolumeAt(forgotten, bag.volume, at('12:00')))).toBe('50');
    expect(exactText(deliveredDoseAt(forgotten, bag, at('12:00')))).toBe('41');
  });

  it('is nothing before the start', () => {
    const none = infusionCourse([]);
    expect([computedVolumeAt(none, at('10:00')), elapsedMinutesAt(none, at('10:00'))].map(exactText)).toEqual(['0', '0']);
    expect(exactText(computedVolumeAt(infusionCourse([start('10:05')]), at('10:00')))).toBe('0');
  });

  it('never shrinks, whatever was done to the pump', () => {
    const steps = fc.array(
      fc.tuple(fc.constantFrom('rate-change', 'pause', 'resume'), fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 20 })),
    );
    fc.assert(
      fc.property(steps, (log) => {
        let minute = 0;
        const events = log.map(([kind, mlPerH, wait]): InfusionEvent => {
          minute += wait;
          const moment = plusMinutes(at('10:00'), minute);
          return kind === 'pause' ? { kind, at: moment } : { kind, at: moment, rate: rate(mlPerH) };
        });
        const course = infusionCourse([start('10:00'), ...events]);
        const volumes = [0, 5, 30, 60, 500].map((minutes) => deliveredVolumeAt(course, bag.volume, plusMinutes(at('10:00'), minutes)));
        return volumes.every((volume, index) => volume.compare(bag.volume) <= 0 && volume.compare(volumes[index - 1] ?? 0) >= 0);
      }),
    );
  });
});

describe('an infusion log that contradicts itself', () => {
  it.each([
    ['a change before the start', [change('10:00', 60), start('10:05')], ['event-before-start 0']],
    ['a resume before the pause', [start('10:05'), resume('10:15', 60), pause('10:23')], ['resume-without-pause 1']],
    [
      'a resume listed after a later pause',
      [start('10:05'), pause('10:23'), resume('10:15', 60)],
      ['events-out-of-order 2', 'resume-without-pause 2'],
    ],
    ['two starts', [start('10:05'), start('10:10')], ['already-started 1']],
    ['two pauses', [start('10:05'), pause('10:10'), pause('10:12')], ['already-paused 2']],
    ['a rate changed while paused', [start('10:05'), pause('10:10'), change('10:12', 60)], ['rate-change-while-paused 2']],
    ['RATE0, a rate of nothing', [start('10:05'), change('10:10', 0)], ['rate-zero-is-a-pause 1']],
    ['a start at nothing', [start('10:05', 0)], ['rate-zero-is-a-pause 0']],
    ['anything after the end', [start('10:05'), complete('10:45'), pause('10:46')], ['event-after-end 2']],
  ])('%s', (_, events, expected) => expect(faults(events)).toEqual(expected));

  it('is free of faults when it is told in order', () => {
    expect(faults([...paused, stop('10:50')])).toEqual([]);
    expect(infusionCourse([start('10:05'), complete('10:45')]).phase).toBe('completed');
    expect(faults([start('10:05'), pause('10:10'), stop('10:12')])).toEqual([]);
  });

  it('keeps the course and names the fault where facts must be kept', () => {
    const course = infusionCourse([start('10:05'), resume('10:15', 60), stop('10:25')]);
    expect(exactText(computedVolumeAt(course, at('10:25')))).toBe('25'); // the resume changed nothing: 75 × 20 ÷ 60
    expect(course.faults).toMatchObject([{ code: 'resume-without-pause', index: 1 }]);
  });
});

describe('the pump against the arithmetic', () => {
  const compared = (computed: number, pump: number) =>
    compareWithPump(exact(exactly(computed)), exact(exactly(pump)), defaultPreparationPolicy);
  it('agrees up to half a millilitre and two percent', () => {
    expect(compared(41.5, 42).agrees).toBe(true); // 0.5 mL, 1.2 %
    expect(compared(41.5, 42.1).agrees).toBe(false); // 0.6 mL
    expect(compared(10, 10.2).agrees).toBe(true); // exactly 2 %
    expect(compared(10, 9.79).agrees).toBe(false); // 2.1 %
    expect(exactText(compared(10, 9.79).differenceMl)).toBe('-0.21');
  });
});
