import { aDosingSession, alexLines, beaLines, carlosLines, clock, entriesFrom, line, testId, testPersonId } from '../testing/index.js';
import { incidentCodes } from './incident.js';

describe('boluses', () => {
  const order = { ...aDosingSession().session.order, isBolusAllowed: true } as never;

  it('count with the infusion, in proportion while they run', () => {
    const story = aDosingSession('intravenous-ketamine', { order })
      .with('10:00', 'bolus-given', { doseUg: 10_000, volumeUl: 12_195, durationSeconds: 300 })
      .with('10:05', 'infusion-started', { rateUlPerH: 64_800 });
    expect(story.foldAt('10:02:30').dosing.infusion?.deliveredUl).toBe(6_098); // half of 12 195, half up
    expect(story.foldAt('10:05').dosing).toMatchObject({ racemicUg: 10_000, firstDoseAt: clock('10:00') }); // 12.195 × 0.82 = 9.9999
    expect(story.foldAt('10:40').dosing.infusion?.deliveredUl).toBe(49_995); // 12.195 + 64.8 × 35/60 = 37.8
  });

  it('without a bag count as they are', () => {
    const story = aDosingSession('intramuscular-ketamine').with('10:00', 'bolus-given', {
      doseUg: 10_000,
      volumeUl: 1_000,
      durationSeconds: 120,
    });
    expect(story.foldAt('10:05').dosing).toMatchObject({ infusion: null, racemicUg: 10_000 });
    expect(story.foldAt('10:05').incidents.map(({ code }) => code)).toContain('other-product-given');
  });
});

describe('an infusion to its end', () => {
  const started = aDosingSession().with('10:05', 'infusion-started', { rateUlPerH: 75_000 });

  it('is completed by the nurse, 41 mg in 40 minutes', () => {
    const fold = started.with('10:45', 'infusion-completed', { pumpVolumeUl: 50_000 }).foldAt('10:46');
    expect(fold).toMatchObject({
      phase: 'observing',
      dosing: { outcome: 'completed', racemicUg: 41_000, deliveredUgPerKg: 500, endedAt: clock('10:45') },
    });
  });

  it('goes on at the changed rate, and cannot be readied for discharge while it runs', () => {
    const changed = started.with('10:25', 'infusion-rate-changed', { rateUlPerH: 60_000, reason: 'tearful' });
    expect(changed.foldAt('10:26').dosing.infusion).toMatchObject({ rateUlPerH: 60_000, projectedEndAt: clock('10:50') }); // 25 mL left
    const ready = changed.foldAt('10:40').readiness;
    expect([ready.earliestAt, ready.beforeDischarge[0]?.code]).toEqual([null, 'dosing-not-ended']);
  });
});

describe('injections and troches', () => {
  const first = aDosingSession('intramuscular-ketamine').with('11:15', 'injection-given', {
    role: 'initial',
    doseUg: 48_000,
    volumeUl: 480,
    site: 'deltoid-left',
  });

  it('without the booster are complete once observation is started', () => {
    expect(first.foldAt('11:40').phase).toBe('dosing');
    const observed = first.with('11:40', 'observation-started', {}).foldAt('11:41');
    expect(observed).toMatchObject({
      phase: 'observing',
      dosing: { outcome: 'completed', endedAt: clock('11:15') },
      readiness: { earliestAt: clock('12:45') },
    });
  });

  it('one device of three and then observation is stopped early', () => {
    const story = aDosingSession('intranasal-esketamine')
      .with('13:00', 'device-used', { deviceNumber: 1, areBothSpraysConfirmed: true, lot: 'D' })
      .with('13:20', 'observation-started', {});
    expect(story.foldAt('13:21').dosing).toMatchObject({ outcome: 'stopped-early', endedAt: clock('13:00') });
  });

  it('a troche is observed from when it was taken', () => {
    const story = aDosingSession('sublingual-ketamine').with('11:00', 'troche-taken', { doseUg: 100_000, manner: 'spat-out', heldMin: 12 });
    expect(story.foldAt('11:01')).toMatchObject({ phase: 'observing', dosing: { racemicUg: 100_000, outcome: 'completed' } });
    expect(story.foldAt('11:01').due.filter(({ item }) => item === 'vital-signs')[0]?.dueAt).toBe(clock('11:20'));
  });
});

