import { instant } from '../../shared/index.js';
import { allergyMatch } from './medicine-classes.js';
import { decideRescue, defaultRescuePolicy, evaluateRescue, rescueAftercare, rescuePolicySchema } from './index.js';
import type { RescueCircumstances, RescueDose } from './index.js';

const at = instant('2026-11-17T16:00:00Z');
const minutesBefore = (minutes: number): RescueCircumstances['at'] => instant(new Date(at - minutes * 60_000).toISOString());

const known = (change: Partial<RescueCircumstances> = {}): RescueCircumstances => ({
  at,
  givenBefore: [],
  conditions: { 'long-qt': 'absent', asthma: 'absent', 'heart-block': 'absent', 'renal-impairment': 'absent' },
  allergies: [],
  signs: { heartRatePerMin: 72 },
  kitLacks: [],
  ...change,
});

const ondansetron: RescueDose = {
  medicine: 'ondansetron',
  doseUg: 4_000,
  route: 'intravenous',
  durationSeconds: 120,
  orderedById: 'okafor',
};
const midazolam: RescueDose = { medicine: 'midazolam', doseUg: 1_000, route: 'intravenous', orderedById: 'okafor' };
const labetalol: RescueDose = { medicine: 'labetalol', doseUg: 10_000, route: 'intravenous', durationSeconds: 120, orderedById: 'okafor' };

function broken(dose: RescueDose, change: Partial<RescueCircumstances> = {}): string[] {
  return evaluateRescue(dose, known(change), defaultRescuePolicy)
    .filter(({ outcome }) => outcome !== 'within')
    .map(({ ruleId, outcome }) => `${ruleId} ${outcome}`);
}

