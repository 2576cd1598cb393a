import * as fc from 'fast-check';
import { entriesFrom, alexLines, aDosingSession, beaLines, carlosLines, clock, testId, testPersonId } from '../testing/index.js';
import type { SessionEntry } from '../entries/index.js';
import { foldSession } from './fold-session.js';
import { defaultSessionPolicy } from './session-policy.js';

const stories = [
  aDosingSession('intravenous-ketamine').telling(...alexLines),
  aDosingSession('intramuscular-ketamine').telling(...beaLines),
  aDosingSession('intranasal-esketamine').telling(...carlosLines),
];

describe('the fold of a log', () => {
  it.each(stories.map((story) => [story.session.product, story] as const))(
    'of %s does not depend on the order of arrival or on repeats',
    (_, story) => {
      const { entries, session } = story;
      const now = clock('16:00');
      const expected = JSON.stringify(foldSession(session, entries, defaultSessionPolicy, now));
      fc.assert(
        fc.property(fc.shuffledSubarray([...entries], { minLength: entries.length }), fc.subarray([...entries]), (shuffled, repeated) => {
          expect(JSON.stringify(foldSession(session, [...repeated, ...shuffled, ...repeated], defaultSessionPolicy, now))).toBe(expected);
        }),
        { numRuns: fc.readConfigureGlobal().numRuns ?? 25 },
      );
    },
  );

  it('does not depend on the order in which corrections and strikings arrive', () => {
    const story = aDosingSession()
      .with('10:05', 'infusion-started', { rateUlPerH: 75_000 })
      .withVitals('10:15', '164/98')
      .with(
        '10:15',
        'vitals-taken',
        { systolicMmHg: 144, diastolicMmHg: 88 },
        { amends: 'vitals 10:15', reason: 'cuff slipped', typedAt: '10:18', key: 'second' },
      )
      .with(
        '10:15',
        'vitals-taken',
        { systolicMmHg: 146, diastolicMmHg: 88 },
        { amends: 'second', reason: 'read again', typedAt: '10:19', key: 'third' },
      )
      .with('10:20', 'entered-in-error', { reason: 'other patient' }, { amends: 'third', key: 'mark' })
      .with('10:21', 'entered-in-error', { reason: 'it was right' }, { amends: 'mark' });
    const expected = JSON.stringify(foldSession(story.session, story.entries, story.policy, clock('10:30')));
    fc.assert(
      fc.property(fc.shuffledSubarray([...story.entries], { minLength: story.entries.length }), (shuffled) => {
        expect(JSON.stringify(foldSession(story.session, shuffled, story.policy, clock('10:30')))).toBe(expected);
      }),
    );
  });

  it('counts the copy the server received when a tablet sends its own again', () => {
    const story = aDosingSession().with('10:05', 'infusion-started', { rateUlPerH: 75_000 });
    const received = story.entries.map((entry): SessionEntry => ({ ...entry, receivedAt: '2026-11-17T15:05:02Z' }));
    const either = [
      [...story.entries, ...received],
      [...received, ...story.entries],
    ].map((entries) => foldSession(story.session, entries, story.policy, clock('10:06')));
    for (const fold of either) expect(fold.situation.log.all.map(({ entry }) => entry.receivedAt)).toEqual(['2026-11-17T15:05:02Z']);
  });

  // How long it takes is shown by npm run bench -- fold, beside a bare loop over the same entries.
  it('keeps every one of ten thousand entries', () => {
    const fold = foldSession(aDosingSession().session, manyEntries(10_000), defaultSessionPolicy, clock('16:00'));
    expect(fold.timeline.filter((mark) => mark.kind !== 'alert-raised')).toHaveLength(10_000);
  });
});

function manyEntries(count: number): readonly SessionEntry[] {
  const place = {
    date: '2026-11-17',
    zone: 'America/New_York',
    person: testPersonId,
    deviceId: testId(4, 1),
    entryId: (index: number) => testId(3, index + 1),
  };
  const start = entriesFrom(alexLines, place);
  const more = Array.from({ length: count - start.length }, (_, index): SessionEntry => {
    const occurredAt = new Date(clock('10:06') + index * 1_000).toISOString();
    const outside = {
      id: testId(7, index),
      occurredAt,
      recordedAt: occurredAt,
      receivedAt: null,
      authorId: testId(1, 2),
      deviceId: testId(4, 2),
      deviceSeq: index,
      amendsId: null,
    };
    if (index % 3 === 0) return { ...outside, kind: 'observation-noted', details: { category: 'affect', text: 'calm', isQuote: false } };
    if (index % 3 === 1) return { ...outside, kind: 'sedation-assessed', details: { instrument: 'moaa-s', score: 5 } };
    return {
      ...outside,
      kind: 'vitals-taken',
      details: {
        systolicMmHg: 120 + (index % 30),
        diastolicMmHg: 80,
        heartRatePerMin: 70,
        spo2Percent: 97,
        source: 'manual',
        confirmedUnusual: [],
      },
    };
  });
  return [...start, ...more];
}
