import { exact, exactly, ratio, type Exact } from '../../shared/index.js';
import { drugDose } from '../doses/index.js';
import { defaultLimitPolicy } from './default-limit-policy.js';
import { decideLimits, limitIncidents } from './limit-decision.js';
import { evaluateLimits, worstOutcome } from './limit-evaluation.js';
import { limitPolicySchema, limitRoutes, type LimitRoute } from './limit-policy.js';
import { limitValues, type DoseCircumstances } from './limit-values.js';

const mg = (amount: number): Exact<'mg'> => exact(exactly(amount));
const perKg = (amount: number): Exact<'mg/kg'> => exact(exactly(amount));
const kg = (amount: number): Exact<'kg'> => exact(exactly(amount));
const minutes = (amount: number): Exact<'min'> => exact(exactly(amount));

type Change = Partial<DoseCircumstances> & { readonly ageYears?: number | null; readonly hasHepaticImpairment?: boolean };

const alex: DoseCircumstances = {
  route: 'intravenous-infusion',
  dose: mg(41),
  weight: kg(82),
  isOrderedPerKg: true,
  givenToday: [],
  duration: minutes(40),
  hoursSinceLastSession: ratio(72),
  minutesSincePrevious: null,
  lastSessionPerKg: perKg(0.5),
  sessionsToday: ratio(1),
  dosesThisTreatmentWeek: ratio(1),
  weightAgeDays: ratio(0),
  previousWeight: { weight: kg(82), daysBefore: ratio(4) },
  isSitterPresent: true,
  isBloodPressureTaken: true,
};

function evaluate({ ageYears = 44, hasHepaticImpairment = false, ...change }: Change) {
  const known = { ...alex, ...change };
  return evaluateLimits(
    { route: known.route, values: limitValues(known, defaultLimitPolicy), ageYears, hasHepaticImpairment },
    defaultLimitPolicy,
  );
}

const broken = (change: Change) =>
  evaluate(change)
    .filter(({ outcome }) => outcome !== 'within' && outcome !== 'not-applicable')
    .map(({ ruleId, outcome }) => `${ruleId} ${outcome}`);

