import fc from 'fast-check';
import { instantFromMs, microlitresPerHour, roundToStep, ratio, type Instant } from '../../shared/index.js';
import { exact, exactly } from '../../shared/index.js';
import {
  computedVolumeAt,
  defaultPreparationPolicy,
  deliveredVolumeAt,
  infusionCourse,
  intravenousDose,
  intravenousInput,
  pumpRateForWeightedRate,
  weightedRateForPumpRate,
  writtenAmount,
  type InfusionEvent,
} from './index.js';

const hundredths = (minimum: number, maximum: number) =>
  fc.integer({ min: minimum * 100, max: maximum * 100 }).map((whole) => ratio(whole, 100));
const start = Date.parse('2026-11-17T15:05:00Z');

/** A log that may hold anything in any order, as tablets that were apart may leave it. */
const anyLog = fc.array(
  fc.record({
    minute: fc.integer({ min: 0, max: 120 }),
    rate: fc.integer({ min: 1, max: 600 }),
    kind: fc.constantFrom('start', 'rate-change', 'pause', 'resume', 'stop', 'complete'),
  }),
  { maxLength: 12 },
);
const eventsOf = (log: readonly { minute: number; rate: number; kind: string }[]): InfusionEvent[] =>
  log.map(
    ({ minute, rate, kind }) =>
      ({ kind, at: instantFromMs(start + minute * 60_000), rate: microlitresPerHour(rate * 1_000) }) as InfusionEvent,
  );

describe('laws of dose arithmetic', () => {
  it('µg/kg/min to mL/h and back is the same number exactly', () =>
    fc.assert(
      fc.property(hundredths(1, 40), hundredths(40, 200), hundredths(1, 10), (rate, weight, concentration) => {
        const pump = pumpRateForWeightedRate(exact(rate), exact(weight), exact(concentration));
        expect(weightedRateForPumpRate(pump, exact(weight), exact(concentration)).equals(rate)).toBe(true);
      }),
    ));

  it('0.5 mg/kg over 40 min is 12.5 µg/kg/min in everybody (IV8)', () =>
    fc.assert(
      fc.property(hundredths(40, 200), (weight) => {
        const input = intravenousInput.parse({
          ...{ weightKg: weight.toString(), doseMgPerKg: 0.5, vialMgPerMl: 10, durationMin: 40 },
          diluent: { method: 'QS_TO', volumeMl: 50 },
        });
        const dose = intravenousDose(input, defaultPreparationPolicy);
        expect(dose.allowed && dose.value.weightedRate.equals(ratio(25, 2))).toBe(true);
      }),
    ));

  it('what ran in never shrinks with time, and is never more than the bag held', () =>
    fc.assert(
      fc.property(anyLog, fc.integer({ min: 0, max: 130 }), fc.integer({ min: 0, max: 130 }), (log, one, other) => {
        const course = infusionCourse(eventsOf(log));
        const at = (minute: number): Instant => instantFromMs(start + minute * 60_000);
        const bag = exact<'mL'>(ratio(50));
        const [early, late] = [Math.min(one, other), Math.max(one, other)].map((minute) => deliveredVolumeAt(course, bag, at(minute)));
        expect(early !== undefined && late !== undefined && early.compare(late) <= 0 && late.compare(50) <= 0).toBe(true);
        expect(computedVolumeAt(course, at(late === undefined ? 0 : 130)).s >= 0n).toBe(true);
      }),
    ));

  it('segments of any log never overlap', () =>
    fc.assert(
      fc.property(anyLog, (log) => {
        const { segments } = infusionCourse(eventsOf(log));
        segments.forEach((segment, index) => {
          const before = segments[index - 1];
          expect(before === undefined || (before.to !== null && before.to <= segment.from)).toBe(true);
        });
      }),
    ));

  it('rounding moves a number by half a step at most, and a rounded number stays', () =>
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), fc.constantFrom('0.01', '0.1', '0.05', '1'), (whole, text) => {
        const value = ratio(whole, 100_000);
        const step = exactly(Number(text));
        const rounded = roundToStep(value, step);
        expect(rounded.sub(value).abs().mul(2).compare(step) <= 0).toBe(true);
        expect(roundToStep(rounded, step).equals(rounded)).toBe(true);
        expect(roundToStep(value.neg(), step).equals(rounded.neg())).toBe(true);
      }),
    ));

  it('an amount written in another unit is the same amount', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (ug) => {
        const [inUg, inMg] = [writtenAmount(`${ug} mcg`, 'mg'), writtenAmount(`${ug}e0`, 'mg')];
        expect(inUg.allowed && inUg.value.equals(ratio(ug, 1_000))).toBe(true);
        expect(inMg.allowed).toBe(false); // an exponent in a text is refused, not read as another number
      }),
    ));

  it('knows a unit by itself where it converts nothing', () => {
    expect(writtenAmount('2 %', '%')).toMatchObject({ allowed: false });
    expect(writtenAmount('12 kg/m2', 'kg/m2')).toMatchObject({ allowed: false });
    expect(writtenAmount('3 mg/min', 'mg/min')).toMatchObject({ allowed: true });
    expect(writtenAmount('3 mg/min', 'mg')).toEqual({ allowed: false, refusals: [{ code: 'other-unit', given: 'mg/min' }] });
    expect(writtenAmount(null, 'mg')).toEqual({ allowed: false, refusals: [{ code: 'not-a-number', given: 'null' }] });
  });
});
