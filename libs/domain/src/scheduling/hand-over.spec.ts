import { instant, localDate, localTimeAt } from '../shared/index.js';
import type { BoardAppointment, BoardResource, ScheduleDayView } from './day-view.js';
import { handOverOf, wayOf, type WayOut } from './hand-over.js';
import { defaultSchedulingPolicy as policy } from './scheduling-policy.js';
import { defaultPhases } from './visit-phases.js';

const at = (time: string): string => `2026-11-17T${time}:00-05:00`;
const open = [{ startsAt: at('08:30'), endsAt: at('16:30') }];
const resource = (id: string, kind: BoardResource['kind'] = 'staff', absences: BoardResource['absences'] = []): BoardResource => ({
  ...{ id, kind, name: id, credential: '', roles: kind === 'staff' ? ['therapist'] : [], attributes: [], presence: open, absences },
  ...{ standing: 'usable', licenceValidUntil: localDate('2030-01-01'), cleaningMinutes: 0 },
});
/** A talk of 55 minutes; its room is kept ten minutes longer. */
function talk(id: string, from: string, to: string, person: string, state: BoardAppointment['state'] = 'booked'): BoardAppointment {
  const span = { startsAt: at(from), endsAt: at(to), loadPercent: 100, isExclusive: true };
  return {
    ...{ id, patientId: id, patientName: id, visitType: 'integration', title: 'Integration session', state, version: 1 },
    ...{
      startsAt: at(from),
      endsAt: at(to),
      courseId: null,
      visitKey: null,
      isRemote: false,
      hasEscort: false,
      isMoved: false,
      isMoveAsked: false,
    },
    phases: defaultPhases('integration'),
    bookings: [
      { ...span, role: 'therapist', resourceId: person },
      { ...span, role: 'room', resourceId: `room of ${id}` },
    ],
  };
}
function aDay(appointments: readonly BoardAppointment[], people = ['Ada', 'Bo', 'Cy']): ScheduleDayView {
  const rooms = appointments.map(({ id }) => resource(`room of ${id}`, 'room'));
  return {
    ...{ on: localDate('2026-11-17'), site: { id: 's', name: 's', zone: 'America/New_York' }, sites: [], closedBecause: null, policy },
    ...{ openSpans: open, resources: [...people.map((id) => resource(id)), ...rooms], appointments },
  };
}
const handed = (day: ScheduleDayView, now = '08:15') =>
  handOverOf(day, 'Ada', instant(at(now))).map(({ appointment, toId }) => `${appointment.id}: ${toId}`);

