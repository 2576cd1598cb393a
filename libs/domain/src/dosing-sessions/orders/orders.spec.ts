import { instant, instantText, plusMinutes } from '../../shared/index.js';
import { defaultSessionPolicy, foldSession } from '../fold/index.js';
import { defaultLimitPolicy } from '../limits/index.js';
import { aDosingSession, alexLines, clock, defaultOrders } from '../testing/index.js';
import { decideOrder } from './decide-order.js';
import type { InfusionTyped } from './draft-fields.js';
import { draftInfusion, draftInjection, draftSprays } from './draft-order.js';
import { earlierDoseOf, lastTimeOf, milligramText, perKilogramText } from './last-time.js';
import type { EarlierDose, OrderBackground } from './order-background.js';
import { limitsSoFar } from './limits-so-far.js';
import { adjunctLines, orderLine } from './order-line.js';

const alex = { weightG: 82_000, heightMm: 1_780, sex: 'male' as const };
const typed: InfusionTyped = {
  ...{ doseMgPerKg: 0.5, weightBasis: 'actual', vialMgPerMl: 10, durationMin: 40, isBolusAllowed: false },
  ...{ diluent: { method: 'QS_TO', volumeMl: 50 }, fluid: 'sodium chloride 0.9 %' },
};
const at = clock('09:44');
const daysBefore = (days: number): string => instantText(plusMinutes(at, -days * 24 * 60));

function background(changes: Partial<OrderBackground> = {}): OrderBackground {
  return {
    ...{ zone: 'America/New_York', plannedStart: instantText(at), ageYears: 44, hasHepaticImpairment: false, heightMm: 1_780, sex: 'male' },
    weights: [{ weightG: 82_000, measuredAt: instantText(clock('09:35')) }],
    earlier: [anEarlierDose()],
    ...changes,
  };
}

function anEarlierDose(changes: Partial<EarlierDose> = {}): EarlierDose {
  const given = { racemicUg: 41_000, esketamineUg: 0, deliveredUgPerKg: 500 };
  return { sessionId: 's', product: 'intravenous-ketamine', firstDoseAt: daysBefore(4), lastDoseAt: daysBefore(4), ...given, ...changes };
}

function infusion(changes: Partial<InfusionTyped> = {}) {
  const drafted = draftInfusion({ ...typed, ...changes }, alex, defaultSessionPolicy);
  if (!drafted.allowed) throw new RangeError(JSON.stringify(drafted.refusals));
  return drafted.value.content;
}

describe('an infusion order as it is typed', () => {
  it('IV1: 0.5 mg/kg on 82 kg is 41 mg, 4.1 mL of 10 mg/mL filled up to 50 mL, 75 mL/h', () => {
    expect(infusion()).toMatchObject({ doseUg: 41_000, drawUl: 4_100, finalVolumeUl: 50_000, rateUlPerH: 75_000, vialUgPerMl: 10_000 });
    expect(infusion().basis).toEqual({ doseUgPerKg: 500, weightBasis: 'actual', dosingWeightG: 82_000 });
  });

  it('IV3: added to 100 mL makes 103.5 mL and 155.3 mL/h at the pump', () => {
    const drafted = draftInfusion(
      { ...typed, diluent: { method: 'ADD_TO', volumeMl: 100 } },
      { ...alex, weightG: 70_000 },
      defaultSessionPolicy,
    );
    expect(drafted).toMatchObject({ allowed: true, value: { content: { finalVolumeUl: 103_500, rateUlPerH: 155_300 } } });
  });

  it('BW2: dosed by ideal weight it keeps both weights, and refuses where no height is known', () => {
    const woman = { weightG: 110_000, heightMm: 1_650, sex: 'female' as const };
    const drafted = draftInfusion({ ...typed, weightBasis: 'ideal' }, woman, defaultSessionPolicy);
    expect(drafted).toMatchObject({
      allowed: true,
      value: { content: { weightG: 110_000, basis: { weightBasis: 'ideal', dosingWeightG: 56_909 } } },
    });
    const unknown = draftInfusion({ ...typed, weightBasis: 'ideal' }, { ...woman, heightMm: null }, defaultSessionPolicy);
    expect(unknown).toMatchObject({ allowed: false, refusals: [{ code: 'height-missing' }] });
  });

  it.each([
    ['no dose', { doseMgPerKg: null }],
    ['no number', { doseMgPerKg: Number.NaN }],
    ['no strength', { vialMgPerMl: null }],
    ['no volume', { diluent: null }],
    ['more drug than bag', { diluent: { method: 'QS_TO', volumeMl: 4 } as const }],
    ['no time', { durationMin: null }],
  ])('is no order with %s', (_what, changes) => {
    expect(draftInfusion({ ...typed, ...changes }, alex, defaultSessionPolicy).allowed).toBe(false);
  });
});

