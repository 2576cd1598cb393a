import { instant, localDate, plusMinutes } from '../shared/index.js';
import type { Role } from '../staff/index.js';
import {
  defaultPhases,
  defaultSchedulingPolicy,
  judgePlacement,
  noNeeds,
  placedSpans,
  setSchedulingPolicy,
  situationOf,
  withVisit,
  type BoardResource,
  type DaySituation,
  type PatientNeeds,
  type Placement,
} from './index.js';

const on = localDate('2026-11-17');
const at = (time: string) => instant(`2026-11-17T${time}:00-05:00`);
const text = (time: string) => `2026-11-17T${time}:00-05:00`;
const open = [{ startsAt: text('08:00'), endsAt: text('18:00') }];

function resource(id: string, kind: BoardResource['kind'], roles: Role[] = [], attributes: readonly string[] = []): BoardResource {
  return {
    ...{ id, kind, name: id, credential: '', roles, attributes, presence: open, absences: [], standing: 'usable' },
    ...{ licenceValidUntil: localDate('2027-01-01'), cleaningMinutes: 0 },
  };
}

const rooms = ['R1', 'R2', 'R3', 'R4'].map((id) => resource(id, 'room', [], ['oxygen', 'monitor']));
const clinicians = [
  resource('Okafor', 'staff', ['prescriber']),
  resource('Nair', 'staff', ['therapist']),
  resource('Weber', 'staff', ['therapist']),
];

function aDay(people: readonly BoardResource[], needs: Readonly<Record<string, Partial<PatientNeeds>>> = {}): DaySituation {
  return situationOf({
    ...{ on, site: { id: 's', name: 'Main', zone: 'America/New_York' }, sites: [], openSpans: open, closedBecause: null },
    ...{ resources: [...rooms, ...clinicians, ...people], appointments: [] },
    needs: Object.entries(needs).map(([patientId, one]) => ({ ...noNeeds, ...one, patientId })),
  });
}

const after = (situation: DaySituation, placement: Placement) => withVisit(situation, placement, placedSpans(placement, situation));

describe('at the peak of the day', () => {
  const spray = (patientId: string, time: string, nurse: string, room: string): Placement => ({
    ...{ appointmentId: patientId, patientId, visitType: 'esketamine-dosing', isRemote: false },
    ...{ startsAt: at(time), phases: defaultPhases('esketamine-dosing') },
    assignments: [
      { role: 'nurse', resourceId: nurse },
      { role: 'room', resourceId: room },
    ],
  });
  const policy = { ...defaultSchedulingPolicy, slackFromPatients: 3, startStaggerMin: 0 };
  const nurses = (count: number) => ['Ruiz', 'Ito', 'Amin'].slice(0, count).map((id) => resource(id, 'staff', ['nurse']));
  const judged = (day: DaySituation, placement: Placement, by = policy) =>
    judgePlacement(placement, day, by).filter(({ code }) => code === 'no-slack-nurse');
  const busy = (count: number) =>
    after(after(aDay(nurses(count)), spray('Alex', '09:00', 'Ruiz', 'R1')), spray('Bea', '09:30', 'Ito', 'R2'));
  const third = spray('Carlos', '10:00', 'Ito', 'R3');

  it('a nurse without a patient must be at work', () => {
    const [conflict] = judged(busy(2), third);
    expect(conflict).toMatchObject({ isOverridable: true, role: null });
    // Carlos’ first device is 20 minutes after ten; he leaves after 10 minutes of dosing and two hours of observation.
    expect(conflict?.message).toBe(
      'With 3 patients or more under a medicine, one nurse without a patient must be at work: none is spare from 10:20–12:30.',
    );
    expect(judged(busy(3), third)).toEqual([]);
  });

  it('begins with so many patients as the clinic’s policy says, and can be set to none', () => {
    expect(judged(busy(2), third, { ...policy, slackFromPatients: 4 })).toEqual([]);
    expect(judged(busy(2), third, { ...policy, slackNurses: 0 })).toEqual([]);
    expect(judged(busy(3), third, { ...policy, slackNurses: 2 })).toHaveLength(1);
  });

  it('is over when the others have gone home, and a visit in hand does not count twice', () => {
    const wholeMin = 130; // check-in 20, dose and observation: after it Alex has left
    const later = { ...third, startsAt: plusMinutes(at('09:00'), wholeMin) };
    expect(judged(busy(2), later)).toEqual([]);
    expect(
      judged(busy(2), { ...third, appointmentId: 'Bea', patientId: 'Bea', assignments: spray('Bea', '10:00', 'Ito', 'R2').assignments }),
    ).toEqual([]);
  });

  it('does not hold up a talk', () => {
    const talk: Placement = { ...third, visitType: 'integration', phases: defaultPhases('integration'), assignments: [] };
    expect(judged(busy(2), talk)).toEqual([]);
  });
});

