import type { EntryKind, SessionEntry } from '../entries/index.js';
import { aDosingSession, clock, defaultOrders, testId, testPersonId, type SessionBuilder } from '../testing/index.js';
import { foldSession } from './fold-session.js';
import { stepUnmet } from './unmet.js';

const okafor = testPersonId('okafor');
const high = 'blood-pressure-high' as const;
const codes = (story: SessionBuilder, time: string): readonly string[] => story.foldAt(time).incidents.map(({ code }) => code);
const before = (story: SessionBuilder, time: string, step: EntryKind = 'dose-released'): readonly string[] =>
  stepUnmet(story.foldAt(time).situation, step).map(({ code }) => code);
const infusing = aDosingSession().withVitals('10:00', '128/80').with('10:05', 'infusion-started', { rateUlPerH: 75_000 });

describe('an alert', () => {
  const raised = infusing.withVitals('10:15', '164/98');
  const alert = ({ entry }: { readonly entry: (key: string) => string }) => ({ alert: { rule: high, entryId: entry('vitals 10:15') } });
  const acted = raised.with('10:16', 'alert-action-recorded', (refer) => ({ ...alert(refer), action: 'watched' }));

  it('that was acted on before it was acknowledged is acted on when it is', () => {
    const acknowledged = acted.with('10:17', 'alert-acknowledged', alert);
    expect(acknowledged.foldAt('10:18').alerts).toMatchObject([{ status: 'acted', levels: [{ acknowledgedAt: clock('10:17') }] }]);
  });

  it('that got worse after it was acted on is acted on as soon as it is acknowledged again', () => {
    const worse = acted.with('10:17', 'alert-acknowledged', alert).withVitals('10:20', '184/100');
    expect(worse.foldAt('10:21').alerts).toMatchObject([{ tier: 'red', status: 'raised' }]);
    expect(worse.with('10:22', 'alert-acknowledged', alert).foldAt('10:23').alerts).toMatchObject([{ tier: 'red', status: 'acted' }]);
  });

  it('that is resolved stays resolved when somebody writes down more of what was done', () => {
    const resolved = acted
      .with('10:17', 'alert-acknowledged', alert)
      .withVitals('10:20', '140/88')
      .withVitals('10:25', '138/86')
      .with('10:26', 'alert-resolved', alert)
      .with('10:27', 'alert-action-recorded', (refer) => ({ ...alert(refer), action: 'repositioned' }));
    expect(resolved.foldAt('10:28').alerts).toMatchObject([{ status: 'resolved', actions: [{}, { action: 'repositioned' }] }]);
  });
});

describe('two entries of one moment by one person', () => {
  it('that measured different signs are one row of the flowsheet', () => {
    const story = infusing
      .with('10:15', 'vitals-taken', { systolicMmHg: 120, diastolicMmHg: 80 })
      .with('10:15', 'vitals-taken', { spo2Percent: 97 });
    expect(story.foldAt('10:16').flowsheet.at(-1)).toMatchObject({
      ...{ signs: { systolicMmHg: 120, spo2Percent: 97 }, rivalIds: [], authorIds: [testPersonId('ruiz')] },
    });
  });
});