describe('an injection order as it is typed', () => {
  const bea = { weightG: 64_000, heightMm: null, sex: null };
  const given = { doseMgPerKg: 0.75, weightBasis: 'actual' as const, vialMgPerMl: 100 };

  it('IM4: 48 mg in 0.48 mL with a booster of 19 mg in 0.19 mL', () => {
    const drafted = draftInjection({ ...given, booster: { doseMgPerKg: 0.3, fromMin: 10, toMin: 20 } }, bea, defaultSessionPolicy);
    expect(drafted).toMatchObject({
      allowed: true,
      value: { content: { doseUg: 48_000, volumeUl: 480, booster: { doseUg: 19_000, volumeUl: 190, fromMin: 10, toMin: 20 } } },
    });
  });

  it('refuses a booster window that ends before it opens', () => {
    const drafted = draftInjection({ ...given, booster: { doseMgPerKg: 0.3, fromMin: 20, toMin: 10 } }, bea, defaultSessionPolicy);
    expect(drafted).toMatchObject({ allowed: false, refusals: [{ path: 'booster.toMin' }] });
  });
});

describe('limits of an order beside the form', () => {
  const weighed = { background: background(), at, policy: defaultLimitPolicy };

  it('lets the golden order through without a word when the record knows the last session', () => {
    expect(decideOrder(infusion(), weighed, [])).toMatchObject({ allowed: true });
  });

  it('asks for reasons where no earlier session is in the record, and takes them', () => {
    const first = { ...weighed, background: background({ earlier: [] }) };
    const asked = decideOrder(infusion(), first, []);
    const rules = asked.allowed ? [] : asked.refusals.map(({ ruleId, code }) => [ruleId, code]);
    expect(rules).toEqual([
      ['infusion-session-gap', 'input-unknown'],
      ['infusion-increase-per-kg', 'input-unknown'],
      ['infusion-increase-percent', 'input-unknown'],
    ]);
    const reasons = rules.map(([ruleId = '']) => ({ ruleId, reason: 'First treatment here' }));
    expect(decideOrder(infusion(), first, reasons).allowed).toBe(true);
  });

  it('names what a dose by weight already meets while the rest is open, and amounts once the basis of the weight is chosen', () => {
    const met = (doseUgPerKg: number, dosingWeightG: number | null = null) =>
      limitsSoFar({ product: 'intravenous-ketamine', doseUgPerKg, weightG: 82_000, dosingWeightG }, weighed).map(
        ({ code, ruleId }) => `${code} ${ruleId}`,
      );
    expect(met(500)).toEqual([]);
    expect(met(750)).toEqual(['override-needed infusion-increase-per-kg']);
    expect(met(1_200)).toEqual(expect.arrayContaining(['override-needed infusion-dose-per-kg']));
    expect(met(1_501)).toEqual(expect.arrayContaining(['hard-limit infusion-dose-per-kg']));
    expect(met(1_200)).not.toContain('override-needed infusion-dose');
    expect(met(1_200, 82_000)).toContain('override-needed infusion-dose'); // 98.4 mg, above 80
    expect(met(1_200, 60_000)).not.toContain('override-needed infusion-dose'); // 72 mg
  });

  it('counts what was given earlier the same day into the session’s total', () => {
    const today = anEarlierDose({ firstDoseAt: daysBefore(0.05), lastDoseAt: daysBefore(0.04), racemicUg: 60_000 });
    const decision = decideOrder(infusion(), { ...weighed, background: background({ earlier: [today] }) }, []);
    expect(decision.allowed ? [] : decision.refusals.map(({ ruleId }) => ruleId)).toEqual(
      expect.arrayContaining(['infusion-session', 'infusion-session-gap']),
    );
  });

  it('counts the gap to the planned dose when the order is signed on the evening before', () => {
    const yesterday = anEarlierDose({ firstDoseAt: daysBefore(0.7), lastDoseAt: daysBefore(0.7) });
    const soft = (plannedStart: string) => {
      const decision = decideOrder(infusion(), { ...weighed, background: background({ earlier: [yesterday], plannedStart }) }, []);
      return decision.allowed ? [] : decision.refusals.map(({ code, ruleId }) => `${code} ${ruleId}`);
    };
    expect(soft(instantText(at))).toEqual(['hard-limit infusion-session-gap']);
    expect(soft(instantText(plusMinutes(at, 24 * 60)))).toEqual(['override-needed infusion-session-gap']);
    expect(soft(instantText(plusMinutes(at, 3 * 24 * 60)))).toEqual([]);
  });

  it('stops an order on a weight that is not the patient’s newest', () => {
    const decision = decideOrder({ ...infusion(), weightG: 81_000 }, weighed, []);
    expect(decision.allowed ? [] : decision.refusals.map(({ code, ruleId }) => `${code} ${ruleId}`)).toContain('hard-limit weight-age');
  });

  it('compares with the weight before, and blocks a change above ten percent', () => {
    const weights = [...background().weights, { weightG: 92_000, measuredAt: daysBefore(7) }];
    const decision = decideOrder(infusion(), { ...weighed, background: background({ weights }) }, []);
    expect(decision).toMatchObject({ allowed: false, refusals: [{ code: 'hard-limit', ruleId: 'weight-change' }] });
  });
});

