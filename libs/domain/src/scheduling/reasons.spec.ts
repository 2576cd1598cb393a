import { instant, localDate } from '../shared/index.js';
import type { Role } from '../staff/index.js';
import {
  candidatesFor,
  defaultPhases,
  defaultSchedulingPolicy as policy,
  doesFit,
  judgePlacement,
  noNeeds,
  placedSpans,
  situationOf,
  withVisit,
  withoutVisits,
  type BoardResource,
  type DaySituation,
  type PatientNeeds,
  type Placement,
} from './index.js';
import { arrangeVisits } from './arrange-visits.js';
import { recordAbsence } from './resources.js';
import { askVisitsInTheWay } from './visits-in-the-way.js';

const on = localDate('2026-11-17');
const at = (time: string) => instant(`2026-11-17T${time}:00-05:00`);
const text = (time: string) => `2026-11-17T${time}:00-05:00`;
const from = (start: string, end: string) => [{ startsAt: text(start), endsAt: text(end) }];

function resource(id: string, kind: BoardResource['kind'], roles: Role[] = [], changes: Partial<BoardResource> = {}): BoardResource {
  return {
    ...{ id, kind, name: id, credential: '', roles, attributes: ['oxygen', 'monitor', 'infusion-pole', 'advanced-life-support'] },
    ...{ presence: from('08:30', '16:30'), absences: [], standing: 'usable', cleaningMinutes: 0 },
    ...{ licenceValidUntil: kind === 'staff' ? localDate('2027-01-01') : null, ...changes },
  };
}

const team = [
  resource('Nair', 'staff', ['therapist']),
  resource('Ruiz', 'staff', ['nurse']),
  resource('Okafor', 'staff', ['prescriber']),
  resource('R1', 'room'),
  resource('R2', 'room'),
  resource('P-01', 'pump', [], { cleaningMinutes: 10 }),
];
const changed = (id: string, change: Partial<BoardResource>) => team.map((one) => (one.id === id ? { ...one, ...change } : one));

interface DayGiven {
  readonly resources?: readonly BoardResource[];
  readonly openSpans?: readonly { readonly startsAt: string; readonly endsAt: string }[];
  readonly needs?: Partial<PatientNeeds>;
}

const aDay = ({ resources = team, openSpans = from('08:30', '16:30'), needs }: DayGiven = {}): DaySituation =>
  situationOf({
    ...{ on, site: { id: 's', name: 'Main', zone: 'America/New_York' }, sites: [], openSpans, closedBecause: null, resources },
    ...{ appointments: [], ...(needs === undefined ? {} : { needs: [{ ...noNeeds, ...needs, patientId: 'Alex' }] }) },
  });

function visit(visitType: Placement['visitType'], time: string, people: string, changes: Partial<Placement> = {}): Placement {
  const assignments = people.split(', ').map((one) => ({ role: one.split(' ')[0] as 'nurse', resourceId: one.split(' ')[1] ?? '' }));
  return {
    ...{ appointmentId: 'new', patientId: 'Alex', visitType, startsAt: at(time), phases: defaultPhases(visitType), isRemote: false },
    ...{ assignments, ...changes },
  };
}
const infusion = (time: string, people = 'therapist Nair, nurse Ruiz, room R1, pump P-01', changes: Partial<Placement> = {}) =>
  visit('intravenous-dosing-with-therapist', time, people, changes);
const talk = (time: string, people = 'therapist Nair, room R1', changes: Partial<Placement> = {}) =>
  visit('integration', time, people, changes);
const spray = (id: string, time: string, room: string) =>
  visit('esketamine-dosing', time, `nurse Ruiz, room ${room}`, { appointmentId: id, patientId: id });

const told = (placement: Placement, day = aDay()): readonly string[] =>
  judgePlacement(placement, day, policy).map(
    ({ code, message, role, isOverridable }) =>
      `${code}${role === null ? '' : ` of the ${role}`}${isOverridable ? ', may be set aside' : ''}: ${message}`,
  );
