import { decodeInput, exact, exactly, exactText, instant, instantText, localDate } from '../../shared/index.js';
import { decideNextDevice, devicesForTotal, esketamineTimes, monitoringMinutes } from './esketamine-devices.js';
import { decideEsketamineDose } from './esketamine-dose.js';
import type { EsketamineOrder } from './esketamine-order.js';
import { defaultEsketaminePolicy, esketaminePolicySchema } from './esketamine-policy.js';
import { defaultHomeSupplyPolicy, homeSupply, homeSupplyInput, homeSupplyPolicySchema } from './home-supply.js';
import { defaultInjectionPolicy, injectionPolicySchema } from './injection-policy.js';
import { splitOverSites, strengthsWithinSoftLimit } from './injection-volume.js';
import { intramuscularDose } from './intramuscular-dose.js';
import { intramuscularInput } from './intramuscular-input.js';
import { nasalSprayDose, nasalSprayInput } from './nasal-spray-dose.js';
import { defaultPreparationPolicy } from './preparation-policy.js';
import { treatmentWeek } from './treatment-week.js';

const policies = { preparation: defaultPreparationPolicy, injections: defaultInjectionPolicy };
const codes = (answer: { allowed: boolean; refusals?: readonly { code: string }[] }) => (answer.refusals ?? []).map(({ code }) => code);

describe('an intramuscular dose', () => {
  const worked = (input: Record<string, unknown>) => {
    const read = decodeInput(intramuscularInput, input);
    return read.allowed ? intramuscularDose(read.value, policies) : read;
  };
  const dose = (input: Record<string, unknown>) => {
    const answer = worked(input);
    if (!answer.allowed) throw new Error(JSON.stringify(answer));
    return answer.value;
  };
  const order = { weightKg: 75, doseMgPerKg: 0.7, vialMgPerMl: 100 };

  it('IM1: 52.5 mg is 0.525 → 0.53 mL, 53 mg', () => {
    const { dose: mg, draw, parts, cumulative } = dose({ ...order, site: 'deltoid-right' });
    expect([mg, draw.exactVolume, draw.volume, draw.preparedDose, cumulative].map(exactText)).toEqual([
      '52.5',
      '0.525',
      '0.53',
      '53',
      '53',
    ]);
    expect(parts).toMatchObject([{ site: 'deltoid-right', outcome: 'within' }]);
  });

  it('IM2: 1.05 mL is above the soft limit of a deltoid, and 100 mg/mL would not be', () => {
    const { parts, bySite, suggestedStrengthsMgPerMl } = dose({ ...order, vialMgPerMl: 50, site: 'deltoid-left' });
    expect(parts).toMatchObject([{ outcome: 'above-soft', softMl: 1, hardMl: 2 }]);
    expect(suggestedStrengthsMgPerMl).toEqual([100]);
    expect(bySite.find(({ site }) => site === 'ventrogluteal-left')?.outcome).toBe('within');
    expect(bySite.find(({ site }) => site === 'dorsogluteal-left')?.outcome).toBe('site-disabled');
  });

  it('IM3: 5.25 mL fits no site, split over two thighs it does', () => {
    expect(codes(worked({ ...order, vialMgPerMl: 10 }))).toEqual(['site-volume-above-hard-limit']);
    expect(codes(worked({ ...order, vialMgPerMl: 10, site: 'vastus-lateralis-left' }))).toEqual(['site-volume-above-hard-limit']);
    const { parts, suggestedStrengthsMgPerMl } = dose({
      ...order,
      vialMgPerMl: 10,
      sites: ['vastus-lateralis-left', 'vastus-lateralis-right'],
    });
    expect(parts.map(({ volume, outcome }) => [exactText(volume), outcome])).toEqual([
      ['2.63', 'within'],
      ['2.62', 'within'],
    ]);
    expect(suggestedStrengthsMgPerMl).toEqual([]);
    expect(codes(worked({ ...order, vialMgPerMl: 10, sites: ['deltoid-left', 'deltoid-right'] }))).toEqual([
      'site-volume-above-hard-limit',
      'site-volume-above-hard-limit',
    ]);
  });

  it('IM4: 48 mg and a booster of 19.2 → 0.19 mL = 19 mg make 67 mg, 1.047 mg/kg', () => {
    const bea = { weightKg: 64, doseMgPerKg: 0.75, vialMgPerMl: 100, booster: { doseMgPerKg: 0.3 } };
    const { draw, booster, cumulative, cumulativePerKg } = dose(bea);
    expect([draw.volume, draw.preparedDose, cumulative, cumulativePerKg].map(exactText)).toEqual(['0.48', '48', '67', '1.046875']);
    expect([booster?.dose, booster?.draw.volume, booster?.draw.preparedDose].map((value) => value && exactText(value))).toEqual([
      '19.2',
      '0.19',
      '19',
    ]);
    expect(exactText(dose({ ...bea, booster: { doseMg: '20' } }).cumulative)).toBe('68');
    expect(codes(worked({ ...bea, booster: {} }))).toEqual(['not-allowed']);
    expect(codes(worked({ ...bea, booster: { doseMg: 0.1 } }))).toEqual(['draw-too-small']);
    expect(codes(worked({ ...bea, booster: { doseMg: 600 } }))).toEqual(['site-volume-above-hard-limit']); // 6 mL
  });

  it('IM5: 54.5 × 0.5 = 27.25 mg of 50 mg/mL is 0.545 → 0.55 mL, 27.5 mg', () => {
    const { draw } = dose({ weightKg: 54.5, doseMgPerKg: 0.5, vialMgPerMl: 50 });
    expect([draw.volume, draw.preparedDose].map(exactText)).toEqual(['0.55', '27.5']);
  });

  it('is refused at a site the clinic does not use, or named twice', () => {
    expect(codes(worked({ ...order, site: 'dorsogluteal-left' }))).toEqual(['site-disabled']);
    expect(codes(worked({ ...order, sites: ['deltoid-left', 'deltoid-left'] }))).toEqual(['same-site-twice']);
    expect(codes(worked({ ...order, site: 'deltoid-left', sites: ['deltoid-right'] }))).toEqual(['not-allowed']);
    expect(codes(worked({ ...order, site: 'elbow' }))).toEqual(['not-allowed']);
    expect(codes(worked({ ...order, doseMgPerKg: undefined }))).toEqual(['missing-field']);
    expect(codes(worked({ ...order, doseMg: 0.1, doseMgPerKg: undefined }))).toEqual(['draw-too-small']);
  });

  it('is refused at a site the policy has forgotten', () => {
    const read = decodeInput(intramuscularInput, { ...order, site: 'deltoid-left' });
    const injections = { ...defaultInjectionPolicy, sites: defaultInjectionPolicy.sites.slice(1) };
    expect(read.allowed && codes(intramuscularDose(read.value, { ...policies, injections }))).toEqual(['site-disabled']);
    expect(strengthsWithinSoftLimit(exact(exactly(50)), 'deltoid-left', injections)).toEqual([]);
  });

  it('splits into parts that add up, and refuses what cannot be split', () => {
    const split = splitOverSites(exact(exactly(0.05)), ['deltoid-left', 'deltoid-right'], exact(exactly(0.01)));
    expect(split.allowed && split.value.map(({ volume }) => exactText(volume))).toEqual(['0.03', '0.02']);
    expect(codes(splitOverSites(exact(exactly(0.01)), ['deltoid-left', 'deltoid-right'], exact(exactly(0.01))))).toEqual([
      'split-too-fine',
    ]);
    expect(codes(splitOverSites(exact(exactly(0.01)), [], exact(exactly(0.01))))).toEqual(['split-too-fine']);
    expect(injectionPolicySchema.parse(defaultInjectionPolicy)).toEqual(defaultInjectionPolicy);
  });
});

