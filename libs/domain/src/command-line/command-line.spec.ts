import fc from 'fast-check';
import { answerCommand } from './domain-command.js';

type Fields = Record<string, unknown>;
const ask = (words: string, input: Fields) => answerCommand(words.split(' '), JSON.stringify(input)) as Fields & { ok: boolean };
const codes = (words: string, input: Fields) =>
  (ask(words, input)['refusals'] as { code: string; path?: string }[]).map(({ code, path = '' }) => `${code} ${path}`.trim());

const at = (time: string) => `2026-11-17T${time}:00-05:00`;
const infusion = {
  finalVolumeMl: 50,
  concentrationMgPerMl: '0.82',
  weightKg: 82,
  events: [
    { kind: 'start', at: at('10:05'), rateMlPerH: 75 },
    { kind: 'pause', at: at('10:23') },
    { kind: 'resume', at: at('10:31'), rateMlPerH: 60 },
  ],
};

describe('dose commands', () => {
  it('iv writes exact and rounded figures', () => {
    const dose = ask('dose iv', {
      weightKg: '58.3',
      doseMgPerKg: 0.75,
      vialMgPerMl: 10,
      diluent: { method: 'QS_TO', volumeMl: 50 },
      durationMin: 50,
    });
    expect(dose).toMatchObject({
      ok: true,
      doseMg: 43.725,
      doseText: '43.7 mg',
      drawMl: 4.37,
      drawMlExact: 4.3725,
      preparedMg: 43.7,
      rateUgPerKgPerMin: 15,
    });
    const bolus = ask('dose iv', {
      ...{ weightKg: 82, doseMg: 41, vialMgPerMl: 10, diluent: { method: 'QS_TO', volumeMl: 50 }, durationMin: 40 },
      bolus: { doseMg: 10, durationMin: 5 },
    });
    expect(bolus).toMatchObject({ bolus: { volumeMl: 12.195, rateMlPerH: 146.3 }, rest: { volumeMl: 37.805, rateMlPerH: 64.8 } });
    expect(bolus).toMatchObject({ bolus: { doseMgPerKg: 0.12195121951219512 } });
    expect(dose).not.toHaveProperty('bolus');
  });

  it('iv answers an amount in mg without a patient, as the reference prints it (IV7, BOLUS1); what needs a weight is null', () => {
    expect(ask('dose iv', { premixMgPerMl: 1, doseMg: 41, durationMin: 40 })).toMatchObject({
      ...{ ok: true, doseMg: 41, doseText: '41 mg', drawMl: 41, finalVolumeMl: 41, rateMlPerH: 61.5, rateMgPerMin: 1.025 },
      ...{ dosingWeightKg: null, doseMgPerKg: null, weightBasis: null, rateUgPerKgPerMin: null },
    });
    const bag = { doseMg: 41, vialMgPerMl: 10, diluent: { method: 'QS_TO', volumeMl: 50 }, durationMin: 40 };
    expect(ask('dose iv', { ...bag, bolus: { doseMg: 10, durationMin: 5 } })).toMatchObject({
      ...{ concentrationMgPerMl: 0.82, bolus: { volumeMl: 12.195, rateMlPerH: 146.3 }, rest: { volumeMl: 37.805, rateMlPerH: 64.8 } },
    });
    expect(ask('dose iv', { ...bag, diluent: { method: 'QS_TO', volumeMl: 3 } })).toMatchObject({
      refusals: [{ code: 'draw-exceeds-final-volume' }],
    });
  });

  it.each([
    ['an ideal weight', { doseMg: 41, weightBasis: 'ideal' }, 'weightKg'],
    ['mg/kg', { doseMgPerKg: 0.5 }, 'weightKg'],
    ['both amounts', { doseMg: 41, doseMgPerKg: 0.5 }, 'weightKg'],
    ['a weight and no amount', { weightKg: 82 }, 'doseMgPerKg'],
    ['a weight twice', { doseMg: 41, weightKg: 82, weightLb: 180.8 }, 'weightLb'],
    ['nothing', {}, 'weightKg'],
  ])('iv refuses %s where a part is missing or told twice', (_what, order, path) => {
    expect(ask('dose iv', { premixMgPerMl: 1, durationMin: 40, ...order })).toMatchObject({ ok: false, refusals: [{ path }] });
  });

  it('im writes sites, booster and the cumulative dose', () => {
    const order = { weightKg: 75, doseMgPerKg: 0.7, vialMgPerMl: 50, site: 'deltoid-left' };
    expect(ask('dose im', order)).toMatchObject({
      drawMl: 1.05,
      warnings: ['site-volume-above-soft-limit'],
      suggestedStrengthsMgPerMl: [100],
      booster: null,
    });
    const boosted = ask('dose im', { weightKg: 64, doseMgPerKg: 0.75, vialMgPerMl: 100, booster: { doseMgPerKg: 0.3 } });
    expect(boosted).toMatchObject({
      cumulativeMg: 67,
      cumulativeMgPerKg: 1.047,
      cumulativeMgPerKgExact: 1.046875,
      booster: { drawMl: 0.19 },
    });
    expect(ask('dose im', { weightKg: 64, doseMg: 18.4, vialMgPerMl: 10, syringeMl: 3 })).toMatchObject({ warnings: ['prepared-differs'] });
  });

  it('weights leaves out what cannot be said', () => {
    const weights = ask('dose weights', { weightKg: 110, heightCm: 165, sex: 'F', doseMgPerKg: 0.5 });
    expect(weights).toMatchObject({
      bmi: 40.4,
      idealWeightKg: 56.9,
      adjustedWeightKg: 78.1,
      doses: { actualMg: 55, idealMg: 28.5, adjustedMg: 39.1 },
    });
    expect(ask('dose weights', { weightLb: 180.8, doseMgPerKg: 0.5 })).toMatchObject({
      ...{ weightKg: 82.01, weightKgExact: 82.009500496, idealWeightKg: null, warnings: ['height-missing'] },
      doses: { idealMg: null },
    });
    expect(codes('dose weights', {})).toEqual(['missing-field weightKg']);
    expect(ask('dose weights', { weightKg: 82 })).not.toHaveProperty('doses');
  });

  it('esketamine writes what follows from the devices', () => {
    const first = { totalMg: 56, indication: 'TRD', on: '2026-11-17', previous: [] };
    expect(ask('dose esketamine', first)).toMatchObject({ devices: 2, treatmentWeek: 1, doseNumber: 1 });
    const used = { ...first, devicesUsedAt: [at('13:00'), at('13:05')], leftAt: at('15:04') };
    expect(ask('dose esketamine', used)).toMatchObject({
      earliestReleaseAt: '2026-11-17T20:05:00.000Z',
      remsMinutes: 124,
      isReleaseAllowed: false,
    });
    expect(ask('dose esketamine', { ...used, leftAt: undefined })).not.toHaveProperty('remsMinutes');
    expect(ask('dose esketamine', { ...used, devicesUsedAt: [at('13:00'), at('13:04')] })).toMatchObject({
      refusals: [{ code: 'device-too-soon', earliestAt: '2026-11-17T18:05:00.000Z' }],
    });
    expect(codes('dose esketamine', { ...first, totalMg: 70 })).toEqual(['total-not-28-56-84']);
    expect(codes('dose esketamine', { ...first, startingMgFromAge65: 28, ageYears: 70 })).toEqual(['first-dose-too-high']);
    expect(codes('dose esketamine', { ...first, previous: [{ totalMg: 70, on: '2026-11-03' }] })).toEqual([
      'not-allowed previous.0.totalMg',
    ]);
    expect(codes('dose esketamine', { totalMg: 56, indication: 'TRD', on: '2026-11-17' })).toEqual(['missing-field previous']);
  });

  it('infusion computes from the log', () => {
    expect(ask('dose infusion', infusion)).toMatchObject({
      deliveredMl: 22.5,
      phase: 'running',
      projectedEndAt: '2026-11-17T15:58:30.000Z',
      endedAt: null,
    });
    const stopped = { ...infusion, events: [...infusion.events, { kind: 'stop', at: at('10:50') }], pumpMl: 42.1 };
    expect(ask('dose infusion', stopped)).toMatchObject({
      ...{
        deliveredMl: 41.5,
        deliveredMg: 34.03,
        deliveredMgPerKg: 0.415,
        residualMl: 8.5,
        residualMg: 6.97,
        runMinutes: 37,
        elapsedMinutes: 45,
      },
      pump: { agrees: false, differenceMl: 0.6 },
    });
    const { weightKg: _, ...unweighed } = infusion;
    const bolus = [
      { kind: 'bolus', at: at('10:00'), volumeMl: 5, durationMin: 5 },
      ...infusion.events.slice(0, 2),
      { kind: 'resume', at: at('10:31') },
    ];
    expect(ask('dose infusion', { ...unweighed, events: bolus, at: at('10:32') })).toMatchObject({ deliveredMl: 28.75 }); // 5 + 22.5 + 1.25
    const changed = [infusion.events[0], { kind: 'rate-change', at: at('10:10'), rateMlPerH: 60 }, { kind: 'complete', at: at('10:11') }];
    expect(ask('dose infusion', { ...infusion, events: changed })).toMatchObject({ deliveredMl: 7.25, phase: 'completed' });
  });

  it('infusion refuses what cannot have happened', () => {
    const [start] = infusion.events;
    expect(codes('dose infusion', { ...infusion, events: [start, { kind: 'complete', at: at('10:46') }] })).toEqual([
      'delivered-exceeds-prepared',
    ]); // 51.25 of 50
    expect(ask('dose infusion', { ...infusion, events: [start, { kind: 'complete', at: '2026-11-17T10:45:20-05:00' }] })).toMatchObject({
      deliveredMl: 50,
    });
    expect(codes('dose infusion', { ...infusion, events: [start, { kind: 'resume', at: at('10:15') }] })).toEqual(['resume-without-pause']);
    expect(codes('dose infusion', { ...infusion, events: [{ ...start, rateMlPerH: 0 }] })).toEqual(['rate-zero-is-a-pause']);
    expect(codes('dose infusion', { ...infusion, events: [{ ...start, rateMlPerH: -1 }] })).toEqual(['out-of-range events.0.rateMlPerH']);
    expect(codes('dose infusion', { ...infusion, events: [{ ...start, rateMlPerH: 75.0001 }] })).toEqual([
      'not-allowed events.0.rateMlPerH',
    ]);
    expect(codes('dose infusion', { ...infusion, events: [{ ...start, at: '10:05' }] })).toEqual(['wrong-type events.0.at']);
    expect(codes('dose infusion', { ...infusion, events: [] })).toEqual(['out-of-range events']);
  });

  it('nasal, home supply, rate and pressure answer too', () => {
    expect(ask('dose nasal', { sprays: 3, mlPerSpray: 0.1, mgPerMl: 100 })).toMatchObject({ doseMg: 30, mgPerSpray: 10 });
    const supply = { bottleMl: 5, mgPerMl: 100, doseMg: 30, timesPerWeek: 2, weeks: 4, primingSprays: 5, mlPerSpray: 0.1 };
    expect(ask('dose home-supply', supply)).toEqual({ ok: true, supplyMg: 500, directedMg: 240, primingMg: 50, expectedRemainingMg: 210 });
    expect(ask('dose home-supply', { ...supply, elapsedDays: 14, reportedRemainingMl: 0 })).toMatchObject({
      expectedUseMg: 170,
      flag: 'possible-misuse',
    });
    const rate = { weightKg: 82, concentrationMgPerMl: 0.82 };
    expect(ask('dose rate', { ...rate, rateUgPerKgPerMin: 12.5 })).toMatchObject({ rateMlPerH: 75 });
    expect(ask('dose rate', { ...rate, rateMlPerH: 75 })).toMatchObject({ rateUgPerKgPerMin: 12.5 });
    expect([codes('dose rate', rate), codes('dose rate', { ...rate, rateMlPerH: 75, rateUgPerKgPerMin: 1 })].flat()).toEqual(
      Array(2).fill('not-allowed rateMlPerH'),
    );
    expect(ask('dose pressure', { systolicMmHg: 128, diastolicMmHg: 80 })).toMatchObject({ meanArterialPressureMmHg: 96 });
    expect(codes('dose pressure', { systolicMmHg: 80, diastolicMmHg: 80 })).toEqual(['not-allowed diastolicMmHg']);
  });
});