describe('the limit table, at and around every boundary', () => {
  it('lets an ordinary infusion pass', () => expect(broken({})).toEqual([]));

  it.each([
    // intravenous, 100 kg: mg/kg = mg ÷ 100; 60 min keep the rate below 20 µg/kg/min up to 1.2 mg/kg
    [24.99, ['dose-low-per-kg soft']],
    [25, []],
    [75, []],
    [75.01, ['infusion-dose-per-kg soft', 'infusion-session-per-kg soft']],
    [80, ['infusion-dose-per-kg soft', 'infusion-session-per-kg soft']],
    [80.01, ['infusion-dose-per-kg soft', 'infusion-dose soft', 'infusion-session-per-kg soft', 'infusion-session soft']],
  ])('infusion of %p mg in 100 kg', (dose, expected) => {
    expect(broken({ dose: mg(dose), weight: kg(100), previousWeight: null, duration: minutes(60), lastSessionPerKg: null })).toEqual(
      expected,
    );
  });

  it.each([
    [1.5, 'infusion-dose-per-kg soft'],
    [1.501, 'infusion-dose-per-kg hard'],
  ])('infusion of %p mg/kg in 60 kg', (amount, expected) => {
    expect(
      broken({ dose: mg(amount * 60), weight: kg(60), previousWeight: null, lastSessionPerKg: null, duration: minutes(100) }),
    ).toContain(expected);
  });

  it.each([
    [{ dose: mg(41), duration: minutes(39.99) }, ['infusion-duration soft']],
    [{ dose: mg(20.5), duration: minutes(15), lastSessionPerKg: perKg(0.25) }, ['infusion-duration soft']],
    [{ dose: mg(20.5), duration: minutes(14.99), lastSessionPerKg: perKg(0.25) }, ['infusion-duration hard']],
    [{ duration: minutes(25) }, ['infusion-duration soft']], // 500 ÷ 25 = 20 µg/kg/min
    [{ duration: minutes(24) }, ['infusion-rate soft', 'infusion-duration soft']], // 20.8
    [{ duration: minutes(12.5) }, ['infusion-rate soft', 'infusion-duration hard']], // exactly 40
    [{ duration: minutes(12.4) }, ['infusion-rate hard', 'infusion-duration hard']],
    [{ hoursSinceLastSession: ratio(48) }, []],
    [{ hoursSinceLastSession: exactly(47.99) }, ['infusion-session-gap soft']],
    [{ hoursSinceLastSession: ratio(20) }, ['infusion-session-gap soft']],
    [{ hoursSinceLastSession: exactly(19.99) }, ['infusion-session-gap hard']],
    [{ hoursSinceLastSession: null }, []],
    [{ dose: mg(57.4), lastSessionPerKg: perKg(0.5) }, []], // 0.7 − 0.5 is exactly 0.2
    [{ dose: mg(58.22), lastSessionPerKg: perKg(0.5) }, ['infusion-increase-per-kg soft']], // 0.71
    [{ dose: mg(41), lastSessionPerKg: perKg(0.33) }, ['infusion-increase-percent soft']], // + 51.5 %, 0.17 mg/kg
    [{ weightAgeDays: ratio(7) }, []],
    [{ weightAgeDays: ratio(8) }, ['weight-age hard']],
    [{ weightAgeDays: ratio(30), isOrderedPerKg: false }, []],
    [{ previousWeight: { weight: kg(80), daysBefore: ratio(14) } }, []], // 2.5 %
    [{ previousWeight: { weight: kg(78), daysBefore: ratio(14) } }, ['weight-change soft']], // 5.1 %
    [{ previousWeight: { weight: kg(92), daysBefore: ratio(14) } }, ['weight-change hard']], // −10.9 %
    [{ previousWeight: { weight: kg(92), daysBefore: ratio(15) } }, []],
  ])('infusion with %p', (change, expected) => expect(broken(change)).toEqual(expected));

  it('IM4: 48 mg given and a booster of 19 mg is 1.047 mg/kg, above the soft limit of a session', () => {
    const booster: Change = {
      route: 'intramuscular',
      dose: mg(19),
      weight: kg(64),
      previousWeight: null,
      givenToday: [drugDose('racemic-ketamine', mg(48))],
      minutesSincePrevious: ratio(15),
    };
    expect(broken(booster)).toEqual(['injection-session-per-kg soft']);
    expect(broken({ ...booster, minutesSincePrevious: exactly(9.9) })).toEqual(['injection-session-per-kg soft', 'booster-gap soft']);
    expect(broken({ ...booster, minutesSincePrevious: exactly(4.9) })).toEqual(['injection-session-per-kg soft', 'booster-gap hard']);
    expect(broken({ ...booster, givenToday: [drugDose('esketamine', mg(84))] })).toEqual([]); // the other medicine is never added
  });

  it.each<[LimitRoute, number, string[]]>([
    ['intravenous-bolus', 12.3, []], // 0.15 × 82
    ['intravenous-bolus', 12.4, ['bolus-dose-per-kg soft']],
    ['intravenous-bolus', 24.7, ['bolus-dose-per-kg hard']],
    ['intramuscular', 90, ['injection-dose-per-kg soft', 'injection-session-per-kg soft']],
    ['intramuscular', 150.1, ['injection-dose-per-kg hard', 'injection-dose hard', 'injection-session-per-kg soft']],
    ['intranasal-esketamine', 84, []],
    ['intranasal-esketamine', 84.1, ['esketamine-day hard']],
    ['intranasal-clinic', 9.9, ['nasal-dose-low soft']],
    ['intranasal-clinic', 60, []],
    ['intranasal-clinic', 150, ['nasal-dose soft', 'nasal-session soft']],
    ['intranasal-clinic', 150.1, ['nasal-dose hard', 'nasal-session soft']],
    ['intranasal-home', 40, []],
    ['intranasal-home', 80.1, ['nasal-home-dose hard']],
    ['sublingual-clinic', 49.9, ['troche-dose-low soft']],
    ['sublingual-clinic', 500.1, ['troche-dose hard', 'troche-session hard']],
    ['sublingual-home', 200.1, ['troche-home-dose soft']],
    ['sublingual-home', 300.1, ['troche-home-dose hard']],
  ])('%s, %p mg in 82 kg', (route, dose, expected) => expect(broken({ route, dose: mg(dose), duration: minutes(2) })).toEqual(expected));

  it('knows the rules of time and place', () => {
    const bolus: Change = { route: 'intravenous-bolus', dose: mg(8) };
    expect([broken({ ...bolus, duration: minutes(1.9) }), broken({ ...bolus, duration: minutes(0.9) })]).toEqual([
      ['bolus-duration soft'],
      ['bolus-duration hard'],
    ]);
    const spravato: Change = { route: 'intranasal-esketamine', dose: mg(56) };
    expect(broken({ ...spravato, dosesThisTreatmentWeek: ratio(3) })).toEqual(['esketamine-week hard']);
    expect(broken({ ...spravato, minutesSincePrevious: exactly(4.99) })).toEqual(['esketamine-device-gap hard']);
    expect(broken({ route: 'intranasal-clinic', dose: mg(30), minutesSincePrevious: ratio(4) })).toEqual(['spray-gap hard']);
    const atHome: Change = { route: 'sublingual-home', dose: mg(100) };
    expect(broken({ ...atHome, sessionsToday: ratio(2), isSitterPresent: false, isBloodPressureTaken: false })).toEqual([
      'home-sessions hard',
      'home-sitter hard',
      'home-blood-pressure hard',
    ]);
    expect(broken({ ...atHome, isSitterPresent: undefined })).toEqual(['home-sitter unknown']);
  });

  it('lowers the upper soft limits once for age and liver: 0.75 × 0.75 = 0.5625 mg/kg', () => {
    const dose = mg(47); // 0.573 mg/kg
    const soft = ['infusion-dose-per-kg soft', 'infusion-session-per-kg soft'];
    expect([broken({ dose, ageYears: 64 }), broken({ dose, ageYears: 65 }), broken({ dose, hasHepaticImpairment: true })]).toEqual([
      [],
      soft,
      soft,
    ]);
    expect(broken({ dose, ageYears: 70, hasHepaticImpairment: true })).toEqual(soft);
    expect(broken({ dose, ageYears: null })).toEqual(soft); // an unknown age is not a young one
    expect(broken({ dose: mg(46.125), ageYears: 70 })).toEqual([]); // exactly 0.5625
    expect(broken({ dose: mg(61.5), weight: kg(123), previousWeight: null, ageYears: 70 })).toEqual([
      'infusion-dose soft',
      'infusion-session soft',
    ]); // 80 × 0.75 = 60
  });
});