describe('a colleague who falls ill at 8:15', () => {
  it('leaves each visit to somebody who is free then', () => {
    const day = aDay([talk('nine', '09:00', '09:55', 'Ada'), talk('ten', '10:00', '10:55', 'Ada'), talk('busy', '10:00', '10:55', 'Bo')]);
    expect(handed(day)).toEqual(['nine: Bo', 'ten: Cy']);
  });

  it('does not leave two visits of one time to the same person', () => {
    // Two patients of hers at nine cannot both go to Bo; the day was booked against the rules, and still has to be handed over.
    const day = aDay([talk('one', '09:00', '09:55', 'Ada'), talk('two', '09:00', '09:55', 'Ada')], ['Ada', 'Bo']);
    expect(handed(day)).toEqual(['one: Bo', 'two: null']);
  });

  it('says nobody for a part that the visit no longer asks for', () => {
    const nine = talk('nine', '09:00', '09:55', 'Ada');
    const [room, booked] = [nine.bookings[1], nine.bookings[0]];
    if (room === undefined || booked === undefined) throw new Error('A talk has its room and its therapist');
    const day = aDay([{ ...nine, bookings: [{ ...booked, role: 'nurse' }, room] }]);
    expect(handOverOf(day, 'Ada', instant(at('08:15')))).toMatchObject([{ role: 'nurse', toId: null, candidates: [] }]);
  });

  it('says why nobody can, and leaves what has begun or is over', () => {
    const day = aDay(
      [
        talk('over', '08:30', '09:25', 'Ada'),
        talk('begun', '09:00', '09:55', 'Ada', 'in-progress'),
        talk('late', '09:15', '10:10', 'Ada'),
        talk('bo', '09:30', '10:25', 'Bo'),
      ],
      ['Ada', 'Bo'],
    );
    expect(handed(day, '09:25')).toEqual(['late: null']);
    const [late] = handOverOf(day, 'Ada', instant(at('09:25')));
    expect(late?.candidates[0]?.reasons[0]?.message).toBe('Bo is already booked: integration session 09:30–10:25.');
  });

  it('finds another time of the day with whoever can then, in the same room, where nobody can take over as it stands', () => {
    const day = aDay([talk('nine', '09:00', '09:55', 'Ada'), talk('bo', '09:00', '11:00', 'Bo')], ['Ada', 'Bo']);
    const [nine] = handOverOf(day, 'Ada', instant(at('08:15')));
    expect(nine?.toId).toBeNull();
    // Bo is taken until eleven, and each part of the day is offered once.
    expect(nine?.elsewhen.map(({ startsAt }) => localTimeAt(startsAt, 'America/New_York'))).toEqual(['11:00', '12:30', '14:30']);
    expect(nine?.elsewhen[0]?.assignments).toEqual([
      { role: 'therapist', resourceId: 'Bo' },
      { role: 'room', resourceId: 'room of nine' },
    ]);
  });

  it('takes what was decided for the others into account: a time is given away once', () => {
    const bo = talk('bo', '09:00', '11:00', 'Bo');
    const day = aDay([talk('one', '09:00', '09:55', 'Ada'), talk('two', '09:00', '09:55', 'Ada'), bo], ['Ada', 'Bo']);
    const now = instant(at('08:15'));
    const times = (decided: Record<string, WayOut>) =>
      handOverOf(day, 'Ada', now, decided)[1]?.elsewhen.map(({ startsAt }) => localTimeAt(startsAt, 'America/New_York'));
    const [eleven] = handOverOf(day, 'Ada', now)[0]?.elsewhen ?? [];
    if (eleven === undefined) throw new Error('Bo is free at eleven');
    expect(times({})?.[0]).toBe('11:00');
    expect(times({ one: { kind: 'at', ...eleven } })?.[0]).toBe('12:00');
    const [, two] = handOverOf(day, 'Ada', now, { one: { kind: 'at', ...eleven } });
    expect(two && wayOf(two, { two: { kind: 'at', ...eleven } })).toEqual({ kind: 'open' });
    expect(two && wayOf(two, { two: { kind: 'off' } })).toEqual({ kind: 'off' });
  });

  it('goes to whom the desk chose, while they are free; else to whoever is', () => {
    const [nine] = handOverOf(aDay([talk('nine', '09:00', '09:55', 'Ada')]), 'Ada', instant(at('08:15')));
    const to = (resourceId: string) => nine && wayOf(nine, { nine: { kind: 'to', resourceId } });
    expect([to('Cy'), to('Ada')]).toEqual([
      { kind: 'to', resourceId: 'Cy' },
      { kind: 'to', resourceId: 'Bo' },
    ]);
    const day = aDay([talk('nine', '09:00', '09:55', 'Ada'), talk('ten', '09:30', '10:25', 'Ada')]);
    const tenTo = (nine: WayOut) => handOverOf(day, 'Ada', instant(at('08:15')), { nine })[1]?.toId;
    expect([tenTo({ kind: 'to', resourceId: 'Cy' }), tenTo({ kind: 'to', resourceId: 'Bo' }), tenTo({ kind: 'off' })]).toEqual([
      'Bo',
      'Cy',
      'Bo',
    ]);
  });

  it('hits no visit where the person does not work that day', () => {
    expect(handOverOf(aDay([talk('nine', '09:00', '09:55', 'Ada')]), 'Dee', instant(at('08:15')))).toEqual([]);
  });

  it('offers no time that has passed, and keeps a visit by video without a room', () => {
    const nine = { ...talk('nine', '09:00', '09:55', 'Ada'), isRemote: true };
    const day = aDay([{ ...nine, bookings: nine.bookings.slice(0, 1) }, talk('bo', '09:00', '11:00', 'Bo')], ['Ada', 'Bo']);
    const [handOver] = handOverOf(day, 'Ada', instant(at('09:20')));
    expect(handOver?.elsewhen.map(({ startsAt }) => localTimeAt(startsAt, 'America/New_York'))[0]).toBe('11:00');
    expect(handOver?.elsewhen[0]?.assignments).toEqual([{ role: 'therapist', resourceId: 'Bo' }]);
    expect(handOverOf(day, 'Ada', instant(at('09:50')))[0]?.elsewhen.every(({ startsAt }) => startsAt >= instant(at('09:50')))).toBe(true);
  });

  it('hits visits that only need a prescriber on site, and says what is missing', () => {
    const roles = { Okafor: 'prescriber', Lee: 'prescriber', Ruiz: 'nurse' } as const;
    const people = (...ids: (keyof typeof roles)[]) =>
      ids.map((id) => ({ ...resource(id), roles: [roles[id]], attributes: ['advanced-life-support', 'esketamine-rems'] }));
    const nine = talk('nine', '09:00', '11:30', 'Ruiz');
    const span = { startsAt: at('09:00'), endsAt: at('11:30'), loadPercent: 25, isExclusive: false, role: 'nurse' as const };
    const room = { ...span, role: 'room' as const, resourceId: 'R1', isExclusive: true };
    const spray: BoardAppointment = {
      ...nine,
      ...{ visitType: 'esketamine-dosing', phases: defaultPhases('esketamine-dosing') },
      bookings: [{ ...span, resourceId: 'Ruiz' }, room],
    };
    const places = [{ ...resource('R1', 'room'), attributes: ['oxygen', 'monitor', 'recliner'] }];
    const dayWith = (...ids: (keyof typeof roles)[]) => ({ ...aDay([spray], []), resources: [...people(...ids), ...places] });
    const [hit] = handOverOf(dayWith('Okafor', 'Ruiz'), 'Okafor', instant(at('08:15')));
    expect(hit).toMatchObject({ role: null, toId: null, candidates: [], elsewhen: [], missing: [{ code: 'no-prescriber-on-site' }] });
    expect(handOverOf(dayWith('Okafor', 'Lee', 'Ruiz'), 'Okafor', instant(at('08:15')))).toEqual([]);
  });
});