describe('the limits command', () => {
  const order = {
    ...{ route: 'intravenous-infusion', weightKg: 82, doseMgPerKg: 0.5, durationMin: 40, ageYears: 44, hoursSinceLastSession: 72 },
    ...{ lastSessionMgPerKg: 0.5, weightAgeDays: 0, previousWeight: { weightKg: 82, daysBefore: 4 } },
  };

  it('decides an order', () => {
    expect(ask('limits', order)).toMatchObject({ ok: true, outcome: 'within', decision: 'allowed', refusals: [], policyVersion: 1 });
    expect(ask('limits', { ...order, doseMgPerKg: 0.8, lastSessionMgPerKg: null })).toMatchObject({
      outcome: 'soft',
      decision: 'needs-override',
    });
    expect(ask('limits', { ...order, weightAgeDays: 8 })).toMatchObject({ outcome: 'hard', decision: 'refused' });
    const { hoursSinceLastSession: _, ...unknown } = order;
    expect(ask('limits', unknown)).toMatchObject({ outcome: 'unknown', decision: 'needs-override' });
    expect(ask('limits', { ...unknown, overrides: [{ ruleId: 'infusion-session-gap', reason: 'first visit' }] })).toMatchObject({
      decision: 'allowed',
    });
  });

  it('records what was given, with its incidents', () => {
    expect(ask('limits', { ...order, mode: 'given', doseMgPerKg: 1.6, durationMin: 100, lastSessionMgPerKg: null })).toMatchObject({
      ok: true,
      decision: 'recorded',
      outcome: 'hard',
    });
  });

  it('counts the same medicine only, and needs no weight for an order in mg', () => {
    const booster = {
      route: 'intramuscular',
      weightKg: 64,
      doseMg: 19,
      racemicGivenTodayMg: 48,
      esketamineGivenTodayMg: 84,
      minutesSincePrevious: 15,
      ageYears: 38,
    };
    expect(ask('limits', { ...booster, previousWeight: null })['refusals']).toMatchObject([{ ruleId: 'injection-session-per-kg' }]);
    const home = {
      route: 'sublingual-home',
      doseMg: 100,
      sitterPresent: true,
      bloodPressureTaken: true,
      sessionsToday: 1,
      ageYears: 40,
      previousWeight: null,
    };
    expect(ask('limits', home)).toMatchObject({ decision: 'allowed' });
    expect(ask('limits', home)).not.toHaveProperty('doseMgPerKg');
    expect(codes('limits', { route: 'intramuscular', doseMgPerKg: 1 })).toEqual(['missing-field weightKg']);
  });

  it('compares the weight on the scales, whatever weight the dose rests on', () => {
    const ideal = { ...order, heightCm: 178, sex: 'M', weightBasis: 'ideal', previousWeight: { weightKg: 82, daysBefore: 4 } };
    expect(ask('limits', ideal)).toMatchObject({ outcome: 'within' });
  });
});

