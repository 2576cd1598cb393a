import { instant, instantText, plusMinutes, type Instant } from '../../shared/instant.js';
import { instantAtLocalTime, localDateAt } from '../../shared/local-time.js';
import { localDate, plusDays } from '../../shared/local-date.js';
import { defaultTimingTable } from '../timing/index.js';
import { courseCheckIns } from './course-check-ins.js';
import type { CourseHappenings } from './course-occasions.js';

const zone = 'America/New_York';
const at = (day: string, time = '10:00'): Instant => instantAtLocalTime(localDate(day), time, zone);
const course = (more: Partial<CourseHappenings> = {}): CourseHappenings => ({
  ...{
    zone,
    screenedAt: null,
    doses: [at('2026-10-20')],
    nextDoses: [],
    integrationSessions: [],
    inductionEndedAt: null,
    isTraumaTreated: false,
    lastAnsweredOn: {},
    asked: [],
  },
  ...more,
});
const sentOf = (one: CourseHappenings, now: Instant, table = defaultTimingTable) =>
  courseCheckIns(one, now, table).filter(({ place }) => place === 'anywhere');
const takenOf = (one: CourseHappenings, now: Instant) =>
  courseCheckIns(one, now).flatMap(({ place, key, instruments }) => (place === 'clinic' ? [[key, ...instruments]] : []));
const keys = (more: Partial<CourseHappenings>, now: Instant) => sentOf(course(more), now).map(({ key }) => key);

