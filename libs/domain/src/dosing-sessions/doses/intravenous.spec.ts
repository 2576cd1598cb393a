import fc from 'fast-check';
import { decodeInput, exactText, ratio, exact, type Exact } from '../../shared/index.js';
import { pumpRateForWeightedRate, weightedRateForPumpRate } from './dose-formulas.js';
import { intravenousDose } from './intravenous-dose.js';
import { intravenousInput } from './intravenous-input.js';
import { defaultPreparationPolicy, preparationPolicySchema } from './preparation-policy.js';

function worked(input: Record<string, unknown>) {
  const read = decodeInput(intravenousInput, input);
  return read.allowed ? intravenousDose(read.value, defaultPreparationPolicy) : read;
}

function dose(input: Record<string, unknown>) {
  const answer = worked(input);
  if (!answer.allowed) throw new Error(JSON.stringify(answer));
  return answer.value;
}

function refusals(input: Record<string, unknown>) {
  const answer = worked(input);
  return answer.allowed ? [] : answer.refusals.map((refusal) => ('path' in refusal ? `${refusal.code} ${refusal.path}` : refusal.code));
}

const alex = { weightKg: 82, doseMgPerKg: 0.5, vialMgPerMl: 10, diluent: { method: 'QS_TO', volumeMl: 50 }, durationMin: 40 };
const shown = (input: Record<string, unknown>) => {
  const { dose: ordered, draw, concentration, pumpRate, weightedRate } = dose(input);
  return [ordered, draw.exactVolume, draw.volume, concentration, pumpRate, weightedRate].map((value) => Number(exactText(value)));
};