describe('a rescue dose', () => {
  it.each<[RescueDose, Partial<RescueCircumstances>, string[]]>([
    [ondansetron, {}, []],
    [{ ...ondansetron, doseUg: 3_999 }, {}, ['rescue-dose soft']],
    [{ ...ondansetron, doseUg: 4_001 }, {}, ['rescue-dose soft']],
    [{ ...ondansetron, doseUg: 16_000 }, {}, ['rescue-dose soft']],
    [{ ...ondansetron, doseUg: 16_001 }, {}, ['rescue-dose hard']],
    [{ ...ondansetron, durationSeconds: 119 }, {}, ['rescue-injection-time soft']],
    [{ ...ondansetron, durationSeconds: undefined }, {}, ['rescue-injection-time unknown']],
    [{ ...ondansetron, route: 'oral', doseUg: 8_000, durationSeconds: undefined }, {}, []],
    [{ ...ondansetron, route: 'oral', doseUg: 8_001 }, {}, ['rescue-dose soft']],
    [{ ...ondansetron, route: 'nasal' }, {}, ['rescue-route soft']],
    [ondansetron, { conditions: { 'long-qt': 'present' } }, ['rescue-caution hard']],
    [ondansetron, { conditions: {} }, ['rescue-caution unknown']],
    [ondansetron, { allergies: null }, ['rescue-allergy unknown']],
    [ondansetron, { allergies: ['ondansetron'] }, ['rescue-allergy hard']],
    [ondansetron, { allergies: ['ketorolac'] }, []],
    [ondansetron, { allergies: ['zofran-(hives)'] }, ['rescue-allergy hard']],
    [ondansetron, { allergies: ['granisetron'] }, ['rescue-allergy soft']],
    [{ ...ondansetron, orderedById: undefined }, {}, ['rescue-order hard']],
    [{ ...ondansetron, isReadBack: false }, {}, ['rescue-read-back soft']],
    [{ ...ondansetron, isReadBack: true }, {}, []],
    [midazolam, {}, []],
    [midazolam, { kitLacks: ['flumazenil'] }, ['rescue-at-hand soft']],
    [midazolam, { kitLacks: ['naloxone'] }, []],
    [midazolam, { kitLacks: null }, ['rescue-at-hand unknown']],
    [midazolam, { givenBefore: [{ medicine: 'midazolam', at: minutesBefore(2.99) }] }, ['rescue-repeat soft']],
    [midazolam, { givenBefore: [{ medicine: 'midazolam', at: minutesBefore(3) }] }, []],
    [midazolam, { givenBefore: [{ medicine: 'lorazepam', at: minutesBefore(1) }] }, []],
    [labetalol, { givenBefore: [10, 20].map((ago) => ({ medicine: 'labetalol', at: minutesBefore(ago) })) }, []],
    [labetalol, { givenBefore: [20, 9].map((ago) => ({ medicine: 'labetalol', at: minutesBefore(ago) })) }, ['rescue-repeat soft']],
    [labetalol, { givenBefore: [9, 20].map((ago) => ({ medicine: 'labetalol', at: minutesBefore(ago) })) }, ['rescue-repeat soft']],
    [labetalol, { signs: { heartRatePerMin: 60 } }, []],
    [labetalol, { signs: { heartRatePerMin: 59 } }, ['rescue-caution hard']],
    [labetalol, { signs: {} }, ['rescue-caution unknown']],
    [labetalol, { conditions: { asthma: 'present', 'heart-block': 'absent' } }, ['rescue-caution hard']],
    [{ medicine: 'epinephrine', doseUg: 300, route: 'intramuscular' }, {}, []],
    [
      { medicine: 'ketorolac', doseUg: 15_000, route: 'intravenous', orderedById: 'okafor' },
      { conditions: { 'renal-impairment': 'present' } },
      ['rescue-caution hard'],
    ],
    [{ medicine: 'propofol', doseUg: 10_000, route: 'intravenous', orderedById: 'okafor' }, {}, ['rescue-medicine soft']],
    [{ medicine: 'propofol', doseUg: 10_000, route: 'intravenous' }, {}, ['rescue-medicine soft', 'rescue-order hard']],
  ])('%j with %j', (dose, change, expected) => expect(broken(dose, change)).toEqual(expected));

  it.each<[string, string, string]>([
    ['ketorolac', 'nsaids', 'soft'],
    ['ketorolac', 'non-steroidal-anti-inflammatory-drugs', 'soft'],
    ['ketorolac', 'aspirin', 'soft'],
    ['ketorolac', 'toradol', 'hard'],
    ['midazolam', 'benzodiazepines', 'soft'],
    ['lorazepam', 'diazepam', 'soft'],
    ['labetalol', 'beta-blockers', 'soft'],
    ['labetalol', 'betablocker', 'soft'],
    ['captopril', 'lisinopril', 'soft'],
    ['promethazine', 'antihistamines', 'soft'],
    ['promethazine', 'prochlorperazine', 'soft'],
    ['nifedipine', 'calcium-channel-blockers', 'soft'],
    ['acetaminophen', 'paracetamol', 'hard'],
    ['epinephrine', 'adrenaline', 'hard'],
    ['epinephrine', 'norepinephrine', 'soft'],
    ['epinephrine', 'sulfites', 'within'],
    ['captopril', 'sulfonamide-antibiotics', 'within'],
    ['ketorolac', 'opioids', 'within'],
    ['propofol', 'eggs', 'unknown'],
    ['propofol', 'propofol', 'hard'],
  ])('%s with an allergy to %s is %s', (medicine, allergy, outcome) => {
    const found = evaluateRescue({ ...ondansetron, medicine }, known({ allergies: [allergy] }), defaultRescuePolicy);
    expect(found.find(({ ruleId }) => ruleId === 'rescue-allergy')?.outcome).toBe(outcome);
  });

  it('says which allergy it found and how the medicine is related', () => {
    const dose = { ...ondansetron, medicine: 'ketorolac' };
    const said = (allergy: string) => evaluateRescue(dose, known({ allergies: [allergy] }), defaultRescuePolicy).at(-1)?.message;
    expect(said('ibuprofen')).toBe('Allergy to ibuprofen; ketorolac is an NSAID. Ask what happened then, before it is given.');
    expect(said('toradol')).toBe('Allergy to toradol: yes.');
  });

  it('knows a class of every medicine of the formulary', () => {
    for (const { medicine } of defaultRescuePolicy.medicines) expect(allergyMatch(medicine, ['something-else'])).toEqual({ by: 'none' });
  });

  it('keeps rule, policy version and inputs', () => {
    const [first] = evaluateRescue({ ...ondansetron, doseUg: 17_000 }, known(), defaultRescuePolicy);
    expect(first).toEqual({
      ruleId: 'rescue-dose',
      policyVersion: 1,
      outcome: 'hard',
      message: 'Ondansetron 17 mg is above the single maximum of 16 mg.',
      facts: { doseUg: 17_000, usualUg: [4_000, 4_000], hardMaximumUg: 16_000 },
    });
    const texts = evaluateRescue(labetalol, known({ signs: { heartRatePerMin: 58 } }), defaultRescuePolicy).map(({ message }) => message);
    expect(texts).toEqual([
      'Labetalol 10 mg; usual is 5 mg to 20 mg.',
      'Give it over 120 s at least.',
      'A prescriber ordered it.',
      'Asthma: absent.',
      'Heart block: absent.',
      'Heart rate 58; not to be given when it is below 60.',
      'Allergy to labetalol: none known.',
    ]);
  });
});

