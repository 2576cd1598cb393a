import type { MeasureScore } from './measure-score.js';
import { scoreMeasure } from './score-measure.js';

function scored(instrument: string, answers: unknown, options?: unknown): MeasureScore {
  const decision = scoreMeasure(instrument, answers, options);
  if (!decision.allowed) throw new Error(JSON.stringify(decision.refusals));
  return decision.value;
}
const repeated = (count: number, value: number) => Array.from({ length: count }, () => value);

describe('session experience, dissociation and sedation', () => {
  const mystical = [4, 5, 6, 9, 14, 15, 16, 18, 20, 21, 23, 24, 25, 26, 28];
  const timeSpace = [1, 7, 11, 13, 19, 22];
  const positive = [2, 8, 12, 17, 27, 30];
  const filled = (m: number, p: number, t: number, i: number) =>
    repeated(30, i).map((value, index) =>
      mystical.includes(index + 1) ? m : positive.includes(index + 1) ? p : timeSpace.includes(index + 1) ? t : value,
    );
  const percents = (score: MeasureScore) => score.subscales.map((subscale) => subscale.percent);

  it('calls an MEQ30 complete only when each subscale reaches 60 %', () => {
    const complete = scored('meq30', filled(3, 4, 5, 3));
    expect([percents(complete), complete.total, complete.findings['isCompleteMystical']]).toEqual([[60, 80, 100, 60], 72, true]); // 108 of 150
    const short = scored('meq30', filled(3, 4, 5, 3).with(2, 2));
    expect([percents(short), short.total, short.findings['isCompleteMystical']]).toEqual([[60, 80, 100, 53.3], 71.3, false]); // 107 of 150
    expect(short.subscales[3]).toMatchObject({ score: 8, maximum: 15, exact: '8/15' });
  });

  it('scores the MEQ30 of the golden day', () => {
    const answers = [4, 3, 4, 3, 2, 3, 4, 4, 3, 3, 4, 3, 4, 3, 2, 3, 2, 3, 4, 3, 3, 5, 3, 3, 3, 3, 4, 3, 4, 3];
    const score = scored('meq30', answers);
    expect([percents(score), score.total, score.findings['isCompleteMystical']]).toEqual([[57.3, 63.3, 83.3, 73.3], 65.3, false]);
  });

  it('gives whole MEQ30 subscales of a form with gaps, never "complete"', () => {
    const gaps: (number | null)[] = [...filled(5, 5, 5, 5)];
    gaps[2] = null;
    expect(scored('meq30', gaps)).toMatchObject({
      status: 'not-scored',
      total: null,
      rawTotal: null,
      findings: { isCompleteMystical: null },
    });
    expect(percents(scored('meq30', gaps))).toEqual([100, 100, 100, null]);
  });

  it('takes the mean of the six emotional breakthrough lines', () => {
    expect(scored('ebi', [60, 40, 80, 70, 30, 50])).toMatchObject({ total: 55, rawTotal: 330, findings: { sum: 330 } });
    expect(scored('ebi', [60, 40, 80, 70, 30, 51]).total).toBe(55.2); // 331 / 6 = 55.17
    expect(scored('ebi', [60, 40, 80, 70, 30])).toMatchObject({ status: 'not-scored', total: null, rawTotal: null });
  });

  it('finds the CADSS-6 inside the CADSS and keeps the short form short', () => {
    const peak: Record<number, number> = { 1: 2, 2: 1, 3: 1, 6: 2, 7: 3, 9: 1, 15: 2, 16: 1, 22: 1 };
    const full = scored(
      'cadss',
      repeated(23, 0).map((_zero, index) => peak[index + 1] ?? 0),
    );
    expect([full.total, full.subscales[0]?.score, full.findings['isAboveTrialCriterion']]).toEqual([14, 11, true]);
    expect(scored('cadss-6', { '1': 2, '2': 1, '6': 2, '7': 3, '15': 2, '22': 1 })).toMatchObject({ total: 11, range: { maximum: 24 } });
    expect(scored('cadss-6', [2, 1, 2, 3, 2, 1]).total).toBe(11);
    expect(scored('cadss', [4]).findings).toEqual({ isAboveTrialCriterion: null });
    expect(scored('cadss', [4, ...repeated(22, 0)]).findings).toEqual({ isAboveTrialCriterion: false });
  });

  it('reads sedation scales in their own direction', () => {
    const moaaS = [0, 1, 2, 3, 4, 5].map((value) => scored('moaa-s', value));
    expect(moaaS.map((score) => score.findings['attention'])).toEqual(['red', 'red', 'red', 'yellow', 'none', 'none']);
    expect(moaaS.map((score) => score.band)).toEqual([...repeated(4, 0).map(() => 'important-sedation'), 'sedated', 'alert']);
    const attention = [-5, -4, -3, -2, 0, 1, 2, 3, 4].map((value) => scored('rass', value).findings['attention']);
    expect(attention).toEqual(['red', 'red', 'yellow', 'none', 'none', 'none', 'yellow', 'red', 'red']);
    expect([scored('rass', -1).band, scored('rass', -0).band, scored('rass', 1).band]).toEqual(['sedated', 'calm', 'agitated']);
    expect(Object.is(scored('rass', -0).total, 0)).toBe(true);
    expect([scored('moaa-s', []).findings['attention'], scored('rass', [null]).findings['attention']]).toEqual([null, null]);
  });
});
