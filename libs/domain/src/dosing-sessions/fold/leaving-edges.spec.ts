import { aDosingSession, alexLines, vitals, type SessionBuilder } from '../testing/index.js';
import type { EntryKind } from '../entries/index.js';
import type { StepDetails } from './situation.js';

const left: readonly EntryKind[] = ['discharge-readied', 'discharged'];
const told = (...leftOut: readonly EntryKind[]) => alexLines.filter(({ kind }) => ![...left, ...leftOut].includes(kind));
/** The golden infusion, ended 10:50, with everything that a patient needs to leave. */
const ready = aDosingSession().telling(...told());

const aldrete = { instrument: 'aldrete', activity: 2, respiration: 2, circulation: 2, consciousness: 2, oxygenSaturation: 2 } as const;

function unmet(story: SessionBuilder, time = '12:30', kind: EntryKind = 'discharge-readied', details: StepDetails = {}): readonly string[] {
  const decision = story.step(time, kind, details);
  return decision.allowed ? [] : decision.refusals.map(({ code, path }) => (path === undefined ? code : `${code} ${path}`));
}

describe('who may leave, to the point', () => {
  it.each([
    [{ instrument: 'rass', score: 0 }, []],
    [{ instrument: 'rass', score: -1 }, []],
    [{ instrument: 'rass', score: -2 }, ['not-awake-twice']],
    [{ instrument: 'rass', score: 1 }, ['not-awake-twice']],
    [{ instrument: 'poss', score: '1' }, []],
    [{ instrument: 'poss', score: '2' }, ['not-awake-twice']],
    [{ instrument: 'poss', score: 'S' }, ['not-awake-twice']],
    [{ instrument: 'moaa-s', score: 5 }, []],
    [{ instrument: 'moaa-s', score: 4 }, ['not-awake-twice']],
  ] as const)('is awake by whichever scale was used: %j', (score, expected) => {
    expect(unmet(ready.with('12:00', 'sedation-assessed', score))).toEqual(expected);
  });

  it('is awake twice in a row after waking, and once is not enough', () => {
    const drowsy = ready.with('12:00', 'sedation-assessed', { instrument: 'moaa-s', score: 4 });
    const once = drowsy.with('12:05', 'sedation-assessed', { instrument: 'moaa-s', score: 5 });
    expect(unmet(once)).toEqual(['not-awake-twice']);
    expect(unmet(once.with('12:10', 'sedation-assessed', { instrument: 'rass', score: 0 }))).toEqual([]);
    expect(unmet(once.with('12:10', 'discharge-score-taken', aldrete))).toEqual([]);
    const padss = { instrument: 'padss-modified', vitalSigns: 2, activity: 2, nausea: 2, pain: 2 } as const;
    expect(unmet(once.with('12:10', 'discharge-score-taken', padss))).toEqual(['not-awake-twice']);
    expect(unmet(ready.with('12:10', 'discharge-score-taken', { ...aldrete, consciousness: 1 }))).toEqual(['not-awake-twice']);
  });

  it.each([
    [{ instrument: 'padss-modified', vitalSigns: 2, activity: 2, nausea: 1, pain: 2 }, []],
    [{ instrument: 'padss-modified', vitalSigns: 1, activity: 1, nausea: 2, pain: 2 }, ['discharge-score-low']],
    [{ ...aldrete, activity: 1 }, []],
    [{ ...aldrete, activity: 1, circulation: 1 }, ['discharge-score-low']],
  ] as const)('has nine points at the last count (%#)', (score, expected) => {
    expect(unmet(ready.with('12:00', 'discharge-score-taken', score))).toEqual(expected);
  });

  it('was scored after the last dose, at its very minute at the earliest', () => {
    const unscored = aDosingSession().telling(...told('discharge-score-taken'));
    const scored = (time: string) => unscored.with(time, 'discharge-score-taken', aldrete);
    expect(unmet(scored('10:50'))).toEqual([]);
    expect(unmet(scored('10:49'))).toEqual(['discharge-score-missing', 'not-awake-twice']);
  });

  it.each([
    [{ instrument: 'cadss-6', sixItemScore: 2 }, []],
    [{ instrument: 'cadss-6', sixItemScore: 3 }, ['dissociation-present']],
    [{ instrument: 'cadss', totalScore: 2, sixItemScore: 2 }, []],
    [{ instrument: 'cadss', totalScore: 3, sixItemScore: 0 }, ['dissociation-present']],
    [{ instrument: 'level', level: 'none' }, []],
    [{ instrument: 'level', level: 'mild' }, ['dissociation-present']],
  ] as const)('is back within two points of before, on the same instrument: %j', (score, expected) => {
    expect(unmet(ready.with('12:00', 'dissociation-assessed', score))).toEqual(expected);
  });

  it('may bring a score along from before: the last one before the dose is the measure', () => {
    const before = ready
      .with('09:30', 'dissociation-assessed', { instrument: 'cadss-6', sixItemScore: 9 })
      .with('09:50', 'dissociation-assessed', { instrument: 'cadss-6', sixItemScore: 4 })
      .with('09:55', 'dissociation-assessed', { instrument: 'level', level: 'mild' });
    const last = (sixItemScore: number) => unmet(before.with('12:00', 'dissociation-assessed', { instrument: 'cadss-6', sixItemScore }));
    expect([last(6), last(7)]).toEqual([[], ['dissociation-present']]);
  });

  it('has nausea of three at most, or somebody who says that it is tolerable', () => {
    const asked = aDosingSession().telling(...told('discharge-criterion-assessed'));
    const criteria = (['oriented', 'steady-gait', 'access-site-well'] as const).reduce(
      (story, criterion) => story.with('12:00', 'discharge-criterion-assessed', { criterion, isMet: true }),
      asked,
    );
    const score = (points: number) => criteria.with('12:01', 'symptom-scored', { symptom: 'nausea', score: points });
    expect(unmet(score(3))).toEqual([]);
    expect(unmet(score(4))).toEqual(['criterion-not-assessed nausea-tolerable']);
    const tolerable = score(4).with('12:02', 'discharge-criterion-assessed', { criterion: 'nausea-tolerable', isMet: true });
    expect(unmet(tolerable)).toEqual([]);
    expect(unmet(criteria.with('12:01', 'symptom-scored', { symptom: 'headache', score: 9 }))).toEqual([]);
  });

  it('has a checklist line met by its last word', () => {
    const gait = (time: string, isMet: boolean) => ({ at: time, details: { criterion: 'steady-gait', isMet } as const });
    const [no, yes] = [gait('12:00', false), gait('12:05', true)];
    const unsteady = ready.with(no.at, 'discharge-criterion-assessed', no.details);
    expect(unmet(unsteady)).toEqual(['criterion-not-met steady-gait']);
    expect(unmet(unsteady.with(yes.at, 'discharge-criterion-assessed', yes.details))).toEqual([]);
  });
});

