import { compareScores, scoreMeasure, type MeasureScore } from '@sojourn/domain';
import { changeTone, changeWords, findingWords, formulaRows, howWords, scoreWords } from './measure-words.js';
import { heightOf, momentAt, placeOf, pointsOf, spanOf, stripesOf } from './trend-geometry.js';

function scored(instrumentId: string, answers: unknown): MeasureScore {
  const decision = scoreMeasure(instrumentId, answers);
  if (!decision.allowed) throw new Error('not a form');
  return decision.value;
}

function compared(before: number, after: number) {
  const decision = compareScores('phq-9', before, after);
  if (!decision.allowed) throw new Error('not comparable');
  return decision.value;
}

describe('how a change is worked out', () => {
  it('is said with the rule, its numbers and the answer', () => {
    expect(
      formulaRows(compared(22, 14)).map(({ label, formula, numbers, answer }) => `${label} | ${formula} ${numbers} ${answer}`),
    ).toEqual([
      'Change towards better | baseline − current: 22 − 14 = 8 ',
      'Response | (baseline − current) / baseline ≥ 1/2, partial ≥ 1/4: 8 / 22 = 36.4 % – a partial response',
      'Remission | current ≤ 4: 14 – not in remission',
      'Reliable change | |baseline − current| ≥ 6: 8 – better',
      'Meaningful change | |baseline − current| ≥ 5: 8 – better',
    ]);
  });
});

describe('a score in words', () => {
  it.each([
    ['phq-9', [2, 2, 2, 2, 1, 2, 1, 1, 1], '14 of 27, moderate'],
    ['phq-9', [2, 2, 2, 2, 1, 2, 1, 1], 'Not scored, 1 answer is missing'],
    ['gad-7', [1], 'Not scored, 6 answers are missing'],
    ['pcl-5', Array.from({ length: 20 }, () => 1), '20 of 80'],
    ['c-ssrs-screener', ['Y', 'N', null, null, null, 'N', null], 'Risk low'],
  ])('%s %j is "%s"', (instrument, answers, words) => {
    expect(scoreWords(scored(instrument, answers))).toBe(words);
  });

  it('names what stands beside the total', () => {
    expect(findingWords(scored('phq-9', [2, 2, 2, 2, 1, 2, 1, 1, 1]))[0]).toEqual({
      label: 'Answers fit a major depressive syndrome',
      value: 'yes',
    });
  });
});

describe('a change in words', () => {
  it.each([
    [22, 14, '8 points lower than the baseline of 22: better by 36.4 %, a partial response, not in remission.', 'neutral'],
    [21, 8, '13 points lower than the baseline of 21: better by 61.9 %, a response, not in remission.', 'ok'],
    [10, 11, '1 point higher than the baseline of 10: worse by 10 %, no response, not in remission.', 'caution'],
    [10, 17, '7 points higher than the baseline of 10: worse by 70 %, no response, not in remission.', 'alert'],
    [10, 10, 'The same as the baseline of 10.', 'neutral'],
  ])('%i then %i', (before, after, words, tone) => {
    expect([changeWords(compared(before, after)), changeTone(compared(before, after))]).toEqual([words, tone]);
  });
});

describe('the drawing of a trend', () => {
  const range = { minimum: 0, maximum: 20 };

  it('puts the highest score at the top and lets bands meet', () => {
    expect([heightOf(range, 20), heightOf(range, 0), heightOf(range, 10)]).toEqual([12, 172, 92]);
    const [low, high] = stripesOf(
      [
        { id: 'a', label: 'Low', from: 0, to: 9 },
        { id: 'b', label: 'High', from: 10, to: 20 },
      ],
      range,
    );
    expect(low?.y).toBe((high?.y ?? 0) + (high?.height ?? 0));
  });

  it('draws no point for a form without a score, and one alone in the middle', () => {
    const form = (id: string, takenAt: string, total: number | null) => ({ id, takenAt, score: { total } }) as never;
    const alone = spanOf(['2026-11-01T00:00:00Z']);
    const one = pointsOf([form('a', '2026-11-01T00:00:00Z', 5), form('b', '2026-11-02T00:00:00Z', null)], range, alone);
    expect(one).toEqual([expect.objectContaining({ id: 'a', x: 280 })]); // 60 + 440 / 2
    const days = spanOf(['2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z']);
    const two = pointsOf([form('a', '2026-11-01T00:00:00Z', 5), form('b', '2026-11-02T00:00:00Z', 6)], range, days);
    expect(two.map(({ x }) => x)).toEqual([60, 500]);
  });

  it('finds the moment under a place again, and none outside the days', () => {
    const days = { from: 0, to: 100 };
    expect([momentAt(days, placeOf(days, 25)), momentAt(days, 0), momentAt(days, 640)]).toEqual([25, 0, 100]);
  });
});

describe('how a form came', () => {
  it('is said with who recorded it, and with what makes it another than the one that was asked for', () => {
    const byLink = (occasion: string | null) => howWords({ setting: 'link', occasion, recordedBy: null });
    expect(howWords({ setting: 'paper', occasion: 'screening', recordedBy: { id: 'ruiz', name: 'Elena Ruiz' } })).toBe(
      'on paper, Elena Ruiz',
    );
    expect([byLink(null), byLink('late-by-link')]).toEqual(['by link', 'by link, after the link had closed']);
    expect(byLink('begun-by-link')).toBe('by link, only the answer about suicide, before the form was sent');
    expect(byLink('begun-late-by-link')).toBe(
      'by link, only the answer about suicide, before the form was sent and after the link had closed',
    );
  });
});
