import { localDate, instant } from '../shared/index.js';
import { openingHours } from '../clinics/index.js';
import { analyticsFile } from './analytics-file.js';
import { analyticsTables } from './analytics-tables.js';
import { analyticsRange, type ClinicAnalyticsView } from './analytics-view.js';
import { inductionRates, outcomeRates, type InducedCourse } from './cohorts.js';
import { csvOf } from './csv.js';
import { openMinutes } from './open-minutes.js';
import { defaultAnalyticsPolicy, withholdSmall } from './small-cells.js';
import { rateOf } from './wilson.js';

describe('a share with its interval', () => {
  it.each([
    [0, 10, 0, 0, 27.8], // z²/(n+z²) = 3.8415 / 13.8415
    [5, 10, 50, 23.7, 76.3], // ½ ± 1.96·√(0.025 + 0.0096)/1.3841
    [10, 10, 100, 72.2, 100],
    [1, 1, 100, 20.7, 100], // 1 / (1 + 3.8415)
    [30, 100, 30, 21.9, 39.6],
  ])('%i of %i is %d %%, from %d to %d', (successes, of, percent, from, to) => {
    expect(rateOf(successes, of)).toEqual({ successes, of, percent, from, to });
  });

  it('is unknown where nothing was counted, and refuses counts that cannot be', () => {
    expect(rateOf(0, 0)).toEqual({ successes: 0, of: 0, percent: null, from: null, to: null });
    for (const [successes, of] of [
      [2, 1],
      [-1, 3],
      [0.5, 2],
      [1, Number.NaN],
    ] as const)
      expect(() => rateOf(successes, of)).toThrow(RangeError);
  });
});

describe('small groups', () => {
  const shown = (...sizes: number[]) =>
    withholdSmall(
      sizes.map((of, index) => ({ key: `${index}`, successes: 0, of })),
      defaultAnalyticsPolicy,
    ).map(({ isWithheld, rate }) => (isWithheld ? 'withheld' : rate.of));

  it('are withheld below five, with the next smallest where one alone could be worked out', () => {
    expect(shown(40, 5)).toEqual([40, 5]);
    expect(shown(40, 12, 4)).toEqual([40, 'withheld', 'withheld']);
    expect(shown(40, 3, 2)).toEqual([40, 'withheld', 'withheld']);
    expect(shown(3)).toEqual(['withheld']);
  });

  it('hide nobody where nobody is', () => {
    expect(shown(0, 40)).toEqual([0, 40]);
    expect(shown(0, 4, 40)).toEqual([0, 'withheld', 'withheld']);
    expect(shown()).toEqual([]);
  });
});

describe('a table for a spreadsheet', () => {
  it('runs no formula, whatever a name says', () => {
    const cells = ['=SUM(A1)', '+1', '-1', '@x', '\t=1', ' =1', 'plain'];
    expect(cells.map((cell) => csvOf([[cell]]))).toEqual([
      ...["'=SUM(A1)\r\n", "'+1\r\n", "'-1\r\n", "'@x\r\n", "'\t=1\r\n", "' =1\r\n", 'plain\r\n'],
    ]);
  });

  it('keeps numbers, leaves what is not known empty and quotes what would break a row', () => {
    expect(
      csvOf([
        ['a', -3, null],
        ['Room "1", west', 0, 'two\nlines'],
      ]),
    ).toBe('a,-3,\r\n"Room ""1"", west",0,"two\nlines"\r\n');
    expect(csvOf([])).toBe('');
  });
});

describe('inductions within 21 days of the first dose', () => {
  const firstDoseAt = instant('2026-11-01T15:00:00Z');
  const induced = (reviewedAt: string | null): InducedCourse => ({
    protocol: 'Six',
    firstDoseAt,
    reviewedAt: reviewedAt === null ? null : instant(reviewedAt),
  });
  const counted = (now: string, ...reviews: (string | null)[]) =>
    inductionRates(reviews.map(induced), instant(now), { ...defaultAnalyticsPolicy, smallestGroup: 1 }).map(({ rate }) => [
      rate?.successes,
      rate?.of,
    ]);

  it('count a review on the last moment as within, and one a second later as not', () => {
    expect(counted('2026-12-30T00:00:00Z', '2026-11-22T15:00:00Z', '2026-11-22T15:00:01Z', null)).toEqual([[1, 3]]);
  });

  it('leave out courses whose days are not over', () => {
    expect(counted('2026-11-22T15:00:00Z', null)).toEqual([]);
    expect(counted('2026-11-22T15:00:01Z', null)).toEqual([[0, 1]]);
  });
});

