import { instant, instantFromMs, localDate } from '../shared/index.js';
import {
  daysToWish,
  defaultSchedulingPolicy,
  isAnswerOpen,
  isLateCancellation,
  lateCancellationState,
  moveRequestState,
  patientAnswer,
  possibleAnswers,
} from './index.js';

const startsAt = instant('2026-12-10T15:00:00Z');
const minutesBefore = (minutes: number) => instantFromMs(startsAt - minutes * 60_000);

describe('the days that a patient can wish for', () => {
  const spans = [{ opensAt: '08:30', closesAt: '16:30' }];
  const open = (...weekdays: number[]) => ({ weekdays: weekdays.map((weekday) => ({ weekday, spans })), exceptions: [] });

  it.each([
    ['one house, open in the week', [open(1, 2, 3, 4, 5)], ['monday', 'tuesday', 'wednesday', 'thursday', 'friday']],
    ['two houses, one of them open on Saturday', [open(1, 3), open(6)], ['monday', 'wednesday', 'saturday']],
    ['a day written down without hours', [{ weekdays: [{ weekday: 2, spans: [] }], exceptions: [] }], []],
    ['a single Sunday', [{ weekdays: [], exceptions: [{ on: localDate('2026-12-06'), spans, reason: null }] }], []],
    ['no house', [], []],
  ])('%s: %j', (_, hours, expected) => {
    expect(daysToWish(hours)).toEqual(expected);
  });
});

describe('what a patient can still say to a visit by link', () => {
  it.each([
    // state of the visit, minutes before it, what can be said
    ['booked', 3 * 1_440, ['confirm', 'ask-to-move', 'cancel']],
    ['booked', 1_440, ['confirm', 'ask-to-move', 'cancel']],
    ['booked', 1_439, ['confirm', 'cancel']],
    ['booked', 60, ['confirm', 'cancel']],
    ['booked', 59, []],
    ['booked', -1, []],
    ['confirmed', 3 * 1_440, ['ask-to-move', 'cancel']],
    ['confirmed', 60, ['cancel']],
    ['cancelled-clinic', 3 * 1_440, []],
    ['arrived', 70, []],
    ['held', 3 * 1_440, []],
  ] as const)('a visit that is %s, %s min before it: %j', (state, minutes, expected) => {
    expect(possibleAnswers({ state, startsAt }, defaultSchedulingPolicy, minutesBefore(minutes))).toEqual(expected);
  });

  it('follows the clinic’s own cut-offs', () => {
    const policy = { ...defaultSchedulingPolicy, linkClosesMin: 0, moveAskUntilMin: 0 };
    expect(possibleAnswers({ state: 'booked', startsAt }, policy, startsAt)).toEqual(['confirm', 'ask-to-move', 'cancel']);
  });

  it.each([
    [1_440, false],
    [1_439, true],
  ])('cancelled %s min before, it is late: %s', (minutes, isLate) => {
    expect(isLateCancellation(startsAt, defaultSchedulingPolicy, minutesBefore(minutes))).toBe(isLate);
  });

  it.each([
    ['coming, with somebody to go home with', { kind: 'confirm', escort: { name: 'Jamie', phone: '555-0133' } }, true],
    ['coming, with somebody without a number', { kind: 'confirm', escort: { name: 'Jamie' } }, false],
    ['another time, whichever', { kind: 'ask-to-move', wishes: { days: [], times: [] } }, true],
    ['another time, on no day of the week', { kind: 'ask-to-move', wishes: { days: ['someday'], times: [] } }, false],
    ['not coming, with a reason', { kind: 'cancel', reason: 'patient-unwell' }, true],
    ['not coming, for the clinic’s reason', { kind: 'cancel', reason: 'staff-away' }, false],
    ['something else', { kind: 'book' }, false],
  ])('%s', (_what, answer, isUnderstood) => {
    expect(patientAnswer.safeParse(answer).success).toBe(isUnderstood);
  });
});

describe('a wish for another time', () => {
  const open = { visitState: 'booked', isReplaced: false, isTaken: false, isSettled: false } as const;
  it.each([
    ['waits until somebody takes it', open, 'waiting'],
    ['is somebody’s', { ...open, isTaken: true }, 'taken'],
    ['is somebody’s, of a confirmed visit', { ...open, visitState: 'confirmed', isTaken: true }, 'taken'],
    ['is answered by moving the visit', { ...open, visitState: 'cancelled-clinic', isReplaced: true, isSettled: true }, 'moved'],
    ['ends with the visit', { ...open, visitState: 'cancelled-late' }, 'called-off'],
    ['ends with a visit that was no visit', { ...open, visitState: 'entered-in-error' }, 'called-off'],
    ['was not followed where the patient came', { ...open, visitState: 'arrived' }, 'stays'],
    ['is settled by saying that the visit stays', { ...open, isTaken: true, isSettled: true }, 'stays'],
  ] as const)('%s', (_what, request, expected) => {
    expect(moveRequestState(request)).toBe(expected);
  });
});

describe('a late cancellation', () => {
  const wishes = { days: [], times: [] };
  it.each([
    ['waits until somebody takes it', { isTaken: false, settledAs: null }, 'waiting'],
    ['is somebody’s', { isTaken: true, settledAs: null }, 'taken'],
    ['is settled by a call, whoever had it', { isTaken: true, settledAs: 'rang' }, 'rang'],
    ['is left as it is, also by whoever never took it', { isTaken: false, settledAs: 'left' }, 'left'],
  ] as const)('%s', (_what, followUp, expected) => {
    expect(lateCancellationState(followUp)).toBe(expected);
  });

  it.each([
    ['a late cancellation that waits', { request: null, followUp: { state: 'waiting', owner: null } }, true],
    ['a wish that somebody has', { request: { state: 'taken', owner: 'Jin Park', wishes }, followUp: null }, true],
    ['a wish that was followed', { request: { state: 'moved', owner: null, wishes }, followUp: null }, false],
    ['a late cancellation after the call', { request: null, followUp: { state: 'rang', owner: 'Jin Park' } }, false],
    ['a visit that is confirmed', { request: null, followUp: null }, false],
  ] satisfies [string, Parameters<typeof isAnswerOpen>[0], boolean][])(
    '%s: whether it asks something of the desk',
    (_what, answer, expected) => {
      expect(isAnswerOpen(answer)).toBe(expected);
    },
  );
});