describe('corrections from two tablets', () => {
  const first = infusing.withVitals('10:15', '164/98');
  const amend = (story: SessionBuilder, at: string, systolicMmHg: number, typedAt: string): SessionBuilder =>
    story.with(at, 'vitals-taken', { systolicMmHg, diastolicMmHg: 88 }, { amends: 'vitals 10:15', reason: 'read again', typedAt });

  it('count by when they were typed, not by the bedside time they name', () => {
    const story = amend(amend(first, '10:15', 150, '10:40'), '10:16', 140, '10:30');
    expect(story.foldAt('10:45').readings.at(-1)?.measured.systolicMmHg).toBe(150);
  });

  it('of one moment, one device and one number are ordered by their ids', () => {
    const story = amend(amend(first, '10:15', 150, '10:40'), '10:15', 140, '10:40');
    const same = story.entries.map((entry): SessionEntry => ({ ...entry, deviceSeq: 7 }));
    const fold = foldSession(story.session, same, story.policy, clock('10:45'));
    expect(fold.readings.at(-1)?.measured.systolicMmHg).toBe(140);
    const other = same.map((entry, index): SessionEntry => ({ ...entry, deviceId: testId(4, index % 2 === 0 ? 9 : 1) }));
    const forwards = foldSession(story.session, other, story.policy, clock('10:45'));
    const backwards = foldSession(story.session, other.toReversed(), story.policy, clock('10:45'));
    expect(JSON.stringify(forwards)).toBe(JSON.stringify(backwards));
  });

  it('that were sent twice with another text are one, whichever arrives first', () => {
    const [start, vitals] = first.entries;
    const copies = [start, vitals, { ...vitals, recordedAt: '2026-11-17T16:00:00Z' }] as SessionEntry[];
    const [one, other] = [copies, copies.toReversed()].map((entries) => foldSession(first.session, entries, first.policy, clock('11:30')));
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
  });
});

describe('doses of the other routes', () => {
  const unboosted = aDosingSession('intramuscular-ketamine', { order: { ...defaultOrders['intramuscular-ketamine'], booster: null } });
  const injection = { role: 'initial', doseUg: 48_000, volumeUl: 480, site: 'deltoid-left' } as const;

  it('an injection ordered without a booster is complete with the first, and a second is more than ordered', () => {
    const given = unboosted.with('11:15', 'injection-given', injection);
    expect(given.foldAt('11:16')).toMatchObject({ phase: 'observing', dosing: { outcome: 'completed', isOrderComplete: true } });
    expect(before(given, '11:30')).toContain('order-complete');
    expect(codes(given.with('11:30', 'injection-given', injection), '11:31')).toContain('more-than-ordered');
  });

  it('a fourth device waits for another order, whatever the time', () => {
    const device = { areBothSpraysConfirmed: true, lot: 'D' };
    const three = ['13:00', '13:05', '13:10'].reduce(
      (story, at, index) => story.with(at, 'device-used', { ...device, deviceNumber: index + 1 }),
      aDosingSession('intranasal-esketamine'),
    );
    expect(before(three, '13:20')).toContain('more-devices-than-ordered');
  });

  it('sprays wait for none before them, and the bottle is not counted to the microgram', () => {
    const nasal = aDosingSession('intranasal-ketamine').with('12:50', 'preparation-recorded', {
      ...{ form: 'bottle', concentrationUgPerMl: 100_000, ulPerSpray: 100 },
      ...{ lot: 'C1', expiresOn: '2027-01-01', isScanned: true },
    });
    const checked = nasal.with('12:52', 'double-check-recorded', { preparationId: testId(3, 1), doseUg: 30_000 }, { by: 'bauer' });
    expect(before(checked, '12:55')).not.toContain('sprays-too-soon');
    const sprayed = checked.with('13:00', 'sprays-given', { sprays: 3, ulPerSpray: 100, concentrationUgPerMl: 100_000 });
    expect(before(sprayed, '15:00', 'closed')).not.toContain('waste-not-reconciled');
    expect(before(sprayed, '15:00', 'note-written')).toEqual([]); // a fact has no guards
    expect(codes(sprayed, '13:05')).not.toContain('double-check-missing');
  });
});

describe('a dose after the session has ended', () => {
  it('is kept, moves nothing and is named', () => {
    const gone = infusing
      .with('10:45', 'infusion-completed', {})
      .with('11:00', 'left-against-advice', { reason: 'wanted to go', prescriberInformedId: okafor })
      .with('11:05', 'bolus-given', { doseUg: 5_000, volumeUl: 500, durationSeconds: 60 });
    expect(gone.foldAt('11:06').phase).toBe('discharged');
    expect(codes(gone, '11:06')).toContain('dosed-after-the-end');
    const watched = infusing
      .with('10:45', 'infusion-completed', {})
      .with('10:50', 'bolus-given', { doseUg: 5_000, volumeUl: 500, durationSeconds: 60 });
    expect(watched.foldAt('10:55').phase).toBe('dosing');
    expect(codes(watched, '10:55')).not.toContain('dosed-after-the-end');
  });
});

