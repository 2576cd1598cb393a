import {
  defaultPhases,
  defaultSchedulingPolicy,
  localDate,
  type BoardAppointment,
  type BoardResource,
  type ScheduleDayView,
} from '@sojourn/domain';

/** 2026-11-17 in New York: UTC−5. */
export const at = (time: string): string => `2026-11-17T${time}:00-05:00`;
const open = [{ startsAt: at('08:30'), endsAt: at('16:30') }];

function resource(id: string, kind: BoardResource['kind'], roles: BoardResource['roles'] = []): BoardResource {
  const licenceValidUntil = kind === 'staff' ? localDate('2028-01-01') : null;
  return {
    id,
    kind,
    name: id,
    credential: '',
    roles,
    attributes: [],
    presence: open,
    absences: [],
    standing: 'usable',
    licenceValidUntil,
    cleaningMinutes: 0,
  };
}

function integration(id: string, patientName: string, from: string, to: string, person: string, room: string): BoardAppointment {
  const span = { startsAt: at(from), endsAt: at(to) };
  return {
    ...{ id, patientId: `patient ${id}`, patientName, visitType: 'integration', title: 'Integration session', ...span },
    ...{
      state: 'booked',
      version: 1,
      courseId: null,
      visitKey: null,
      isRemote: false,
      hasEscort: false,
      isMoved: false,
      isMoveAsked: false,
      phases: defaultPhases('integration'),
    },
    bookings: [
      { resourceId: person, role: 'therapist', ...span, loadPercent: 100, isExclusive: true },
      { resourceId: room, role: 'room', ...span, loadPercent: 100, isExclusive: true },
    ],
  };
}

/** Two therapists, two rooms, and two integration sessions: Alex with Nair at nine, Bea with Weber at eleven. */
export function aScheduleDay(): ScheduleDayView {
  return {
    on: localDate('2026-11-17'),
    site: { id: 'site', name: 'Cedar Hollow', zone: 'America/New_York' },
    sites: [],
    openSpans: open,
    closedBecause: null,
    policy: defaultSchedulingPolicy,
    resources: [
      resource('Nair', 'staff', ['therapist']),
      resource('Weber', 'staff', ['therapist']),
      resource('R1', 'room'),
      resource('R2', 'room'),
    ],
    appointments: [
      integration('a', 'Alex Morgan', '09:00', '09:55', 'Nair', 'R1'),
      integration('b', 'Bea Lindqvist', '11:00', '11:55', 'Weber', 'R2'),
    ],
  };
}
