import fc from 'fast-check';
import { instant, localDate, localTimeAt, plusMinutes } from '../shared/index.js';
import type { Role } from '../staff/index.js';
import {
  candidatesFor,
  defaultPhases,
  defaultSchedulingPolicy as policy,
  doesCoursePermit,
  isCovered,
  judgePlacement,
  neededSpans,
  patientMinutes,
  placedSpans,
  situationOf,
  spansOn,
  withVisit,
  without,
  type BoardResource,
  type DaySituation,
  type Placement,
} from './index.js';

const on = localDate('2026-11-17');
const at = (time: string) => instant(`2026-11-17T${time}:00-05:00`);
const text = (time: string) => `2026-11-17T${time}:00-05:00`;
const open = [{ startsAt: text('08:30'), endsAt: text('16:30') }];

const offers = ['oxygen', 'monitor', 'infusion-pole', 'advanced-life-support'];

function resource(id: string, kind: BoardResource['kind'], roles: Role[] = [], changes: Partial<BoardResource> = {}): BoardResource {
  const licence = kind === 'staff' ? localDate('2027-01-01') : null;
  return {
    ...{ id, kind, name: id, credential: '', roles, attributes: offers, presence: open, absences: [] },
    ...{ standing: 'usable', licenceValidUntil: licence, cleaningMinutes: 0, ...changes },
  };
}

const everybody = [
  resource('Nair', 'staff', ['therapist']),
  resource('Ruiz', 'staff', ['nurse']),
  resource('Okafor', 'staff', ['prescriber', 'medical-director']),
  resource('R1', 'room'),
  resource('R2', 'room', [], { attributes: [] }),
  resource('P-01', 'pump', [], { cleaningMinutes: 10 }),
];

function aDay(resources: readonly BoardResource[] = everybody, openSpans = open): DaySituation {
  const site = { id: 's', name: 'Main', zone: 'America/New_York' };
  return situationOf({ on, site, sites: [], openSpans, closedBecause: null, resources, appointments: [] });
}

const infusionTeam = ['therapist Nair', 'nurse Ruiz', 'room R1', 'pump P-01'];
const assigned = (team: readonly string[]): Placement['assignments'] =>
  team.map((one) => ({ role: one.split(' ')[0] as 'nurse', resourceId: one.split(' ')[1] ?? '' }));

function infusion(time: string, changes: Partial<Placement> & { team?: readonly string[] } = {}): Placement {
  const { team = infusionTeam, ...rest } = changes;
  const visitType = rest.visitType ?? 'intravenous-dosing-with-therapist';
  return {
    ...{ appointmentId: 'new', patientId: 'Alex', visitType, startsAt: at(time), phases: defaultPhases(visitType) },
    ...{ assignments: assigned(team), isRemote: false, ...rest },
  };
}

const judged = (placement: Placement, situation = aDay()) => judgePlacement(placement, situation, policy).map(({ code }) => code);
const withBooked = (placement: Placement, situation = aDay()) => withVisit(situation, placement, placedSpans(placement, situation));

describe('what a visit holds', () => {
  it('is each resource for its own stretch', () => {
    const words = neededSpans(defaultPhases('intravenous-dosing')).map(
      ({ role, fromMin, toMin, loadPercent }) => `${role} ${fromMin}-${toMin} ${loadPercent}`,
    );
    expect(words).toEqual(['nurse 0-70 100', 'nurse 70-130 33', 'pump 30-70 100', 'room 0-145 100']);
    expect(patientMinutes(defaultPhases('intravenous-dosing'))).toBe(130);
    expect(neededSpans(defaultPhases('integration'), true).map(({ role }) => role)).toEqual(['therapist']);
    expect(defaultPhases('sublingual-dosing').reduce((sum, { minutes }) => sum + minutes, 0)).toBe(150);
  });
});

