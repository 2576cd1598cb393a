import * as fc from 'fast-check';
import { aDosingSession, clock, testId, testPersonId, type SessionBuilder } from '../testing/index.js';
import { foldSession } from './fold-session.js';

const ruizAndBauer = aDosingSession()
  .with('10:05', 'infusion-started', { rateUlPerH: 75_000 })
  .with('10:15', 'vitals-taken', { systolicMmHg: 164, diastolicMmHg: 98, spo2Percent: 97 }, { key: 'ruiz' })
  .with('10:15:20', 'vitals-taken', { systolicMmHg: 142, diastolicMmHg: 86 }, { by: 'bauer', key: 'bauer' });

const mark = (story: SessionBuilder, at: string, ...keys: readonly string[]): SessionBuilder =>
  story.with(at, 'readings-marked-primary', ({ entry }) => ({ readingIds: keys.map((key) => entry(key)) }), { key: `mark ${at}` });

const pressures = (story: SessionBuilder): readonly unknown[] =>
  story
    .foldAt('10:30')
    .flowsheet.map(({ signs }) => signs.systolicMmHg)
    .filter((value) => value !== undefined);

describe('of two readings of one minute', () => {
  it('both count until one is marked, and an alert of either stands', () => {
    const fold = ruizAndBauer.foldAt('10:20');
    expect(fold.flowsheet.map(({ rivalIds }) => rivalIds)).toEqual([[testPersonId('bauer')], [testPersonId('ruiz')]]);
    expect(fold.openAlerts).toMatchObject([{ rule: 'blood-pressure-high' }]);
  });

  it('the marked one alone is charted, raises alerts and is counted; the other stays in sight', () => {
    const fold = mark(ruizAndBauer, '10:16', 'bauer').foldAt('10:20');
    expect(fold.openAlerts).toEqual([]);
    expect(fold.flowsheet.find(({ signs }) => signs.systolicMmHg === 142)).toMatchObject({ isPrimary: true, rivalIds: [] });
    expect(fold.corrections).toMatchObject([{ state: 'set-aside', entry: { details: { systolicMmHg: 164, spo2Percent: 97 } } }]);
    expect(fold.timeline.filter(({ kind }) => kind === 'vitals-taken').map(({ state }) => state)).toEqual(['set-aside', 'stands']);
  });

  it('what only the other measured still counts, with its alert', () => {
    const desaturated = ruizAndBauer.with(
      '10:15:30',
      'vitals-taken',
      { systolicMmHg: 166, diastolicMmHg: 98, spo2Percent: 88 },
      { by: 'okafor' },
    );
    const fold = mark(desaturated, '10:16', 'bauer').foldAt('10:20');
    expect(fold.openAlerts.map(({ rule }) => rule)).toEqual(['oxygen-saturation-low']);
    expect(fold.readings.filter(({ measured }) => measured.systolicMmHg !== undefined)).toHaveLength(1);
  });

  it('the last marking decides; a marking that is struck or whose reading is struck changes nothing', () => {
    const twice = mark(mark(ruizAndBauer, '10:16', 'bauer'), '10:17', 'ruiz');
    expect(pressures(twice)).toEqual([164]);
    expect(pressures(twice.with('10:18', 'entered-in-error', { reason: 'tapped wrongly' }, { amends: 'mark 10:17' }))).toEqual([142]);
    expect(pressures(twice.with('10:18', 'entered-in-error', { reason: 'wrong patient' }, { amends: 'ruiz' }))).toEqual([142]);
  });

  it('a marking of readings that have not arrived marks nothing', () => {
    const told = ruizAndBauer.with('10:16', 'readings-marked-primary', () => ({ readingIds: [testId(0x7777, 1)] }));
    expect(pressures(told)).toEqual([164, 142]);
  });

  it('a correction of the marked one counts in its place', () => {
    const corrected = mark(ruizAndBauer, '10:16', 'bauer').with(
      '10:15:20',
      'vitals-taken',
      { systolicMmHg: 146, diastolicMmHg: 86 },
      { by: 'bauer', amends: 'bauer', reason: 'typing error', typedAt: '10:18' },
    );
    expect(pressures(corrected)).toEqual([146]);
  });

  it('a marking that names the corrected version marks what stands of it; the other leaves no empty row', () => {
    const corrected = ruizAndBauer.with(
      '10:15:20',
      'vitals-taken',
      { systolicMmHg: 146, diastolicMmHg: 86 },
      { by: 'bauer', amends: 'bauer', reason: 'typing error', typedAt: '10:16', key: 'corrected' },
    );
    expect(pressures(mark(corrected, '10:17', 'corrected'))).toEqual([146]);
    expect(mark(ruizAndBauer, '10:16', 'ruiz').foldAt('10:20').flowsheet).toHaveLength(1);
    const noted = mark(ruizAndBauer.with('10:15', 'note-written', { text: 'Cold hands.' }, { key: 'note' }), '10:16', 'note', 'bauer');
    expect(pressures(noted)).toEqual([142]);
    expect(noted.foldAt('10:20').corrections).toHaveLength(1);
  });

  it('an acknowledgement by the one set aside is one of the alert by the other', () => {
    const both = ruizAndBauer.with('10:15:40', 'vitals-taken', { systolicMmHg: 170, diastolicMmHg: 90 }, { by: 'okafor', key: 'okafor' });
    const answered = both.with('10:16', 'alert-acknowledged', ({ entry }) => ({
      alert: { rule: 'blood-pressure-high', entryId: entry('ruiz') },
    }));
    const fold = mark(answered, '10:17', 'okafor').foldAt('10:20');
    expect(fold.openAlerts).toMatchObject([{ rule: 'blood-pressure-high', status: 'acknowledged', levels: [{ finding: { value: 170 } }] }]);
    expect(fold.incidents.map(({ code }) => code)).not.toContain('alert-entry-without-alert');
  });

  it('sedation and scores are marked with their set', () => {
    const scored = ruizAndBauer
      .with('10:15', 'sedation-assessed', { instrument: 'moaa-s', score: 2 }, { key: 'ruiz sedation' })
      .with('10:15:20', 'sedation-assessed', { instrument: 'moaa-s', score: 5 }, { by: 'bauer', key: 'bauer sedation' });
    expect(
      mark(scored, '10:16', 'bauer')
        .foldAt('10:20')
        .openAlerts.map(({ rule }) => rule),
    ).toEqual(['sedation-deep']);
    expect(mark(scored, '10:16', 'bauer', 'bauer sedation').foldAt('10:20').openAlerts).toEqual([]);
  });

  it('comes out the same in whatever order everything arrives', () => {
    const story = mark(mark(mark(ruizAndBauer, '10:16', 'bauer'), '10:17', 'ruiz'), '10:18', 'bauer').with(
      '10:19',
      'entered-in-error',
      { reason: 'tapped wrongly' },
      { amends: 'mark 10:18' },
    );
    const told = (entries: typeof story.entries): string =>
      JSON.stringify(foldSession(story.session, entries, story.policy, clock('10:30')));
    const expected = told(story.entries);
    fc.assert(
      fc.property(fc.shuffledSubarray([...story.entries], { minLength: story.entries.length }), (shuffled) => {
        expect(told(shuffled)).toBe(expected);
      }),
    );
  });
});
