import { decimalText, instantText, plusMinutes } from '../../shared/index.js';
import { foldSession, defaultSessionPolicy } from '../fold/index.js';
import { defaultLimitPolicy } from '../limits/index.js';
import { aDosingSession, clock, defaultOrders } from '../testing/index.js';
import { draftInfusion, draftInjection, draftSprays, ugPerKilogram } from './draft-order.js';
import { earlierDoseOf, lastTimeOf } from './last-time.js';
import { limitFactsOfOrder } from './limit-facts.js';
import type { EarlierDose, OrderBackground } from './order-background.js';
import { orderLine } from './order-line.js';

const at = clock('09:44');
const ago = (days: number): string => instantText(plusMinutes(at, -days * 24 * 60));
const infusion = {
  ...{ ...defaultOrders['intravenous-ketamine'], basis: null, adjuncts: [] },
  ...{ isBolusAllowed: false, vialUgPerMl: null, drawUl: null, diluent: null },
};
const bare: OrderBackground = {
  ...{ zone: 'America/New_York', plannedStart: instantText(at), ageYears: null, hasHepaticImpairment: null, heightMm: null, sex: null },
  weights: [{ weightG: infusion.weightG, measuredAt: instantText(clock('09:35')) }],
  earlier: [],
};
const dose = (days: number, changes: Partial<EarlierDose> = {}): EarlierDose => ({
  ...{ sessionId: `${days}`, product: 'intravenous-ketamine', firstDoseAt: ago(days), lastDoseAt: ago(days) },
  ...{ racemicUg: 41_000, esketamineUg: 0, deliveredUgPerKg: 500, ...changes },
});
const factsOf = (changes: Partial<OrderBackground>, order: Parameters<typeof limitFactsOfOrder>[0] = infusion) =>
  limitFactsOfOrder(order, { ...bare, ...changes }, at, defaultLimitPolicy).values;
const shown = (values: ReturnType<typeof factsOf>, name: keyof typeof values): string | null => {
  const value = values[name];
  return value === undefined || value === null ? null : decimalText(value, 3);
};

describe('what the record cannot tell is not guessed', () => {
  it.each([
    ['a weight of today', bare.weights, '0.006'],
    ['a weight nobody dated', [{ weightG: infusion.weightG, measuredAt: null }], null],
    ['a weight that is not the patient’s newest', [{ weightG: 60_000, measuredAt: ago(1) }], null],
    ['no weight at all', [], null],
  ])('%s has the age it has', (_what, weights, age) => {
    expect(shown(factsOf({ weights }), 'weightAgeDays')).toBe(age);
  });

  it('counts the booster of an injection with its first dose', () => {
    const injection = { ...defaultOrders['intramuscular-ketamine'], basis: null, adjuncts: [] };
    const booster = { doseUg: 19_000, volumeUl: 190, fromMin: 10, toMin: 20 };
    const first = injection.doseUg / 1_000;
    expect(shown(factsOf({}, { ...injection, booster: null }), 'cumulativeMg')).toBe(`${first}`);
    expect(shown(factsOf({}, { ...injection, booster }), 'cumulativeMg')).toBe(`${first + 19}`);
    // A booster is a dose of its own: what goes in at once is the larger of the two.
    expect(shown(factsOf({}, { ...injection, booster }), 'doseMg')).toBe(`${first}`);
  });

  it('compares weights only where both have a day', () => {
    const newest = bare.weights[0] ?? { weightG: 0, measuredAt: null };
    const before = (measuredAt: string | null) => factsOf({ weights: [newest, { weightG: infusion.weightG - 4_100, measuredAt }] });
    expect(shown(before(ago(7)), 'weightChangePercent')).not.toBeNull();
    expect(shown(before(null), 'weightChangePercent')).toBeNull();
  });

  it('does not add up a day on which an unknown amount was given', () => {
    expect(shown(factsOf({ earlier: [dose(0.05)] }), 'cumulativeMg')).not.toBeNull();
    expect(shown(factsOf({ earlier: [dose(0.05, { racemicUg: null })] }), 'cumulativeMg')).toBeNull();
    const esketamine = dose(0.05, { product: 'intranasal-esketamine', racemicUg: 0, esketamineUg: 56_000 });
    expect(shown(factsOf({ earlier: [esketamine] }), 'cumulativeMg')).toBe(shown(factsOf({}), 'cumulativeMg'));
  });

  it('knows no increase per kilogram after a session whose amount per kilogram is unknown, or after another drug', () => {
    const increase = (changes: Partial<EarlierDose>) => shown(factsOf({ earlier: [dose(4, changes)] }), 'increaseMgPerKg');
    expect(increase({})).not.toBeNull();
    expect(increase({ deliveredUgPerKg: null })).toBeNull();
    expect(increase({ product: 'intranasal-esketamine', racemicUg: 0, esketamineUg: 56_000 })).toBeNull();
  });
});