describe('esketamine', () => {
  const days = ['2026-11-03', '2026-11-06', '2026-11-10', '2026-11-13'].map((day) => localDate(day));
  const carlos: EsketamineOrder = {
    totalMg: 84,
    indication: 'TRD',
    on: localDate('2026-11-17'),
    ageYears: 58,
    previous: days.map((on) => ({ totalMg: 56 as const, on })),
  };
  const decide = (change: Partial<EsketamineOrder>, policy = defaultEsketaminePolicy) =>
    decideEsketamineDose({ ...carlos, ...change }, policy);

  it('is three devices on day 15, the fifth dose, treatment week 3', () => {
    expect(decide({})).toMatchObject({ value: { devices: 3, doseNumber: 5, treatmentWeek: 3, doseOfWeek: 1, warnings: [] } });
    expect(treatmentWeek(localDate('2026-11-03'), localDate('2026-11-09'))).toEqual({ allowed: true, value: 1 });
    expect(codes(treatmentWeek(localDate('2026-11-03'), localDate('2026-11-02')))).toEqual(['before-first-dose']);
  });

  it('SP3: comes as 28, 56 or 84 mg and nothing else', () => {
    expect([28, 56, 84].map((mg) => devicesForTotal(mg))).toEqual([1, 2, 3].map((value) => ({ allowed: true, value })));
    for (const mg of [70, 0, -28, 27.999, 112, NaN]) expect(codes(devicesForTotal(mg))).toEqual(['total-not-28-56-84']);
    expect(codes(decide({ totalMg: 70 }))).toEqual(['total-not-28-56-84']);
  });

  it('SP4: 84 mg is no first dose in TRD, and may be one with acute suicidal ideation', () => {
    expect(codes(decide({ previous: [] }))).toEqual(['first-dose-too-high']);
    expect(decide({ previous: [], indication: 'MDD-SI' }).allowed).toBe(true);
    expect(decide({ previous: [], totalMg: 56 })).toMatchObject({ value: { doseNumber: 1, treatmentWeek: 1, warnings: [] } });
    expect(decide({ previous: [], totalMg: 28 })).toMatchObject({ value: { warnings: ['below-starting-dose'] } });
    expect(codes(decide({ previous: [{ totalMg: 28, on: localDate('2026-11-13') }] }))).toEqual(['needs-56-before-84']);
  });

  it('starts lower from 65 on where the label says so', () => {
    const elsewhere = { ...defaultEsketaminePolicy, startingMgFromAge65: 28 as const };
    expect(codes(decide({ previous: [], totalMg: 56, ageYears: 65 }, elsewhere))).toEqual(['first-dose-too-high']);
    expect(decide({ previous: [], totalMg: 56, ageYears: 64 }, elsewhere).allowed).toBe(true);
    expect(decide({ previous: [], totalMg: 28, ageYears: 65 }, elsewhere)).toMatchObject({ value: { warnings: [] } });
    expect(codes(decide({ previous: [], totalMg: 28, ageYears: null }, elsewhere))).toEqual(['age-missing']);
    expect(decide({ previous: [], totalMg: 56, ageYears: 70 }).allowed).toBe(true);
    expect(esketaminePolicySchema.parse(elsewhere)).toEqual(elsewhere);
  });

  it('is given twice in an induction week, once on a day', () => {
    const third = localDate('2026-11-08'); // week 1: 3, 6 and 8 November
    const firstTwo = carlos.previous.slice(0, 2);
    expect(codes(decide({ on: third, previous: firstTwo }))).toEqual(['too-many-this-week']);
    expect(codes(decide({ on: localDate('2026-11-13') }))).toEqual(['second-dose-today', 'too-many-this-week']);
    expect(codes(decide({ on: localDate('2026-11-12') }))).toEqual(['earlier-than-last-dose', 'too-many-this-week']);
    expect(decide({ on: localDate('2026-11-14'), previous: carlos.previous.slice(0, 3).concat(carlos.previous.slice(3)) }).allowed).toBe(
      false,
    );
  });

  it('names a short gap and a second dose in a week after induction', () => {
    const [first] = carlos.previous;
    const week5 = { totalMg: 56 as const, on: localDate('2026-12-01') };
    expect(decide({ on: localDate('2026-11-04'), previous: first ? [first] : [] })).toMatchObject({
      value: { warnings: ['gap-below-policy'] },
    });
    expect(decide({ on: localDate('2026-12-04'), previous: [...carlos.previous, week5] })).toMatchObject({
      value: { treatmentWeek: 5, doseOfWeek: 2, warnings: ['above-weekly-frequency'] },
    });
    expect(decide({ on: localDate('2026-11-02'), previous: first ? [first] : [] }).allowed).toBe(false);
  });

  const at = (time: string) => instant(`2026-11-17T${time}-05:00`);

  it('SP2: the next device waits five whole minutes', () => {
    expect(codes(decideNextDevice([at('13:00')], 3, at('13:04')))).toEqual(['device-too-soon']);
    expect(codes(decideNextDevice([at('13:00')], 3, at('13:04:59.999')))).toEqual(['device-too-soon']);
    expect(decideNextDevice([at('13:00')], 3, at('13:05')).allowed).toBe(true);
    expect(codes(decideNextDevice([at('13:05'), at('13:00')], 3, at('13:06')))).toEqual(['device-too-soon']);
    expect(codes(decideNextDevice([at('13:00')], 3, at('12:50')))).toEqual(['device-too-soon']);
    expect(codes(decideNextDevice([at('13:00')], 1, at('14:00')))).toEqual(['more-devices-than-ordered']);
    expect(decideNextDevice([], 1, at('13:00')).allowed).toBe(true);
  });

  it('SP1: blood pressure 40 minutes and release 120 minutes after the last device; the form counts from the first', () => {
    const times = esketamineTimes([at('13:10'), at('13:00'), at('13:05')], defaultEsketaminePolicy);
    expect(
      times &&
        [times.bloodPressureDueAt, ...times.bloodPressureWindow, times.earliestReleaseAt].map((due) => instantText(due).slice(11, 16)),
    ).toEqual([
      '18:50', // 13:50 in the clinic
      '18:40',
      '19:00',
      '20:10', // 15:10
    ]);
    expect(monitoringMinutes(at('13:00'), at('15:20'))).toBe(140);
    expect(esketamineTimes([], defaultEsketaminePolicy)).toBeNull();
  });
});