describe('closing a session whose dose is not known', () => {
  it('asks for the bag', () => {
    const story = aDosingSession('intravenous-ketamine', { order: null })
      .with('10:05', 'infusion-started', { rateUlPerH: 75_000 })
      .with('10:45', 'infusion-stopped', { reason: 'other' });
    const { situation } = story.foldAt('12:00');
    const closing = story.step('12:00', 'closed');
    expect(situation.dosing.racemicUg).toBeNull();
    expect(closing.allowed ? [] : closing.refusals.map(({ code }) => code)).toEqual(expect.arrayContaining(['not-from-this-state']));
    const gone = story.with('12:05', 'left-against-advice', { reason: 'wanted to go', prescriberInformedId: okafor });
    const refused = gone.step('12:10', 'closed');
    expect(refused.allowed ? [] : refused.refusals.map(({ code }) => code)).toContain('dose-not-known');
  });
});

describe('what was looked at before anything was given', () => {
  const early = aDosingSession()
    .withVitals('09:48', '128/80')
    .with('09:49', 'discharge-score-taken', {
      ...{ instrument: 'aldrete', activity: 2, respiration: 2, circulation: 2, consciousness: 2, oxygenSaturation: 2 },
    });

  it('is no discharge score of a dose that was not given', () => {
    expect(early.foldAt('09:50').readiness.beforeDischarge.map(({ code }) => code)).toContain('dosing-not-ended');
  });

  it('a pressure taken again alone does not take the heart rate away, and after a quarter of an hour it does', () => {
    const again = early.with('10:00', 'vitals-taken', { systolicMmHg: 130, diastolicMmHg: 82 });
    expect(again.foldAt('10:01').baselineJudgement.outcome).toBe('go');
    expect(again.foldAt('10:01').baseline?.measured).toMatchObject({ systolicMmHg: 130, heartRatePerMin: 72, spo2Percent: 98 });
    const later = early.with('10:04', 'vitals-taken', { systolicMmHg: 130, diastolicMmHg: 82 });
    expect(later.foldAt('10:05').baselineJudgement).toMatchObject({ outcome: 'incomplete', missing: ['heartRatePerMin', 'spo2Percent'] });
    expect(before(later, '10:05', 'time-out-held')).toContain('baseline-incomplete');
    expect(before(again, '10:01', 'time-out-held')).not.toContain('baseline-incomplete');
  });

  it('a medicine the formulary lacks asks for no watch of its own', () => {
    const given = infusing.with('10:20', 'medicine-given', { medicine: 'propofol', doseUg: 10_000, route: 'intravenous', reason: 'error' });
    const fold = given.foldAt('10:30');
    expect(fold.rescues[0]?.aftercare.watchUntil).toBeNull();
    expect(fold.due.filter(({ item }) => item === 'sedation')).toHaveLength(1);
  });
});

describe('dissociation', () => {
  const dosed = infusing.with('10:45', 'infusion-completed', {});
  const isGone = (story: SessionBuilder): boolean =>
    !story.foldAt('11:50').readiness.beforeDischarge.some(({ code }) => code.startsWith('dissociation'));

  it('is held against the baseline of its own instrument: two points above it is gone, three is not', () => {
    const six = (at: string, sixItemScore: number) => [at, 'dissociation-assessed', { instrument: 'cadss-6', sixItemScore }] as const;
    const scored = aDosingSession()
      .withVitals('09:55', '128/80')
      .with(...six('09:58', 3));
    const story = (score: number): SessionBuilder =>
      scored
        .with('10:05', 'infusion-started', { rateUlPerH: 75_000 })
        .with('10:45', 'infusion-completed', {})
        .with(...six('11:40', score));
    expect([isGone(story(5)), isGone(story(6))]).toEqual([true, false]);
    const other = dosed.with('11:40', 'dissociation-assessed', { instrument: 'cadss', totalScore: 3 });
    expect(isGone(other)).toBe(false); // no baseline on the full scale: 3 of 92 is above 0 + 2
  });
});
