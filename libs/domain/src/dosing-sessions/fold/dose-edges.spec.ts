import { aDosingSession, alexLines, defaultOrders, toldUnmet, type SessionBuilder } from '../testing/index.js';
import { defaultSessionPolicy } from './session-policy.js';
import type { StepDetails } from './situation.js';

const running = aDosingSession().with('10:05', 'infusion-started', { rateUlPerH: 75_000 });
const told = (story: SessionBuilder, time: string, details: StepDetails = {}): readonly string[] =>
  toldUnmet(story, time, 'dose-released', details).map((said) => said.replace(/ \|.*$/, ''));
const codes = (story: SessionBuilder, time: string, details: StepDetails = {}): readonly string[] =>
  told(story, time, details).map((said) => said.replace(/:.*$/, ''));

describe('what is given next', () => {
  it.each([
    ['blood-pressure', ['resumption-needs-prescriber']],
    ['oxygen-saturation', ['resumption-needs-prescriber']],
    ['sedation', ['resumption-needs-prescriber']],
    ['nausea', []],
  ] as const)('after a pause for %s', (reason, expected) => {
    expect(codes(running.with('10:20', 'infusion-paused', { reason }), '10:22')).toEqual(expected);
  });

  it('is what the order is for, also while an infusion is paused; only an infusion is resumed', () => {
    const paused = running.with('10:20', 'infusion-paused', { reason: 'nausea' });
    expect([told(paused, '10:22', { form: 'infusion' }), told(paused, '10:22', { form: 'resumption' })]).toEqual([[], []]);
    const injections = aDosingSession('intramuscular-ketamine');
    expect(told(injections, '11:00', { form: 'resumption' })).toEqual([
      'form-not-ordered: The order is for injection, not for resumption.',
    ]);
    expect(told(injections, '11:00', { form: 'device' })).toEqual(['form-not-ordered: The order is for injection, not for device.']);
    expect(told(aDosingSession('intranasal-esketamine'), '13:00', { form: 'injection' })).toEqual([
      'form-not-ordered: The order is for device, not for injection.',
    ]);
    expect(told(injections, '11:00', { form: 'bolus' })).toEqual(['bolus-not-ordered: The order allows no bolus.']);
  });
});

describe('a booster', () => {
  const booster = (fromMin: number) => ({ doseUg: 19_000, volumeUl: 190, fromMin, toMin: 20 });
  const injected = (fromMin: number) =>
    aDosingSession('intramuscular-ketamine', {
      order: { ...defaultOrders['intramuscular-ketamine'], booster: booster(fromMin) },
    }).with('11:00', 'injection-given', { role: 'initial', doseUg: 48_000, volumeUl: 480, site: 'deltoid-left' });

  it('waits for the later of the order’s window and the clinic’s ten minutes', () => {
    const opens = (minutes: number) => [`booster-before-window: The booster's window opens after ${minutes} min.`];
    expect([told(injected(6), '11:09'), told(injected(6), '11:10')]).toEqual([opens(10), []]);
    expect([told(injected(15), '11:14'), told(injected(15), '11:15')]).toEqual([opens(15), []]);
    expect([told(injected(6), '11:20'), codes(injected(6), '11:21')]).toEqual([[], ['booster-after-window']]);
  });
});

describe('the amount that is about to be given', () => {
  const order = { ...defaultOrders['intravenous-ketamine'], isBolusAllowed: true };
  const bolus = (doseUg: number, patient: object) =>
    codes(aDosingSession('intravenous-ketamine', { order, patient: { weightG: 82_000, ageYears: 44, ...patient } }), '10:06', {
      ...{ form: 'bolus', doseUg, durationSeconds: 120 },
    });

  it('as a bolus has a lower soft limit from 65 years on, and with a liver that does not work well', () => {
    // 0.15 mg/kg × 0.75 of 82 kg is 9.225 mg.
    expect([bolus(9_225, { ageYears: 65 }), bolus(9_226, { ageYears: 65 }), bolus(9_226, { ageYears: 64 })]).toEqual([
      [],
      ['bolus-dose-per-kg'],
      [],
    ]);
    expect([bolus(9_226, { hasHepaticImpairment: true }), bolus(9_226, { hasHepaticImpairment: false })]).toEqual([
      ['bolus-dose-per-kg'],
      [],
    ]);
  });

  it('by injection is stopped by the hard limit alone: what the order goes above was answered with it', () => {
    const injection = (doseUg: number) => codes(aDosingSession('intramuscular-ketamine'), '11:00', { doseUg });
    // 1.0 and 1.5 mg/kg of 64 kg are 64 and 96 mg.
    expect([injection(65_000), injection(96_000), injection(96_001)]).toEqual([[], [], ['injection-dose-per-kg']]);
  });

  it('goes into a site that is known and takes it; a volume without a site says nothing', () => {
    const place = (details: StepDetails, story = aDosingSession('intramuscular-ketamine')) => codes(story, '11:00', details);
    expect([place({ volumeUl: 9_000 }), place({ site: 'deltoid-left' })]).toEqual([[], []]);
    expect([place({ volumeUl: 1_000, site: 'deltoid-left' }), place({ volumeUl: 2_001, site: 'deltoid-left' })]).toEqual([
      [],
      ['site-volume-not-allowed'],
    ]);
    const policy = { ...defaultSessionPolicy, injection: { ...defaultSessionPolicy.injection, sites: [] } };
    expect(place({ volumeUl: 100, site: 'deltoid-left' }, aDosingSession('intramuscular-ketamine', { policy }))).toEqual([
      'site-volume-not-allowed',
    ]);
  });
});

describe('before leaving', () => {
  it.each([
    ['intravenous-ketamine', true],
    ['intramuscular-ketamine', true],
    ['intranasal-esketamine', false],
    ['intranasal-ketamine', false],
    ['sublingual-ketamine', false],
  ] as const)('after %s somebody looks at the site: %s', (product, isAsked) => {
    const asked = toldUnmet(aDosingSession(product), '15:00', 'discharge-readied').filter((said) => said.includes('access-site-well'));
    expect(asked).toHaveLength(isAsked ? 1 : 0);
  });

  it('the checklist answers for dissociation where nobody scored it', () => {
    const unscored = alexLines.filter(({ kind }) => !['dissociation-assessed', 'discharge-readied', 'discharged'].includes(kind));
    expect(toldUnmet(aDosingSession().telling(...unscored), '12:00', 'discharge-readied')).toEqual([]);
  });
});