describe('an esketamine order', () => {
  const order = { ...defaultOrders['intranasal-esketamine'], weightG: 82_000, basis: null, adjuncts: [], indication: 'TRD' as const };
  const dose = (days: number, esketamineUg: number) =>
    anEarlierDose({
      product: 'intranasal-esketamine',
      firstDoseAt: daysBefore(days),
      lastDoseAt: daysBefore(days),
      racemicUg: 0,
      esketamineUg,
    });
  const decided = (earlier: readonly EarlierDose[], overrides: readonly { ruleId: string; reason: string }[] = []) =>
    decideOrder(order, { background: background({ earlier }), at, policy: defaultLimitPolicy }, overrides);
  const rulesOf = (decision: ReturnType<typeof decided>) =>
    decision.allowed ? [] : decision.refusals.map(({ code, ruleId }) => `${code} ${ruleId}`);

  it('passes as the fifth dose after 56 and 84 mg', () => {
    expect(rulesOf(decided([dose(4, 84_000), dose(7, 84_000), dose(11, 56_000), dose(14, 56_000)]))).toEqual([]);
  });

  it('SP4: 84 mg is refused where the record holds no 56 mg, and asks for the history where it holds nothing', () => {
    expect(rulesOf(decided([dose(4, 28_000)]))).toContain('hard-limit esketamine-needs-56-before-84');
    expect(rulesOf(decided([]))).toContain('input-unknown esketamine-earlier-doses');
    const answered = rulesOf(decided([], [{ ruleId: 'esketamine-earlier-doses', reason: 'Four doses at the university clinic' }]));
    expect(answered.filter((rule) => rule.endsWith('esketamine-earlier-doses'))).toEqual([]);
    const elsewhere = rulesOf(decided([], [{ ruleId: 'esketamine-week', reason: 'Four doses at the university clinic' }]));
    expect(elsewhere).toContain('input-unknown esketamine-earlier-doses');
    const racemic = { ...dose(4, 0), product: 'intravenous-ketamine' as const, racemicUg: 41_000 };
    expect(rulesOf(decided([racemic]))).toContain('input-unknown esketamine-earlier-doses');
    const blank = rulesOf(decided([], [{ ruleId: 'esketamine-earlier-doses', reason: ' ' }]));
    expect(blank).toContain('override-without-reason esketamine-earlier-doses');
  });
});

