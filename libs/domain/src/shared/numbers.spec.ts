import fc from 'fast-check';
import {
  addExact,
  amountText,
  asNumber,
  compareExact,
  decimalText,
  exact,
  exactly,
  exactText,
  hasFiniteDecimals,
  kilogramsOf,
} from './index.js';
import {
  addQuantities,
  type Micrograms,
  grams,
  micrograms,
  microlitres,
  milligramsOf,
  millilitresOf,
  millilitresPerHourOf,
  microlitresPerHour,
} from './index.js';
import {
  parseRational,
  ratio,
  roundHalfUp,
  roundToStep,
  subtractExact,
  subtractQuantities,
  sumExact,
  sumQuantities,
  wholeThousandths,
} from './index.js';

const read = (given: unknown) => {
  const parsed = parseRational(given);
  return parsed.allowed ? exactText(parsed.value) : parsed.refusals[0];
};

describe('numbers as they are written', () => {
  it.each([
    [0.1, '0.1'],
    ['0.1', '0.1'],
    [-0.5, '-0.5'],
    [82, '82'],
    ['82.0', '82'],
    [1e-7, '0.0000001'],
    [1e21, '1000000000000000000000'],
    [1.5e21, '1500000000000000000000'],
    [-0, '0'],
    ['-0', '0'],
  ])('reads %p exactly', (given, text) => expect(read(given)).toBe(text));

  it.each([
    NaN,
    Infinity,
    -Infinity,
    '',
    ' 1',
    '1 ',
    '.5',
    '5.',
    '1,5',
    '1e3',
    '0x10',
    'NaN',
    '+5',
    '1/2',
    null,
    undefined,
    true,
    [],
    {},
    '9'.repeat(61),
  ])('refuses %p: it is no plain number', (given) => expect(read(given)).toMatchObject({ code: 'not-a-number' }));

  it('adds a tenth and two tenths to exactly three tenths', () => {
    expect(addExact(exact<'mg'>(exactly(0.1)), exact<'mg'>(exactly(0.2))).equals(exactly(0.3))).toBe(true);
    expect(compareExact(exact<'mg'>(exactly(0.3)), exact<'mg'>(exactly(0.1).add(exactly(0.2))))).toBe(0);
  });

  it('does not take an infinity for a number', () => expect(() => exactly(Infinity)).toThrow(RangeError));

  it('reads back every number of up to fifteen digits, at any magnitude', () => {
    const digitsRange = { min: -999_999_999_999_999, max: 999_999_999_999_999 };
    fc.assert(
      fc.property(fc.integer(digitsRange), fc.integer({ min: -30, max: 12 }), (digits, exponent) => {
        const asWritten = exponent >= 0 ? ratio(BigInt(digits) * 10n ** BigInt(exponent)) : ratio(BigInt(digits), 10n ** BigInt(-exponent));
        return exactly(Number(`${digits}e${exponent}`)).equals(asWritten);
      }),
    );
  });
});

describe('the rounding rule', () => {
  it.each([
    ['4.3725', 2, '4.37'],
    ['0.525', 2, '0.53'],
    ['0.545', 2, '0.55'],
    ['1.005', 2, '1.01'], // binary floating point makes this 1.00
    ['155.25', 1, '155.3'],
    ['-0.125', 2, '-0.13'], // a shortage rounds like an excess
    ['0.5', 0, '1'],
    ['-0.04', 1, '0'],
    ['41', 1, '41'],
  ])('rounds %s at %i places to %s', (given, places, text) => {
    const parsed = parseRational(given);
    expect(parsed.allowed && decimalText(parsed.value, places)).toBe(text);
  });

  it('rounds to a syringe graduation of 0.2 mL', () => expect(roundToStep(exactly(4.3), exactly(0.2)).valueOf()).toBe(4.4)); // 21.5 steps → 22

  it('is never further away than half a step, and leaves a rounded number alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 1, max: 9_999 }), (numerator, denominator) => {
        const value = ratio(numerator, denominator);
        const rounded = roundHalfUp(value, 2);
        return rounded.sub(value).abs().compare(ratio(1, 200)) <= 0 && roundHalfUp(rounded, 2).equals(rounded);
      }),
    );
  });
});

describe('amounts for people', () => {
  it('writes no trailing zero, always a leading one', () => {
    expect(amountText(ratio(410, 10), 1, 'mg')).toBe('41 mg');
    expect(decimalText(ratio(1, 2), 1)).toBe('0.5');
    expect(decimalText(ratio(100), 0)).toBe('100');
  });

  it('knows which numbers end', () => {
    expect(hasFiniteDecimals(exactly(4.3725))).toBe(true);
    expect(hasFiniteDecimals(ratio(35_000, 103_500))).toBe(false);
    expect(exactText(ratio(1, 3))).toBe('0.33333333333333333333');
    expect(asNumber(ratio(1, 3))).toBeCloseTo(0.333_333);
    expect(asNumber(ratio(1, 3), 2)).toBe(0.33);
  });
});

describe('stored quantities', () => {
  it('are whole, within range and of one unit', () => {
    expect(addQuantities(micrograms(34_030), micrograms(6_970))).toBe(41_000);
    expect(subtractQuantities(microlitres(55_800), microlitres(55_900))).toBe(-100);
    expect(sumQuantities([micrograms(34_030), micrograms(67_000)])).toBe(101_030);
    expect(sumQuantities<Micrograms>([])).toBe(0);
    expect(Object.is(micrograms(-0), 0)).toBe(true);
    for (const wrong of [0.5, -1, NaN, Infinity, 1_000_000_000_001]) expect(() => micrograms(wrong)).toThrow(RangeError);
  });

  it('never lose their last digit', () => {
    const largest = Number.MAX_SAFE_INTEGER as ReturnType<typeof micrograms>;
    expect(() => addQuantities(largest, micrograms(1))).toThrow(RangeError);
  });

  it('are decoded at the border with the same limits', () => {
    expect(micrograms.schema.safeParse(41_000).success).toBe(true);
    for (const wrong of [0.5, -1, '41000', null, 1_000_000_000_001]) expect(micrograms.schema.safeParse(wrong).success).toBe(false);
    expect([micrograms.unit, micrograms.accepts(1), micrograms.accepts(0.1)]).toEqual(['ug', true, false]);
  });

  it('become exact amounts of the bedside units and back', () => {
    expect([milligramsOf(micrograms(43_725)), millilitresOf(microlitres(4_100)), kilogramsOf(grams(82_000))].map(exactText)).toEqual([
      '43.725',
      '4.1',
      '82',
    ]);
    expect(exactText(millilitresPerHourOf(microlitresPerHour(75_000)))).toBe('75');
    expect(wholeThousandths(exactly(34.03))).toBe(34_030);
    expect(wholeThousandths(ratio(1, 3))).toBe(333);
    expect(exactText(subtractExact(exact<'mg'>(ratio(41)), exact<'mg'>(exactly(34.03))))).toBe('6.97');
    expect(exactText(sumExact<'mg'>([]))).toBe('0');
  });
});