describe('the reconcile command', () => {
  it('answers every kind of account', () => {
    const dose = { kind: 'dose', withdrawnMg: 41, administeredMg: 34.03, wastedMg: 6.97 };
    expect(ask('reconcile', dose)).toEqual({ ok: true, isBalanced: true, differenceMg: 0 });
    expect(ask('reconcile', { ...dose, wastedMg: 7.5 })).toMatchObject({
      refusals: [{ code: 'accounted-exceeds-withdrawn', differenceMg: 0.53 }],
    });
    expect(codes('reconcile', { ...dose, wastedMg: 0, returnedMg: 6.97 })).toEqual(['opened-stock-returned']);
    const received = { receivedMl: 25, transferredOutMl: 1.5, disposedMl: 0.5 };
    expect(ask('reconcile', { kind: 'stock', openingMl: 60, ...received })).toEqual({ ok: true, expectedMl: 83 }); // 85 − 2
    expect(ask('reconcile', { kind: 'waste-due', withdrawnMg: 50, administeredMg: 26.5 })).toEqual({ ok: true, wasteMg: 23.5 });
    expect(ask('reconcile', { kind: 'stock', openingMl: 60, withdrawnMl: 4.1, mgPerMl: 10 })).toEqual({
      ok: true,
      expectedMl: 55.9,
      expectedMg: 559,
    });
    const count = { kind: 'count', expectedMl: 55.9, countedMl: 55.8, puncturedVials: 1, withdrawnMl: 4.1 };
    expect(ask('reconcile', count)).toMatchObject({ outcome: 'within-tolerance', varianceMl: -0.1, variancePercent: -0.18 });
    expect(ask('reconcile', { ...count, expectedMl: 0 })).toMatchObject({ variancePercent: null, outcome: 'discrepancy' });
    expect(ask('reconcile', { kind: 'devices', devices: 8, doseMg: '84' })).toEqual({ ok: true, devices: 5, totalMg: 140 });
    expect(codes('reconcile', { kind: 'witness', wastedById: 'a', witnessId: 'a', isOnDuty: true, isStudent: false })).toEqual([
      'witness-is-same-person',
    ]);
    expect(ask('reconcile', { kind: 'witness', wastedById: 'a', witnessId: 'b', isOnDuty: true, isStudent: false })).toEqual({ ok: true });
    const vial = {
      kind: 'withdrawal',
      vial: 'multi-dose',
      remainingMl: 0.5,
      withdrawMl: 0.48,
      on: '2026-11-17',
      expiresOn: '2027-08-31',
      puncturedOn: '2026-10-20',
    };
    expect(ask('reconcile', vial)).toMatchObject({ remainingMl: 0.02, lastUseOn: '2026-11-17', mustWasteMl: 0 });
    expect(codes('reconcile', { ...vial, on: '2026-11-18' })).toEqual(['beyond-use']);
    expect(ask('reconcile', { ...vial, vial: 'single-dose', remainingMl: 1, withdrawMl: 0.53, puncturedOn: null })).toMatchObject({
      mustWasteMl: 0.47,
    });
    expect(codes('reconcile', { kind: 'guess' })).toHaveLength(1);
  });
});

