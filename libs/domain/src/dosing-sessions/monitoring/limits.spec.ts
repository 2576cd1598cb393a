import { alertFindings, isGraver } from './alert-findings.js';
import { comparisonText, holds, isWithinPercent } from './comparison.js';
import { defaultMonitoringPolicy as policy } from './default-policy.js';
import { plausibilityOf, unusualSigns } from './plausibility.js';
import { judgeBaseline } from './predose-range.js';
import { dissociationLevels, sedationScales } from './scales.js';

const baseline = { systolicMmHg: 120, diastolicMmHg: 80 };
const tierOf = (measured: Parameters<typeof alertFindings>[0], rule: string, base: typeof baseline | null = baseline) =>
  alertFindings(measured, base, policy).find((finding) => finding.rule === rule)?.tier ?? null;

describe('plausibility', () => {
  it.each([
    ['systolicMmHg', 79, 'unlikely'],
    ['systolicMmHg', 80, 'plausible'],
    ['systolicMmHg', 190, 'plausible'],
    ['systolicMmHg', 220, 'plausible'],
    ['systolicMmHg', 221, 'unlikely'],
    ['systolicMmHg', 301, 'impossible'],
    ['systolicMmHg', 39, 'impossible'],
    ['spo2Percent', 84, 'unlikely'],
    ['temperatureTenthsC', 401, 'unlikely'],
    ['painScore', 10, 'plausible'],
    ['painScore', 3.5, 'impossible'],
  ] as const)('of %s %d is %s', (sign, value, expected) => {
    expect(plausibilityOf(sign, value, policy)).toBe(expected);
  });

  it('asks about a pulse pressure below 15 or above 120 although both pressures are likely', () => {
    expect(unusualSigns({ systolicMmHg: 200, diastolicMmHg: 80 }, policy)).toEqual([]); // 120
    expect(unusualSigns({ systolicMmHg: 201, diastolicMmHg: 80 }, policy)).toEqual(['pulsePressureMmHg']);
    expect(unusualSigns({ systolicMmHg: 94, diastolicMmHg: 80 }, policy)).toEqual(['pulsePressureMmHg']); // 14
    expect(unusualSigns({ systolicMmHg: 95, diastolicMmHg: 80 }, policy)).toEqual([]);
    expect(unusualSigns({ heartRatePerMin: 161, spo2Percent: 97 }, policy)).toEqual(['heartRatePerMin']);
    expect(unusualSigns({ systolicMmHg: 201, diastolicMmHg: 80 }, { likely: {} })).toEqual([]);
  });
});

