import { defaultProtocols, instantiateProtocol } from '../courses/index.js';
import { instantAtLocalTime, instantText, localDate, localTimeAt, plusDays, plusMinutes, type LocalDate } from '../shared/index.js';
import type { Role } from '../staff/index.js';
import { defaultSchedulingPolicy as policy, patientTimeWords, proposeSeries, situationOf, spansOn, type BoardResource } from './index.js';

/** Both clock changes of 2027: the Sunday, the last working day before and the first after it, and what 72 or 24 hours of wall clock last. */
const changes: readonly (readonly [zone: string, change: LocalDate, direction: 'forward' | 'back'])[] = [
  ['America/New_York', localDate('2027-03-14'), 'forward'],
  ['America/New_York', localDate('2027-11-07'), 'back'],
  ['Europe/Berlin', localDate('2027-03-28'), 'forward'],
  ['Europe/Berlin', localDate('2027-10-31'), 'back'],
  ['Australia/Sydney', localDate('2027-10-03'), 'forward'],
  ['Australia/Sydney', localDate('2027-04-04'), 'back'],
];

const offers = ['oxygen', 'monitor', 'infusion-pole', 'advanced-life-support'];
const hours = {
  weekdays: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, spans: [{ opensAt: '09:00', closesAt: '17:00' }] })),
  exceptions: [],
};

function aDay(on: LocalDate, zone: string) {
  const open = spansOn(hours, on, zone).map(({ startsAt, endsAt }) => ({ startsAt: instantText(startsAt), endsAt: instantText(endsAt) }));
  const one = (id: string, kind: BoardResource['kind'], roles: Role[]): BoardResource => ({
    ...{ id, kind, name: id, credential: '', roles, attributes: offers, presence: open, absences: [], standing: 'usable' },
    ...{ licenceValidUntil: localDate('2030-01-01'), cleaningMinutes: 10 },
  });
  const resources = [
    ...[one('T1', 'staff', ['therapist']), one('N1', 'staff', ['nurse']), one('D1', 'staff', ['prescriber'])],
    ...[one('R1', 'room', []), one('P1', 'pump', [])],
  ];
  return situationOf({
    on,
    site: { id: 's', name: 's', zone },
    sites: [],
    openSpans: open,
    closedBecause: null,
    resources,
    appointments: [],
  });
}

const named: Record<string, string> = {
  'America/New_York': 'Eastern Time',
  'Europe/Berlin': 'Central European Time',
  'Australia/Sydney': 'Australian Eastern Time',
};

describe.each(changes)('in %s, when the clock changes on %s (%s)', (zone, change, direction) => {
  const [friday, monday] = [plusDays(change, -2), plusDays(change, 1)];
  const wallTime = (on: LocalDate, time: string) => instantAtLocalTime(on, time, zone);

  it('a course keeps nine o’clock at nine o’clock, and its distance in elapsed hours', () => {
    const visits = instantiateProtocol(defaultProtocols[0]!, friday)
      .visits.filter(({ key }) => /^dose-[12]$/.test(key))
      .map((visit) => (visit.key === 'dose-1' ? { ...visit, gap: null, targetOn: friday } : visit));
    const { proposals } = proposeSeries({
      ...{ patientId: 'Alex', visits, standing: new Map(), notBefore: friday, inductionSpanDays: 21, policy },
      ...{ preferences: { weekdays: [], from: null, until: '09:00', teamIds: [] }, situationOn: (on) => aDay(on, zone) },
    });
    const [first, second] = proposals[0]!.placements;
    expect([first!.on, second!.on]).toEqual([friday, monday]);
    expect([first!, second!].map(({ startsAt }) => localTimeAt(startsAt, zone))).toEqual(['09:00', '09:00']);
    // Friday to Monday are 72 hours on the wall: 71 elapsed where the clock goes forward, 73 where it goes back.
    expect((second!.startsAt - first!.startsAt) / 3_600_000).toBe(direction === 'forward' ? 71 : 73);
  });

  it('a time that does not happen moves on by an hour, and one that happens twice is the first', () => {
    const at = wallTime(change, '02:30');
    const midnight = wallTime(change, '00:00');
    // Half past two is two and a half hours after midnight in either case: shown as 03:30 where the clock skipped, the first 02:30 where it repeats.
    const doubled = zone === 'America/New_York' ? wallTime(change, '01:30') : at;
    if (direction === 'forward') expect([(at - midnight) / 60_000, localTimeAt(at, zone)]).toEqual([150, '03:30']);
    else expect(localTimeAt(plusMinutes(doubled, 60), zone)).toBe(localTimeAt(doubled, zone));
  });

  it('the day itself lasts 23 or 25 hours, and opening hours stay on the wall', () => {
    const length = (wallTime(plusDays(change, 1), '00:00') - wallTime(change, '00:00')) / 3_600_000;
    expect(length).toBe(direction === 'forward' ? 23 : 25);
    expect([friday, monday].map((on) => localTimeAt(spansOn(hours, on, zone)[0]!.startsAt, zone))).toEqual(['09:00', '09:00']);
  });

  it('a patient at home in another zone is told the time on their own clock, with the clinic’s beside it', () => {
    const [before, after] = [friday, monday].map((on) => patientTimeWords(wallTime(on, '09:00'), zone, 'Asia/Kolkata'));
    for (const words of [before, after]) expect(words).toContain(`09:00 at the clinic (${named[zone]})`);
    // India changes no clocks: the same nine o’clock is an hour earlier or later there after the change.
    const [early, late] = [before, after].map((words) => Number(/, (\d\d):/.exec(words ?? '')?.[1]));
    expect((late! - early! + 24) % 24).toBe(direction === 'forward' ? 23 : 1);
    expect(patientTimeWords(wallTime(monday, '09:00'), zone, zone)).toMatch(new RegExp(`, 09:00 \\(${named[zone]}\\)$`));
    expect(patientTimeWords(wallTime(monday, '09:00'), zone, null)).toMatch(/, 09:00 at the clinic \(/);
  });
});

describe('the weeks in which two zones have not both changed', () => {
  it('count: nine in New York is two in the afternoon in Berlin between 14 and 28 March 2027, and three before and after', () => {
    const told = (on: string) =>
      patientTimeWords(instantAtLocalTime(localDate(on), '09:00', 'America/New_York'), 'America/New_York', 'Europe/Berlin');
    expect(told('2027-03-12')).toBe('Friday, 12 March 2027, 15:00 (Central European Time); 09:00 at the clinic (Eastern Time)');
    expect(told('2027-03-16')).toBe('Tuesday, 16 March 2027, 14:00 (Central European Time); 09:00 at the clinic (Eastern Time)');
    expect(told('2027-03-30')).toBe('Tuesday, 30 March 2027, 15:00 (Central European Time); 09:00 at the clinic (Eastern Time)');
    const sydney = patientTimeWords(
      instantAtLocalTime(localDate('2027-03-16'), '16:00', 'America/New_York'),
      'America/New_York',
      'Australia/Sydney',
    );
    expect(sydney).toBe(
      'Wednesday, 17 March 2027, 07:00 (Australian Eastern Time); Tuesday, 16 March 2027, 16:00 at the clinic (Eastern Time)',
    );
  });
});