describe('deciding a rescue dose', () => {
  const reasoned = [{ code: 'rescue-dose', reason: 'weighs 150 kg' }];

  it('names everything that stands in the way at once', () => {
    const asked = { ...ondansetron, doseUg: 8_000, orderedById: undefined };
    expect(decideRescue(asked, known({ allergies: null }), defaultRescuePolicy, [])).toMatchObject({
      refusals: [
        { code: 'rescue-dose', isOverridable: true, message: 'Ondansetron 8 mg; usual is 4 mg.', facts: { outcome: 'soft' } },
        { code: 'rescue-order', isOverridable: false, facts: { outcome: 'hard', fixBy: 'orderedById' } },
        { code: 'rescue-allergy', isOverridable: true, facts: { outcome: 'unknown' } },
      ],
    });
  });

  it('lets a reason set aside what is soft or not known, and nothing hard', () => {
    const asked = { ...ondansetron, doseUg: 8_000 };
    expect(decideRescue(asked, known(), defaultRescuePolicy, reasoned)).toMatchObject({
      allowed: true,
      value: { overridden: [{ ruleId: 'rescue-dose' }] },
    });
    expect(decideRescue(asked, known(), defaultRescuePolicy, [{ code: 'rescue-dose', reason: '  ' }]).allowed).toBe(false);
    expect(decideRescue(asked, known(), defaultRescuePolicy, [{ code: 'rescue-order', reason: 'known' }]).allowed).toBe(false);
    expect(decideRescue({ ...asked, doseUg: 16_001 }, known(), defaultRescuePolicy, reasoned).allowed).toBe(false);
  });

  it('says what is to be done afterwards', () => {
    expect(decideRescue(midazolam, known(), defaultRescuePolicy, [])).toMatchObject({
      value: {
        aftercare: {
          watchUntil: instant('2026-11-17T17:00:00Z'),
          watchFor: ['sedation'],
          effectCheckFrom: instant('2026-11-17T16:30:00Z'),
          effectCheckBy: instant('2026-11-17T17:00:00Z'),
          schedule: 'C-IV',
        },
      },
    });
    expect(rescueAftercare('ondansetron', at, defaultRescuePolicy).watchUntil).toBeNull();
    expect(rescueAftercare('propofol', at, defaultRescuePolicy)).toEqual({
      watchUntil: null,
      watchFor: [],
      effectCheckFrom: null,
      effectCheckBy: null,
      schedule: null,
    });
  });
});

describe('the formulary', () => {
  it('is data that can be edited and refuses nonsense', () => {
    expect(rescuePolicySchema.parse(defaultRescuePolicy)).toEqual(defaultRescuePolicy);
    const [first] = defaultRescuePolicy.medicines;
    const faults = (change: object): string[] => {
      const parsed = rescuePolicySchema.safeParse({ ...defaultRescuePolicy, ...change });
      return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'));
    };
    expect(faults({ medicines: [first, first] })).toEqual(['medicines']);
    const dose = { route: 'oral', usualUg: [8, 4], hardMaximumUg: null, overAtLeastSeconds: null };
    expect(faults({ medicines: [{ ...first, doses: [dose] }] })).toEqual(['medicines.0.doses.0.usualUg']);
    expect(faults({ medicines: [{ ...first, doses: [{ ...dose, usualUg: [4, 8], hardMaximumUg: 7 }] }] })).toEqual([
      'medicines.0.doses.0.usualUg',
    ]);
    expect(faults({ medicines: [{ ...first, doses: [{ ...dose, usualUg: [4, 8], hardMaximumUg: 8 }] }] })).toEqual([]);
  });
});