describe('whatever is typed', () => {
  it('gets an answer', () => {
    for (const words of [['dose'], ['dose', 'toString'], ['limits', 'x'], ['dose', 'iv', 'x'], [], ['sing']]) {
      expect(answerCommand(words, '{}')).toMatchObject({ ok: false, refusals: [{ code: 'unknown-command' }] });
    }
    for (const text of ['', '{', 'NaN', '{"weightKg":NaN}', "{'a':1}"]) {
      expect(answerCommand(['limits'], text)).toMatchObject({ ok: false, refusals: [{ code: 'not-json' }] });
    }
    for (const text of ['null', '[]', '5', '"text"', '{"weightKg":1e999}']) expect(answerCommand(['dose', 'iv'], text).ok).toBe(false);
    expect(answerCommand(['limits'], ' '.repeat(20_000_001))).toMatchObject({ refusals: [{ code: 'too-long' }] });
  });

  it('is never an exception, and never a number that is none', () => {
    const words = fc.constantFrom(
      'dose iv',
      'dose im',
      'dose nasal',
      'dose home-supply',
      'dose weights',
      'dose esketamine',
      'dose infusion',
      'dose rate',
      'limits',
      'reconcile',
    );
    const names = [
      'weightKg',
      'doseMgPerKg',
      'doseMg',
      'vialMgPerMl',
      'premixMgPerMl',
      'durationMin',
      'diluent',
      'route',
      'kind',
      'sprays',
      'mlPerSpray',
      'mgPerMl',
      'events',
    ];
    const value = fc.oneof(
      fc.double(),
      fc.integer({ min: 1, max: 100 }),
      fc.string(),
      fc.constantFrom(null, true, [], {}, 'dose', 'intramuscular', { method: 'ADD_TO', volumeMl: 50 }),
    );
    fc.assert(
      fc.property(words, fc.dictionary(fc.constantFrom(...names), value), (command, input) => {
        const answer = JSON.stringify(answerCommand(command.split(' '), JSON.stringify(input)));
        return (
          !answer.includes('NaN') &&
          !/:null(?=[,}])/.test(answer.replaceAll(/"(value|soft|hard|booster|[a-z]+WeightKg(Exact)?|[a-z]+Mg(Exact)?)":null/g, ''))
        );
      }),
    );
  });
});