describe('a patient who needs an interpreter', () => {
  const needs = { languages: ['es'], needsInterpreter: true };
  const talk = (patientId: string, time: string, therapist: string, room: string): Placement => ({
    ...{ appointmentId: patientId, patientId, visitType: 'integration', isRemote: false },
    ...{ startsAt: at(time), phases: defaultPhases('integration') },
    assignments: [
      { role: 'therapist', resourceId: therapist },
      { role: 'room', resourceId: room },
    ],
  });
  const interpreter = resource('Sol', 'staff', [], ['interpreter', 'language-es']);
  const codes = (day: DaySituation, placement: Placement) =>
    judgePlacement(placement, day, defaultSchedulingPolicy).map(({ code, message }) => `${code}: ${message}`);

  it('may be with somebody of another language while an interpreter is there', () => {
    expect(codes(aDay([interpreter], { Alex: needs }), talk('Alex', '10:00', 'Nair', 'R1'))).toEqual([]);
    expect(codes(aDay([], { Alex: needs }), talk('Alex', '10:00', 'Nair', 'R1'))).toEqual([
      'no-interpreter: No interpreter for the patient (es) is on the schedule.',
    ]);
  });

  it('cannot share the only interpreter with another patient', () => {
    const first = talk('Bea', '09:30', 'Weber', 'R2');
    const day = after(aDay([interpreter], { Alex: needs, Bea: needs }), first);
    expect(codes(day, talk('Alex', '10:00', 'Nair', 'R1'))).toEqual([
      'no-interpreter: No interpreter for the patient (es) is free for the whole visit, 10:00–10:55.',
    ]);
    expect(codes(day, talk('Alex', '10:25', 'Nair', 'R1'))).toEqual([]);
    expect(
      codes(
        after(aDay([interpreter, { ...interpreter, id: 'Luz' }], { Alex: needs, Bea: needs }), first),
        talk('Alex', '10:00', 'Nair', 'R1'),
      ),
    ).toEqual([]);
  });

  it('is not helped by one who is away, speaks something else or has another task', () => {
    const away = { ...interpreter, absences: [{ id: 'x', kind: 'leave' as const, startsAt: text('10:30'), endsAt: text('12:00') }] };
    const other = { ...interpreter, attributes: ['interpreter', 'language-pt'] };
    for (const one of [away, other]) expect(codes(aDay([one], { Alex: needs }), talk('Alex', '10:00', 'Nair', 'R1'))).toHaveLength(1);
    const day = aDay([{ ...interpreter, roles: ['therapist'] }], { Alex: needs });
    expect(codes(after(day, talk('Bea', '10:00', 'Sol', 'R2')), talk('Alex', '10:00', 'Nair', 'R1'))).toHaveLength(1);
  });
});

describe('the clinic’s policy', () => {
  it('is what the product comes with, within bounds that no clinic leaves', () => {
    const { version, ...policy } = defaultSchedulingPolicy;
    expect(version).toBe(0);
    expect(setSchedulingPolicy.parse(policy)).toEqual(policy);
    for (const wrong of [
      { largestLoadPercent: 101 },
      { startStaggerMin: -1 },
      { closeMarginMin: 241 },
      { slackFromPatients: 0 },
      { noShowAfterMin: 241 },
    ])
      expect(setSchedulingPolicy.safeParse({ ...policy, ...wrong }).success).toBe(false);
  });
});