describe('compounded nasal spray', () => {
  const worked = (input: Record<string, unknown>) => {
    const read = decodeInput(nasalSprayInput, { mlPerSpray: 0.1, mgPerMl: 100, ...input });
    return read.allowed ? nasalSprayDose(read.value) : read;
  };

  it('3 sprays × 0.1 mL × 100 mg/mL is 30 mg; priming is a loss', () => {
    const dose = worked({ sprays: 3, primingSprays: 2 });
    if (!dose.allowed) throw new Error('refused');
    const { dose: mg, volume, primingLoss, withdrawn, withdrawnVolume } = dose.value;
    expect([mg, volume, primingLoss, withdrawn, withdrawnVolume].map(exactText)).toEqual(['30', '0.3', '20', '50', '0.5']);
    expect(worked({ doseMg: 30 })).toMatchObject({ value: { sprays: 3 } });
  });

  it('is refused in half sprays, twice or not at all', () => {
    expect(worked({ doseMg: 35 })).toMatchObject({
      refusals: [{ code: 'not-whole-sprays', message: expect.stringContaining('30 or 40 mg') }],
    });
    expect(codes(worked({ doseMg: 30, sprays: 3 }))).toEqual(['dose-given-twice']);
    expect(codes(worked({}))).toEqual(['sprays-missing']);
    expect(codes(worked({ sprays: 1.5 }))).toHaveLength(1);
    expect(codes(worked({ sprays: 0 }))).toEqual(['out-of-range']);
  });
});

