import { instant, localDate, localDateAt } from '../shared/index.js';
import { isOpenAt, openingHours, siteHours } from '../clinics/index.js';
import { defaultProtocols, instantiateProtocol } from '../courses/index.js';
import type { Role } from '../staff/index.js';
import {
  defaultPhases,
  defaultSchedulingPolicy as policy,
  judgePlacement,
  keepPatientNeeds,
  keepResource,
  noNeeds,
  proposeSeries,
  situationOf,
  skillsOn,
  wishedPeople,
  type BoardResource,
  type PatientNeeds,
  type Placement,
} from './index.js';

const on = localDate('2026-11-17');
const text = (time: string) => `2026-11-17T${time}:00-05:00`;
const open = [{ startsAt: text('08:30'), endsAt: text('16:30') }];
const watched = ['oxygen', 'monitor', 'infusion-pole'];

function resource(id: string, kind: BoardResource['kind'], roles: Role[], attributes: readonly string[]): BoardResource {
  const licenceValidUntil = kind === 'staff' ? localDate('2027-01-01') : null;
  return {
    ...{ id, kind, name: id, credential: '', roles, attributes, presence: open, absences: [], standing: 'usable' },
    ...{ licenceValidUntil, cleaningMinutes: 0 },
  };
}

const everybody = [
  resource('Nair', 'staff', ['therapist'], ['woman', 'language-es']),
  resource('Ruiz', 'staff', ['nurse'], ['advanced-life-support']),
  resource('Okafor', 'staff', ['prescriber'], []),
  resource('R1', 'room', [], watched),
  resource('P-01', 'pump', [], []),
];

const infusion: Placement = {
  ...{ appointmentId: 'new', patientId: 'Alex', visitType: 'intravenous-dosing-with-therapist', isRemote: false },
  ...{ startsAt: instant(text('09:30')), phases: defaultPhases('intravenous-dosing-with-therapist') },
  assignments: [
    { role: 'therapist', resourceId: 'Nair' },
    { role: 'nurse', resourceId: 'Ruiz' },
    { role: 'room', resourceId: 'R1' },
    { role: 'pump', resourceId: 'P-01' },
  ],
};

function dayWith(resources: readonly BoardResource[], needs: Partial<PatientNeeds>, patientId = 'Alex') {
  return situationOf({
    ...{ on, site: { id: 's', name: 'Main', zone: 'America/New_York' }, sites: [], openSpans: open, closedBecause: null },
    ...{ resources, appointments: [], needs: [{ ...noNeeds, ...needs, patientId }] },
  });
}

function judged(resources: readonly BoardResource[], needs: Partial<PatientNeeds> = {}, patientId = 'Alex') {
  return judgePlacement(infusion, dayWith(resources, needs, patientId), policy);
}

describe('what a patient needs', () => {
  it.each<[string, Partial<PatientNeeds>, string[], boolean[]]>([
    ['nothing', {}, [], []],
    ['a room for a wheelchair', { room: ['wheelchair'] }, ['room-lacks-need'], [true]],
    ['a room with oxygen and an emergency cart', { room: ['oxygen', 'emergency-cart'] }, ['room-lacks-need'], [true]],
    ['one of the languages that the therapist speaks', { languages: ['pt', 'es'] }, [], []],
    ['a language that only the nurse could offer', { languages: ['pt'] }, ['no-shared-language'], [true]],
    ['a man as therapist', { therapistGender: 'man' }, ['other-gender-wished'], [true]],
    ['a woman as therapist', { therapistGender: 'woman' }, [], []],
    ['not to be with the nurse', { avoidedIds: ['Ruiz' as never] }, ['person-avoided'], [true]],
  ])('(%s) is matched with the room and the people', (_, needs, codes, overridable) => {
    const found = judged(everybody, needs);
    expect([...new Set(found.map(({ code }) => code))]).toEqual(codes);
    expect([...new Set(found.map(({ isOverridable }) => isOverridable))]).toEqual(overridable);
  });

  it('stands in nobody else’s way', () => {
    expect(judged(everybody, { room: ['wheelchair'] }, 'Bea')).toEqual([]);
  });

  it('is refused where one person is both preferred and avoided', () => {
    const id = '0199a0b0-0000-7000-8000-000000000001';
    expect(keepPatientNeeds.safeParse({ preferredIds: [id], avoidedIds: [id] }).success).toBe(false);
    expect([[], ['es']].map((languages) => keepPatientNeeds.safeParse({ needsInterpreter: true, languages }).success)).toEqual([
      false,
      true,
    ]);
    expect(keepPatientNeeds.parse({ preferredIds: [id] })).toMatchObject({ ...noNeeds, preferredIds: [id] });
  });
});