describe('readings before a dose', () => {
  it.each([
    ['140/90', 'go'],
    ['141/80', 'hold'],
    ['130/91', 'hold'],
    ['179/90', 'hold'],
    ['180/90', 'no-go'],
    ['140/110', 'no-go'],
  ])('of esketamine at %s: %s, the label is strict', (pressure, outcome) => {
    const [systolicMmHg, diastolicMmHg] = pressure.split('/').map(Number);
    expect(judgeBaseline({ systolicMmHg, diastolicMmHg }, 'intranasal-esketamine', policy).outcome).toBe(outcome);
  });

  it.each([
    [{ systolicMmHg: 149, diastolicMmHg: 94 }, 'go'],
    [{ systolicMmHg: 150, diastolicMmHg: 94 }, 'hold'],
    [{ systolicMmHg: 120, diastolicMmHg: 95 }, 'hold'],
    [{ systolicMmHg: 120, diastolicMmHg: 80, heartRatePerMin: 101 }, 'hold'],
    [{ systolicMmHg: 120, diastolicMmHg: 80, heartRatePerMin: 44 }, 'no-go'],
    [{ systolicMmHg: 120, diastolicMmHg: 80, spo2Percent: 94 }, 'hold'],
    [{ systolicMmHg: 120, diastolicMmHg: 80, spo2Percent: 91 }, 'no-go'],
    [{ systolicMmHg: 120, diastolicMmHg: 80, temperatureTenthsC: 380 }, 'hold'],
    [{ systolicMmHg: 120, diastolicMmHg: 80, glucoseMgPerDl: 59 }, 'no-go'],
  ])('of an infusion with %j: %s', (reading, outcome) => {
    expect(judgeBaseline({ heartRatePerMin: 72, spo2Percent: 98, ...reading }, 'intravenous-ketamine', policy).outcome).toBe(outcome);
  });

  it('of an infusion are incomplete, and never "go", without heart rate and saturation', () => {
    const pressure = { systolicMmHg: 128, diastolicMmHg: 80 };
    expect(judgeBaseline(pressure, 'intravenous-ketamine', policy)).toEqual({
      outcome: 'incomplete',
      findings: [],
      missing: ['heartRatePerMin', 'spo2Percent'],
    });
    expect(judgeBaseline({ ...pressure, systolicMmHg: 150 }, 'intravenous-ketamine', policy).outcome).toBe('hold');
    expect(judgeBaseline({ ...pressure, systolicMmHg: 180 }, 'intravenous-ketamine', policy).outcome).toBe('no-go');
    expect(judgeBaseline(pressure, 'intranasal-esketamine', policy).outcome).toBe('go');
  });

  it('are not taken, and never "go", without a blood pressure', () => {
    expect(judgeBaseline(null, 'intravenous-ketamine', policy)).toMatchObject({ outcome: 'not-taken', findings: [] });
    expect(judgeBaseline({ heartRatePerMin: 70 }, 'intravenous-ketamine', policy).outcome).toBe('not-taken');
  });

  it('name each sign once, by its gravest limit', () => {
    const { findings } = judgeBaseline({ systolicMmHg: 185, diastolicMmHg: 96 }, 'intravenous-ketamine', policy);
    expect(findings.map(({ sign, outcome, text }) => [sign, outcome, text])).toEqual([
      ['systolicMmHg', 'no-go', '180 or more'],
      ['diastolicMmHg', 'hold', '95 or more'],
    ]);
  });
});