describe('an order that is not complete', () => {
  const body = { weightG: 70_000, heightMm: null, sex: null };
  const syringe = { doseMgPerKg: 0.75, weightBasis: 'actual' as const, vialMgPerMl: 100, booster: null };

  it('is refused with what is missing, on every route', () => {
    const isDrafted = (drafted: { allowed: boolean }) => drafted.allowed;
    expect(isDrafted(draftInjection(syringe, body, defaultSessionPolicy))).toBe(true);
    expect(isDrafted(draftInjection({ ...syringe, vialMgPerMl: null }, body, defaultSessionPolicy))).toBe(false);
    expect(isDrafted(draftInjection({ ...syringe, doseMgPerKg: 90 }, body, defaultSessionPolicy))).toBe(false);
    expect(draftInjection({ ...syringe, doseMgPerKg: 0.0005 }, body, defaultSessionPolicy)).toMatchObject({
      refusals: [{ code: 'draw-too-small' }],
    });
    expect(isDrafted(draftSprays({ sprays: null, mlPerSpray: 0.1, mgPerMl: 100 }, body))).toBe(false);
    expect(isDrafted(draftSprays({ sprays: 2.5, mlPerSpray: 0.1, mgPerMl: 100 }, body))).toBe(false);
  });

  it('signs a booster only with a window that ends after it opens', () => {
    const booster = (fromMin: number, toMin: number) =>
      draftInjection({ ...syringe, booster: { doseMgPerKg: 0.3, fromMin, toMin } }, body, defaultSessionPolicy);
    expect(booster(10, 10)).toMatchObject({ refusals: [{ code: 'window-empty', path: 'booster.toMin' }] });
    // 0.75 × 70 = 52.5 mg in 0.53 mL is 53 mg; 0.3 × 70 = 21 mg in 0.21 mL.
    expect(booster(10, 20)).toMatchObject({
      value: {
        content: {
          ...{ product: 'intramuscular-ketamine', doseUg: 53_000, volumeUl: 530, adjuncts: [] },
          booster: { doseUg: 21_000, volumeUl: 210, fromMin: 10, toMin: 20 },
        },
      },
    });
    expect(draftInjection(syringe, body, defaultSessionPolicy)).toMatchObject({ value: { content: { booster: null } } });
  });

  it('says only what it fixes', () => {
    const draft = draftInfusion(
      {
        ...{ doseMgPerKg: 0.5, weightBasis: 'actual', vialMgPerMl: 10, durationMin: 40, isBolusAllowed: true },
        ...{ diluent: { method: 'ADD_TO', volumeMl: 100 }, fluid: 'sodium chloride 0.9 %' },
      },
      body,
      defaultSessionPolicy,
    );
    if (!draft.allowed) throw new RangeError('The draft is complete');
    const { content } = draft.value;
    expect(orderLine(content)).toContain('add to 100 mL of sodium chloride 0.9 % (103.5 mL in all)');
    expect(orderLine(content)).toContain('A bolus from the bag is allowed.');
    const open = orderLine({ ...content, drawUl: null, diluent: null });
    expect(open).toContain('103.5 mL in all, run at');
    expect(open).not.toContain('draw');
    const injection = { ...defaultOrders['intramuscular-ketamine'], basis: null, adjuncts: [], booster: null };
    expect(orderLine(injection)).toContain('No booster.');
    const esketamine = { ...defaultOrders['intranasal-esketamine'], basis: null, adjuncts: [], indication: 'TRD' as const };
    expect(orderLine({ ...esketamine, deviceCount: 1 })).toContain('1 device of 28 mg');
    expect(ugPerKilogram(41_000, 82_000)).toBe(500);
  });
});

describe('the last time of a session with little in its log', () => {
  it('leaves what was not measured empty, and names each scale by what it gives', () => {
    const told = aDosingSession('intravenous-ketamine')
      .with('10:05', 'infusion-started', { rateUlPerH: 75_000 })
      .with('10:10', 'vitals-taken', { respiratoryRatePerMin: 14 })
      .with('10:20', 'dissociation-assessed', { instrument: 'level', level: 'mild' })
      .with('10:30', 'dissociation-assessed', { instrument: 'cadss-6', sixItemScore: 7 })
      .with('10:40', 'infusion-completed', {});
    const fold = foldSession(told.session, told.entries, told.policy, clock('12:00'));
    expect(lastTimeOf(told.session, fold)).toMatchObject({
      ...{ stopReason: null, peakPressure: null, peakHeartRatePerMin: null, lowestSpo2Percent: null, quotes: [], adverseEvents: [] },
      dissociation: [{ words: 'mild' }, { words: 'CADSS-6 7' }],
    });
    expect(earlierDoseOf(told.session, fold)?.firstDoseAt).toBe(instantText(clock('10:05')));
  });

  it('counts an infusion that still runs from its start, and has nothing to tell of a session that gave nothing', () => {
    const running = aDosingSession('intravenous-ketamine').with('10:05', 'infusion-started', { rateUlPerH: 75_000 });
    expect(earlierDoseOf(running.session, running.foldAt('10:20'))?.lastDoseAt).toBe(instantText(clock('10:05')));
    expect(earlierDoseOf(running.session, running.foldAt('10:00'))).toBeNull();
    expect(lastTimeOf(running.session, running.foldAt('10:00'))).toBeNull();
  });

  it('tells of esketamine in its own milligrams, on the patient’s weight where nothing was ordered', () => {
    const used = { deviceNumber: 1, areBothSpraysConfirmed: true, lot: 'D' };
    const told = aDosingSession('intranasal-esketamine').with('13:00', 'device-used', used);
    const session = { ...told.session, order: null };
    const fold = foldSession(session, told.entries, told.policy, clock('15:10'));
    expect(lastTimeOf(session, fold)).toMatchObject({ deliveredUg: 28_000, weightG: session.patient.weightG });
  });
});
