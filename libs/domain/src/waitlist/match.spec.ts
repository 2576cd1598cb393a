import { instant, localDate } from '../shared/index.js';
import { matchSlot, waitsBefore, type WaitingPatient } from './match.js';
import { offerState } from './offer.js';
import { addToWaitlist } from './waitlist.js';

const now = instant('2026-11-23T15:00:00Z'); // Monday, 10:00 in New York
const tuesdayMorning = { startsAt: instant('2026-11-24T15:00:00Z'), zone: 'America/New_York' };
const waiting = (changes: Partial<WaitingPatient> = {}): WaitingPatient => ({
  ...{ wishes: { days: [], times: [] }, noticeHours: 0, isUrgent: false, addedAt: instant('2026-11-20T15:00:00Z') },
  ...{ targetOn: null, untilOn: null, inTheWay: [] },
  ...changes,
});

describe('a freed time', () => {
  it.each([
    ['nobody’s wish', {}, ['On the list for 3 days']],
    ['a day as wished', { wishes: { days: ['tuesday'], times: [] } }, ['A time as wished', 'On the list for 3 days']],
    ['a time as wished', { wishes: { days: [], times: ['morning'] } }, ['A time as wished', 'On the list for 3 days']],
    [
      'a course that waits',
      { targetOn: localDate('2026-11-23') },
      ['The course waits: 1 day after its day in the plan', 'On the list for 3 days'],
    ],
    ['a visit before its day in the plan', { targetOn: localDate('2026-11-30') }, ['On the list for 3 days']],
    ['somebody urgent, new today', { isUrgent: true, addedAt: instant('2026-11-23T14:00:00Z') }, ['Urgent', 'On the list since today']],
    ['who waits until that very day', { untilOn: localDate('2026-11-24') }, ['On the list for 3 days']],
    ['exactly the notice that is needed', { noticeHours: 24 }, ['On the list for 3 days']],
  ] as const)('suits %s', (_, changes, reasons) => {
    expect(matchSlot(tuesdayMorning, waiting(changes as Partial<WaitingPatient>), now)).toEqual({ isMatch: true, reasons, against: [] });
  });

  it.each([
    ['another day', { wishes: { days: ['monday', 'friday'], times: [] } }, ['Wished for Monday, Friday.']],
    ['another time', { wishes: { days: [], times: ['afternoon'] } }, ['Wished for the afternoon.']],
    ['an earlier day', { untilOn: localDate('2026-11-23') }, ['Comes after the last day that helps.']],
    ['more notice', { noticeHours: 25 }, ['Needs 25 h notice; there are 24.']],
    ['a room that is taken', { inTheWay: ['R1 is taken.'] }, ['R1 is taken.']],
    ['two things at once', { noticeHours: 48, inTheWay: ['R1 is taken.'] }, ['Needs 48 h notice; there are 24.', 'R1 is taken.']],
  ] as const)('does not suit who needs %s, and says so', (_, changes, against) => {
    expect(matchSlot(tuesdayMorning, waiting(changes as Partial<WaitingPatient>), now)).toEqual({ isMatch: false, reasons: [], against });
  });

  it('at noon is an afternoon, on a Saturday no wished day, and in the past gives no notice', () => {
    const noon = { ...tuesdayMorning, startsAt: instant('2026-11-24T17:00:00Z') };
    expect(matchSlot(noon, waiting({ wishes: { days: [], times: ['afternoon'] } }), now).isMatch).toBe(true);
    const saturday = { ...tuesdayMorning, startsAt: instant('2026-11-28T15:00:00Z') };
    expect(matchSlot(saturday, waiting({ wishes: { days: ['friday'], times: [] } }), now).against).toEqual(['Wished for Friday.']);
    const over = { ...tuesdayMorning, startsAt: instant('2026-11-23T14:00:00Z') };
    expect(matchSlot(over, waiting({ noticeHours: 1 }), now).against).toEqual(['Needs 1 h notice; there are 0.']);
  });
});

it('who is urgent comes first, then whose course waits longest, then who asked first', () => {
  const today = localDate('2026-11-23');
  const [urgent, late, later, early, young] = [
    waiting({ isUrgent: true, addedAt: instant('2026-11-23T14:00:00Z') }),
    waiting({ targetOn: localDate('2026-11-14') }),
    waiting({ targetOn: localDate('2026-11-21') }),
    waiting({ addedAt: instant('2026-11-01T15:00:00Z'), targetOn: localDate('2026-12-01') }),
    waiting({ addedAt: instant('2026-11-22T15:00:00Z') }),
  ];
  expect([young, early, later, late, urgent].toSorted((one, other) => waitsBefore(one, other, today))).toEqual([
    ...[urgent, late, later, early, young],
  ]);
});

it('an offer stands until its minute, and what was answered stays answered', () => {
  const offer = (outcome: 'accepted' | 'gone' | null) => ({ outcome, expiresAt: instant('2026-11-23T15:45:00Z') });
  expect(offerState(offer(null), instant('2026-11-23T15:44:59Z'))).toBe('open');
  expect(offerState(offer(null), instant('2026-11-23T15:45:00Z'))).toBe('expired');
  expect(offerState(offer('accepted'), instant('2026-11-23T16:00:00Z'))).toBe('accepted');
  expect(offerState(offer('gone'), instant('2026-11-23T15:00:00Z'))).toBe('gone');
});

it('somebody waits for a visit of a course or for a kind of visit, never for both or neither', () => {
  const [id, patientId, courseId] = ['1', '2', '3'].map((last) => `0197a000-0000-7000-8000-00000000000${last}`);
  const isTaken = (about: object): boolean => addToWaitlist.safeParse({ id, patientId, ...about }).success;
  expect([isTaken({ courseId, visitKey: 'dose-2' }), isTaken({ visitType: 'integration' })]).toEqual([true, true]);
  expect([
    isTaken({}),
    isTaken({ courseId }),
    isTaken({ visitKey: 'dose-2' }),
    isTaken({ visitKey: 'dose-2', visitType: 'integration' }),
  ]).toEqual([...[false, false, false, false]]);
  expect(isTaken({ visitType: 'integration', noticeHours: 337 })).toBe(false);
});
