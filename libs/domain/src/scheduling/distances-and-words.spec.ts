import { defaultProtocols, instantiateProtocol } from '../courses/index.js';
import { instant, localDate } from '../shared/index.js';
import { bookAppointment, reasonsOf, takeAppointmentStep } from './appointments.js';
import { situationOf } from './day-situation.js';
import { gapConflicts } from './gap-conflicts.js';
import { hoursConflicts } from './judge-day.js';
import { judgePlacement } from './judge-placement.js';
import { placedSpans } from './placed-spans.js';
import { keepResource, standingOf } from './resources.js';
import { defaultSchedulingPolicy as policy } from './scheduling-policy.js';
import { leastMinutes } from './visit-length.js';
import { defaultPhases } from './visit-phases.js';
import { wishedPeople } from './wished-people.js';

const zone = 'America/New_York';
const id = '0199a0b0-0000-7000-8000-000000000001';

describe('a dose that is moved in its course', () => {
  const { visits } = instantiateProtocol(defaultProtocols[0] ?? raise(), localDate('2026-11-02'));
  const doses = visits.filter(({ key }) => /^dose-[1-3]$/.test(key));
  const at = (text: string) => instant(`${text}:00-05:00`);
  const told = (key: string, standing: Readonly<Record<string, string>>) =>
    gapConflicts(doses, key, new Map(Object.entries(standing).map(([one, text]) => [one, at(text)])), zone).map(
      ({ code, isOverridable, message }) => [code, isOverridable, message] as const,
    );
  const { title, gap } = doses[1] ?? raise();
  const before = doses[0]?.title;

  function raise(): never {
    throw new Error('The protocol has its doses');
  }

  it('keeps its hours to the one before: 47 of 48 are too few, and nobody sets that aside', () => {
    const [first] = told('dose-2', { 'dose-1': '2026-11-23T10:00', 'dose-2': '2026-11-25T09:00' });
    expect(first).toEqual(['too-few-hours', false, `${title} would be 47 hours after ${before}; at least 48 are needed.`]);
    expect(told('dose-2', { 'dose-1': '2026-11-23T10:00', 'dose-2': '2026-11-25T10:00' })).toEqual([]);
  });

  it('keeps its days to the one before, earlier and later, and a manager may set that aside', () => {
    const days = { earliest: gap?.earliestDays ?? 0, latest: gap?.latestDays ?? 0 };
    const early = told('dose-2', { 'dose-1': '2026-11-23T10:00', 'dose-2': '2026-11-24T10:00' });
    const said = `${title} would be 1 days after ${before}; the plan says at the earliest ${days.earliest}.`;
    expect(early[0]).toEqual(['before-its-distance', true, said]);
    const [late] = told('dose-2', { 'dose-1': '2026-11-02T10:00', 'dose-2': '2026-11-30T10:00' });
    expect(late).toEqual([
      'after-its-distance',
      true,
      `${title} would be 28 days after ${before}; the plan says at the latest ${days.latest}.`,
    ]);
  });

  it('keeps them to those that follow as well, and says nothing of visits that stand nowhere', () => {
    expect(told('dose-2', { 'dose-2': '2026-11-25T10:00', 'dose-3': '2026-11-26T09:00' }).map(([code]) => code)).toContain('too-few-hours');
    expect(told('dose-2', { 'dose-2': '2026-11-25T10:00' })).toEqual([]);
    expect(told('dose-2', { 'dose-1': '2026-11-23T10:00' })).toEqual([]);
    expect(told('dose-1', { 'dose-2': '2026-11-23T10:00', 'dose-3': '2026-11-23T11:00' })).toEqual([]);
  });
});

describe('a room, a person or a pump', () => {
  const on = localDate('2026-11-17');

  it('can be planned while it is in use; a pump has its maintenance too', () => {
    const room = { kind: 'room', maintenanceDueOn: null } as const;
    expect([true, false].map((isInUse) => standingOf({ ...room, isInUse }, on))).toEqual(['usable', 'out-of-use']);
    expect(standingOf({ kind: 'pump', isInUse: true, maintenanceDueOn: localDate('2026-11-16') }, on)).toBe('maintenance-overdue');
    expect(standingOf({ kind: 'pump', isInUse: true, maintenanceDueOn: localDate('2027-02-01') }, on)).toBe('usable');
  });

  it('has only what is its own', () => {
    const kept = (more: object) => keepResource.safeParse({ siteId: id, name: 'R1', ...more }).success;
    expect(kept({ kind: 'room' })).toBe(true);
    expect(kept({ kind: 'room', maintenanceDueOn: '2027-02-01' })).toBe(false);
    expect(kept({ kind: 'pump', maintenanceDueOn: '2027-02-01' })).toBe(true);
  });
});

