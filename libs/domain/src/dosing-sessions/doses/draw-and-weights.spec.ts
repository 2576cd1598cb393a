import { exact, exactly, exactText, ratio, type Exact, type ExactUnit } from '../../shared/index.js';
import { adjustedBodyWeight, bodyMassIndex, dosingWeight, idealBodyWeight, kilogramsOfPounds, type BodyMeasures } from './body-weight.js';
import { meanArterialPressure, percentOf } from './dose-formulas.js';
import { prepareDraw, syringeOf } from './draw-volume.js';
import { addDoses, drugDose, type DrugDose, type KetamineDrug } from './drug.js';
import { defaultPreparationPolicy } from './preparation-policy.js';
import { amountText } from '../../shared/index.js';

const of = <Unit extends ExactUnit>(amount: number): Exact<Unit> => exact<Unit>(exactly(amount));
const body = (kg: number, cm?: number, sex?: 'male' | 'female'): BodyMeasures => ({
  weight: of<'kg'>(kg),
  ...(cm === undefined ? {} : { height: of<'cm'>(cm) }),
  ...(sex === undefined ? {} : { sex }),
});
const kg = (weight: ReturnType<typeof idealBodyWeight>) => (weight.allowed ? amountText(weight.value, 1, 'kg') : weight.refusals[0].code);

describe('body weights', () => {
  it.each([
    ['BW1', body(82, 178, 'male'), '25.9', '73.2 kg', '76.7 kg'],
    ['BW2', body(110, 165, 'female'), '40.4', '56.9 kg', '78.1 kg'],
    ['BW3', body(131, 180, 'male'), '40.4', '75 kg', '97.4 kg'],
  ])('%s: index, ideal and adjusted weight', (_, measures, bmi, ideal, adjusted) => {
    expect(amountText(bodyMassIndex(measures.weight, measures.height ?? of<'cm'>(1)), 1, '').trim()).toBe(bmi);
    expect([kg(idealBodyWeight(measures)), kg(adjustedBodyWeight(measures))]).toEqual([ideal, adjusted]);
    expect([kg(dosingWeight('ideal', measures)), kg(dosingWeight('adjusted', measures))]).toEqual([ideal, adjusted]);
    expect(kg(dosingWeight('actual', measures))).toBe(amountText(measures.weight, 1, 'kg'));
  });

  it('are not made up where the formula says nothing', () => {
    expect(kg(idealBodyWeight(body(82)))).toBe('height-missing');
    expect(kg(idealBodyWeight(body(82, 178)))).toBe('sex-missing');
    expect(kg(adjustedBodyWeight(body(60, 152.3, 'female')))).toBe('height-below-60-in');
    expect(kg(idealBodyWeight(body(60, 152.4, 'female')))).toBe('45.5 kg'); // exactly 60 in
  });

  it('IV9: 180.8 lb is 82.01 kg', () => expect(amountText(kilogramsOfPounds(of<'lb'>(180.8)), 2, 'kg')).toBe('82.01 kg'));

  it('come with the mean arterial pressure', () => expect(exactText(meanArterialPressure(128, 80))).toBe('96')); // (128 + 160) ÷ 3
});