describe('the pressures before leaving', () => {
  const unmeasured = told('vitals-taken', 'alert-acknowledged', 'alert-action-recorded', 'alert-resolved');
  const pressed = (story: SessionBuilder, ...readings: readonly (readonly [time: string, pressure: string])[]) =>
    readings.reduce((so, [time, pressure]) => so.with(time, 'vitals-taken', vitals(pressure, 72, 98)), story);

  it.each([
    ['153/80', []], // 153.6 is 20 % over 128
    ['154/80', ['vitals-not-settled']],
    ['103/80', []], // 102.4 is 20 % under
    ['102/80', ['vitals-not-settled']],
    ['128/96', []],
    ['128/97', ['vitals-not-settled']],
    ['128/64', []],
    ['128/63', ['vitals-not-settled']],
  ])('are within 20 %% of 128/80: %s', (pressure, expected) => {
    expect(unmet(pressed(ready, ['12:00', pressure]))).toEqual(expected);
  });

  it('lie below 160 and 100, however high they were before', () => {
    const high = aDosingSession().telling(...unmeasured);
    const from = pressed(high, ['10:00', '150/95']);
    const last = (pressure: string) => unmet(pressed(from, ['11:55', '150/95'], ['12:05', pressure]));
    expect([last('159/99'), last('160/95'), last('150/100')]).toEqual([[], ['vitals-not-settled'], ['vitals-not-settled']]);
  });

  it('are two in a row, ten minutes apart, and start again after one that is out of range', () => {
    const out = pressed(ready, ['12:00', '160/80'], ['12:01', '130/80']);
    expect(unmet(out)).toEqual(['vitals-not-settled']);
    expect(unmet(pressed(out, ['12:10', '130/80']))).toEqual(['vitals-not-settled']);
    expect(unmet(pressed(out, ['12:11', '130/80']))).toEqual([]);
    expect(unmet(pressed(out, ['12:05', '130/80'], ['12:11', '130/80']))).toEqual([]);
  });

  it('have no measure where none was taken before the dose', () => {
    const first = ready.lines.findIndex(({ kind }) => kind === 'vitals-taken');
    const unknown = aDosingSession().telling(...ready.lines.filter((_, place) => place !== first));
    expect(unmet(unknown)).toEqual(['vitals-not-settled']);
  });

  it('come with a saturation of 94 %, or of no less than before the dose', () => {
    const saturated = (before: number, after: number) => {
      const reading = (spo2Percent: number) => ({ ...vitals('128/80', 72), spo2Percent });
      const story = aDosingSession()
        .telling(...unmeasured)
        .with('10:00', 'vitals-taken', reading(before));
      return unmet(story.with('11:50', 'vitals-taken', reading(after)).with('12:00', 'vitals-taken', reading(after)));
    };
    expect([saturated(98, 94), saturated(98, 93), saturated(92, 92), saturated(92, 91)]).toEqual([
      [],
      ['saturation-too-low'],
      [],
      ['saturation-too-low'],
    ]);
  });
});