describe('what is written to book a visit', () => {
  const place = { id, patientId: id, siteId: id, startsAt: '2026-11-17T14:30:00Z', assignments: [{ role: 'room', resourceId: id }] };
  const isRead = (more: object) => bookAppointment.safeParse({ ...place, ...more }).success;

  it('names the visit of the course, or the type of visit', () => {
    expect(isRead({ visitType: 'integration' })).toBe(true);
    expect(isRead({})).toBe(false);
    expect(isRead({ visitKey: 'dose-1' })).toBe(false);
    expect(isRead({ courseId: id, visitKey: 'dose-1' })).toBe(true);
    expect(isRead({ courseId: id, visitType: 'integration' })).toBe(true);
    expect(isRead({ courseId: id })).toBe(false);
  });

  it('gives the reason that fits the step', () => {
    const step = (event: string, reason: string | null) => takeAppointmentStep.safeParse({ id, event, reason }).success;
    expect(reasonsOf('mark-entered-in-error')).toContain('booked-twice');
    expect(reasonsOf('cancel-for-patient')).not.toContain('booked-twice');
    expect([step('cancel-for-patient', 'weather'), step('cancel-for-patient', 'booked-twice')]).toEqual([true, false]);
    expect([step('mark-entered-in-error', 'booked-twice'), step('mark-entered-in-error', 'weather'), step('arrive', null)]).toEqual([
      true,
      false,
      true,
    ]);
  });
});

describe('a visit on a day that does not offer it', () => {
  const at = (time: string) => `2026-11-17T${time}:00-05:00`;
  const infusion = {
    ...({ appointmentId: 'new', patientId: 'Alex', visitType: 'intravenous-dosing', isRemote: false } as const),
    ...{ startsAt: instant(at('09:30')), phases: defaultPhases('intravenous-dosing') },
    assignments: [
      { role: 'nurse', resourceId: 'Ruiz' },
      { role: 'pump', resourceId: 'gone' },
    ] as const,
  };
  const ruiz = {
    ...({
      id: 'Ruiz',
      kind: 'staff',
      name: 'Ruiz',
      credential: 'RN',
      roles: ['nurse'],
      attributes: [],
      presence: [],
      absences: [],
    } as const),
    ...({ standing: 'usable', licenceValidUntil: localDate('2027-01-01'), cleaningMinutes: 0 } as const),
  };
  const day = (openSpans: readonly { startsAt: string; endsAt: string }[], closedBecause: string | null = null) =>
    situationOf({
      ...{ on: localDate('2026-11-17'), site: { id: 's', name: 'Main', zone }, sites: [], closedBecause, openSpans },
      ...{ resources: [ruiz], appointments: [] },
    });
  const openAll = [{ startsAt: instant(at('08:30')), endsAt: instant(at('16:30')) }];
  const whole = [{ startsAt: at('08:30'), endsAt: at('16:30') }];

  it.each([
    [null, 'It is closed that day.'],
    ['', 'It is closed that day.'],
    ['Thanksgiving', 'It is closed that day: Thanksgiving.'],
  ])('hears why the site is closed (%j)', (closedBecause, said) => {
    expect(hoursConflicts(infusion, day([], closedBecause), policy)[0]?.message).toContain(said);
  });

  it('hears when the site is open instead', () => {
    const morning = [{ startsAt: at('08:30'), endsAt: at('10:00') }];
    expect(hoursConflicts(infusion, day(morning), policy)[0]?.message).toContain('It is open 08:30–10:00.');
    expect(hoursConflicts(infusion, { ...day([]), closedBecause: undefined } as never, policy)[0]?.message).toContain('closed that day.');
  });

  it('hears that a nurse does not work that day, and books a pump that is not there without cleaning', () => {
    expect(judgePlacement(infusion, day(whole), policy).map(({ message }) => message)).toContain('Ruiz does not work that day.');
    const pump = placedSpans(infusion, day(whole)).find(({ role }) => role === 'pump');
    expect([pump?.startsAt, pump?.endsAt]).toEqual([instant(at('10:00')), instant(at('10:40'))]);
  });

  it('asks no stagger of a visit in which nothing is given', () => {
    const watched = { ...infusion, phases: infusion.phases.filter(({ phase }) => phase !== 'dosing') };
    const atWork = { ...day(whole), resources: new Map([...day(whole).resources].map(([id, one]) => [id, { ...one, presence: openAll }])) };
    expect(judgePlacement(watched, atWork, policy).filter(({ role }) => role === 'nurse')).toEqual([]);
  });

  it('lasts no time where it has no part but the clean-up', () => {
    const cleanUp = defaultPhases('integration').filter(({ phase }) => phase === 'clean-up');
    expect([leastMinutes(cleanUp, policy), leastMinutes([], policy)]).toEqual([0, 0]);
  });
});

it('a wished person whom the clinic does not know takes nobody’s place', () => {
  const people = new Map([['Nair', { roles: ['therapist'] as const }]]);
  expect(wishedPeople(['Nair', 'left'], ['gone'], people)).toEqual(['gone', 'Nair', 'left']);
});
