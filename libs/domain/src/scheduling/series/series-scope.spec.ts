import { instant, instantAtLocalTime, localDate, localTimeAt } from '../../shared/index.js';
import type { BoardAppointment } from '../day-view.js';
import { movingInTime } from '../arrange-visits.js';
import { isAhead, shiftBetween, shifted, visitsInScope } from './series-scope.js';

const zone = 'America/New_York';
const wall = (on: string, at: string, of = zone) => instantAtLocalTime(localDate(on), at, of);
const now = instant('2026-12-02T15:00:00Z');

function visit(id: string, startsAt: string, state: BoardAppointment['state'] = 'booked'): BoardAppointment {
  return {
    ...{ id, startsAt, endsAt: startsAt, state, patientId: 'p', patientName: 'Sara Amin', visitType: 'integration', title: id, version: 1 },
    ...{ courseId: 'c', visitKey: id, isRemote: false, hasEscort: false, isMoved: false, isMoveAsked: false, phases: [], bookings: [] },
  };
}

describe('the scope of a change', () => {
  const visits = [
    visit('done', '2026-12-01T14:00:00Z', 'completed'),
    visit('forgotten', '2026-12-01T18:00:00Z'),
    visit('first', '2026-12-03T14:00:00Z'),
    visit('second', '2026-12-05T14:00:00Z', 'confirmed'),
    visit('gone', '2026-12-06T14:00:00Z', 'cancelled-clinic'),
    visit('third', '2026-12-07T14:00:00Z'),
  ];
  const second = visits[3]!;
  it.each([
    ['this', ['second']],
    ['this-and-following', ['second', 'third']],
    ['all-not-started', ['first', 'second', 'third']],
  ] as const)('%s is %s: nothing past, begun or called off', (scope, expected) => {
    expect(visitsInScope(visits, second, scope, now).map(({ id }) => id)).toEqual(expected);
  });

  it('ends where a visit begins: from its start on it is no longer ahead', () => {
    expect([-1, 0].map((ms) => isAhead(visit('a', '2026-12-02T15:00:00Z'), (now + ms) as typeof now))).toEqual([true, false]);
  });
});

describe('a shift', () => {
  const at = (on: string, time: string, person = 'Nair') => ({
    startsAt: wall(on, time),
    assignments: [
      { role: 'therapist' as const, resourceId: person },
      { role: 'room' as const, resourceId: 'R1' },
    ],
  });

  it('is days of the calendar, minutes of the wall clock, and whoever takes over', () => {
    const shift = shiftBetween(at('2026-12-01', '09:00'), at('2026-12-02', '10:30', 'Weber'), zone);
    expect(shift).toEqual({ days: 1, minutes: 90, swaps: new Map([['Nair', 'Weber']]) });
    expect(shifted(at('2026-12-04', '11:00'), shift, zone)).toEqual(at('2026-12-05', '12:30', 'Weber'));
    expect(shifted(at('2026-12-04', '11:00', 'Okafor'), shift, zone).assignments[0]).toEqual({ role: 'therapist', resourceId: 'Okafor' });
  });

  it.each([
    ['America/New_York', '2027-03-12', '2027-03-15'],
    ['America/New_York', '2027-11-05', '2027-11-08'],
    ['Europe/Berlin', '2027-03-26', '2027-03-29'],
    ['Europe/Berlin', '2027-10-29', '2027-11-01'],
    ['Australia/Lord_Howe', '2027-04-02', '2027-04-05'],
    ['Australia/Lord_Howe', '2027-10-01', '2027-10-04'],
  ])('in %s from %s over the clock change to %s keeps nine at nine, and ten at ten', (of, before, after) => {
    const [from, to] = [
      { startsAt: wall(before, '09:00', of), assignments: [] },
      { startsAt: wall(after, '10:00', of), assignments: [] },
    ];
    const shift = shiftBetween(from, to, of);
    expect(shift).toMatchObject({ days: 3, minutes: 60 });
    expect(localTimeAt(shifted(from, shift, of).startsAt, of)).toBe('10:00');
    expect(localTimeAt(shifted(from, { ...shift, minutes: 0 }, of).startsAt, of)).toBe('09:00');
  });

  it('does not leave its day: minutes beyond midnight stop before it', () => {
    const late = shifted(at('2026-12-01', '23:30'), { days: 0, minutes: 90, swaps: new Map() }, zone);
    expect(localTimeAt(late.startsAt, zone)).toBe('23:59');
  });
});

describe('time itself', () => {
  const stands = { startsAt: instant('2026-12-02T14:00:00Z'), endsAt: instant('2026-12-02T15:00:00Z') };
  const codes = (to: string, when: string) => movingInTime(stands, instant(to), instant(when)).map(({ code }) => code);
  it.each([
    ['2026-12-03T14:00:00Z', '2026-12-02T14:59:59Z', []],
    ['2026-12-03T14:00:00Z', '2026-12-02T15:00:00Z', ['visit-is-over']],
    ['2026-12-02T14:00:00Z', '2026-12-02T14:10:00Z', []],
    ['2026-12-02T14:05:00Z', '2026-12-02T14:10:00Z', ['in-the-past']],
    ['2026-12-02T14:10:00Z', '2026-12-02T14:10:00Z', []],
  ])('a move to %s at %s is refused with %s', (to, when, expected) => {
    expect(codes(to, when)).toEqual(expected);
  });
});