const booked = (day: DaySituation, ...placements: readonly Placement[]): DaySituation =>
  placements.reduce((so, placement) => withVisit(so, placement, placedSpans(placement, so)), day);

describe('what stands in the way of a visit is said, with whether it may be set aside', () => {
  const lunch = [...from('08:30', '12:00'), ...from('13:00', '16:30')];
  const away = (kind: 'leave' | 'sick' | 'training' | 'maintenance' | 'other') => [{ id: 'a', kind, ...from('09:00', '10:00')[0]! }];

  it.each<[string, Placement, DaySituation, readonly string[]]>([
    [
      'the site closes at lunch',
      talk('11:30'),
      aDay({ openSpans: lunch }),
      ['site-closed: The site is not open for the whole visit, 11:30–12:25. It is open 08:30–12:00 and 13:00–16:30.'],
    ],
    [
      'it ends too late',
      infusion('13:21'),
      aDay(),
      ['ends-too-late, may be set aside: Observation ends at 16:01, less than 30 min before the site closes at 16:30.'],
    ],
    [
      'the patient is elsewhere, and has a dose that day',
      infusion('10:00', 'therapist Weber, nurse Ito, room R2, pump P-02'),
      booked(
        aDay({
          resources: [...team, resource('Weber', 'staff', ['therapist']), resource('Ito', 'staff', ['nurse']), resource('P-02', 'pump')],
        }),
        infusion('09:00', undefined, { appointmentId: 'first' }),
      ),
      [
        'patient-busy: The patient already has a visit then: infusion with therapist, 09:00–11:40.',
        'second-dose-that-day: The patient already has a dosing visit that day, 09:00–11:40. Two doses on one day are not given.',
      ],
    ],
    [
      'the prescriber is away twice',
      infusion('09:30'),
      aDay({
        resources: changed('Okafor', { presence: [...from('08:30', '10:00'), ...from('10:10', '11:00'), ...from('11:30', '16:30')] }),
      }),
      [
        'no-prescriber-on-site of the prescriber: No prescriber is on site 10:00–10:10 and 11:00–11:30. A prescriber must be there for the whole block.',
      ],
    ],
    ['nobody is chosen', talk('09:30', 'room R1'), aDay(), ['not-assigned of the therapist: Choose a therapist for this visit.']],
    [
      'a pump is chosen for a talk',
      talk('09:30', 'therapist Nair, room R1, pump P-01'),
      aDay(),
      ['not-needed of the pump: This visit needs no pump.'],
    ],
    [
      'two rooms are chosen',
      talk('09:30', 'therapist Nair, room R1, room R2'),
      aDay(),
      ['assigned-twice of the room: The room is named twice for one visit.'],
    ],
    [
      'the room is unknown',
      talk('09:30', 'therapist Nair, room R9'),
      aDay(),
      ['unknown-resource of the room: There is no such room at this site.'],
    ],
    ['a nurse is to lead a talk', talk('09:30', 'therapist Ruiz, room R1'), aDay(), ['wrong-role of the therapist: Ruiz is no therapist.']],
    [
      'the room is out of use',
      talk('09:30'),
      aDay({ resources: changed('R1', { standing: 'out-of-use' }) }),
      ['out-of-use of the room: R1 is out of use.'],
    ],
    [
      'the pump is overdue',
      infusion('09:30'),
      aDay({ resources: changed('P-01', { standing: 'maintenance-overdue' }) }),
      ['maintenance-overdue of the pump: P-01 is due for maintenance before that day.'],
    ],
    [
      'the pump has no date',
      infusion('09:30'),
      aDay({ resources: changed('P-01', { standing: 'maintenance-unknown' }) }),
      ['maintenance-unknown of the pump: P-01 has no maintenance date on record, so it cannot be booked.'],
    ],
    [
      'the licence ended yesterday',
      talk('09:30'),
      aDay({ resources: changed('Nair', { licenceValidUntil: localDate('2026-11-16') }) }),
      ['licence-not-valid of the therapist: Nair’s licence is not on record as valid on that day.'],
    ],
    ['the licence ends today', talk('09:30'), aDay({ resources: changed('Nair', { licenceValidUntil: on }) }), []],
    [
      'the room lacks oxygen and a pole',
      infusion('09:30'),
      aDay({ resources: changed('R1', { attributes: ['monitor'] }) }),
      ['room-lacks of the room: R1 lacks oxygen, infusion pole.'],
    ],
    [
      'she works mornings and late',
      talk('11:30'),
      aDay({ resources: changed('Nair', { presence: lunch }) }),
      ['not-at-work of the therapist: Nair works 08:30–12:00 and 13:00–16:30 that day.'],
    ],
    [
      'she is not at work',
      talk('11:30'),
      aDay({ resources: changed('Nair', { presence: [] }) }),
      ['not-at-work of the therapist: Nair does not work that day.'],
    ],
    ...(
      [
        ['leave', 'Nair is on leave 09:00–10:00.'],
        ['sick', 'Nair is off sick 09:00–10:00.'],
        ['training', 'Nair is at a training 09:00–10:00.'],
        ['maintenance', 'Nair is in maintenance 09:00–10:00.'],
        ['other', 'Nair is not available 09:00–10:00.'],
      ] as const
    ).map(([kind, said]): [string, Placement, DaySituation, readonly string[]] => [
      kind,
      talk('09:30'),
      aDay({ resources: changed('Nair', { absences: away(kind) }) }),
      [`absent of the therapist: ${said}`],
    ]),
    ['the leave ends as it begins', talk('10:00'), aDay({ resources: changed('Nair', { absences: away('leave') }) }), []],
    [
      'the therapist has another patient',
      talk('10:00', 'therapist Nair, room R2'),
      booked(aDay(), talk('09:30', undefined, { appointmentId: 'first', patientId: 'Bea' })),
      ['busy of the therapist: Nair is already booked: integration session 09:30–10:25.'],
    ],
    [
      'the patient has needs',
      infusion('09:30'),
      aDay({
        needs: { room: ['wheelchair', 'emergency-cart'], languages: ['pt', 'es'], therapistGender: 'man', avoidedIds: ['Nair' as never] },
      }),
      [
        'person-avoided of the therapist, may be set aside: The patient asked not to be with Nair.',
        'no-shared-language of the therapist, may be set aside: Nair does not speak a language of the patient (pt, es).',
        'other-gender-wished of the therapist, may be set aside: The patient asked for a man as therapist.',
        'room-lacks-need of the room, may be set aside: R1 lacks wheelchair, emergency cart, which the patient needs.',
      ],
    ],
    [
      'the patient needs oxygen',
      talk('09:30'),
      aDay({ needs: { room: ['oxygen'] }, resources: changed('R1', { attributes: [] }) }),
      ['room-lacks-need of the room: R1 lacks oxygen, which the patient needs.'],
    ],
    [
      'no interpreter is there',
      talk('09:30'),
      aDay({ needs: { needsInterpreter: true, languages: ['pt', 'es'] } }),
      ['no-interpreter, may be set aside: No interpreter for the patient (pt, es) is on the schedule.'],
    ],
  ])('%s', (_what, placement, day, expected) => {
    expect(told(placement, day)).toEqual(expected);
    expect(doesFit(placement, day, policy)).toBe(expected.length === 0);
  });
});