describe('a plan for such a patient', () => {
  const [first] = instantiateProtocol(defaultProtocols[0]!, on).visits.filter(({ key }) => key === 'preparation-1');
  const asked = (needs: Partial<PatientNeeds>) =>
    proposeSeries({
      ...{ patientId: 'Alex', visits: [{ ...first!, gap: null, targetOn: on }], standing: new Map(), notBefore: on, inductionSpanDays: 21 },
      preferences: { weekdays: [], from: null, until: null, teamIds: [] },
      policy,
      situationOn: () => dayWith(everybody, needs),
    });

  it('keeps to the needs, and says where they bind', () => {
    expect(asked({ languages: ['es'] }).blocked).toBeNull();
    const { proposals, blocked } = asked({ languages: ['pt'] });
    expect(proposals).toEqual([]);
    expect(blocked?.bindings).toContain('Missing on all these days: a room and people as the patient needs and wishes them.');
  });

  it('wishes for the preferred people, and for the team in the other roles', () => {
    const people = new Map([
      ['Nair', { roles: ['therapist'] as const }],
      ['Weber', { roles: ['therapist'] as const }],
      ['Ruiz', { roles: ['nurse'] as const }],
    ]);
    expect(wishedPeople(['Nair', 'Ruiz'], ['Weber'], people)).toEqual(['Weber', 'Ruiz']);
    expect(wishedPeople(['Nair', 'Ruiz'], [], people)).toEqual(['Nair', 'Ruiz']);
  });
});

describe('an infusion', () => {
  const without = everybody.map((one) => (one.id === 'Ruiz' ? { ...one, attributes: [] } : one));

  it('needs somebody with advanced life support at work from the dose until the patient leaves', () => {
    const [found] = judged(without);
    expect([found?.code, found?.isOverridable]).toEqual(['no-skill-on-site', true]);
    expect(found?.message).toBe('Nobody with advanced life support is at work 10:00–12:10.');
    const until = (id: string, from: string, to: string): BoardResource => ({
      ...resource(id, 'staff', ['prescriber'], ['advanced-life-support']),
      presence: [{ startsAt: text(from), endsAt: text(to) }],
    });
    expect(judged([...without, until('A', '10:00', '11:00'), until('B', '11:00', '12:10')])).toEqual([]);
    expect(judged([...without, until('A', '10:00', '11:00'), until('B', '11:00', '12:09')])).toHaveLength(1);
  });

  it('counts a certificate on its last day and not on the day after', () => {
    const held = [{ skill: 'advanced-life-support' as const, validUntil: on }];
    expect([skillsOn(held, on), skillsOn(held, localDate('2026-11-18'))]).toEqual([['advanced-life-support'], []]);
    const person = { siteId: '0199a0b0-0000-7000-8000-000000000001', kind: 'staff', name: 'Ruiz' };
    expect(keepResource.safeParse({ ...person, skills: [...held, ...held] }).success).toBe(false);
    expect(keepResource.safeParse({ ...person, kind: 'room', skills: held }).success).toBe(false);
  });
});

describe('the hours of a site', () => {
  const spans = [{ opensAt: '08:30', closesAt: '16:30' }];
  const written = { weekdays: [{ weekday: 2, spans }], exceptions: [{ on: '2026-11-24', spans: [], reason: 'Staff day' }] };

  // 2026-11-17 is a Tuesday; New York is five hours behind UTC.
  it.each([
    ['2026-11-17T13:29:00Z', false],
    ['2026-11-17T13:30:00Z', true],
    ['2026-11-17T21:29:00Z', true],
    ['2026-11-17T21:30:00Z', false],
    ['2026-11-18T15:00:00Z', false],
    ['2026-11-24T15:00:00Z', false],
  ])('at %s: open is %s', (now, expected) => {
    expect(isOpenAt(openingHours.parse(written), 'America/New_York', instant(now))).toBe(expected);
  });

  it('are every day alike where nothing is written down, and name a day once', () => {
    const sunday = instant('2026-11-22T15:00:00Z');
    expect(localDateAt(sunday, 'America/New_York')).toBe('2026-11-22');
    expect(isOpenAt(siteHours(null, '08:30:00', '16:30:00'), 'America/New_York', sunday)).toBe(true);
    expect(isOpenAt(siteHours(written, '08:30:00', '16:30:00'), 'America/New_York', sunday)).toBe(false);
    const day = { on: '2026-12-25', spans: [], reason: null };
    expect(openingHours.safeParse({ weekdays: [], exceptions: [day, day] }).success).toBe(false);
  });
});