describe('the way out', () => {
  const readied = ready.with('12:00', 'discharge-readied', {});
  const leaving = (story: SessionBuilder) => unmet(story, '12:30', 'discharged', {});

  it('is with an escort who is there and known, by the last word on it', () => {
    expect(leaving(readied)).toEqual([]);
    const escort = (isIdentityVerified: boolean, moment: 'arranged' | 'present' | 'reachable') =>
      readied.with('12:05', 'escort-confirmed', {
        moment,
        name: 'Jamie Morgan',
        telephone: '555-0101',
        relation: 'spouse',
        isIdentityVerified,
      });
    expect(leaving(escort(false, 'present'))).toEqual(['escort-not-present']);
    expect(leaving(escort(true, 'reachable'))).toEqual([]);
    expect(leaving(escort(false, 'arranged'))).toEqual([]);
    const alone = aDosingSession('intravenous-ketamine', { isEscortRequired: false }).telling(...told('escort-confirmed'));
    expect(leaving(alone.with('12:00', 'discharge-readied', {}))).toEqual([]);
  });

  it('is with every line out', () => {
    const line = { site: 'forearm', side: 'left', gauge: 22, attempts: 1, isPatent: true } as const;
    const second = readied.with('12:05', 'venous-access-placed', line);
    expect(leaving(second)).toEqual(['venous-access-in-place']);
    expect(leaving(second.with('12:10', 'venous-access-removed', { isCatheterIntact: true }))).toEqual([]);
  });

  it('asks for the prescriber after an event of at least moderate severity', () => {
    const event = { term: 'headache', relatedness: 'possible', actionTaken: 'none', outcome: 'recovered' } as const;
    const unsigned = told('prescriber-signed-off', 'adverse-event-recorded');
    const of = (severity: 1 | 2) =>
      aDosingSession()
        .telling(...unsigned)
        .with('11:00', 'adverse-event-recorded', { ...event, severity })
        .with('12:00', 'discharge-readied', {});
    expect([leaving(of(1)), leaving(of(2))]).toEqual([[], ['prescriber-sign-off-missing']]);
    const signed = (matter: 'discharge' | 'baseline') => of(2).with('12:01', 'prescriber-signed-off', { matter }, { by: 'okafor' });
    expect([leaving(signed('discharge')), leaving(signed('baseline'))]).toEqual([[], ['prescriber-sign-off-missing']]);
  });

  it('stays closed to new thoughts of suicide until a prescriber has answered them, at that moment or later', () => {
    const asked = ready.with('12:00', 'suicide-risk-screened', { moment: 'before-discharge', risk: 'moderate', hasNewIdeation: true });
    const answered = (time: string) =>
      unmet(asked.with(time, 'suicide-risk-dispositioned', { disposition: 'proceed', plan: 'Stays with spouse.' }, { by: 'okafor' }));
    expect([answered('11:59'), answered('12:00')]).toEqual([['new-suicidal-thoughts'], []]);
    const earlier = ready.with('12:00', 'suicide-risk-screened', { moment: 'before-dosing', risk: 'moderate', hasNewIdeation: true });
    expect(unmet(earlier)).toEqual([]);
  });
});