describe('an intravenous dose', () => {
  // dose mg, exact draw mL, draw mL, mg/mL, mL/h, µg/kg/min
  it('IV1: 82 kg × 0.5 = 41 mg; 41 ÷ 10 = 4.1 mL; 41 ÷ 50 = 0.82; 50 × 60 ÷ 40 = 75', () => {
    expect(shown(alex)).toEqual([41, 4.1, 4.1, 0.82, 75, 12.5]);
    expect(exactText(dose(alex).perMinute)).toBe('1.025'); // 41 ÷ 40
  });

  it('IV2: 70 × 0.5 = 35 mg; 35 ÷ 50 = 0.7 mL; 35 ÷ 100 = 0.35; 100 × 60 ÷ 40 = 150', () => {
    expect(shown({ ...alex, weightKg: 70, vialMgPerMl: 50, diluent: { method: 'QS_TO', volumeMl: 100 } })).toEqual([
      35, 0.7, 0.7, 0.35, 150, 12.5,
    ]);
  });

  it('IV3: added to 100 mL it is 103.5 mL, 35 ÷ 103.5 = 0.33816…; 155.25 → 155.3 mL/h', () => {
    const added = dose({ ...alex, weightKg: '70', diluent: { method: 'ADD_TO', volumeMl: '100' } });
    expect(exactText(added.finalVolume)).toBe('103.5');
    expect(Number(exactText(added.concentration))).toBeCloseTo(0.338_16, 5);
    expect([exactText(added.pumpRateExact), exactText(added.pumpRate)]).toEqual(['155.25', '155.3']);
  });

  it('IV4: 95.4 × 0.5 = 47.7 mg; 4.77 mL; 0.954 mg/mL', () =>
    expect(shown({ ...alex, weightKg: 95.4 })).toEqual([47.7, 4.77, 4.77, 0.954, 75, 12.5]));

  it('IV5: 58.3 × 0.75 = 43.725 mg; 4.3725 → 4.37 mL, which holds 43.7 mg', () => {
    const input = { ...alex, weightKg: 58.3, doseMgPerKg: 0.75, durationMin: 50 };
    expect(shown(input)).toEqual([43.725, 4.3725, 4.37, 0.8745, 60, 15]);
    expect(exactText(dose(input).draw.preparedDose)).toBe('43.7');
  });

  it('IV6: 120 × 0.5 = 60 mg; 1.2 mL of 50 mg/mL; 150 mL/h', () => {
    expect(shown({ ...alex, weightKg: 120, vialMgPerMl: 50, diluent: { method: 'QS_TO', volumeMl: 100 } })).toEqual([
      60, 1.2, 1.2, 0.6, 150, 12.5,
    ]);
  });

  it('IV7: 41 mg of a 1 mg/mL premix is 41 mL, 41 × 60 ÷ 40 = 61.5 mL/h', () => {
    expect(shown({ weightKg: 82, doseMg: 41, premixMgPerMl: 1, durationMin: 40 })).toEqual([41, 41, 41, 1, 61.5, 12.5]);
  });

  it('IV8: 0.5 mg/kg in 40 minutes is 12.5 µg/kg/min in every patient', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20_000, max: 350_000 }), (weightG) => {
        const weighed = { ...alex, weightKg: `${Math.floor(weightG / 1_000)}.${String(weightG % 1_000).padStart(3, '0')}` };
        return exactText(dose(weighed).weightedRate) === '12.5';
      }),
    );
  });

  it('doses by ideal weight when the order says so', () => {
    const larger = { ...alex, weightKg: 110, heightCm: 165, sex: 'F' };
    expect(Number(exactText(dose({ ...larger, weightBasis: 'ideal' }).dose))).toBeCloseTo(28.455, 3); // 45.5 + 2.3 × 4.9606 = 56.909; ÷ 2
    expect(refusals({ ...alex, weightBasis: 'ideal' })).toEqual(['height-missing']);
  });

  it('BOLUS1: 10 mg in 5 min, then 31 mg in 35 min, from 0.82 mg/mL', () => {
    const { bolus } = dose({ ...alex, bolus: { doseMg: 10, durationMin: 5 } });
    expect(Number(exactText(bolus?.bolus.volume ?? ratio(0)))).toBeCloseTo(12.195, 3); // 10 ÷ 0.82
    expect(Number(exactText(bolus?.rest.volume ?? ratio(0)))).toBeCloseTo(37.805, 3); // 31 ÷ 0.82
    expect([bolus?.bolus.pumpRate, bolus?.rest.pumpRate].map((rate) => rate && exactText(rate))).toEqual(['146.3', '64.8']);
    expect(refusals({ ...alex, bolus: { doseMg: 41, durationMin: 5 } })).toEqual(['bolus-exceeds-dose']);
    expect(refusals({ ...alex, bolus: { doseMg: 10, durationMin: 40 } })).toEqual(['bolus-exceeds-duration']);
  });

  it('is refused where it cannot be prepared as ordered', () => {
    expect(refusals({ ...alex, diluent: { method: 'QS_TO', volumeMl: 4 } })).toEqual(['draw-exceeds-final-volume']); // the draw alone is 4.1 mL
    expect(refusals({ weightKg: 82, doseMg: 41, premixMgPerMl: 100, durationMin: 40 })).toEqual(['must-be-diluted']);
    expect(refusals({ ...alex, vialMgPerMl: 100, diluent: { method: 'QS_TO', volumeMl: 0.41 } })).toEqual(['must-be-diluted']);
    expect(refusals({ ...alex, syringeMl: 3 })).toEqual(['draw-exceeds-syringe']);
  });

  it.each([
    [{ weightKg: undefined }, ['missing-field weightKg']],
    [{ weightKg: null }, ['wrong-type weightKg']],
    [{ weightKg: 'heavy' }, ['wrong-type weightKg']],
    [{ weightKg: NaN }, ['wrong-type weightKg']],
    [{ weightKg: -82 }, ['out-of-range weightKg']],
    [{ weightKg: 0 }, ['out-of-range weightKg']],
    [{ weightKg: 19.999 }, ['out-of-range weightKg']],
    [{ weightKg: 350.001 }, ['out-of-range weightKg']],
    [{ weightKg: undefined, weightLb: 44.05 }, ['out-of-range weightLb']], // 19.98 kg
    [{ weightKg: undefined, weightLb: 771.9 }, ['out-of-range weightLb']], // 350.13 kg
    [{ weightLb: 180.8 }, ['not-allowed weightLb']],
    [{ doseMgPerKg: 0 }, ['out-of-range doseMgPerKg']],
    [{ doseMgPerKg: undefined }, ['missing-field doseMgPerKg']],
    [{ doseMg: 41 }, ['not-allowed doseMg']],
    [{ durationMin: 0 }, ['out-of-range durationMin']],
    [{ durationMin: undefined }, ['missing-field durationMin']],
    [{ vialMgPerMl: undefined }, ['missing-field vialMgPerMl']],
    [{ diluent: undefined }, ['missing-field diluent']],
    [{ diluent: { method: 'QS', volumeMl: 50 } }, ['not-allowed diluent.method']],
    [{ diluent: { method: 'QS_TO' } }, ['missing-field diluent.volumeMl']],
    [{ premixMgPerMl: 1 }, ['not-allowed premixMgPerMl']],
    [{ premixMgPerMl: 1, vialMgPerMl: undefined }, ['not-allowed diluent']],
    [{ sex: 'other' }, ['not-allowed sex']],
    [{ wieght: 82 }, ['unknown-field wieght']],
  ])('refuses the order with %p', (change, expected) => expect(refusals({ ...alex, ...change })).toEqual(expected));

  it('takes 20 and 350 kg, and pounds', () => {
    expect([dose({ ...alex, weightKg: 20 }), dose({ ...alex, weightKg: 350 })].map(({ dose: mg }) => exactText(mg))).toEqual(['10', '175']);
    expect(exactText(dose({ ...alex, weightKg: undefined, weightLb: 180.8 }).dosingWeight)).toBe('82.009500496'); // 180.8 × 0.45359237
  });
});

describe('rates', () => {
  it('go from µg/kg/min to mL/h and back without loss', () => {
    const part = fc.integer({ min: 1, max: 999_999 });
    fc.assert(
      fc.property(part, part, part, (rate, weight, concentration) => {
        const weighted = exact<'ug/kg/min'>(ratio(rate, 1_000)) as Exact<'ug/kg/min'>;
        const [kg, mgPerMl] = [exact<'kg'>(ratio(weight, 1_000)), exact<'mg/mL'>(ratio(concentration, 1_000))];
        return weightedRateForPumpRate(pumpRateForWeightedRate(weighted, kg, mgPerMl), kg, mgPerMl).equals(weighted);
      }),
    );
  });
});

describe('the preparation policy', () => {
  it('is data a clinic can edit', () => expect(preparationPolicySchema.parse(defaultPreparationPolicy)).toEqual(defaultPreparationPolicy));
});
