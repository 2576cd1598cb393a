import { alexLines, aDosingSession, beaLines, carlosLines, clock } from '../testing/index.js';
import type { Decision, Unmet } from '../../shared/index.js';

const codes = (decision: Decision<unknown, Unmet>): readonly string[] =>
  decision.allowed ? [] : decision.refusals.map((refusal) => refusal.code);
const at = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString().slice(11, 16));

const alex = aDosingSession('intravenous-ketamine').telling(...alexLines);
const bea = aDosingSession('intramuscular-ketamine', { patient: { weightG: 64_000, ageYears: 38 }, isPregnancyTestRequired: true }).telling(
  ...beaLines,
);
const carlos = aDosingSession('intranasal-esketamine', { patient: { weightG: 96_000, ageYears: 58 } }).telling(...carlosLines);

describe('golden day A: an infusion paused and stopped', () => {
  it('says go at 10:02 with everything documented, and not before the double check', () => {
    const participants = { decision: 'go', participantIds: [alex.session.team[0]?.personId ?? ''] };
    expect(codes(alex.step('10:01', 'time-out-held', participants))).toEqual([]);
    expect(codes(alex.step('09:54', 'time-out-held', participants))).toEqual(['double-check-missing']);
  });

  it('delivers 34.03 of 41 mg in 41.5 mL, stopped early', () => {
    const { dosing, phase } = alex.foldAt('10:50');
    expect(phase).toBe('observing');
    // 75 mL/h × 18 min = 22.5 mL; 60 mL/h × 19 min = 19.0 mL; 41.5 mL × 0.82 mg/mL = 34.03 mg; 34.03 / 82 = 0.415 mg/kg
    expect(dosing).toMatchObject({
      outcome: 'stopped-early',
      racemicUg: 34_030,
      esketamineUg: 0,
      deliveredUgPerKg: 415,
      orderedUg: 41_000,
    });
    expect(dosing.infusion).toMatchObject({ deliveredUl: 41_500, remainingUl: 8_500, runMinutes: 37, faults: [] });
    expect(dosing.curve.map((point) => [at(point.at), point.cumulativeUg])).toEqual([
      ['15:05', 0],
      ['15:23', 18_450],
      ['15:31', 18_450],
      ['15:50', 34_030],
    ]);
  });

  it('has 22.5 mL in at the pause, agreeing with the pump, and would end at 10:58:30', () => {
    const paused = alex.foldAt('10:24');
    expect(paused.phase).toBe('paused');
    expect(paused.dosing.infusion).toMatchObject({
      deliveredUl: 22_500,
      rateUlPerH: 0,
      pump: { pumpUl: 22_500, computedUl: 22_500, agrees: true },
    });
    expect(alex.foldAt('10:40').dosing.infusion?.projectedEndAt).toBe(clock('10:58:30')); // 27.5 mL at 60 mL/h
  });

  it('raises one yellow alert at 10:23, acknowledged in a minute and resolved at 10:31 after two readings below 160/100', () => {
    const [alert, ...others] = alex.foldAt('12:00').alerts;
    expect(others).toEqual([]);
    expect(alert).toMatchObject({
      rule: 'blood-pressure-high',
      tier: 'yellow',
      status: 'resolved',
      raisedAt: clock('10:23'),
      resolvedAt: clock('10:31'),
    });
    expect(alert?.levels).toMatchObject([{ acknowledgedAt: clock('10:24') }]);
    expect(codes(alex.step('10:28', 'alert-resolved', { alert: alert?.name }))).toEqual(['alert-not-rechecked']);
    expect(codes(alex.step('10:23', 'alert-resolved', { alert: alert?.name }))).toEqual([
      'alert-not-acknowledged',
      'alert-without-action',
      'alert-not-rechecked',
    ]);
  });

  it('asks for readings every ten minutes, every five in the pause, every fifteen after, and misses none', () => {
    const due = alex.foldAt('11:58').due.filter((item) => item.item === 'vital-signs');
    expect(due.map((item) => [at(item.dueAt), at(item.takenAt), item.reason])).toEqual([
      ['15:15', '15:15', 'running'],
      ['15:28', '15:23', 'paused'], // the pause of 10:23 ends the ten-minute interval before its 10:25
      ['15:28', '15:28', 'after-alert'],
      ['15:33', '15:31', 'after-alert'],
      ['15:41', '15:41', 'running'],
      ['16:05', '16:05', 'plan'],
      ['16:20', '16:20', 'plan'],
      ['16:35', '16:35', 'plan'],
      ['16:50', '16:50', 'plan'],
    ]);
    expect(alex.foldAt('11:58').due.filter((item) => item.status === 'missed')).toEqual([]);
  });

  it('refuses discharge at 11:40: 50 of 60 minutes, with everything else that is missing', () => {
    const decision = alex.step('11:40', 'discharge-readied');
    expect(decision.allowed ? null : decision.refusals[0]).toMatchObject({
      code: 'minimum-observation',
      facts: { elapsedMin: 50, minimumMin: 60, earliestAt: '2026-11-17T16:50:00.000Z' },
    });
    expect(codes(decision)).toEqual(
      expect.arrayContaining(['discharge-score-missing', 'dissociation-present', 'criterion-not-assessed', 'suicide-risk-not-asked-again']),
    );
    expect(codes(alex.step('11:51', 'discharge-readied'))).toEqual([]);
  });

  it('leaves at 11:58 with the escort, after the sign-off a moderate event asks for', () => {
    expect(codes(alex.step('11:53', 'discharged'))).toEqual(['escort-not-present', 'prescriber-sign-off-missing']);
    expect(codes(alex.step('11:57', 'discharged'))).toEqual([]);
    expect(alex.foldAt('11:58')).toMatchObject({ phase: 'discharged', incidents: [] });
  });

  it('accounts for every microgram and closes once the record is signed', () => {
    // 41 000 drawn = 34 030 given + 6 970 wasted
    expect(alex.foldAt('11:58').reconciliation).toEqual({ withdrawnUg: 41_000, givenUg: 34_030, wastedUg: 6_970, unaccountedUg: 0 });
    expect(codes(alex.step('12:10', 'closed'))).toEqual(['administration-record-unsigned']);
    const signed = alex.with('12:05', 'administration-record-signed', {});
    expect(codes(signed.step('12:10', 'closed'))).toEqual([]);
  });

  it('labels the late entry of 17:05 and keeps the words of the patient', () => {
    const { timeline } = alex.foldAt('17:10');
    expect(timeline.filter((mark) => mark.isLateEntry).map((mark) => [at(mark.at), mark.text])).toEqual([
      ['15:24', 'Patient positioned left lateral.'],
    ]);
    expect(timeline.filter((mark) => mark.glyph === 'quote').map((mark) => mark.text)).toEqual([
      "speech: I can see my father's workshop",
      "speech: It's too much",
    ]);
  });
});