describe('the last time', () => {
  const told = aDosingSession('intravenous-ketamine').telling(...alexLines);
  const fold = foldSession(told.session, told.entries, told.policy, clock('13:00'));

  it('tells dose, peaks, dissociation, adverse events and the patient’s own words from the log', () => {
    const last = lastTimeOf(told.session, fold);
    expect(last).toMatchObject({
      ...{ deliveredUg: 34_030, orderedUg: 41_000, deliveredUgPerKg: 415, outcome: 'stopped-early', stopReason: 'patient-request' },
      peakPressure: { systolicMmHg: 164, diastolicMmHg: 98, minutesFromDose: 18 },
      peakHeartRatePerMin: 94,
      lowestSpo2Percent: 97,
      medicines: ['ondansetron 4 mg intravenous'],
    });
    expect(last?.dissociation).toContainEqual({ words: 'CADSS 14', minutesFromDose: 40 });
    expect(last?.adverseEvents.map(({ term }) => term)).toEqual(['vomiting', 'anxiety']);
    expect(last?.quotes.map(({ text }) => text)).toEqual(["I can see my father's workshop", "It's too much"]);
  });

  it('is nothing before anything was given', () => {
    const planned = aDosingSession();
    const empty = foldSession(planned.session, [], planned.policy, instant('2026-11-17T14:00:00Z'));
    expect([lastTimeOf(planned.session, empty), earlierDoseOf(planned.session, empty)]).toEqual([null, null]);
    expect(earlierDoseOf(told.session, fold)).toMatchObject({ racemicUg: 34_030, lastDoseAt: '2026-11-17T15:50:00.000Z' });
  });
});

describe('the order in one line', () => {
  it('reads without a trailing zero and with a leading one', () => {
    expect(orderLine(infusion())).toBe(
      'Ketamine 41 mg (0.5 mg/kg × 82 kg actual weight) intravenously over 40 min: draw 4.1 mL of 10 mg/mL, fill up to 50 mL with sodium chloride 0.9 %, run at 75 mL/h.',
    );
    expect([milligramText(500), milligramText(43_725), perKilogramText(415)]).toEqual(['0.5 mg', '43.725 mg', '0.415 mg/kg']);
  });

  it('says what each route needs', () => {
    const complete = <Order extends object>(order: Order) => ({ basis: null, adjuncts: [], ...order });
    expect(orderLine(complete(defaultOrders['intramuscular-ketamine']))).toContain(
      'Optional booster 19 mg in 0.19 mL, 10 to 20 min later; 67 mg at most.',
    );
    expect(orderLine(complete({ ...defaultOrders['intranasal-esketamine'], indication: 'TRD' as const }))).toContain(
      '84 mg: 3 devices of 28 mg',
    );
    const sprays = draftSprays({ sprays: 3, mlPerSpray: 0.1, mgPerMl: 100 }, { weightG: 70_000, heightMm: null, sex: null });
    expect(sprays.allowed && orderLine(sprays.value.content)).toBe('Ketamine nasal spray 30 mg: 3 sprays of 0.1 mL, 100 mg/mL.');
    expect(orderLine(complete(defaultOrders['sublingual-ketamine']))).toBe('Ketamine under the tongue 100 mg.');
    expect(
      adjunctLines({ ...infusion(), adjuncts: [{ medicine: 'ondansetron', doseUg: 4_000, route: 'intravenous', when: 'nausea' }] }),
    ).toEqual(['ondansetron 4 mg intravenous: nausea']);
  });
});