describe('response and remission by protocol', () => {
  const policy = { ...defaultAnalyticsPolicy, smallestGroup: 1 };
  const measured = (instrumentId: string, baseline: number, latest: number | null, courses = 1) => ({
    protocol: 'Six',
    instrumentId,
    baseline,
    latest,
    courses,
  });

  it('count half the baseline as response and below 5 as remission, and no later score as neither', () => {
    const [phq] = outcomeRates(
      [measured('phq-9', 22, 11, 2), measured('phq-9', 22, 12), measured('phq-9', 22, 4), measured('phq-9', 22, null, 3)],
      policy,
    );
    expect(phq).toMatchObject({ instrumentId: 'phq-9', withoutLaterScore: 3 });
    expect([phq?.response[0]?.rate, phq?.remission[0]?.rate]).toMatchObject([
      { successes: 3, of: 4 },
      { successes: 1, of: 4 },
    ]);
  });

  it('leave out instruments without a rule, and give no remission where none is agreed', () => {
    expect(outcomeRates([measured('audit-c', 4, 2), measured('cgi-s', 5, 2)], policy)).toEqual([]);
    expect(outcomeRates([measured('pcl-5', 58, 20)], policy)[0]).toMatchObject({ remission: [] });
  });
});

describe('the hours in which something can be held', () => {
  const hours = openingHours.parse({
    weekdays: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, spans: [{ opensAt: '08:30', closesAt: '16:30' }] })),
    exceptions: [{ on: '2026-11-26', spans: [] }],
  });

  it('are those of the weekdays without the holiday', () => {
    expect(openMinutes(hours, localDate('2026-11-16'), localDate('2026-11-22'))).toBe(2_400); // 5 × 480
    expect(openMinutes(hours, localDate('2026-11-23'), localDate('2026-11-29'))).toBe(1_920);
    expect(openMinutes(hours, localDate('2026-11-23'), localDate('2026-11-22'))).toBe(0);
  });
});

describe('the figures as tables', () => {
  const view: ClinicAnalyticsView = {
    ...{ from: localDate('2026-09-01'), to: localDate('2026-11-29'), zone: 'America/New_York', policy: defaultAnalyticsPolicy },
    ...{ routes: [], alerts: [], openRiskEvents: 0, notYetCounted: 0 },
    visits: [{ visitType: 'integration', visits: 5, attended: 3, noShows: 1, cancelledLate: 0, cancelled: 0, open: 1 }],
    use: [
      { kind: 'room', name: '=R1', bookedMin: 90, openMin: 0 },
      { kind: 'staff', name: 'Ruiz', bookedMin: 240, openMin: 480 },
    ],
    induction: [{ key: 'Six', isWithheld: true, rate: null }],
    outcomes: [
      { instrumentId: 'phq-9', response: [{ key: 'Six', isWithheld: false, rate: rateOf(5, 10) }], remission: [], withoutLaterScore: 1 },
    ],
  };
  const table = (id: string) => analyticsTables(view).find((one) => one.id === id);

  it('count no-shows of the visits decided, and name what is open', () => {
    expect(table('no-shows')?.rows).toEqual([['Integration session', 4, 1, 25, 4.6, 69.9, 0, 0, 1]]);
  });

  it('draw no bar for what is withheld or never open', () => {
    expect(table('induction')).toMatchObject({ rows: [['Six', 'withheld', null, null, null, null]], bars: [{ percent: null }] });
    expect(table('use')?.bars.map(({ percent, words }) => [percent, words])).toEqual([
      [null, 'never open in these days'],
      [50, '50 %'],
    ]);
    expect(table('response-phq-9')?.note).toContain('1 course has no later score');
    expect(table('remission-phq-9')).toBeUndefined();
  });

  it('leave as one file in which a room named like a formula runs nothing', () => {
    const { name, csv } = analyticsFile(view);
    expect(name).toBe('clinic-figures-2026-09-01-2026-11-29.csv');
    expect(csv).toContain("Room,'=R1,1.5,0,\r\n");
  });

  it('are of a year at the most, and of days in their order', () => {
    const accepts = (from: string, to: string) => analyticsRange.safeParse({ from, to }).success;
    expect([accepts('2026-01-01', '2027-01-02'), accepts('2026-01-01', '2027-01-03'), accepts('2026-01-02', '2026-01-01')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
