import { aDosingSession, clock, testId, testPersonId } from '../testing/index.js';
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

  it('leaves each entry its state: what stands names nothing in its place, and an ordinary correction is no deviation', () => {
    const { situation, incidents } = corrected.foldAt('10:20');
    expect(situation.log.all.map(({ state, replacedById }) => [state, replacedById])).toEqual([
      ['stands', null],
      ['amended', corrected.entries[2]?.id],
      ['stands', null],
    ]);
    expect(situation.log.mismatched).toEqual([]);
    expect(incidents.map(({ code }) => code)).toEqual(['dosed-without-go']);
  });

  it('of a striking strikes the striking, and stands itself', () => {
    const struck = story.with('10:20', 'entered-in-error', { reason: 'other patient' }, { amends: 'vitals 10:15', key: 'mark' });
    const restored = struck.with('10:21', 'entered-in-error', { reason: 'it was right' }, { amends: 'mark' });
    const states = (told: typeof struck) => told.foldAt('10:30').situation.log.all.map(({ state }) => state);
    expect(states(struck)).toEqual(['stands', 'entered-in-error', 'stands']);
    expect(states(restored)).toEqual(['stands', 'stands', 'entered-in-error', 'stands']);
  });

  it('of an entry that has not arrived yet strikes nothing until it has; strikings of each other end', () => {
    const struck = story.with('10:20', 'entered-in-error', { reason: 'other patient' }, { amends: 'vitals 10:15', key: 'mark' });
    const [start, vitals, mark] = struck.entries;
    if (start === undefined || vitals === undefined || mark === undefined) throw new RangeError('three entries');
    const standing = (...entries: readonly (typeof start)[]) =>
      foldSession(struck.session, entries, struck.policy, clock('10:30')).situation.log.standing.map(({ entry }) => entry.id);
    expect(standing(start, mark)).toEqual([start.id, mark.id]);
    expect(standing(start, mark, vitals)).toEqual([start.id, mark.id]);
    const ring = [
      { ...mark, amendsId: testId(9, 2) },
      { ...mark, id: testId(9, 2), amendsId: mark.id },
    ];
    expect(standing(start, ...ring)[0]).toBe(start.id);
  });

  it('in a ring, which no honest device makes, ends', () => {
    const [start, first, second] = corrected.entries;
    if (start === undefined || first === undefined || second === undefined) throw new RangeError('three entries');
    const ring = [start, { ...first, amendsId: second.id, amendReason: 'ring' }, second];
    const fold = foldSession(corrected.session, ring, corrected.policy, clock('10:20'));
    expect(fold.flowsheet).toHaveLength(1);
    const smallest = first.id < second.id ? first.id : second.id;
    expect(fold.situation.log.all.slice(1).map(({ rootId }) => rootId)).toEqual([smallest, smallest]);
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

  it('by one nurse twice at one moment, or beside what another measured, names who charted the same and nobody else', () => {
    const pair = (systolicMmHg: number) => ({ systolicMmHg, diastolicMmHg: 90 });
    const again = story.with('10:15', 'vitals-taken', pair(160)).with('10:15', 'sedation-assessed', { instrument: 'moaa-s', score: 5 });
    const [ruiz, bauer] = [testPersonId('ruiz'), testPersonId('bauer')];
    expect(again.foldAt('10:20').flowsheet.map(({ rivalIds, sedation }) => [rivalIds, sedation !== null])).toEqual([
      [[ruiz], true],
      [[ruiz], false],
    ]);
    const both = story.with('10:15', 'vitals-taken', { ...pair(160), painScore: 2 }, { by: 'bauer' });
    expect(both.foldAt('10:20').flowsheet.map(({ rivalIds }) => rivalIds)).toEqual([[bauer], [ruiz]]);
    const three = both.with('10:15', 'vitals-taken', { glucoseMgPerDl: 90 }, { by: 'okafor' });
    expect(three.foldAt('10:20').flowsheet.map(({ rivalIds }) => rivalIds)).toEqual([[bauer], [ruiz]]);
  });

  it('of one id counts as the server received it, whatever else differs; of two from tablets the same one always', () => {
    const noted = aDosingSession().with('10:15', 'observation-noted', { category: 'affect', text: 'Calm.' });
    const [entry] = noted.entries;
    if (entry === undefined) throw new RangeError('an entry');
    const copy = (occurredAt: string, receivedAt: string | null) => ({ ...entry, occurredAt, receivedAt });
    const kept = (...entries: readonly (typeof entry)[]) =>
      foldSession(noted.session, entries, noted.policy, clock('10:20')).situation.log.all.map((one) => one.entry.occurredAt);
    const [own, received] = [copy('2026-11-17T15:15:00.000Z', null), copy('2026-11-17T15:16:00.000Z', '2026-11-17T15:16:02Z')];
    expect([kept(own, received), kept(received, own)]).toEqual([[received.occurredAt], [received.occurredAt]]);
    const later = copy('2026-11-17T15:17:00.000Z', null);
    expect([kept(own, later), kept(later, own)]).toEqual([[own.occurredAt], [own.occurredAt]]);
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
