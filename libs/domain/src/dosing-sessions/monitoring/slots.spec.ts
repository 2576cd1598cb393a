import { defaultMonitoringPolicy } from './default-policy.js';
import { offsetTimes, plannedTimes } from './fixed-times.js';
import type { SlotPlan } from './slot.js';
import { slotsOf } from './slots.js';

const minutes = (minute: number) => minute * 60_000;
const toMinute = (ms: number | null) => (ms === null ? null : ms / 60_000);
const plan = (changes: Partial<SlotPlan>): SlotPlan => ({
  startAt: 0,
  endAt: null,
  fixed: [],
  regimes: [],
  readings: [],
  earlyMin: 5,
  lateAfterMin: 5,
  missedAfterMin: 10,
  mergeWithinMin: 3,
  ...changes,
});
const reading = (minute: number, changes = {}) => ({ at: minutes(minute), isComplete: true, recheckMin: null, ...changes });
const told = (changes: Partial<SlotPlan>, now: number) =>
  slotsOf(plan(changes), minutes(now)).map(({ dueAt, status, takenAt }) => [toMinute(dueAt), status, toMinute(takenAt)]);
const { schedules } = defaultMonitoringPolicy;

describe('a slot of the schedule', () => {
  it.each([
    [14, 'upcoming'],
    [15, 'due'],
    [20, 'due'],
    [20.1, 'late'],
    [25, 'late'],
  ])('due at minute 15 is, at minute %d, %s', (now, status) => {
    expect(told({ fixed: [minutes(15)] }, now)).toEqual([[15, status, null]]);
  });

  it('is missed after ten minutes, and the next one is shown', () => {
    expect(told({ fixed: [minutes(15), minutes(30)] }, 25.1)).toEqual([
      [15, 'missed', null],
      [30, 'upcoming', null],
    ]);
  });

  it('is taken from five minutes before, late from five after, missed when only the next is charted', () => {
    expect(told({ fixed: [minutes(15), minutes(30)], readings: [reading(10), reading(36)] }, 40)).toEqual([
      [15, 'taken', 10],
      [30, 'taken-late', 36],
    ]);
    expect(told({ fixed: [minutes(15)], readings: [reading(9)] }, 14)).toEqual([[15, 'upcoming', null]]);
    expect(told({ fixed: [minutes(15), minutes(30)], readings: [reading(28)] }, 31)).toEqual([
      [15, 'missed', null],
      [30, 'taken', 28],
    ]);
  });

  it('is not taken by a reading without the signs it asks for', () => {
    expect(told({ fixed: [minutes(15)], readings: [reading(15, { isComplete: false })] }, 17)).toEqual([[15, 'due', null]]);
  });

  it('merges what lies within three minutes', () => {
    expect(told({ fixed: [minutes(15), minutes(18), minutes(19)], readings: [reading(15)] }, 16)).toEqual([
      [15, 'taken', 15],
      [19, 'upcoming', null],
    ]);
  });

  it('comes at the interval after the last reading while the pump runs, and no more once it has stopped', () => {
    const running = { from: 0, to: null, everyMin: 10, reason: 'running' } as const;
    expect(told({ regimes: [running], readings: [reading(10), reading(18)] }, 20)).toEqual([
      [10, 'taken', 10],
      [20, 'taken', 18],
      [28, 'upcoming', null],
    ]);
    expect(told({ regimes: [{ ...running, to: minutes(25) }], readings: [reading(10), reading(18)] }, 20)).toHaveLength(2);
  });

  it('comes sooner after an alert, for whichever sign was read', () => {
    const readings = [
      reading(15, { recheckMin: 5 }),
      reading(20, { isComplete: false, recheckMin: 5 }),
      reading(25, { isComplete: false }),
    ];
    expect(told({ fixed: [minutes(15), minutes(45)], readings }, 26)).toEqual([
      [15, 'taken', 15],
      [20, 'taken', 20],
      [25, 'taken', 25],
      [45, 'upcoming', null],
    ]);
  });

  it('is not due after the end of the watch, and nothing is due without a plan', () => {
    expect(told({ fixed: [minutes(15), minutes(30)], endAt: minutes(20) }, 60)).toEqual([[15, 'missed', null]]);
    expect(told({}, 60)).toEqual([]);
  });
});

describe('planned times', () => {
  it('follow each injection, merged, and then every fifteen minutes up to ninety', () => {
    const times = plannedTimes(
      schedules['intramuscular-ketamine'],
      { times: [0, minutes(15)], endedAt: minutes(15) },
      { mergeWithinMin: 3, until: minutes(105) },
    );
    expect(times.map(toMinute)).toEqual([5, 15, 20, 30, 45, 60, 75, 90, 105, 135]);
  });

  it('follow the end of an infusion: four quarters, then half hours; none while it runs', () => {
    const schedule = schedules['intravenous-ketamine'];
    expect(plannedTimes(schedule, { times: [0], endedAt: null }, { mergeWithinMin: 3, until: minutes(90) })).toEqual([]);
    const times = plannedTimes(schedule, { times: [0], endedAt: minutes(45) }, { mergeWithinMin: 3, until: minutes(130) });
    expect(times.map(toMinute)).toEqual([60, 75, 90, 105, 135]);
  });

  it('follow the last device by forty minutes, and nothing follows no dose', () => {
    const schedule = schedules['intranasal-esketamine'];
    const times = plannedTimes(
      schedule,
      { times: [0, minutes(5), minutes(10)], endedAt: minutes(10) },
      { mergeWithinMin: 3, until: minutes(60) },
    );
    expect(times.map(toMinute)).toEqual([50, 80]);
    expect(plannedTimes(schedule, { times: [], endedAt: null }, { mergeWithinMin: 3, until: minutes(60) })).toEqual([]);
    expect(offsetTimes({ anchor: 'first-dose', minutes: [40] }, [minutes(3), minutes(9)], 3).map(toMinute)).toEqual([43]);
  });
});