describe('a placement', () => {
  it('fits a free day, and its own old place does not stand in the way of a move', () => {
    expect(judged(infusion('09:30'))).toEqual([]);
    expect(judged(infusion('09:45'), withBooked(infusion('09:30')))).toEqual([]);
  });

  it('may follow right behind another, and not a minute before', () => {
    const first = withBooked(infusion('08:30', { appointmentId: 'first', patientId: 'Bea' }));
    const room = { team: ['therapist Nair', 'room R1'], visitType: 'integration' as const };
    // 175 minutes of room from 08:30 end at 11:25.
    expect(judged(infusion('11:25', room), first)).toEqual([]);
    expect(judged(infusion('11:24', room), first)).toEqual(['busy']);
  });

  it.each([
    ['outside hours', infusion('07:30'), ['site-closed', 'not-at-work', 'no-prescriber-on-site', 'no-skill-on-site']],
    ['with 29 minutes left before closing', infusion('13:21'), ['ends-too-late']],
    ['with exactly 30 minutes left', infusion('13:20'), []],
    ['without a pump', infusion('09:30', { team: infusionTeam.slice(0, 3) }), ['not-assigned']],
    [
      'with a nurse as therapist',
      infusion('09:30', { team: ['therapist Ruiz', ...infusionTeam.slice(1)] }),
      ['assigned-twice', 'wrong-role'],
    ],
    ['in a room without oxygen', infusion('09:30', { team: ['therapist Nair', 'nurse Ruiz', 'room R2', 'pump P-01'] }), ['room-lacks']],
    ['with somebody unknown', infusion('09:30', { team: ['therapist Who', ...infusionTeam.slice(1)] }), ['unknown-resource']],
  ])('%s is judged', (_, placement, expected) => {
    expect([...new Set(judged(placement))].toSorted()).toEqual([...expected].toSorted());
  });

  it.each([
    ['absent', { absences: [{ id: 'a', kind: 'leave' as const, startsAt: text('09:00'), endsAt: text('10:00') }] }, 'Ruiz', 'absent'],
    ['without a licence on record', { licenceValidUntil: null }, 'Ruiz', 'licence-not-valid'],
    ['licensed until yesterday', { licenceValidUntil: localDate('2026-11-16') }, 'Nair', 'licence-not-valid'],
    ['at work only from ten', { presence: [{ startsAt: text('10:00'), endsAt: text('16:30') }] }, 'Nair', 'not-at-work'],
    ['overdue for maintenance', { standing: 'maintenance-overdue' as const }, 'P-01', 'maintenance-overdue'],
    ['of unknown maintenance', { standing: 'maintenance-unknown' as const }, 'P-01', 'maintenance-unknown'],
    ['out of use', { standing: 'out-of-use' as const }, 'R1', 'out-of-use'],
  ])('is refused where one of its resources is %s', (_, change, id, code) => {
    const day = aDay(everybody.map((one) => (one.id === id ? { ...one, ...change } : one)));
    expect(judged(infusion('09:30'), day)).toEqual([code]);
  });

  it('needs a prescriber for the whole block; one may follow another', () => {
    const until = (id: string, from: string, to: string) =>
      resource(id, 'staff', ['prescriber'], { presence: [{ startsAt: text(from), endsAt: text(to) }] });
    const others = everybody.filter(({ id }) => id !== 'Okafor');
    expect(judged(infusion('09:30'), aDay([...others, until('A', '08:30', '11:00'), until('B', '11:00', '16:30')]))).toEqual([]);
    const [gap] = judgePlacement(infusion('09:30'), aDay([...others, until('A', '08:30', '11:00'), until('B', '11:05', '16:30')]), policy);
    expect(gap?.message).toContain('No prescriber is on site 11:00–11:05.');
  });

  it('books nobody of whom the chart says that they have died', () => {
    const visit = infusion('08:30');
    const [refused, ...more] = judgePlacement(visit, { ...aDay(), deceasedIds: new Set([visit.patientId]) }, policy);
    expect([refused?.code, refused?.isOverridable, more]).toEqual(['patient-deceased', false, []]);
    expect(judged(visit, { ...aDay(), deceasedIds: new Set(['somebody-else']) })).toEqual([]);
  });

  it('gives a patient one place at a time and one dose a day', () => {
    const booked = withBooked(infusion('08:30', { appointmentId: 'first' }));
    expect(judged(infusion('13:00'), booked)).toEqual(['second-dose-that-day']);
    const talk = infusion('10:00', { visitType: 'response-review', team: ['prescriber Okafor', 'room R2'] });
    expect(judged(talk, booked)).toEqual(['patient-busy']);
  });

  it('staggers the starts of one nurse by ten minutes', () => {
    const chair = (time: string, room: string, appointmentId: string) =>
      infusion(time, { visitType: 'esketamine-dosing', team: ['nurse Ruiz', `room ${room}`], appointmentId, patientId: appointmentId });
    const chairs = aDay([...everybody, resource('C2', 'room')]);
    const first = withBooked(chair('09:00', 'R1', 'one'), chairs);
    expect(judged(chair('09:09', 'C2', 'two'), first)).toEqual(['starts-too-close']);
    expect(judged(chair('09:10', 'C2', 'two'), first)).toEqual([]);
  });
});

