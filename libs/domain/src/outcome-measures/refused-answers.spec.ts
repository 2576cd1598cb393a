import fc from 'fast-check';
import { compareScores } from './compare-scores.js';
import { instruments } from './instruments/index.js';
import { scoreMeasure } from './score-measure.js';

const refused = (instrument: unknown, answers: unknown, options?: unknown) => {
  const decision = scoreMeasure(instrument, answers, options);
  return decision.allowed ? 'scored' : decision.refusals.map(({ code, path }) => `${code} ${path}`);
};
const eight = [0, 0, 0, 0, 0, 0, 0, 0];

describe('what scoring refuses', () => {
  it.each<[string, unknown, unknown, string[]]>([
    ['an instrument that is not ours', 'phq-99', [], ['unknown-instrument instrument']],
    ['an id in capitals', 'PHQ-9', [], ['unknown-instrument instrument']],
    ['no id', null, [], ['unknown-instrument instrument']],
    ['a name every object has', 'constructor', [], ['unknown-instrument instrument']],
    ['a text of digits', 'phq-9', ['2', ...eight], ['answer-not-accepted answers.0']],
    ['a fraction', 'phq-9', [...eight, 0.5], ['answer-not-accepted answers.8']],
    [
      'NaN and infinity',
      'gad-2',
      [Number.NaN, Number.POSITIVE_INFINITY],
      ['answer-not-accepted answers.0', 'answer-not-accepted answers.1'],
    ],
    ['a truth value for a number', 'gad-2', [true, [1]], ['answer-not-accepted answers.0', 'answer-not-accepted answers.1']],
    ['an answer above the highest', 'phq-9', [...eight, 4], ['answer-out-of-range answers.8']],
    ['an answer below the lowest', 'phq-9', [-1, ...eight], ['answer-out-of-range answers.0']],
    ['a step between AUDIT answers', 'audit', { '9': 1, '10': 3 }, ['answer-out-of-range answers.9', 'answer-out-of-range answers.10']],
    ['too many answers', 'phq-9', [...eight, 0, 0, 0, 0], ['too-many-answers answers.10', 'too-many-answers answers.11']],
    ['all of CADSS given to CADSS-6', 'cadss-6', [0, 0, 0, 0, 0, 0, 0], ['too-many-answers answers.6']],
    ['an item CADSS-6 does not have', 'cadss-6', { '3': 1 }, ['unknown-item answers.3']],
    ['an item that does not exist', 'phq-9', { '11': 0, __proto__x: 1 }, ['unknown-item answers.11', 'unknown-item answers.__proto__x']],
    ['one item twice', 'phq-9', { '1': 1, '44250-9': 2 }, ['answered-twice answers.44250-9']],
    ['a total where items are asked', 'phq-9', { total: 10 }, ['unknown-item answers.total']],
    ['no answers at all', 'phq-9', null, ['answers-unreadable answers']],
    ['nothing', 'phq-9', undefined, ['answers-unreadable answers']],
    ['a bare number for nine items', 'phq-9', 14, ['answers-unreadable answers']],
    ['a text', 'phq-9', '[2,2]', ['answers-unreadable answers']],
    ['a bare text for one item', 'moaa-s', '4', ['answer-not-accepted answers']],
    ['a bare truth value', 'moaa-s', true, ['answers-unreadable answers']],
    ['nothing for one item', 'moaa-s', null, ['answers-unreadable answers']],
    ['a MOAA/S of the 1–6 variant', 'moaa-s', 6, ['answer-out-of-range answers']],
    ['a RASS beyond its ends', 'rass', [-6], ['answer-out-of-range answers.0']],
    ['points for yes or no', 'dast-10', [1], ['answer-not-accepted answers.0']],
    ['drinks of one who never drinks', 'audit-c', [0, 2, 1], ['gate-violated answers.1', 'gate-violated answers.2']],
    ['drinks of one who never drinks, by code', 'audit-c', { '68518-0': 0, '68520-6': 1 }, ['gate-violated answers.68520-6']],
    ['a total above the range', 'bdi-ii', { total: 64 }, ['answer-out-of-range answers.total']],
    ['a total that is a text', 'madrs', { total: '20' }, ['answer-not-accepted answers.total']],
    ['a total below its suicide item', 'bdi-ii', { total: 1, '9': 2 }, ['total-contradicts-answers answers.total']],
    ['a total no answers can reach', 'bdi-ii', { total: 63, '9': 2 }, ['total-contradicts-answers answers.total']],
    ['a total beside items', 'madrs', { total: 20, '1': 3 }, ['total-contradicts-answers answers.total']],
  ])('refuses %s', (_what, instrument, answers, expected) => {
    expect(refused(instrument, answers)).toEqual(expected);
  });

  it('takes a total that just fits its suicide item', () => {
    expect([
      refused('bdi-ii', { total: 62, '9': 2 }),
      refused('bdi-ii', { total: 2, '9': 2 }),
      refused('madrs', { total: 0, '10': 0 }),
    ]).toEqual([...['scored', 'scored', 'scored']]);
  });

  it('refuses options it does not know, together with the answers', () => {
    expect(refused('audit-c', [9], { sex: 'f', colour: 1 })).toEqual([
      ...['option-not-accepted options.sex', 'option-not-accepted options.colour', 'answer-out-of-range answers.0'],
    ]);
    expect(refused('phq-9', [], 'female')).toEqual(['option-not-accepted options']);
    expect([refused('phq-9', [], null), refused('phq-9', [], undefined)]).toEqual(['scored', 'scored']);
  });
});

describe('whatever comes in', () => {
  const id = fc.constantFrom(...instruments.map((instrument) => instrument.id));
  const cell = fc.oneof(fc.constantFrom<unknown>(null, 'Y', 'N', true, '1', 1.5, -0), fc.integer({ min: -6, max: 101 }), fc.jsonValue());
  const form = fc.oneof(
    fc.array(cell, { maxLength: 32 }),
    fc.dictionary(fc.constantFrom('1', '2', '6', '9', '10', 'total', 'x'), cell),
    fc.jsonValue(),
  );

  it('never throws, never gives a total outside the range, and scores only complete forms', () => {
    fc.assert(
      fc.property(id, form, (instrument, answers) => {
        const decision = scoreMeasure(instrument, answers);
        if (!decision.allowed) return decision.refusals.every((refusal) => refusal.path !== '' && refusal.message !== '');
        const { total, range, status, missing } = decision.value;
        const isInRange = total === null || (total >= range.minimum && total <= range.maximum);
        return isInRange && (status === 'scored') === (missing.length === 0);
      }),
      { numRuns: fc.readConfigureGlobal().numRuns ?? 3000 },
    );
  });

  it('never throws on a comparison and never gives a share that is no number', () => {
    const side = fc.oneof(fc.integer({ min: -5, max: 110 }), fc.record({ total: fc.integer({ min: 0, max: 80 }) }), fc.jsonValue());
    fc.assert(
      fc.property(id, side, side, (instrument, baseline, current) => {
        const decision = compareScores(instrument, baseline, current);
        return !decision.allowed || decision.value.improvementPercent === null || Number.isFinite(decision.value.improvementPercent);
      }),
    );
  });
});