describe('golden day B: two injections', () => {
  it('gives 48 and 19 mg, 67 mg in all, 1.047 mg/kg', () => {
    // 67 000 µg / 64 kg = 1046.875 µg/kg, half up 1047
    expect(bea.foldAt('11:30').dosing).toMatchObject({
      outcome: 'completed',
      racemicUg: 67_000,
      deliveredUgPerKg: 1_047,
      endedAt: clock('11:30'),
    });
    expect(bea.foldAt('11:29').dosing).toMatchObject({ outcome: 'in-progress', racemicUg: 48_000, endedAt: null });
    expect(bea.foldAt('11:30').phase).toBe('observing');
  });

  it('opens the booster from ten to twenty minutes after the first injection', () => {
    const booster = { form: 'injection', volumeUl: 190, site: 'deltoid-left' };
    expect(codes(bea.step('11:19', 'dose-released', booster))).toEqual(['booster-too-soon']);
    expect(codes(bea.step('11:24', 'dose-released', booster))).toEqual(['booster-before-window']);
    expect(codes(bea.step('11:25', 'dose-released', booster))).toEqual([]);
    expect(codes(bea.step('11:30', 'dose-released', booster))).toEqual(['not-from-this-state']);
  });

  it('merges the readings after both injections and watches 90 minutes from the last', () => {
    const due = bea.foldAt('13:05').due.filter((item) => item.item === 'vital-signs');
    expect(due.map((item) => [at(item.dueAt), item.status])).toEqual(
      ['16:20', '16:30', '16:35', '16:45', '17:00', '17:15', '17:30', '17:45', '18:00'].map((time) => [time, 'taken']),
    );
    expect(codes(bea.step('12:59', 'discharge-readied'))).toContain('minimum-observation');
    expect(codes(bea.step('13:01', 'discharge-readied'))).toEqual([]);
  });

  it('raises no alert and leaves nothing to explain', () => {
    const fold = bea.foldAt('13:05');
    expect(fold).toMatchObject({ phase: 'discharged', alerts: [], incidents: [] });
    expect(fold.due.every((item) => item.status === 'taken')).toBe(true);
    expect(fold.reconciliation).toEqual({ withdrawnUg: 67_000, givenUg: 67_000, wastedUg: 0, unaccountedUg: 0 });
  });
});