describe('what a guard says', () => {
  const said = (dose: RescueDose, change: Partial<RescueCircumstances> = {}): unknown[] =>
    evaluateRescue(dose, known(change), defaultRescuePolicy)
      .filter(({ outcome }) => outcome !== 'within')
      .map(({ message, facts }) => [message, facts]);

  it('is a sentence with the facts it was judged by', () => {
    expect(said({ ...ondansetron, route: 'nasal' })).toEqual([
      [
        'The formulary gives Ondansetron by intravenous or oral or orodispersible.',
        { route: 'nasal', routes: ['intravenous', 'oral', 'orodispersible'] },
      ],
    ]);
    expect(said({ ...ondansetron, durationSeconds: 60 })).toEqual([
      ['Give it over 120 s at least.', { durationSeconds: 60, atLeastSeconds: 120 }],
    ]);
    expect(said({ ...ondansetron, durationSeconds: undefined })).toEqual([
      ['Give it over 120 s at least.', { durationSeconds: null, atLeastSeconds: 120 }],
    ]);
    expect(said({ ...ondansetron, medicine: 'propofol' })).toEqual([
      ['propofol is not in the formulary: a prescriber says why it is given.', { medicine: 'propofol' }],
    ]);
    expect(said({ ...ondansetron, isReadBack: false })).toEqual([['Read the spoken order back.', { orderedById: 'okafor' }]]);
    expect(said({ ...ondansetron, orderedById: undefined })).toEqual([
      ['A prescriber orders it: no standing protocol covers it.', { fixBy: 'orderedById' }],
    ]);
    expect(said(ondansetron, { allergies: null })).toEqual([
      ['Nobody has asked about allergies.', { allergies: null, fixBy: 'allergies-reviewed' }],
    ]);
    expect(said(ondansetron, { allergies: ['ondansetron'] })).toEqual([['Allergy to ondansetron: yes.', { allergies: ['ondansetron'] }]]);
    expect(said(ondansetron, { conditions: {} })).toEqual([
      ['Long QT in an ECG: nobody has asked or looked.', { condition: 'long-qt', answer: null, fixBy: 'rescue-condition-asked' }],
    ]);
    expect(said(ondansetron, { conditions: { 'long-qt': 'present' } })).toEqual([
      ['Long QT in an ECG: present.', { condition: 'long-qt', answer: 'present' }],
    ]);
    const rate = { sign: 'heartRatePerMin', comparison: 'below', limit: 60 };
    expect(said(labetalol, { signs: {} })).toEqual([
      ['Heart rate is not known: measure it first.', { ...rate, value: null, fixBy: 'vitals-taken' }],
    ]);
    expect(said(labetalol, { signs: { heartRatePerMin: 59 } })).toEqual([
      ['Heart rate 59; not to be given when it is below 60.', { ...rate, value: 59 }],
    ]);
    expect(said(midazolam, { kitLacks: ['flumazenil'] })).toEqual([
      ['flumazenil: the emergency kit lacks it.', { item: 'flumazenil', kitLacks: ['flumazenil'] }],
    ]);
    expect(said(midazolam, { kitLacks: null })).toEqual([
      ['flumazenil: the emergency kit was not checked today.', { item: 'flumazenil', kitLacks: null, fixBy: 'emergency-kit-checked' }],
    ]);
  });

  it('counts the minutes since the last dose before this one, and none after it', () => {
    const given = (...minutes: number[]) => ({ givenBefore: minutes.map((ago) => ({ medicine: 'labetalol', at: minutesBefore(ago) })) });
    expect(said(labetalol, given(30, 9))).toEqual([
      ['Labetalol is repeated after 10 min at the earliest.', { sinceMin: 9, repeatAfterMin: 10 }],
    ]);
    expect(said(labetalol, given(0))).toMatchObject([[expect.any(String), { sinceMin: 0 }]]);
    expect(said(labetalol, given(-1))).toEqual([]); // charted with a later time: not before this one
    expect(said(ondansetron, { givenBefore: [{ medicine: 'ondansetron', at: minutesBefore(1) }] })).toEqual([]); // no interval is set for it
  });

  it('that is kept says so too', () => {
    const kept = evaluateRescue(midazolam, known(), defaultRescuePolicy).map(({ message }) => message);
    expect(kept).toEqual([
      'Midazolam 1 mg; usual is 1 mg to 2 mg.',
      'A prescriber ordered it.',
      'flumazenil: in the emergency kit.',
      'Allergy to midazolam: none known.',
    ]);
    const standing = evaluateRescue({ medicine: 'epinephrine', doseUg: 300, route: 'intramuscular' }, known(), defaultRescuePolicy);
    expect(standing.map(({ message }) => message)).toContain('A standing protocol covers it.');
  });
});