describe('what is not known', () => {
  it('is never within a limit', () => {
    const unknown = broken({
      weight: undefined,
      duration: undefined,
      hoursSinceLastSession: undefined,
      lastSessionPerKg: undefined,
      weightAgeDays: undefined,
      previousWeight: undefined,
    });
    expect(unknown).toHaveLength(10);
    expect(unknown.every((rule) => rule.endsWith(' unknown'))).toBe(true);
    expect(broken({ duration: null })).toEqual([]);
    expect(broken({ lastSessionPerKg: undefined })).toEqual(['infusion-increase-per-kg unknown', 'infusion-increase-percent unknown']);
  });
});

describe('an order', () => {
  const soft = evaluate({ route: 'intramuscular', dose: mg(67), weight: kg(64), previousWeight: null });
  const ids = ['injection-dose-per-kg', 'injection-session-per-kg'];

  it('needs a reason for each soft limit', () => {
    const refused = decideLimits(soft, []);
    expect(refused).toMatchObject({ allowed: false, refusals: ids.map((ruleId) => ({ code: 'override-needed', ruleId })) });
    expect(refused.allowed ? '' : refused.refusals[0].message).toBe(
      'The dose by weight is 1.047 mg/kg, above the soft limit of 1 mg/kg. Give a reason, or change the order.',
    );
    const overrides = ids.map((ruleId) => ({ ruleId, reason: '58 mg well tolerated last session' }));
    expect(decideLimits(soft, overrides)).toEqual({ allowed: true, value: soft });
    expect(decideLimits(soft, [{ ruleId: 'injection-dose-per-kg', reason: ' ' }])).toMatchObject({
      refusals: [{ code: 'override-without-reason' }, { code: 'override-needed' }],
    });
  });

  it('cannot pass a hard limit, whatever the reason', () => {
    const hard = evaluate({ weightAgeDays: ratio(8) });
    expect(decideLimits(hard, [{ ruleId: 'weight-age', reason: 'in a hurry' }])).toMatchObject({
      refusals: [{ code: 'hard-limit', ruleId: 'weight-age' }],
    });
  });

  it('asks about what is not known', () => {
    const unknown = evaluate({ hoursSinceLastSession: undefined });
    expect(decideLimits(unknown, [])).toMatchObject({ refusals: [{ code: 'input-unknown', ruleId: 'infusion-session-gap' }] });
    expect(decideLimits(unknown, [{ ruleId: 'infusion-session-gap', reason: 'first visit here' }]).allowed).toBe(true);
  });

  it('keeps rule, version, inputs and outcome', () => {
    expect(soft.find(({ ruleId }) => ruleId === 'injection-session-per-kg')).toMatchObject({
      policyVersion: 1,
      outcome: 'soft',
      measure: 'cumulativeMgPerKg',
      factor: 1,
      ageYears: 44,
      hasHepaticImpairment: false,
    });
    expect([worstOutcome(soft), worstOutcome(evaluate({})), worstOutcome(evaluate({ weightAgeDays: ratio(8) }))]).toEqual([
      'soft',
      'within',
      'hard',
    ]);
    expect(worstOutcome(evaluate({ hoursSinceLastSession: undefined }))).toBe('unknown');
  });
});

