import { roomBoard, type BoardSession, type BoardVisit, type RoomBoardView } from './room-board.js';

const at = (time: string) => `2026-11-17T${time}:00Z`;
const ms = (time: string) => Date.parse(at(time));
const inRoom = (roomId: string, from: string, until: string) => ({ roomId, from: at(from), until: at(until) });
const visit = (id: string, changes: Partial<BoardVisit> = {}): BoardVisit => ({
  ...{ id, patientName: 'Sara Amin', title: 'Infusion', startsAt: at('14:30'), endsAt: at('17:15'), state: 'confirmed', isDosing: true },
  ...{ hasEscort: true, arrivedAt: null, rooms: [inRoom('r1', '14:30', '17:15')], session: null },
  ...changes,
});
const session = (phase: BoardSession['phase']): BoardSession => ({ id: 's1', phase, since: at('15:05'), next: null, openAlerts: 0 });
const rooms = [
  { id: 'r1', name: 'R1 infusion suite' },
  { id: 'r2', name: 'R2 KAP room' },
];
const board = (time: string, ...visits: BoardVisit[]) => {
  const view: RoomBoardView = { rooms, visits, policy: { noShowAfterMin: 20, escortConfirmedByMin: 120 } };
  return roomBoard(view, ms(time));
};
const inside = (time: string, ...visits: BoardVisit[]) => board(time, ...visits).rooms.map(({ now }) => now.map(({ id }) => id));

describe('a room', () => {
  it('is free until its next visit, which is named', () => {
    const { rooms: cards } = board('14:00', visit('later', { startsAt: at('16:00'), state: 'booked' }), visit('alex'));
    expect(cards.map(({ name, now, next }) => [name, now.length, next?.id ?? null])).toEqual([
      ['R1 infusion suite', 0, 'alex'],
      ['R2 KAP room', 0, null],
    ]);
  });

  it.each([
    ['checked in, from the start of the visit on', '14:30', { state: 'checked-in' }, ['alex']],
    ['checked in, a minute before it', '14:29', { state: 'checked-in' }, []],
    ['arrived only', '14:40', { state: 'arrived' }, []],
    ['in a talk that has begun', '14:20', { state: 'in-progress', isDosing: false }, ['alex']],
    ['being made ready, before the start', '14:20', { state: 'checked-in', session: session('precheck') }, ['alex']],
    ['under the medicine', '15:20', { state: 'in-progress', session: session('dosing') }, ['alex']],
    ['watched', '16:20', { state: 'in-progress', session: session('observing') }, ['alex']],
    ['gone home', '17:00', { state: 'in-progress', session: session('discharged') }, []],
    ['whose order is signed, checked in', '14:35', { state: 'checked-in', session: session('ordered') }, ['alex']],
    ['called off', '14:40', { state: 'cancelled-late' }, []],
  ] as const)('has the patient who is %s', (_, time, changes, expected) => {
    expect(inside(time, visit('alex', changes))[0]).toEqual(expected);
  });

  it('that is empty while its time has begun is held for its patient, late or waiting', () => {
    const held = (time: string, changes: Partial<BoardVisit> = {}) => board(time, visit('alex', changes)).rooms.map(({ isHeld }) => isHeld);
    expect(held('14:29')).toEqual([false, false]);
    expect(held('14:30')).toEqual([true, false]);
    expect(held('14:45', { state: 'arrived' })).toEqual([true, false]);
    expect(held('14:45', { state: 'checked-in' })).toEqual([false, false]);
  });

  it('hands its patient over to the room they are moved to', () => {
    const moved = visit('alex', { state: 'in-progress', rooms: [inRoom('r1', '14:30', '15:45'), inRoom('r2', '15:45', '17:15')] });
    expect([inside('15:44', moved), inside('15:45', moved)]).toEqual([
      [['alex'], []],
      [[], ['alex']],
    ]);
  });

  it('is overrun once its time has ended and somebody is still there, with the next patient beside', () => {
    const [here, waits] = [visit('alex', { state: 'in-progress', session: session('observing') }), visit('bea', { startsAt: at('17:30') })];
    expect(board('17:14', here).rooms[0]).toMatchObject({ isOverrun: false });
    expect(board('17:15', here, waits).rooms[0]).toMatchObject({ isOverrun: true, next: { id: 'bea' } });
  });

  it('that nobody booked has its visit beside the board, as has a room of another site', () => {
    const walkIn = visit('walk-in', { state: null, rooms: [], session: session('dosing') });
    const elsewhere = visit('elsewhere', { state: 'in-progress', rooms: [inRoom('r9', '14:30', '17:15')] });
    expect(board('15:30', walkIn, elsewhere).withoutRoom.map(({ id }) => id)).toEqual(['walk-in', 'elsewhere']);
    expect(board('15:30', visit('planned', { state: null, rooms: [], session: session('planned') }))).toMatchObject({
      ...{ withoutRoom: [], arrivals: [] },
    });
  });
});

describe('who is expected', () => {
  const arrival = (time: string, changes: Partial<BoardVisit>) => board(time, visit('alex', changes)).arrivals[0];

  it.each([
    ['on time', '14:30', {}, { lateMin: null, mayBeNoShow: false }],
    ['a minute late', '14:31', {}, { lateMin: 1, mayBeNoShow: false }],
    ['late enough for a safety call', '14:50', { state: 'booked' }, { lateMin: 20, mayBeNoShow: true }],
    ['here and waiting', '14:50', { state: 'arrived', arrivedAt: at('14:35') }, { lateMin: null, waitingMin: 15, mayBeNoShow: false }],
    ['here a moment ahead of this clock', '14:34', { state: 'arrived', arrivedAt: at('14:35') }, { waitingMin: 0 }],
  ] as const)('is %s', (_, time, changes, expected) => {
    expect(arrival(time, changes)).toMatchObject(expected);
  });

  it.each([
    ['13:00', { state: 'confirmed' }, 'confirmed', false],
    ['13:00', { state: 'booked' }, 'not-confirmed', true],
    ['12:30', { state: 'booked' }, 'not-confirmed', true],
    ['12:29', { state: 'booked' }, 'not-confirmed', false],
    ['13:00', { state: 'held' }, 'not-confirmed', true],
    ['14:40', { state: 'arrived', hasEscort: false }, 'unknown', true],
    ['13:00', { state: 'booked', isDosing: false, hasEscort: false }, 'not-needed', false],
  ] as const)('at %s, %o: the escort is %s, pressing: %s', (time, changes, escort, isEscortPressing) => {
    expect(arrival(time, changes)).toMatchObject({ escort, isEscortPressing });
  });
});

it('who did not come stays among the arrivals, in no room, neither late nor asked about the way home', () => {
  const missed = visit('alex', { state: 'no-show', hasEscort: false, rooms: [] });
  const { arrivals, rooms: cards } = board('15:30', missed, visit('bea', { startsAt: at('16:00') }));
  expect(arrivals.map(({ visit: { id } }) => id)).toEqual(['alex', 'bea']);
  expect(arrivals[0]).toMatchObject({ lateMin: null, waitingMin: null, mayBeNoShow: false, escort: 'not-needed', isEscortPressing: false });
  expect(cards[0]).toMatchObject({ now: [], next: { id: 'bea' } });
});

it('a record stays in sight from the patient’s leaving until it is closed', () => {
  const open = (phase: BoardSession['phase']) => board('18:00', visit('alex', { session: session(phase) })).notClosed.length;
  expect((['observing', 'discharged', 'transferred', 'escalated', 'closed'] as const).map(open)).toEqual([0, 1, 1, 1, 0]);
});