describe('a supply for home', () => {
  const ns1 = { bottleMl: 5, mgPerMl: 100, doseMg: 30, timesPerWeek: 2, weeks: 4, primingSprays: 5, mlPerSpray: 0.1 };
  const worked = (change: Record<string, unknown> = {}) => {
    const read = decodeInput(homeSupplyInput, { ...ns1, ...change });
    return read.allowed ? homeSupply(read.value, defaultHomeSupplyPolicy) : read;
  };
  const report = (change: Record<string, unknown>) => {
    const answer = worked(change);
    if (!answer.allowed || answer.value.report === null) return codes(answer);
    return [exactText(answer.value.report.expectedUse), exactText(answer.value.report.reportedUse), answer.value.report.flag];
  };

  it('NS1: 500 − 240 − 50 leaves 210 mg', () => {
    const answer = worked();
    if (!answer.allowed) throw new Error('refused');
    const { supply, directed, priming, expectedRemaining } = answer.value;
    expect([supply, directed, priming, expectedRemaining].map(exactText)).toEqual(['500', '240', '50', '210']);
    expect(answer.value.report).toBeNull();
  });

  it('NS1: empty on day 14 is 500 mg used where 120 + 50 were expected: a flag', () => {
    expect(report({ elapsedDays: 14, reportedRemainingMl: 0 })).toEqual(['170', '500', 'possible-misuse']);
    expect(report({ elapsedDays: 14, reportedRemainingMl: 3.13 })).toEqual(['170', '187', null]); // 187 = 170 × 1.1, not above
    expect(report({ elapsedDays: 14, reportedRemainingMl: 3.12 })).toEqual(['170', '188', 'possible-misuse']);
    expect(report({ elapsedDays: 60, reportedRemainingMl: 2.1 })).toEqual(['290', '290', null]); // the directions end after 4 weeks
  });

  it('is refused for esketamine, and where the numbers contradict each other', () => {
    expect(codes(worked({ drug: 'esketamine' }))).toEqual(['esketamine-never-at-home']);
    expect(codes(worked({ mlPerSpray: undefined }))).toEqual(['spray-volume-missing']);
    expect(worked({ mlPerSpray: undefined, primingSprays: 0 }).allowed).toBe(true);
    expect(codes(worked({ weeks: 8 }))).toEqual(['supply-too-small']); // 480 + 50 of 500 mg
    expect(report({ elapsedDays: 14 })).toEqual(['report-incomplete']);
    expect(report({ reportedRemainingMl: 1 })).toEqual(['report-incomplete']);
    expect(report({ elapsedDays: 14, reportedRemainingMl: 5.01 })).toEqual(['reported-more-than-dispensed']);
    expect(homeSupplyPolicySchema.parse(defaultHomeSupplyPolicy)).toEqual(defaultHomeSupplyPolicy);
  });
});