describe('an order in mg/kg without a usable weight', () => {
  it('stops, whatever the reason', () => {
    const overrides = evaluate({ weight: undefined }).map(({ ruleId }) => ({ ruleId, reason: 'known to us' }));
    expect(decideLimits(evaluate({ weight: undefined }), overrides)).toMatchObject({
      refusals: [{ code: 'hard-limit', ruleId: 'weight-age' }],
    });
    expect(decideLimits(evaluate({ weightAgeDays: undefined }), overrides)).toMatchObject({
      refusals: [{ code: 'hard-limit', ruleId: 'weight-age' }],
    });
    expect(worstOutcome(evaluate({ weightAgeDays: undefined }))).toBe('hard');
    expect(worstOutcome(evaluate({ weight: undefined, isOrderedPerKg: false }))).toBe('unknown');
  });
});

describe('what was given', () => {
  it('is recorded whatever the limits say, and raises incidents', () => {
    const evaluations = evaluate({ dose: mg(131), duration: minutes(60), lastSessionPerKg: null }); // 1.5976 mg/kg
    const incidents = limitIncidents(evaluations, [{ ruleId: 'infusion-rate', reason: 'agreed' }]);
    expect(incidents.map(({ severity, ruleId }) => `${ruleId} ${severity}`)).toEqual([
      'infusion-dose-per-kg hard-limit-exceeded',
      'infusion-dose soft-limit-exceeded',
      'infusion-session-per-kg hard-limit-exceeded',
      'infusion-session soft-limit-exceeded',
    ]);
    expect(limitIncidents(evaluate({ hoursSinceLastSession: undefined }), [])).toEqual([]);
    expect(limitIncidents(evaluations, [{ ruleId: 'infusion-dose', reason: '' }])).toHaveLength(5);
  });
});

describe('the limit policy', () => {
  it('is data with a rule id each, and covers every route', () => {
    expect(limitPolicySchema.parse(defaultLimitPolicy)).toEqual(defaultLimitPolicy);
    const [first] = defaultLimitPolicy.rules;
    expect(limitPolicySchema.safeParse({ ...defaultLimitPolicy, rules: [first, first] }).success).toBe(false);
    for (const route of limitRoutes)
      expect(defaultLimitPolicy.rules.some(({ routes, hard }) => routes.includes(route) && hard !== null)).toBe(true);
  });
});