describe('alert limits', () => {
  it.each([
    ['systolic 155, +29 %', { systolicMmHg: 155 }, 'blood-pressure-high', null],
    ['systolic 156, +30 %', { systolicMmHg: 156 }, 'blood-pressure-high', 'yellow'],
    ['systolic 179, +59', { systolicMmHg: 179 }, 'blood-pressure-high', 'yellow'],
    ['systolic 180, +60', { systolicMmHg: 180 }, 'blood-pressure-high', 'red'],
    ['systolic 159, +39', { systolicMmHg: 159 }, 'blood-pressure-high', 'yellow'],
    ['systolic 89', { systolicMmHg: 89 }, 'blood-pressure-low', 'yellow'],
    ['systolic 90', { systolicMmHg: 90 }, 'blood-pressure-low', null],
    ['systolic 79', { systolicMmHg: 79 }, 'blood-pressure-low', 'red'],
    ['diastolic 99', { diastolicMmHg: 99 }, 'blood-pressure-high', null],
    ['diastolic 100', { diastolicMmHg: 100 }, 'blood-pressure-high', 'yellow'],
    ['diastolic 110 with a systolic of 130: either is enough', { systolicMmHg: 130, diastolicMmHg: 110 }, 'blood-pressure-high', 'red'],
    ['diastolic +25', { diastolicMmHg: 105 }, 'blood-pressure-high', 'yellow'],
    ['heart rate 120', { heartRatePerMin: 120 }, 'heart-rate-high', null],
    ['heart rate 121', { heartRatePerMin: 121 }, 'heart-rate-high', 'yellow'],
    ['heart rate 39', { heartRatePerMin: 39 }, 'heart-rate-low', 'red'],
    ['SpO2 94', { spo2Percent: 94 }, 'oxygen-saturation-low', null],
    ['SpO2 93', { spo2Percent: 93 }, 'oxygen-saturation-low', 'yellow'],
    ['SpO2 89', { spo2Percent: 89 }, 'oxygen-saturation-low', 'red'],
    ['SpO2 91 on oxygen for 60 s', { spo2Percent: 91, desaturatedSeconds: 60 }, 'oxygen-saturation-low', 'yellow'],
    ['SpO2 91 on oxygen for 61 s', { spo2Percent: 91, desaturatedSeconds: 61 }, 'oxygen-saturation-low', 'red'],
    ['breathing 7', { respiratoryRatePerMin: 7 }, 'respiratory-rate-low', 'red'],
    ['breathing 25', { respiratoryRatePerMin: 25 }, 'respiratory-rate-high', 'yellow'],
    ['EtCO2 61', { etco2MmHg: 61 }, 'etco2-high', 'red'],
    ['EtCO2 29', { etco2MmHg: 29 }, 'etco2-low', 'yellow'],
    ['pain 7', { painScore: 7 }, 'pain-high', 'yellow'],
    ['MOAA/S 4', { moaaS: 4 }, 'sedation-deep', null],
    ['MOAA/S 3', { moaaS: 3 }, 'sedation-deep', 'yellow'],
    ['MOAA/S 2', { moaaS: 2 }, 'sedation-deep', 'red'],
    ['RASS −3', { rass: -3 }, 'sedation-deep', 'yellow'],
    ['RASS −4', { rass: -4 }, 'sedation-deep', 'red'],
    ['RASS +2', { rass: 2 }, 'agitation', 'yellow'],
    ['RASS +3', { rass: 3 }, 'agitation', 'red'],
    ['a new arrhythmia', { isArrhythmiaNew: true }, 'arrhythmia', 'red'],
  ] as const)('%s', (_, measured, rule, tier) => {
    expect(tierOf(measured, rule)).toBe(tier);
  });

  it('tell a rise of 40 systolic or 25 diastolic as information, for it is expected in one of eight', () => {
    expect(tierOf({ systolicMmHg: 130, diastolicMmHg: 95 }, 'blood-pressure-high', { systolicMmHg: 130, diastolicMmHg: 70 })).toBe('info');
    expect(tierOf({ systolicMmHg: 130, diastolicMmHg: 94 }, 'blood-pressure-high', { systolicMmHg: 130, diastolicMmHg: 70 })).toBeNull();
  });

  it('know no rise without a baseline, and put the gravest first', () => {
    expect(tierOf({ systolicMmHg: 159 }, 'blood-pressure-high', null)).toBeNull();
    expect(alertFindings({ heartRatePerMin: 121, spo2Percent: 80 }, null, policy).map(({ tier }) => tier)).toEqual(['red', 'yellow']);
    expect(alertFindings({}, baseline, policy)).toEqual([]);
    expect([isGraver('red', 'yellow'), isGraver('yellow', 'yellow')]).toEqual([true, false]);
  });
});

describe('comparisons', () => {
  it('put themselves in words and count percentages without dividing', () => {
    const kinds = ['at-least', 'above', 'at-most', 'below', 'rise-at-least', 'rise-percent-at-least'] as const;
    expect(kinds.map((kind) => comparisonText(kind, 30))).toEqual([
      '30 or more',
      'above 30',
      '30 or less',
      'below 30',
      '30 or more above baseline',
      '30 % or more above baseline',
    ]);
    expect([holds('rise-percent-at-least', 155, 30, 120), holds('rise-percent-at-least', 160, 30, 120)]).toEqual([false, true]);
    expect([holds('rise-at-least', 200, 60, null), holds('rise-percent-at-least', 200, 60, null)]).toEqual([false, false]);
    expect([isWithinPercent(160, 134, 20), isWithinPercent(161, 134, 20)]).toEqual([true, false]); // 26.8 of 134
  });

  it('scales run as the reference says', () => {
    expect(sedationScales['moaa-s'].scores.map(({ score }) => score)).toEqual([5, 4, 3, 2, 1, 0]);
    expect(sedationScales.rass.scores).toHaveLength(10);
    expect(dissociationLevels.map(({ level }) => level)).toEqual(['none', 'mild', 'moderate', 'severe']);
  });
});
