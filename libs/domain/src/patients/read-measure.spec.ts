import { readLength, readWeight } from './read-measure.js';

describe('a weight as typed', () => {
  it.each([
    ['82', 'kg', 82_000],
    ['82.4', 'kg', 82_400],
    [' 72,45 ', 'kg', 72_450],
    ['180.5', 'lb', 81_873], // 180.5 × 453.59237 = 81 873.42
    ['1', 'lb', 454], // 453.59 rounds up
    ['0', 'kg', 0],
  ] as const)('%s %s is %i g', (typed, unit, grams) => {
    expect(readWeight(typed, unit)).toBe(grams);
  });

  it.each([
    ['', 'kg'],
    ['82,400', 'kg'],
    ['1e2', 'kg'],
    ['-82', 'kg'],
    ['8 2', 'kg'],
    ['82.4001', 'kg'],
    ['180.555', 'lb'],
  ] as const)('"%s" %s is no number to rely on', (typed, unit) => {
    expect(readWeight(typed, unit)).toBeNull();
  });
});

describe('a length as typed', () => {
  it.each([
    ['178', 'cm', 1_780],
    ['178.5', 'cm', 1_785],
    ['70', 'in', 1_778], // 70 × 25.4
    ['70.25', 'in', 1_784], // 1 784.35
  ] as const)('%s %s is %i mm', (typed, unit, millimetres) => {
    expect(readLength(typed, unit)).toBe(millimetres);
  });

  it('refuses more places than the unit has', () => {
    expect(readLength('178.55', 'cm')).toBeNull();
  });
});
