import { csvOf } from './csv.js';
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
