import { instant, localDate, localTimeAt, plusMinutes } from '../shared/index.js';
import {
  defaultPhases,
  defaultSchedulingPolicy as policy,
  freeStarts,
  placedSpans,
  situationOf,
  withVisit,
  type BoardResource,
  type DaySituation,
  type Placement,
} from './index.js';

const zone = 'America/New_York';
const at = (time: string) => instant(`2026-11-17T${time}:00-05:00`);
const open = [{ startsAt: '2026-11-17T08:30:00-05:00', endsAt: '2026-11-17T12:00:00-05:00' }];
const resource = (id: string, kind: BoardResource['kind']): BoardResource => ({
  ...{ id, kind, name: id, credential: '', roles: kind === 'staff' ? ['therapist'] : [], attributes: [], presence: open, absences: [] },
  ...{ standing: 'usable', licenceValidUntil: kind === 'staff' ? localDate('2027-01-01') : null, cleaningMinutes: 0 },
});
const talk = (appointmentId: string, time: string): Placement => ({
  ...{ appointmentId, patientId: appointmentId, visitType: 'integration', startsAt: at(time), phases: defaultPhases('integration') },
  assignments: [
    { role: 'therapist', resourceId: 'Nair' },
    { role: 'room', resourceId: 'R1' },
  ],
  isRemote: false,
});

function aMorning(...booked: readonly Placement[]): DaySituation {
  const day = { on: localDate('2026-11-17'), site: { id: 's', name: 'Main', zone }, sites: [], closedBecause: null, appointments: [] };
  const empty = situationOf({ ...day, openSpans: open, resources: [resource('Nair', 'staff'), resource('R1', 'room')] });
  return booked.reduce((situation, placement) => withVisit(situation, placement, placedSpans(placement, situation)), empty);
}

const timesOf = (situation: DaySituation, { everyMin = 15, notBefore = at('00:00') } = {}) =>
  freeStarts(talk('new', '09:00'), { situation, policy, everyMin, notBefore }).map((start) => localTimeAt(start, zone));

describe('the free starts of a day', () => {
  it('begin at opening and end where the visit still ends before closing', () => {
    const times = timesOf(aMorning());
    expect([times[0], times.at(-1)]).toEqual(['08:30', '11:00']);
  });

  it('leave out what its people or its room are taken for, clean-up and all', () => {
    expect(timesOf(aMorning(talk('other', '09:30')))).toEqual(['10:45', '11:00']);
  });

  it('do not count the visit itself, which gives its place up', () => {
    expect(timesOf(aMorning(talk('new', '09:30')))).toContain('09:30');
  });

  it('are none in the past, the present minute still being one', () => {
    expect(timesOf(aMorning(), { notBefore: at('10:45') })).toEqual(['10:45', '11:00']);
    expect(timesOf(aMorning(), { notBefore: plusMinutes(at('10:45'), 1) })).toEqual(['11:00']);
  });

  it('are none on a day that is closed, or where somebody needed is missing', () => {
    expect(timesOf({ ...aMorning(), openSpans: [] })).toEqual([]);
    expect(timesOf({ ...aMorning(), resources: new Map() })).toEqual([]);
  });

  it('follow the step that is asked for', () => {
    expect(timesOf(aMorning(), { everyMin: 60 })).toEqual(['08:30', '09:30', '10:30']);
  });
});