describe('who could serve', () => {
  it('are the free ones first, the others with their reasons', () => {
    const booked = withBooked(
      infusion('09:30', { appointmentId: 'first', patientId: 'Bea' }),
      aDay([...everybody, resource('Cole', 'staff', ['therapist'])]),
    );
    const therapists = candidatesFor(infusion('10:00'), booked, policy).get('therapist');
    expect(therapists?.map(({ name, isFree }) => `${name} ${isFree}`)).toEqual(['Cole true', 'Nair false']);
    expect(therapists?.[1]?.reasons[0]?.message).toBe('Nair is already booked: infusion with therapist 09:30–12:10.');
  });
});

describe('what a course permits', () => {
  it.each([
    [null, 'integration', true],
    [null, 'esketamine-dosing', false],
    ['screening', 'psychiatric-evaluation', true],
    ['screening', 'preparation', false],
    ['eligible', 'preparation', true],
    ['eligible', 'intravenous-dosing', false],
    ['consented', 'intravenous-dosing', true],
    ['on-hold', 'intravenous-dosing', false],
    ['on-hold', 'integration', true],
    ['integration-only', 'intravenous-dosing', false],
    ['withdrawn', 'integration', false],
  ] as const)('%s: %s is %s', (state, visit, expected) => {
    expect(doesCoursePermit(state, visit)).toBe(expected);
  });
});

describe('time', () => {
  const hours = {
    weekdays: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, spans: [{ opensAt: '00:30', closesAt: '09:00' }] })),
    exceptions: [],
  };
  // Elapsed hours from 00:30 to 09:00 by the clock: 8.5, an hour less in spring, an hour more in autumn.
  it.each([
    ['America/New_York', '2027-03-13', 8.5],
    ['America/New_York', '2027-03-14', 7.5],
    ['America/New_York', '2026-11-01', 9.5],
    ['America/Phoenix', '2027-03-14', 8.5],
    ['Europe/Berlin', '2027-03-28', 7.5],
    ['Europe/Berlin', '2027-10-31', 9.5],
    ['Australia/Lord_Howe', '2027-04-04', 9],
  ])('in %s on %s the clock’s 00:30 to 09:00 lasts %s hours', (zone, day, expected) => {
    const [span] = spansOn(hours, localDate(day), zone);
    expect(((span?.endsAt ?? 0) - (span?.startsAt ?? 0)) / 3_600_000).toBe(expected);
    expect(localTimeAt(span!.endsAt, zone)).toBe('09:00');
  });

  it('cut out of spans and counted as cover agree for any spans', () => {
    const span = fc
      .tuple(fc.nat(50), fc.integer({ min: 1, max: 20 }))
      .map(([from, length]) => ({ startsAt: plusMinutes(at('08:00'), from), endsAt: plusMinutes(at('08:00'), from + length) }));
    fc.assert(
      fc.property(
        span,
        fc.array(span, { maxLength: 5 }),
        (stretch, cover) => isCovered(stretch, cover) === (without([stretch], cover).length === 0),
      ),
    );
  });
});

describe('any two placements', () => {
  it('that both fit one after the other never ask more than a whole of anyone', () => {
    const minute = fc.integer({ min: 0, max: 300 });
    fc.assert(
      fc.property(fc.array(minute, { minLength: 2, maxLength: 6 }), (starts) => {
        const chairs = aDay([...everybody, ...[2, 3, 4, 5, 6, 7].map((n) => resource(`C${n}`, 'room'))]);
        const day = starts.reduce((situation, start, index) => {
          const visitType = index % 2 === 0 ? 'esketamine-dosing' : 'intravenous-dosing';
          const pump = index % 2 === 0 ? [] : ['pump P-01'];
          const placement = infusion('08:30', {
            visitType,
            startsAt: plusMinutes(at('08:30'), start),
            appointmentId: `${index}`,
            patientId: `${index}`,
            team: ['nurse Ruiz', `room C${index + 2}`, ...pump],
          });
          return judged(placement, situation).length === 0 ? withBooked(placement, situation) : situation;
        }, chairs);
        const loadAt = (resourceId: string, moment: number) =>
          day.bookings
            .filter((one) => one.resourceId === resourceId && one.startsAt <= moment && moment < one.endsAt)
            .reduce((sum, { loadPercent }) => sum + loadPercent, 0);
        for (const { resourceId, startsAt } of day.bookings) expect(loadAt(resourceId, startsAt)).toBeLessThanOrEqual(100);
      }),
      { numRuns: fc.readConfigureGlobal().numRuns ?? 60 },
    );
  });
});