describe('a nurse’s attention', () => {
  const chairs = ['C1', 'C2', 'C3', 'C4', 'C5'];
  const roomy = aDay({ resources: [...team, ...chairs.map((id) => resource(id, 'room'))] });

  it('is a whole: four patients after a spray at 25 each, and the fifth waits', () => {
    const four = ['one', 'two', 'three', 'four'].map((id, place) => spray(id, `0${8 + place}:30`.slice(-5), chairs[place] ?? ''));
    expect(
      four.map((one, place) => told(one, booked(roomy, ...four.slice(0, place))).filter((said) => said.includes('attention'))),
    ).toEqual([[], [], [], []]);
  });

  it('is taken where visits overlap, and free where one ends as the other begins', () => {
    const day = booked(roomy, { ...infusion('09:00'), appointmentId: 'first', patientId: 'Bea' });
    const said = (time: string) => told(spray('Carlos', time, 'C1'), day).filter((one) => one.includes('of the nurse'));
    expect(said('09:30')).toEqual(['over-capacity of the nurse: Ruiz’s attention is already taken: infusion with therapist 09:00–10:10.']);
    expect([said('10:09').length, said('10:10')]).toEqual([1, []]);
  });

  it('is not asked for twice in ten minutes: the start that is close is told with its time', () => {
    const day = booked(roomy, spray('one', '09:00', 'C1'));
    const starts = (time: string, id = 'two') => told(spray(id, time, 'C2'), day).filter((said) => said.startsWith('starts-too-close'));
    expect(starts('09:09')).toEqual([
      'starts-too-close of the nurse, may be set aside: Ruiz already starts a dose within 10 min of 09:29.',
    ]);
    expect([starts('09:10'), starts('08:50'), starts('08:51').length]).toEqual([[], [], 1]);
    expect(starts('09:05', 'one')).toEqual([]);
    const quiet = booked(roomy, talk('09:00', 'therapist Nair, room C1', { appointmentId: 'talk', patientId: 'Bea' }));
    expect(told(spray('two', '09:00', 'C2'), quiet)).toEqual([]);
  });
});