describe('golden day C: three devices and a red alert', () => {
  it('takes 134/84 without caution and holds above the label limit', () => {
    expect(carlos.foldAt('12:55').baselineJudgement).toEqual({ outcome: 'go', findings: [], missing: [] });
    expect(codes(carlos.step('12:58', 'time-out-held', { participantIds: [carlos.session.order?.signedById ?? ''] }))).toEqual([]);
  });

  it('blocks the second device at 13:04 and releases it at 13:05', () => {
    const early = carlos.step('13:04', 'dose-released', { form: 'device' });
    expect(early.allowed ? null : early.refusals).toMatchObject([
      { code: 'device-too-soon', facts: { earliestAt: '2026-11-17T18:05:00.000Z' } },
    ]);
    expect(codes(carlos.telling().step('13:04:59', 'dose-released'))).toEqual(['device-too-soon']);
    const once = aDosingSession('intranasal-esketamine').telling(...carlosLines.filter((one) => one.at < '13:05'));
    expect(codes(once.step('13:05', 'dose-released'))).toEqual([]);
  });

  it('gives 84 mg of esketamine and no racemic, observed from 13:10', () => {
    expect(carlos.foldAt('13:10')).toMatchObject({
      phase: 'observing',
      dosing: { esketamineUg: 84_000, racemicUg: 0, endedAt: clock('13:10'), outcome: 'completed' },
      readiness: { earliestAt: clock('15:10') },
    });
  });

  it('is red at 13:50, acknowledged in one minute, prescriber informed in two, open at 13:55, resolved 14:35 by Okafor', () => {
    expect(carlos.foldAt('13:25').alerts).toEqual([]);
    expect(carlos.foldAt('13:55').openAlerts).toMatchObject([{ tier: 'red', status: 'acted', normalReadings: 0 }]);
    const [alert, ...others] = carlos.foldAt('15:30').alerts;
    expect(others).toEqual([]);
    expect(alert).toMatchObject({
      raisedAt: clock('13:50'),
      prescriberInformedAt: clock('13:52'),
      resolvedAt: clock('14:35'),
      resolvedById: carlos.session.order?.signedById,
    });
    expect(alert?.levels).toMatchObject([{ tier: 'red', acknowledgedAt: clock('13:51') }]);
    expect(codes(carlos.step('14:20', 'alert-resolved', { alert: alert?.name }))).toEqual(['alert-not-rechecked']);
  });

  it('wants the 40-minute pressure at 13:50, and none is missed', () => {
    const due = carlos.foldAt('15:22').due;
    expect(due.filter((item) => item.item === 'vital-signs')[0]).toMatchObject({
      dueAt: clock('13:50'),
      takenAt: clock('13:50'),
      status: 'taken',
    });
    expect(due.filter((item) => item.status === 'missed')).toEqual([]);
  });

  it('refuses discharge at 15:05: 115 of 120 minutes, which nobody can set aside', () => {
    const overrides = [{ code: 'minimum-observation', reason: 'feels well', agreedById: carlos.session.order?.signedById ?? '' }];
    const decision = carlos.step('15:05', 'discharge-readied', { overrides }, 'okafor');
    expect(decision.allowed ? null : decision.refusals[0]).toMatchObject({
      code: 'minimum-observation',
      facts: { elapsedMin: 115, minimumMin: 120 },
    });
    expect(codes(carlos.step('15:20', 'discharge-readied'))).toEqual(['not-from-this-state']);
    expect(carlos.foldAt('15:20').phase).toBe('discharge-ready');
  });

  it('drafts the REMS form: 84 mg, 140 min, due 2026-11-24, complete while the patient is here', () => {
    const { rems, phase, incidents } = carlos.foldAt('15:40');
    expect([phase, incidents]).toEqual(['discharged', []]);
    expect(rems).toMatchObject({
      treatmentDate: '2026-11-17',
      doseUg: 84_000,
      lots: ['DEMO-84A'],
      durationMin: 140,
      readyWithoutMinimumMin: 110,
      pressures: {
        prior: { systolicMmHg: 134, diastolicMmHg: 84 },
        at40Min: { systolicMmHg: 184, diastolicMmHg: 108 },
        atCompletion: { systolicMmHg: 136, diastolicMmHg: 84 },
      },
      areVitalsAcceptablePrior: true,
      areVitalsAcceptableAtCompletion: true,
      medicines: {
        benzodiazepine: false,
        sedativeHypnotic: false,
        psychostimulant: false,
        monoamineOxidaseInhibitor: false,
        opioid: false,
      },
      sedation: { occurred: true },
      dissociation: { occurred: true, onsetMin: 15, resolvedMin: 105, isResolvedWithin2Hours: true },
      respiratoryDepression: { occurred: false },
      hasSeriousAdverseEvent: false,
      dueOn: '2026-11-24',
      submittedAt: clock('15:40'),
      missing: [],
    });
    expect(carlos.foldAt('13:10').rems?.missing).toEqual(
      expect.arrayContaining(['pressures.at40Min', 'pressures.atCompletion', 'durationMin', 'sedation', 'dissociation']),
    );
  });
});
