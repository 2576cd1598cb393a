import { instant } from '../../shared/instant.js';
import { localDate } from '../../shared/local-date.js';
import { instrumentOf } from '../instruments/index.js';
import { type CourseOccasion, measuresDue, requestsWithinCap } from './measures-due.js';
import { defaultTimingTable } from './timing-table.js';
import { isTraumaTreated } from './trauma-treated.js';

const occasion = (more: Partial<CourseOccasion>): CourseOccasion => ({
  ...{ event: 'pre-dose', at: instant('2026-11-17T15:00:00Z'), on: localDate('2026-11-17'), isTraumaTreated: false, lastAnsweredOn: {} },
  ...more,
});
const due = (more: Partial<CourseOccasion>) => measuresDue(occasion(more)).map((measure) => measure.instrument);

describe('measures in a course', () => {
  it('name only instruments that exist', () => {
    const named = defaultTimingTable.rows.flatMap((row) =>
      row.measures.flatMap((measure) => [measure.instrument, ...(measure.otherwise ?? [])]),
    );
    expect(named.filter((id) => instrumentOf(id) === null)).toEqual([]);
  });

  it('ask the PHQ-9 before a dose only after seven days, else the PHQ-2', () => {
    expect(due({ lastAnsweredOn: { 'phq-9': localDate('2026-11-10') } })[0]).toBe('phq-9');
    expect(due({ lastAnsweredOn: { 'phq-9': localDate('2026-11-11') } })[0]).toBe('phq-2');
    expect(due({ event: 'week', lastAnsweredOn: { 'gad-7': localDate('2026-11-17') } })).toEqual(['phq-9', 'gad-7']);
    expect(due({})).toEqual(['phq-9', 'c-ssrs-since-last-contact', 'vas-mood', 'vas-anxiety']);
  });

  it('ask about trauma where trauma is treated', () => {
    expect(due({ event: 'screening' })).not.toContain('pcl-5');
    expect(due({ event: 'screening', isTraumaTreated: true })).toContain('pcl-5');
    expect(due({ event: 'week', isTraumaTreated: true, lastAnsweredOn: { 'pcl-5-past-week': localDate('2026-11-04') } })).not.toContain(
      'pcl-5-past-week',
    );
  });

  it('ask about the alliance from the third session', () => {
    expect([due({ event: 'integration-session', sessionNumber: 2 }), due({ event: 'integration-session' })]).toEqual([
      ['who-5'],
      ['who-5'],
    ]);
    expect(due({ event: 'integration-session', sessionNumber: 3 })).toEqual(['wai-sr', 'who-5']);
  });

  it('follow up after one, three, six and twelve months', () => {
    expect(due({ event: 'follow-up-month', month: 3 })).toEqual(['phq-9', 'gad-7', 'who-5', 'sds', 'bladder-4']);
    expect([due({ event: 'follow-up-month', month: 2 }), due({ event: 'follow-up-month' })]).toEqual([[], []]);
    expect(due({ event: 'end-of-induction' })).toContain('cgi-i');
  });

  it('open, remind once and close', () => {
    expect(measuresDue(occasion({ event: 'after-dose' }))[0]).toEqual({
      instrument: 'meq30',
      opensAt: instant('2026-11-17T17:00:00Z'), // 2 h
      remindAt: instant('2026-11-18T04:00:00Z'), // half of 22 h later
      closesAt: instant('2026-11-18T15:00:00Z'), // 24 h
    });
  });

  it('go out in requests of at most twelve minutes', () => {
    expect(requestsWithinCap(['phq-9', 'meq30', 'pcl-5', 'nonsense', 'phq-2'])).toEqual([
      ['phq-9', 'meq30'],
      ['pcl-5', 'phq-2'],
    ]); // 3 + 6, then 6 + 1
    expect(requestsWithinCap(['madrs', 'phq-2'])).toEqual([['madrs'], ['phq-2']]); // 15 minutes stand alone
    expect(requestsWithinCap([])).toEqual([]);
  });
});

describe('trauma is treated', () => {
  const diagnosis = (code: string, status = 'active', certainty = 'confirmed') => ({
    codes: [{ system: 'icd-10-cm', code }],
    status,
    certainty,
  });
  it.each([
    ['chronic PTSD', [diagnosis('F43.12')], true],
    ['PTSD without a kind', [diagnosis('F43.10')], true],
    ['an acute stress reaction, provisional', [diagnosis('F43.0', 'active', 'provisional')], true],
    ['PTSD in remission', [diagnosis('F43.11', 'remission')], true],
    ['PTSD beside depression', [diagnosis('F33.2'), diagnosis('F43.12')], true],
    ['depression', [diagnosis('F33.2')], false],
    ['an adjustment disorder', [diagnosis('F43.21')], false],
    ['prolonged grief', [diagnosis('F43.81')], false],
    ['PTSD that is over', [diagnosis('F43.12', 'resolved')], false],
    ['PTSD of unknown standing', [diagnosis('F43.12', 'unknown')], false],
    ['PTSD that was ruled out', [diagnosis('F43.12', 'active', 'refuted')], false],
    ['the same letters of another system', [{ ...diagnosis('F43.12'), codes: [{ system: 'other', code: 'F43.12' }] }], false],
    ['words without a code', [{ codes: [], status: 'active' }], false],
    ['nothing on the chart', [], false],
  ])('%s: %s', (_what, diagnoses, expected) => {
    expect(isTraumaTreated(diagnoses)).toBe(expected);
  });
});