describe('the golden day as a whole', () => {
  const stories = [
    aDosingSession('intravenous-ketamine').telling(...alexLines),
    aDosingSession('intramuscular-ketamine').telling(...beaLines),
    aDosingSession('intranasal-esketamine').telling(...carlosLines),
  ].map((story) => story.foldAt('17:10'));

  it('has one red and one yellow alert, both resolved, three adverse events, one waste and one pause', () => {
    const count = (kind: string) => stories.flatMap(({ timeline }) => timeline).filter((mark) => mark.kind === kind).length;
    expect(stories.flatMap(({ alerts }) => alerts.map(({ tier, status }) => [tier, status]))).toEqual([
      ['yellow', 'resolved'],
      ['red', 'resolved'],
    ]);
    expect([count('adverse-event-recorded'), count('waste-recorded'), count('infusion-paused'), count('discharged')]).toEqual([3, 1, 1, 3]);
  });

  it('gave 101.03 mg of racemic ketamine and 84 mg of esketamine, never added', () => {
    const sum = (key: 'racemicUg' | 'esketamineUg') => stories.reduce((total, { dosing }) => total + (dosing[key] ?? NaN), 0);
    expect([sum('racemicUg'), sum('esketamineUg')]).toEqual([101_030, 84_000]); // 34.03 + 67
  });

  it('names incidents by codes of one list', () => {
    expect(new Set(incidentCodes).size).toBe(incidentCodes.length);
    for (const { incidents } of stories) expect(incidents).toEqual([]);
  });
});

describe('the lines of a story', () => {
  it('must be true to the schema and to each other', () => {
    const place = {
      date: '2026-11-17',
      zone: 'America/New_York',
      person: testPersonId,
      entryId: (index: number) => testId(3, index),
      deviceId: testId(4, 1),
    };
    expect(() => entriesFrom([line('10:00', 'ruiz', 'vitals-taken', { spo2Percent: 101 })], place)).toThrow(RangeError);
    expect(() => entriesFrom([line('10:00', 'nobody', 'vitals-taken', { spo2Percent: 97 })], place)).toThrow(RangeError);
    expect(() => entriesFrom([line('10:00', 'ruiz', 'entered-in-error', { reason: 'x' }, { amends: 'missing' })], place)).toThrow(
      RangeError,
    );
  });

  it('has words for every dose, reading and step', () => {
    const story = aDosingSession()
      .with('10:00', 'bolus-given', { doseUg: 10_000, volumeUl: 1_000, durationSeconds: 120 })
      .with('10:01', 'line-flushed', { volumeUl: 2_500 })
      .with('10:02', 'infusion-rate-changed', { rateUlPerH: 60_000, reason: 'tearful' })
      .with('10:03', 'sprays-given', { sprays: 3, ulPerSpray: 100, concentrationUgPerMl: 100_000 })
      .with('10:04', 'troche-taken', { doseUg: 100_000, manner: 'swallowed' })
      .with('10:05', 'vitals-streamed', { monitor: 'M', rows: [{ offsetSeconds: 0, heartRatePerMin: 70 }] })
      .with('10:06', 'monitoring-missed', ({ time }) => ({ item: 'sedation', dueAt: time('10:00'), reason: 'asleep' }))
      .with('10:07', 'dose-released', { form: 'infusion' })
      .with('10:08', 'step-refused', { step: 'discharged', codes: ['minimum-observation'] })
      .with('10:09', 'weight-measured', { weightG: 82_000 })
      .with('10:10', 'pump-volume-read', { volumeUl: 12_500 })
      .with('10:11', 'sedation-assessed', { instrument: 'rass', score: -1 });
    expect(story.foldAt('10:12').timeline.map(({ text }) => text)).toEqual([
      '10 mg',
      '2.5 mL',
      '60 mL/h: tearful',
      '3 sprays',
      '100 mg, swallowed',
      '1 rows',
      'sedation: asleep',
      'infusion',
      'discharged: minimum observation',
      '82 kg',
      '12.5 mL',
      'RASS -1',
    ]);
  });
});