describe('who could serve', () => {
  it('hears reasons of that role and that person alone, whoever else is in the way', () => {
    const day = aDay({ resources: [...changed('Ruiz', { presence: [] }), resource('Cole', 'staff', ['therapist'], { presence: [] })] });
    const found = candidatesFor(infusion('09:30'), day, policy).get('therapist');
    expect(found?.map(({ name, isFree, reasons }) => [name, isFree, reasons.map(({ message }) => message)])).toEqual([
      ['Nair', true, []],
      ['Cole', false, ['Cole does not work that day.']],
    ]);
  });
});

describe('a day without some of its visits', () => {
  it('has neither them nor what they booked, and keeps the others', () => {
    const day = booked(aDay(), talk('09:00', undefined, { appointmentId: 'a' }), talk('11:00', undefined, { appointmentId: 'b' }));
    const rest = withoutVisits(day, new Set(['a', 'nobody']));
    expect(rest.visits.map(({ id }) => id)).toEqual(['b']);
    expect(rest.bookings.map(({ visit: { id }, resourceId }) => `${id} ${resourceId}`)).toEqual(['b Nair', 'b R1']);
  });
});

describe('what is asked of the schedule', () => {
  const id = '0199a0b0-0000-7000-8000-000000000001';

  it('is one resource or one site, for a time that ends after it begins', () => {
    const asked = (more: object) => askVisitsInTheWay.safeParse({ from: text('09:00'), until: text('10:00'), ...more }).success;
    expect([asked({ resource: id }), asked({ site: id }), asked({}), asked({ resource: id, site: id })]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect([asked({ site: id, until: text('09:00') }), asked({ site: id, until: text('08:59') })]).toEqual([false, false]);
  });

  it('is an absence that ends after it begins', () => {
    const kept = (start: string, end: string) =>
      recordAbsence.safeParse({ id, resourceId: id, kind: 'leave', startsAt: text(start), endsAt: text(end) }).success;
    expect([kept('09:00', '10:00'), kept('09:00', '09:00'), kept('10:00', '09:00')]).toEqual([true, false, false]);
  });

  it('is at least one change of the day', () => {
    const cancelled = { appointmentId: id, version: 1, event: 'cancel-for-clinic' };
    const said = (more: object) => arrangeVisits.safeParse(more).error?.issues.map(({ message }) => message) ?? [];
    expect([said({}), said({ cancellations: [cancelled] })]).toEqual([['Name at least one visit'], []]);
  });
});