describe('drawing up', () => {
  const drawn = (doseMg: number, mgPerMl: number, syringe: { syringeMl?: number; syringeStepMl?: number } = {}) => {
    const { syringeMl, syringeStepMl } = syringe;
    const named = syringeOf({
      syringeMl: (syringeMl && of<'mL'>(syringeMl)) || undefined,
      syringeStepMl: (syringeStepMl && of<'mL'>(syringeStepMl)) || undefined,
    });
    const draw = prepareDraw(of<'mg'>(doseMg), of<'mg/mL'>(mgPerMl), named, defaultPreparationPolicy);
    if (!draw.allowed) return draw.refusals[0].code;
    const { volume, preparedDose, deltaPercent, warnings } = draw.value;
    return [exactText(volume), exactText(preparedDose), amountText(deltaPercent, 2, '%'), ...warnings.map(({ code }) => code)];
  };

  it('rounds half up at the graduation of the syringe and says what it holds', () => {
    expect(drawn(52.5, 100)).toEqual(['0.53', '53', '0.95 %']); // IM1: 0.525 mL
    expect(drawn(27.25, 50)).toEqual(['0.55', '27.5', '0.92 %']); // IM5: 0.545 mL
    expect(drawn(43.725, 10)).toEqual(['4.37', '43.7', '-0.06 %']); // no syringe named
    expect(drawn(43.725, 10, { syringeMl: 5 })).toEqual(['4.4', '44', '0.63 %']);
    expect(drawn(18.4, 10, { syringeMl: 3 })).toEqual(['1.8', '18', '-2.17 %', 'prepared-differs']); // an unstated graduation is a coarse one
    expect(drawn(18.4, 10, { syringeMl: 3, syringeStepMl: 0.01 })).toEqual(['1.84', '18.4', '0 %']);
    expect(drawn(9.2, 10, { syringeMl: 3 })).toEqual(['0.92', '9.2', '0 %']); // up to 1 mL always in hundredths
    expect(drawn(43, 10, { syringeStepMl: 0.5 })).toEqual(['4.5', '45', '4.65 %', 'prepared-differs']);
    expect(drawn(9.2, 10, { syringeMl: 1 })).toEqual(['0.92', '9.2', '0 %']);
  });

  it('uses the graduations a clinic lists for its syringes', () => {
    const policy = { ...defaultPreparationPolicy, syringes: [{ capacityMl: 3, stepMl: 0.02 }] };
    const draw = prepareDraw(of<'mg'>(15.5), of<'mg/mL'>(10), { capacity: of<'mL'>(3), step: null }, policy);
    expect(draw.allowed && exactText(draw.value.volume)).toBe('1.56'); // 1.55 is a tie between 1.54 and 1.56
  });

  it('warns above 2 % and refuses above 5 %, not at them', () => {
    expect(drawn(100, 100, { syringeStepMl: 0.98 })).toEqual(['0.98', '98', '-2 %']);
    expect(drawn(100, 100, { syringeStepMl: 0.979 })).toEqual(['0.979', '97.9', '-2.1 %', 'prepared-differs']);
    expect(drawn(100, 100, { syringeStepMl: 1.05 })).toEqual(['1.05', '105', '5 %', 'prepared-differs']);
    expect(drawn(100, 100, { syringeStepMl: 0.949 })).toBe('prepared-differs-too-much');
  });

  it('refuses what cannot be seen in the syringe or does not fit', () => {
    expect(drawn(0.4, 100)).toBe('draw-too-small'); // 0.004 mL
    expect(drawn(0.5, 100)).toBe('prepared-differs-too-much'); // 0.005 → 0.01 mL, twice the dose
    expect(drawn(52.5, 10, { syringeMl: 5 })).toBe('draw-exceeds-syringe');
    expect(drawn(50, 10, { syringeMl: 5 })).toEqual(['5', '50', '0 %']);
  });
});

describe('the two medicines', () => {
  it('add within one, never across', () => {
    const total = addDoses(drugDose('racemic-ketamine', of<'mg'>(34.03)), drugDose('racemic-ketamine', of<'mg'>(67)));
    expect(total.allowed && exactText(total.value.amountMg)).toBe('101.03');
    const stored: readonly DrugDose<KetamineDrug>[] = [drugDose('racemic-ketamine', of<'mg'>(67)), drugDose('esketamine', of<'mg'>(84))];
    const [racemic, esketamine] = stored;
    expect(racemic && esketamine && addDoses(racemic, esketamine)).toMatchObject({ refusals: [{ code: 'different-drugs' }] });
  });

  it('have percentages of their own', () => expect(exactText(percentOf(exact<'mg'>(ratio(1)), exact<'mg'>(ratio(4))))).toBe('25'));
});
