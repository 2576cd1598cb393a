import { instant, instantText } from '../../shared/instant.js';
import { assignmentState, type MeasureAssignmentView } from './assignment-views.js';
import { decideAssignment, decideLink, windowOf } from './assignment.js';

const codes = (decision: ReturnType<typeof decideAssignment>) => (decision.allowed ? [] : decision.refusals.map(({ code }) => code));
const sentAt = instant('2026-11-18T14:00:00Z');

describe('asking for measures from afar', () => {
  it.each([
    [['phq-9', 'gad-7'], []],
    [['phq-9', 'pcl-5', 'gad-7'], []], // 3 + 6 + 2 = 11 min
    [['phq-9', 'pcl-5', 'gad-7', 'audit-c', 'vas-mood'], ['too-much-at-once']], // 13 min or more
    [['meq30'], ['wording-not-ours']],
    [['c-ssrs-screener'], ['not-for-patients']],
    [['phq-9', 'phq-9'], ['asked-twice']],
    [['tarot'], ['unknown-instrument']],
  ])('%j is refused with %j', (ids, refused) => {
    expect(codes(decideAssignment(ids))).toEqual(refused);
  });

  it('sends a form with a suicide item only while somebody answers for it', () => {
    const night = { isWithinStaffedHours: false, hasAfterHoursCover: false };
    expect(codes(decideLink(['gad-7'], night))).toEqual([]);
    expect(codes(decideLink(['gad-7', 'phq-9'], night))).toEqual(['outside-covered-hours']);
    expect(codes(decideLink(['phq-9'], { ...night, hasAfterHoursCover: true }))).toEqual([]);
    expect(codes(decideLink(['phq-9'], { ...night, isWithinStaffedHours: true }))).toEqual([]);
  });

  it('is open, reminds once in the middle, expires at its end, and is answered for good', () => {
    const { closesAt, remindAt } = windowOf(sentAt);
    expect([instantText(remindAt), instantText(closesAt)]).toEqual(['2026-11-20T02:00:00.000Z', '2026-11-21T14:00:00.000Z']); // 36 h, 72 h
    const known = {
      place: 'anywhere',
      id: 'a',
      instruments: ['phq-9', 'gad-7'],
      madeBy: 'Weber',
      hasLink: true,
    };
    const times = { opensAt: instantText(sentAt), remindAt: instantText(remindAt), closesAt: instantText(closesAt) };
    const state = (now: string, answered: string[]) =>
      assignmentState({ ...known, ...times, answered } as MeasureAssignmentView, instant(now));
    expect([
      ...[state('2026-11-18T13:59:00Z', []), state('2026-11-18T14:00:00Z', ['phq-9']), state('2026-11-20T02:00:00Z', [])],
      ...[state('2026-11-21T14:00:00Z', []), state('2026-12-24T14:00:00Z', ['gad-7', 'phq-9'])],
    ]).toEqual(['upcoming', 'open', 'reminder-due', 'expired', 'answered']);
  });
});

describe('what is open for a patient already', () => {
  it.each<[string, readonly string[], readonly string[], readonly string[]]>([
    ['the same form again', ['phq-9'], ['phq-9'], ['already-open']],
    ['another form within the cap', ['gad-7'], ['phq-9'], []],
    ['one that goes beyond the cap with it', ['vas-mood'], ['phq-9', 'gad-7', 'pcl-5', 'audit-c'], ['too-much-at-once']],
    ['the same form, while much is open', ['phq-9'], ['phq-9', 'gad-7', 'pcl-5'], ['already-open']],
  ])('%s', (_what, asked, open, refused) => {
    expect(codes(decideAssignment(asked, open))).toEqual(refused);
  });
});
