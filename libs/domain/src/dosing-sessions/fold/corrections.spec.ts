import { aDosingSession, clock, testPersonId } from '../testing/index.js';
import { foldSession } from './fold-session.js';

const story = aDosingSession().with('10:05', 'infusion-started', { rateUlPerH: 75_000 }).withVitals('10:15', '164/98');
const corrected = story.with(
  '10:15',
  'vitals-taken',
  { systolicMmHg: 144, diastolicMmHg: 88 },
  { amends: 'vitals 10:15', reason: 'cuff slipped', typedAt: '10:18', key: 'second' },
);

describe('a correction', () => {
  it('replaces the value, lowers the alert it raised, and leaves the first in sight', () => {
    expect(story.foldAt('10:20').openAlerts).toHaveLength(1);
    const fold = corrected.foldAt('10:20');
    expect(fold.openAlerts).toEqual([]);
    expect(fold.flowsheet.map((row) => row.signs.systolicMmHg)).toEqual([144]);
    expect(fold.corrections).toMatchObject([{ state: 'amended', entry: { details: { systolicMmHg: 164 } } }]);
    expect(fold.corrections[0]?.replacedById).toBe(fold.flowsheet[0]?.entryIds[0]);
    expect(fold.timeline.filter(({ kind }) => kind === 'vitals-taken').map(({ state }) => state)).toEqual(['amended', 'stands']);
  });

  it('counts the newest of several, and the one before when the newest is struck', () => {
    const third = corrected.with(
      '10:15',
      'vitals-taken',
      { systolicMmHg: 150, diastolicMmHg: 90 },
      { amends: 'second', reason: 'read again', typedAt: '10:19', key: 'third' },
    );
    expect(third.foldAt('10:30').flowsheet.map((row) => row.signs.systolicMmHg)).toEqual([150]);
    const struck = third.with('10:20', 'entered-in-error', { reason: 'other patient' }, { amends: 'third', key: 'mark' });
    expect(struck.foldAt('10:30').flowsheet.map((row) => row.signs.systolicMmHg)).toEqual([144]);
    const restored = struck.with('10:21', 'entered-in-error', { reason: 'it was right' }, { amends: 'mark' });
    expect(restored.foldAt('10:30').flowsheet.map((row) => row.signs.systolicMmHg)).toEqual([150]);
  });

  it('of an entry made in error strikes it with all its corrections', () => {
    const struck = corrected.with('10:20', 'entered-in-error', { reason: 'other patient' }, { amends: 'vitals 10:15' });
    const fold = struck.foldAt('10:30');
    expect(fold.flowsheet).toEqual([]);
    expect(fold.corrections.map(({ state }) => state)).toEqual(['entered-in-error', 'entered-in-error']);
  });

  it('whose original has not arrived counts by itself until it has', () => {
    const [start, first, second] = corrected.entries;
    const without = [start, second].filter((entry) => entry !== undefined);
    const systolics = (entries: typeof without) =>
      foldSession(corrected.session, entries, corrected.policy, clock('10:20')).flowsheet.map((row) => row.signs.systolicMmHg);
    expect(systolics(without)).toEqual([144]);
    expect(systolics([...without, ...(first === undefined ? [] : [first])])).toEqual([144]);
  });

  it('in a ring, which no honest device makes, ends', () => {
    const [start, first, second] = corrected.entries;
    if (start === undefined || first === undefined || second === undefined) throw new RangeError('three entries');
    const ring = [start, { ...first, amendsId: second.id, amendReason: 'ring' }, second];
    expect(foldSession(corrected.session, ring, corrected.policy, clock('10:20')).flowsheet).toHaveLength(1);
  });

  it('of a dose moves the observation and the schedule with it', () => {
    const injected = aDosingSession('intramuscular-ketamine').with(
      '11:15',
      'injection-given',
      { role: 'initial', doseUg: 48_000, volumeUl: 480, site: 'deltoid-left' },
      { key: 'injection' },
    );
    const moved = injected.with(
      '11:17',
      'injection-given',
      { role: 'initial', doseUg: 48_000, volumeUl: 480, site: 'deltoid-left' },
      { amends: 'injection', reason: 'time was 11:17', typedAt: '11:18' },
    );
    expect(moved.foldAt('11:19').dosing).toMatchObject({ racemicUg: 48_000, firstDoseAt: clock('11:17') });
    expect(moved.foldAt('11:19').due.find(({ item }) => item === 'vital-signs')?.dueAt).toBe(clock('11:22'));
  });
});

describe('a late or double entry', () => {
  it('is shown at its bedside time, labelled, and raises its alert there', () => {
    const late = aDosingSession()
      .with('10:05', 'infusion-started', { rateUlPerH: 75_000 })
      .with('10:15', 'vitals-taken', { systolicMmHg: 170, diastolicMmHg: 90 }, { typedAt: '10:40' });
    const fold = late.foldAt('10:45');
    expect(fold.flowsheet).toMatchObject([{ at: clock('10:15'), minutesFromDose: 10, isLateEntry: true }]);
    expect(fold.openAlerts).toMatchObject([{ raisedAt: clock('10:15') }]);
  });

  it('of one moment by two nurses keeps both and says so', () => {
    const twice = story.with('10:15', 'vitals-taken', { systolicMmHg: 160, diastolicMmHg: 96 }, { by: 'bauer' });
    const [ruiz, bauer] = [testPersonId('ruiz'), testPersonId('bauer')];
    expect(twice.foldAt('10:20').flowsheet).toMatchObject([
      { signs: { systolicMmHg: 164 }, authorIds: [ruiz], rivalIds: [bauer], isPrimary: false },
      { signs: { systolicMmHg: 160 }, authorIds: [bauer], rivalIds: [ruiz], isPrimary: false },
    ]);
  });

  it('a few minutes ahead of our clock counts as now', () => {
    const fold = foldSession(story.session, story.entries, story.policy, clock('10:10'));
    expect([fold.now, fold.incidents.map(({ code }) => code)]).toEqual([clock('10:15'), ['dosed-without-go']]);
    const far = foldSession(story.session, story.entries, story.policy, clock('10:01'));
    expect(far.incidents.map(({ code }) => code)).toContain('occurred-in-future');
  });
});
