import { aDosingSession, clock } from '../testing/index.js';

const running = aDosingSession().with('10:05', 'infusion-started', { rateUlPerH: 75_000 });

describe('a reading that was missed', () => {
  const missed = (item: 'vital-signs' | 'sedation', dueAt: string) =>
    running
      .with('10:30', 'monitoring-missed', ({ time }) => ({ item, dueAt: time(dueAt), reason: 'in the bathroom' }))
      .foldAt('10:31')
      .due.find((one) => one.item === 'vital-signs' && one.dueAt === clock('10:15'));

  it('is settled by the reason for that reading, named to within two minutes', () => {
    const reasons = (['10:15', '10:16', '10:14', '10:17', '10:13'] as const).map((time) => missed('vital-signs', time)?.missedReason);
    expect(reasons).toEqual(['in the bathroom', 'in the bathroom', 'in the bathroom', null, null]);
    expect(missed('sedation', '10:15')).toMatchObject({ status: 'missed', missedReason: null });
  });

  it('stays due where it was when the rate is changed in between', () => {
    const changed = running
      .with('10:07', 'infusion-rate-changed', { rateUlPerH: 60_000, reason: 'titration' })
      .with('10:12', 'infusion-rate-changed', { rateUlPerH: 75_000, reason: 'titration' });
    const due = changed.foldAt('10:14').due.filter(({ item }) => item === 'vital-signs');
    expect(due.map(({ dueAt, reason }) => [dueAt, reason])).toEqual([[clock('10:15'), 'running']]);
  });
});

describe('what was given', () => {
  it('counts a bolus from the bag once, and the infusion as one start', () => {
    const { dosing } = running.with('10:10', 'bolus-given', { doseUg: 820, volumeUl: 1_000, durationSeconds: 60 }).foldAt('10:15');
    // 10 min at 75 mL/h and 1 mL on top are 13.5 mL of 0.82 mg/mL.
    expect(dosing).toMatchObject({ racemicUg: 11_070, doseTimes: [clock('10:05')], outcome: 'in-progress' });
  });

  it('is not started, or not given once the session was broken off before the dose', () => {
    const opened = aDosingSession().with('09:40', 'precheck-opened', {});
    expect(opened.foldAt('10:00').dosing.outcome).toBe('not-started');
    expect(opened.with('09:50', 'aborted', { reason: 'fever' }).foldAt('10:00').dosing.outcome).toBe('not-given');
  });

  it('without an order is never complete by itself', () => {
    const spray = { sprays: 3, ulPerSpray: 100, concentrationUgPerMl: 100_000 };
    const unordered = aDosingSession('intranasal-ketamine', { order: null }).with('11:00', 'sprays-given', spray);
    expect(unordered.foldAt('11:10')).toMatchObject({ phase: 'dosing', dosing: { outcome: 'in-progress', isOrderComplete: false } });
    expect(unordered.with('11:20', 'observation-started', {}).foldAt('11:30').dosing.outcome).toBe('stopped-early');
    expect(unordered.foldAt('11:10').phaseChanges[0]).toMatchObject({ phase: 'planned', at: clock('10:00'), entryId: null });
  });
});

describe('the replay tells', () => {
  it('what was missing, refused, asked and answered, each by name', () => {
    const story = running
      .with('10:06', 'emergency-kit-checked', { isComplete: false, missing: ['flumazenil', 'suction'] })
      .with('10:07', 'rescue-condition-asked', { condition: 'long-qt', answer: 'absent' })
      .with('10:08', 'step-refused', { step: 'discharged', codes: ['minimum-observation', 'not-awake-twice'] })
      .with('10:09', 'discharge-criterion-assessed', { criterion: 'steady-gait', isMet: false })
      .with('10:10', 'suicide-risk-screened', { moment: 'before-discharge', risk: 'moderate', hasNewIdeation: true })
      .with('10:11', 'suicide-risk-screened', { moment: 'before-discharge', risk: 'low', hasNewIdeation: false });
    expect(
      story
        .foldAt('10:12')
        .timeline.slice(1)
        .map(({ text }) => text),
    ).toEqual([
      'missing: flumazenil, suction',
      'Long QT in an ECG: absent',
      'discharged: minimum observation, not awake twice',
      'steady gait: not met',
      'risk moderate, new thoughts',
      'risk low, no new thoughts',
    ]);
  });
});
