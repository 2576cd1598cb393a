import { instant, localDate } from '../shared/index.js';
import type { BoardAppointment, BoardResource, ScheduleDayView } from './day-view.js';
import { handOverOf } from './hand-over.js';
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
    ...{ startsAt: at(from), endsAt: at(to), courseId: null, visitKey: null, isRemote: false, hasEscort: false, isMoved: false },
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
});