describe('check-ins that a course makes by itself', () => {
  it.each([
    ['two hours after the dose', '2026-10-20', '12:00', []],
    ['the next morning before its window', '2026-10-21', '05:59', []],
    ['the next morning', '2026-10-21', '06:00', ['day-after-dose 1 1']],
    ['two days later', '2026-10-22', '10:00', []],
    ['a week later', '2026-10-27', '10:00', ['week 1 1']],
    ['two weeks later, after the clocks went back', '2026-11-03', '10:00', ['week 2 1']],
    ['an hour before that', '2026-11-03', '09:59', []],
    ['six weeks after the last dose', '2026-12-01', '10:00', []],
  ])('%s', (_what, day, time, expected) => {
    expect(keys({}, at(day, time))).toEqual(expected);
  });

  it('opens twenty hours after the dose, reminds once, and closes after two days', () => {
    const [checkIn] = sentOf(course(), at('2026-10-21', '06:00'));
    expect(
      [checkIn?.opensAt, checkIn?.remindAt, checkIn?.closesAt].map((time) => instantText(time ?? instant('1970-01-01T00:00:00Z'))),
    ).toEqual([...['2026-10-21T10:00:00.000Z', '2026-10-22T00:00:00.000Z', '2026-10-22T14:00:00.000Z']]);
  });

  it('asks no form that an open check-in asks, and sends nothing a clinician fills in', () => {
    const now = at('2026-10-27');
    const [week] = sentOf(course(), now);
    expect(week?.instruments).toEqual(['phq-9', 'gad-7', 'interval-history']);
    expect(sentOf(course({ asked: ['phq-9', 'interval-history'] }), now)[0]?.instruments).toEqual(['gad-7']);
    expect(sentOf(course({ asked: ['phq-9', 'gad-7', 'interval-history'] }), now)).toEqual([]);
    const ended = { doses: [at('2026-10-01')], inductionEndedAt: at('2026-10-27') };
    expect(sentOf(course(ended), now).flatMap(({ instruments }) => instruments)).not.toContain('cgi-i');
  });

  it('asks for the bladder the day after every sixth dose', () => {
    const doses = Array.from({ length: 12 }, (_, index) => at(plusDays(localDate('2026-09-01'), index * 4)));
    const asksOn = (count: number) => {
      const given = doses.slice(0, count);
      const morning = plusDays(localDateAt(given.at(-1) ?? at('2026-09-01'), zone), 1);
      return sentOf(course({ doses: given }), at(morning)).some(({ key, instruments }) => {
        return key.startsWith(`day-after-dose ${count} `) && instruments.includes('bladder-4');
      });
    };
    expect(doses.map((_, index) => index + 1).filter(asksOn)).toEqual([6, 12]);
  });

  it('asks one, three, six and twelve months after induction, on the last day of a shorter month', () => {
    const ended = { doses: [], inductionEndedAt: at('2026-08-31') };
    const days = ['2026-09-30', '2026-10-31', '2026-11-30', '2027-02-28', '2027-08-31'];
    const due = days.map((day) => keys(ended, at(day)).filter((key) => key.startsWith('month') && key.endsWith(' 1')));
    expect(due).toEqual([['month 1 1'], [], ['month 3 1'], ['month 6 1'], ['month 12 1']]);
  });

  it('splits what is more than a patient should answer at once', () => {
    const ended = { doses: [at('2026-10-01')], inductionEndedAt: at('2026-10-27') };
    const short = { ...defaultTimingTable, burdenCapMinutes: 5 };
    const parts = sentOf(course(ended), at('2026-10-27', '12:00'), short);
    expect(parts.map(({ key }) => key).slice(0, 2)).toEqual(['end-of-induction 1', 'end-of-induction 2']);
    const forms = parts.flatMap(({ instruments }) => instruments);
    expect(new Set(forms).size).toBe(forms.length);
  });

  it('asks the screening in a week around the evaluation, in parts, and nothing that was answered within two weeks', () => {
    const screened = { screenedAt: at('2026-11-10'), doses: [] };
    const asked = (more: Partial<CourseHappenings>, day: string) =>
      sentOf(course({ ...screened, ...more }), at(day)).map(({ key, instruments }) => [key, ...instruments]);
    expect(asked({}, '2026-11-02')).toEqual([]); // eight days before
    expect(asked({}, '2026-11-03')).toEqual([['screening 2026-11-10 1', 'phq-9', 'gad-7', 'audit-c', 'bladder-4', 'intake-history']]);
    expect(asked({ isTraumaTreated: true }, '2026-11-12')).toEqual([
      ['screening 2026-11-10 1', 'phq-9', 'gad-7', 'pcl-5', 'audit-c'],
      ['screening 2026-11-10 2', 'bladder-4', 'intake-history'],
    ]); // 3 + 2 + 6 + 1 = 12 minutes, then six more
    expect(asked({ lastAnsweredOn: { 'phq-9': localDate('2026-11-01'), 'gad-7': localDate('2026-10-27') } }, '2026-11-05')).toEqual([
      ['screening 2026-11-10 1', 'gad-7', 'audit-c', 'bladder-4', 'intake-history'],
    ]); // nine days before the evaluation, and fourteen
    expect(asked({}, '2026-11-17')).toEqual([]);
  });

  it('asks about trauma every other week where trauma is treated', () => {
    const week = (day: string, last: string | null) =>
      sentOf(
        course({ isTraumaTreated: true, lastAnsweredOn: { 'pcl-5-past-week': last === null ? null : localDate(last) } }),
        at(day),
      ).flatMap(({ instruments }) => instruments);
    expect(week('2026-10-27', null)).toEqual(['phq-9', 'gad-7', 'pcl-5-past-week', 'interval-history']);
    expect(week('2026-11-03', '2026-10-27')).toEqual(['phq-9', 'gad-7', 'interval-history']);
    expect(week('2026-11-10', '2026-10-27')).toEqual(['phq-9', 'gad-7', 'pcl-5-past-week', 'interval-history']);
  });

  it('asks what has changed in the day before a booked dose, unless it was told that day', () => {
    const booked = { doses: [], nextDoses: [at('2026-10-20')] };
    const asked = (now: Instant, last: string | null = null) =>
      sentOf(course({ ...booked, lastAnsweredOn: { 'interval-history': last === null ? null : localDate(last) } }), now);
    expect(asked(at('2026-10-19', '09:59'))).toEqual([]);
    expect(asked(at('2026-10-19'))).toMatchObject([{ key: 'pre-dose 2026-10-20 1', instruments: ['interval-history'] }]);
    expect(asked(at('2026-10-19'))[0]?.closesAt).toBe(at('2026-10-20'));
    expect([asked(at('2026-10-20', '09:00'), '2026-10-20'), asked(at('2026-10-20', '10:00'))]).toEqual([[], []]);
    expect(asked(at('2026-10-20', '09:00'), '2026-10-19')).toHaveLength(1);
  });

  it('lists at the clinic what may not be sent, what a clinician rates, and what is taken around a dose', () => {
    const ended = { doses: [at('2026-10-01')], inductionEndedAt: at('2026-10-27') };
    expect(takenOf(course(ended), at('2026-10-27'))).toEqual([
      ['end-of-induction at the clinic', 'qids-sr16', 'c-ssrs-screener', 'dast-10', 'who-5', 'isi', 'sds', 'cgi-s', 'cgi-i'],
    ]);
    const asked = { ...ended, asked: ['qids-sr16', 'c-ssrs-screener', 'dast-10', 'who-5', 'isi', 'sds', 'cgi-s'] };
    expect(takenOf(course(asked), at('2026-10-27'))).toEqual([['end-of-induction at the clinic', 'cgi-i']]);
    const before = course({ doses: [], nextDoses: [at('2026-10-20')], lastAnsweredOn: { 'phq-9': localDate('2026-10-14') } });
    expect(takenOf(before, at('2026-10-20', '10:30'))).toEqual([['pre-dose 2026-10-20 at the clinic', 'phq-2', 'vas-mood', 'vas-anxiety']]);
    expect([takenOf(before, at('2026-10-19', '21:00')), takenOf(before, at('2026-10-20', '13:00'))]).toEqual([[], []]);
    expect(takenOf(course(), at('2026-10-20', '12:00'))).toEqual([['after-dose 1 at the clinic', 'meq30', 'ebi']]);
  });

  it('lists around an integration session what is asked of wellbeing, and from the third on of the alliance, every four weeks', () => {
    const days = ['2026-10-22', '2026-10-29', '2026-11-05'] as const;
    const held = (count: number, last: string | null = null) =>
      course({
        ...{ doses: [], integrationSessions: days.slice(0, count).map((day) => at(day)) },
        lastAnsweredOn: { 'wai-sr': last === null ? null : localDate(last) },
      });
    const first = [['integration-session 2026-10-22 at the clinic', 'who-5']];
    expect([takenOf(held(1), at('2026-10-21')), takenOf(held(1), at('2026-10-23', '09:59'))]).toEqual([first, first]);
    expect([takenOf(held(1), at('2026-10-21', '09:59')), takenOf(held(1), at('2026-10-23'))]).toEqual([[], []]);
    expect(takenOf(held(2), at('2026-10-29'))).toEqual([['integration-session 2026-10-29 at the clinic', 'who-5']]);
    expect(takenOf(held(3), at('2026-11-05'))).toEqual([['integration-session 2026-11-05 at the clinic', 'wai-sr', 'who-5']]);
    expect(takenOf(held(3, '2026-10-09'), at('2026-11-05'))).toEqual([['integration-session 2026-11-05 at the clinic', 'who-5']]);
  });

  it('asks nothing before the first dose, nor weekly once induction is over', () => {
    expect(keys({ doses: [] }, at('2026-10-27'))).toEqual([]);
    const over = { inductionEndedAt: plusMinutes(at('2026-10-20'), 60) };
    expect(keys(over, at('2026-11-10')).filter((key) => key.startsWith('week'))).toEqual([]);
    expect(localDateAt(at('2026-10-20'), zone)).toBe(plusDays(localDate('2026-10-19'), 1));
  });
});
