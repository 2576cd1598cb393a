import { aDosingSession, clock, testPersonId } from '../testing/index.js';
import { decideRescueNow } from './rescue.js';

const okafor = testPersonId('okafor');
const patient = { weightG: 82_000, ageYears: 44, allergies: [], conditions: { asthma: 'absent', 'heart-block': 'absent' } } as const;
const running = aDosingSession('intravenous-ketamine', { patient: { ...patient, allergies: [] } })
  .withVitals('09:55', '128/80')
  .with('10:05', 'infusion-started', { rateUlPerH: 75_000 });
const labetalol = { medicine: 'labetalol', doseUg: 10_000, route: 'intravenous', durationSeconds: 120, reason: 'pressure' } as const;

describe('rescue medicines in the log', () => {
  it('are decided with the vital signs and earlier doses of the log', () => {
    const first = running.withVitals('10:20', '184/100', 61).with('10:21', 'medicine-given', { ...labetalol, orderedById: okafor });
    const asked = { ...labetalol, orderedById: okafor };
    expect(decideRescueNow(first.foldAt('10:30').situation, asked)).toMatchObject({
      refusals: [{ code: 'rescue-repeat', isOverridable: true }],
    });
    expect(decideRescueNow(first.foldAt('10:31').situation, asked).allowed).toBe(true);
    const reason = [{ code: 'rescue-repeat', reason: 'still 186/104' }];
    expect(decideRescueNow(first.foldAt('10:30').situation, asked, reason).allowed).toBe(true);
    const slow = first.withVitals('10:31', '178/98', 59).with('10:32', 'sedation-assessed', { instrument: 'moaa-s', score: 5 });
    expect(decideRescueNow(slow.foldAt('10:33').situation, asked)).toMatchObject({
      refusals: [{ code: 'rescue-caution', isOverridable: false, facts: { value: 59 } }],
    });
  });

  it('know what somebody has asked at the bedside: the newest answer before the dose', () => {
    const unasked = aDosingSession('intravenous-ketamine', { patient: { weightG: 82_000, ageYears: 44 } }).withVitals('09:55', '128/80');
    const ondansetron = {
      medicine: 'ondansetron',
      doseUg: 4_000,
      route: 'intravenous',
      durationSeconds: 120,
      orderedById: okafor,
    } as const;
    const against = (session: typeof unasked) => {
      const decision = decideRescueNow(session.foldAt('10:30').situation, ondansetron);
      return decision.allowed ? [] : decision.refusals.map(({ facts, isOverridable }) => [facts?.['fixBy'], isOverridable]);
    };
    expect(against(unasked)).toEqual([
      ['rescue-condition-asked', true],
      ['allergies-reviewed', true],
    ]);
    const asked = unasked
      .with('10:10', 'allergies-reviewed', { outcome: 'none-known' })
      .with('10:11', 'rescue-condition-asked', { condition: 'long-qt', answer: 'absent' });
    expect(against(asked)).toEqual([]);
    expect(against(asked.with('10:12', 'rescue-condition-asked', { condition: 'long-qt', answer: 'present' }))).toEqual([
      [undefined, false],
    ]);
    expect(against(asked.with('10:31', 'rescue-condition-asked', { condition: 'long-qt', answer: 'present' }))).toEqual([]);
    const given = asked.with('10:20', 'medicine-given', { ...ondansetron, reason: 'nausea' });
    const late = given.with('10:21', 'rescue-condition-asked', { condition: 'long-qt', answer: 'present' });
    expect(late.foldAt('10:30').rescues).toMatchObject([{ medicine: 'ondansetron', broken: [] }]);
  });

  it('stay in the record whatever they went against; hard guards are incidents', () => {
    const given = running.withVitals('10:20', '184/100', 55).with('10:21', 'medicine-given', labetalol);
    const fold = given.foldAt('10:30');
    expect(fold.rescues).toMatchObject([
      { medicine: 'labetalol', doseUg: 10_000, at: clock('10:21'), effect: null, isEffectOverdue: false },
    ]);
    expect(fold.incidents.filter(({ code }) => code === 'rescue-guard-broken').map(({ facts }) => facts['ruleId'])).toEqual([
      'rescue-order',
      'rescue-caution',
    ]);
  });

  it('ask for their effect until somebody has looked', () => {
    const given = running.with('10:21', 'medicine-given', { ...labetalol, orderedById: okafor }, { key: 'given' });
    expect(given.foldAt('11:21').rescues[0]?.isEffectOverdue).toBe(false);
    expect(given.foldAt('11:22').rescues[0]?.isEffectOverdue).toBe(true);
    const checked = given.with('10:55', 'medicine-effect-checked', ({ entry }) => ({
      medicineEntryId: entry('given'),
      effect: 'effective',
    }));
    expect(checked.foldAt('11:22').rescues[0]).toMatchObject({ effect: 'effective', isEffectOverdue: false });
  });

  it('keep the antidote in mind: the kit of the day says what is at hand', () => {
    const midazolam = { medicine: 'midazolam', doseUg: 1_000, route: 'intravenous', orderedById: okafor } as const;
    const codes = (session: typeof running): readonly string[] => {
      const decision = decideRescueNow(session.foldAt('10:30').situation, midazolam);
      return decision.allowed ? [] : decision.refusals.map(({ message }) => message);
    };
    expect(codes(running)).toEqual(['flumazenil: the emergency kit was not checked today.']);
    expect(codes(running.with('10:10', 'emergency-kit-checked', { isComplete: false, missing: ['flumazenil'] }))).toEqual([
      'flumazenil: the emergency kit lacks it.',
    ]);
    expect(codes(running.with('10:10', 'emergency-kit-checked', { isComplete: true }))).toEqual([]);
  });

  it('make sedation be assessed more often, and keep the patient', () => {
    const calmed = running
      .with('10:30', 'medicine-given', {
        medicine: 'midazolam',
        doseUg: 1_000,
        route: 'intravenous',
        reason: 'agitation',
        orderedById: okafor,
      })
      .with('10:45', 'infusion-completed', {})
      .with('10:50', 'sedation-assessed', { instrument: 'moaa-s', score: 4 });
    const sedation = calmed.foldAt('11:15').due.filter(({ item }) => item === 'sedation');
    expect(sedation.map(({ dueAt, status }) => [dueAt, status])).toEqual([
      [clock('10:15'), 'missed'],
      [clock('10:45'), 'taken'],
      [clock('11:00'), 'missed'],
      [clock('11:15'), 'due'],
    ]);
    const readiness = (time: string): readonly string[] => calmed.foldAt(time).readiness.beforeDischarge.map(({ code }) => code);
    expect(readiness('11:29')).toContain('after-sedative');
    expect(readiness('11:30')).not.toContain('after-sedative');
  });
});
