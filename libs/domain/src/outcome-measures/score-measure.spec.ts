import { instruments } from './instruments/index.js';
import type { MeasureScore } from './measure-score.js';
import { scoreMeasure } from './score-measure.js';

function scored(instrument: string, answers: unknown, options?: unknown): MeasureScore {
  const decision = scoreMeasure(instrument, answers, options);
  if (!decision.allowed) throw new Error(JSON.stringify(decision.refusals));
  return decision.value;
}
const brief = (instrument: string, answers: unknown, options?: unknown) => {
  const { total, band } = scored(instrument, answers, options);
  return [total, band];
};
const repeated = (count: number, value: number) => Array.from({ length: count }, () => value);

describe('PHQ-9', () => {
  it.each([
    [[2, 2, 2, 2, 1, 2, 1, 1, 1], 14, 'moderate', true, false], // items 1, 2, 3, 4, 6 at 2 and item 9: six symptoms
    [[0, 0, 0, 0, 0, 0, 0, 0, 1], 1, 'minimal', false, false],
    [[1, 1, 3, 3, 3, 3, 3, 3, 0], 20, 'severe', false, false],
    [[1, 1, 1, 1, 1, 0, 0, 0, 0], 5, 'mild', false, false],
    [repeated(9, 3), 27, 'severe', true, false],
    [[2, 2, 1, 2, 1, 1, 2, 1, 1], 13, 'moderate', true, false], // four symptoms and item 9 as the fifth
    [[2, 2, 0, 0, 0, 0, 0, 0, 0], 4, 'minimal', false, true],
    [[2, 0, 0, 0, 0, 0, 0, 0, 0], 2, 'minimal', false, false],
    [[3, 3, 3, 2, 0, 0, 0, 0, 0], 11, 'moderate', false, true], // four symptoms with a core one
  ])('%j is %s, %s', (answers, total, band, isMajor, isOther) => {
    const score = scored('phq-9', answers);
    expect([score.total, score.band]).toEqual([total, band]);
    expect(score.findings).toMatchObject({ isMajorDepressiveSyndrome: isMajor, isOtherDepressiveSyndrome: isOther });
  });

  it.each([
    [0, 'minimal'],
    [4, 'minimal'],
    [5, 'mild'],
    [9, 'mild'],
    [10, 'moderate'],
    [14, 'moderate'],
    [15, 'moderately-severe'],
    [19, 'moderately-severe'],
    [20, 'severe'],
    [27, 'severe'],
  ])('puts a total of %i into the band "%s"', (total, band) => {
    const answers = repeated(9, 0).map((_zero, index) => Math.min(3, Math.max(0, total - index * 3)));
    expect(brief('phq-9', answers)).toEqual([total, band]);
    expect(scored('phq-9', answers).isRemission).toBe(total < 5);
  });

  it('never scores item 10 and does not miss it', () => {
    expect(scored('phq-9', [...repeated(9, 1), 3])).toMatchObject({ total: 9, missing: [], findings: { functionalDifficulty: 3 } });
    expect(scored('phq-9', repeated(9, 1)).findings).toMatchObject({ functionalDifficulty: null });
  });

  it('does not score a form with gaps, and names them', () => {
    expect(scored('phq-9', [2, null, 2, 2, 1, 2, 1])).toMatchObject({
      ...{ status: 'not-scored', total: null, band: null, isRemission: null, missing: ['2', '8', '9'], isProRated: false },
      findings: { isMajorDepressiveSyndrome: null, symptomCount: null },
      suicideRisk: { kind: 'item-unanswered', items: ['9'] },
    });
    expect(scored('phq-9', [])).toMatchObject({ status: 'not-scored', total: null });
    expect(scored('phq-9', [])).toHaveProperty('missing.length', 9);
  });

  it('opens a risk event from item 9 whatever the total, also on a form that is not scored', () => {
    const event = { kind: 'risk-event', items: [{ item: '9', value: 1, riskFrom: 1 }], level: null, unanswered: [] };
    expect(scored('phq-9', [0, 0, 0, 0, 0, 0, 0, 0, 1]).suicideRisk).toEqual(event);
    expect(scored('phq-9', { '9': 1 }).suicideRisk).toEqual(event);
    expect(scored('phq-9', repeated(9, 0)).suicideRisk).toEqual({ kind: 'none' });
    expect(scored('gad-7', repeated(7, 3)).suicideRisk).toEqual({ kind: 'not-asked' });
  });

  it('pro-rates up to two gaps only where the policy says so, half up', () => {
    const policy = { isProRatingEnabled: true };
    const gaps = [2, 2, 2, 2, 1, 2, 1, 1, null];
    expect(scored('phq-9', gaps)).toMatchObject({ status: 'not-scored' });
    expect(scored('phq-9', gaps, policy)).toMatchObject({ status: 'scored', total: 15, isProRated: true, missing: ['9'] }); // 13/8 × 9 = 14.625
    expect(scored('phq-9', gaps, policy).suicideRisk).toEqual({ kind: 'item-unanswered', items: ['9'] });
    expect(scored('phq-9', [1, 1, 0, 0, 0, 0, 0, null, null], policy).total).toBe(3); // 2/7 × 9 = 2.57
    expect(scored('phq-9', [1, 1, 1, 0, 0, 0, null, null, null], policy)).toMatchObject({ status: 'not-scored', isProRated: false });
    expect(scored('phq-9', repeated(9, 1), policy)).toMatchObject({ total: 9, isProRated: false });
    expect(scored('gad-7', [1, 1, 1, 1, 1, 0, null], policy)).toMatchObject({ total: 6, isProRated: true }); // 5/6 × 7 = 5.83
    expect(scored('gad-7', [1, 1, 1, 1, 1, null, null], policy)).toMatchObject({ status: 'not-scored' });
    expect(scored('pcl-5', [null, ...repeated(19, 1)], policy)).toMatchObject({ status: 'not-scored' });
  });

  it('reads answers by item or by LOINC code and keeps them raw', () => {
    const byCode = { '44250-9': 2, '44255-8': 2, '3': 0, '4': 0, '5': 0, '6': 0, '7': 0, '8': 0, '44260-8': 0 };
    expect(scored('phq-9', byCode)).toMatchObject({ total: 4, answers: { '1': 2, '9': 0, '10': null } });
  });

  it('says what it is and by whose rules', () => {
    expect(scored('phq-9', repeated(9, 0))).toMatchObject({
      ...{ instrument: 'phq-9', instrumentVersion: '1', scorerVersion: '1', language: 'en', recallWindow: 'past-2-weeks' },
      ...{ range: { minimum: 0, maximum: 27 }, direction: 'higher-is-worse', bandLabel: 'None or minimal' },
    });
  });
});

describe('GAD-7 and the two-item screens', () => {
  it.each([
    ['gad-7', [1, 1, 2, 1, 1, 2, 1], 9, 'mild'],
    ['gad-7', [2, 2, 2, 1, 1, 1, 1], 10, 'moderate'],
    ['gad-7', [0, 1, 1, 1, 0, 1, 0], 4, 'minimal'],
    ['gad-7', repeated(7, 3), 21, 'severe'],
    ['gad-7', [3, 3, 3, 3, 2, 0, 0], 14, 'moderate'],
    ['gad-7', [3, 3, 3, 3, 3, 0, 0], 15, 'severe'],
    ['phq-2', [1, 1], 2, 'negative'],
    ['phq-2', [2, 1], 3, 'positive'],
    ['gad-2', [0, 2], 2, 'negative'],
    ['gad-2', [0, 3], 3, 'positive'],
  ])('%s %j is %i, %s', (instrument, answers, total, band) => {
    expect(brief(instrument, answers)).toEqual([total, band]);
  });

  it('screens positive from its cut-off and says nothing without a total', () => {
    const isPositive = (instrument: string, answers: unknown) => scored(instrument, answers).findings['isPositive'];
    expect([isPositive('gad-7', [3, 3, 3, 0, 0, 0, 0]), isPositive('gad-7', [3, 3, 3, 1, 0, 0, 0])]).toEqual([false, true]);
    expect([isPositive('phq-2', [1, 2]), isPositive('gad-2', [1, 1]), isPositive('gad-2', [1])]).toEqual([true, false, null]);
  });
});

describe('PCL-5', () => {
  const vector = (answers: number[]) => {
    const { total, subscales, findings, band } = scored('pcl-5', answers);
    return {
      total,
      band,
      clusters: subscales.map((cluster) => cluster.score),
      dsm: findings['isDsm5RuleMet'],
      endorsed: findings['endorsed'],
    };
  };

  it('gives total, clusters and DSM-5 rule each by itself, and no severity band', () => {
    expect(vector([3, 2, 1, 3, 2, 3, 3, 1, 2, 3, 3, 2, 3, 2, 2, 1, 3, 2, 2, 3])).toEqual({
      ...{ total: 46, band: null, clusters: [11, 6, 16, 13], dsm: true, endorsed: { B: 4, C: 2, D: 6, E: 5 } },
    });
    expect(vector([2, 0, 0, 0, 0, 2, 0, 2, 2, 0, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0])).toMatchObject({ total: 12, dsm: true });
    expect(vector([...repeated(5, 4), 1, 1, ...repeated(13, 4)])).toMatchObject({
      total: 74,
      dsm: false,
      endorsed: { B: 5, C: 0, D: 7, E: 6 },
    });
    expect(vector([4, 4, 4, 4, 4, 2, 0, 1, 1, 1, 1, 1, 1, 2, 4, 4, 0, 0, 0, 0])).toMatchObject({
      total: 38,
      dsm: false,
      endorsed: { D: 1 },
    });
    expect(vector(repeated(20, 1))).toMatchObject({ total: 20, dsm: false });
  });

  it.each([
    [30, 'below', false, false],
    [31, 'within-31-to-33', true, false],
    [32, 'within-31-to-33', true, false],
    [33, 'at-or-above-33', true, true],
  ])('puts %i "%s" of the cut-point range', (total, cutPoint, isAtOrAbove31, isAtOrAbove33) => {
    const answers = repeated(20, 0).map((_zero, index) => Math.min(4, Math.max(0, total - index * 4)));
    expect(scored('pcl-5', answers)).toMatchObject({ total, findings: { cutPoint, isAtOrAbove31, isAtOrAbove33 } });
  });

  it('scores whole clusters of a form with gaps and no more', () => {
    const score = scored('pcl-5', [...repeated(7, 2)]);
    expect([score.status, score.subscales.map((cluster) => cluster.score), score.findings['isDsm5RuleMet']]).toEqual([
      ...['not-scored', [10, 4, null, null], null],
    ]);
  });

  it('keeps the past-week version apart', () => {
    expect(scored('pcl-5-past-week', repeated(20, 2))).toMatchObject({
      total: 40,
      recallWindow: 'past-week',
      findings: { isDsm5RuleMet: true },
    });
  });
});

describe('symptom, sleep and well-being scales', () => {
  it.each<[string, unknown, number, string | null]>([
    ['qids-sr16', [2, 1, 3, 0, 2, 1, 0, 2, 0, 2, 2, 1, 2, 2, 1, 1], 17, 'severe'], // 3+2+2+2+2+1+2+2+1
    ['qids-sr16', repeated(16, 3), 27, 'very-severe'],
    ['qids-sr16', [1, 1, 1, 0, 1, 1, 0, 0, 0, 1, 0, 0, 1, 1, 0, 0], 6, 'mild'],
    ['qids-sr16', [2, 1, 3, 0, 2, 1, null, 2, null, 2, 2, 1, 2, 2, 1, 1], 17, 'severe'],
    ['who-5', [3, 2, 2, 1, 2], 40, 'low'], // 10 × 4
    ['who-5', [2, 2, 3, 3, 2], 48, 'low'], // 12 × 4
    ['who-5', [2, 2, 3, 3, 3], 52, 'not-low'], // 13 × 4
    ['isi', [2, 3, 2, 2, 3, 2, 3], 17, 'moderate'],
    ['isi', [1, 1, 0, 1, 2, 1, 1], 7, 'none'],
    ['isi', { '1a': 2, '1b': 1, '1c': 0, '2': 1, '3': 2, '4': 1, '5': 1 }, 8, 'sub-threshold'],
    ['isi', repeated(7, 3), 21, 'moderate'],
    ['isi', [4, 3, 3, 3, 3, 3, 3], 22, 'severe'],
    ['madrs', [4, 4, 3, 3, 2, 4, 4, 4, 4, 2], 34, 'moderate'],
    ['madrs', [5, 4, 3, 3, 2, 4, 4, 4, 4, 2], 35, 'severe'],
    ['madrs', { total: 6 }, 6, 'normal'],
    ['madrs', { total: 20, '10': 2 }, 20, 'moderate'],
    ['bdi-ii', { total: 13, '9': 0 }, 13, 'minimal'],
    ['bdi-ii', { total: 29, '9': 1 }, 29, 'severe'],
    ['bdi-ii', repeated(21, 1), 21, 'moderate'],
    ['sds', [5, 6, 7, 2, 3], 18, null],
    ['wai-sr', [4, 3, 5, 4, 4, 4, 5, 3, 5, 3, 4, 4], 48, null],
    ['cgi-s', 4, 4, '4'],
    ['cgi-i', [2], 2, '2'],
    ['vas-mood', 62, 62, null],
    ['bladder-4', [1, 1, 0, 1], 3, null],
  ])('%s %j is %s, %s', (instrument, answers, total, band) => {
    expect(brief(instrument, answers)).toEqual([total, band]);
  });

  it('takes the highest of each QIDS domain, needs one answer in each and flags half-answered ones', () => {
    expect(scored('qids-sr16', [2, 1, 3, 0, 2, 1, 0, 2, 0, 2, 2, 1, 2, 2, 1, 1]).subscales.map((domain) => domain.score)).toEqual([
      ...[3, 2, 2, 2, 2, 1, 2, 2, 1],
    ]);
    const half = scored('qids-sr16', [2, null, null, null, 1, null, 0, null, 1, 1, 1, 0, 1, 1, 0, null]);
    expect(half).toMatchObject({ total: 8, missing: [], findings: { 'partlyAnswered:sleep': true, 'partlyAnswered:psychomotor': true } }); // 2+1+1+1+1+0+1+1+0
    const empty = scored('qids-sr16', [null, null, null, null, 1, 0, 0, 0, 1, 1, 1, 0, 1, 1, 0, 0]);
    expect(empty).toMatchObject({ status: 'not-scored', total: null, missing: ['1', '2', '3', '4'] });
    expect(scored('qids-sr16', repeated(16, 1)).suicideRisk).toMatchObject({ kind: 'risk-event', items: [{ item: '12', value: 1 }] });
  });

  it('shows WHO-5 as 0–100 beside its raw sum', () => {
    expect(scored('who-5', [1, 1, 2, 2, 1])).toMatchObject({ total: 28, rawTotal: 7, findings: { isLikelyDepression: true } });
    expect(scored('who-5', [1, 1, 2, 2, 2])).toMatchObject({ total: 32, findings: { isLikelyDepression: false } });
    expect(scored('who-5', [1, 1])).toMatchObject({ total: null, rawTotal: null, findings: { isLikelyDepression: null } });
  });

  it('keeps of a BDI-II its total and the suicide item alone', () => {
    const answers = repeated(21, 0).with(8, 2);
    expect(scored('bdi-ii', answers)).toMatchObject({ answers: { total: 2, '9': 2 }, suicideRisk: { kind: 'risk-event' } });
    expect(Object.keys(scored('bdi-ii', answers).answers)).toEqual(['9', 'total']);
    expect(scored('bdi-ii', { total: 20 })).toMatchObject({
      status: 'scored',
      missing: [],
      suicideRisk: { kind: 'item-unanswered', items: ['9'] },
    });
  });

  it('counts MADRS item 10 from 3', () => {
    const kind = (last: number) => scored('madrs', { total: 30, '10': last }).suicideRisk.kind;
    expect([kind(2), kind(3)]).toEqual(['none', 'risk-event']);
  });

  it('reads remission where a cut-off is agreed, and the Sheehan areas one by one', () => {
    const remission = (instrument: string, answers: unknown) => scored(instrument, answers).isRemission;
    expect([remission('madrs', { total: 10 }), remission('madrs', { total: 11 }), remission('who-5', repeated(5, 5))]).toEqual([
      true,
      false,
      null,
    ]);
    expect([remission('sds', [2, 2, 2]), remission('sds', [3, 1, 1]), remission('sds', [3, 2, 2])]).toEqual([true, false, false]);
    expect([
      remission('cgi-s', 2),
      remission('cgi-s', 3),
      scored('cgi-i', 2).findings['isResponse'],
      scored('cgi-i', 3).findings['isResponse'],
    ]).toEqual([...[true, false, true, false]]);
    expect(scored('sds', [5, 4, 7]).findings).toEqual({ impairedAreas: 2 });
    expect(scored('sds', [5]).findings).toEqual({ impairedAreas: null });
  });

  it('takes CGI 0 for "not assessed", which is no score', () => {
    expect(scored('cgi-s', 0)).toMatchObject({ status: 'not-scored', total: null, band: null, missing: ['1'] });
    expect(scored('cgi-i', [0]).findings).toEqual({ isResponse: null });
    expect(scored('cgi-s', 7).bandLabel).toBe('Among the most extremely ill patients');
  });

  it('sums the alliance subscales', () => {
    expect(scored('wai-sr', [4, 3, 5, 4, 4, 4, 5, 3, 5, 3, 4, 4]).subscales).toEqual([
      { id: 'task', score: 14, minimum: 4, maximum: 20 },
      { id: 'bond', score: 19, minimum: 4, maximum: 20 },
      { id: 'goal', score: 15, minimum: 4, maximum: 20 },
    ]);
  });

  it('asks for a look at the bladder from one "often"', () => {
    const look = (answers: unknown) => scored('bladder-4', answers).findings['asksForALook'];
    expect([look([1, 1, 1, 1]), look([0, 2, 0, 0]), look([3])]).toEqual([false, true, null]);
  });
});

describe('alcohol and drugs', () => {
  const auditC = (answers: unknown, sex?: string) => scored('audit-c', answers, sex === undefined ? undefined : { sex });

  it('judges AUDIT-C by sex and never guesses one', () => {
    expect(auditC([3, 0, 0], 'female')).toMatchObject({ total: 3, findings: { isPositive: true, reviewTrueConsumption: true } });
    expect(auditC([2, 1, 0], 'male').findings).toMatchObject({ isPositive: false, reviewTrueConsumption: false });
    expect(auditC([2, 1, 0], 'female').findings).toMatchObject({ isPositive: true });
    expect(auditC([4, 0, 0], 'male').findings).toMatchObject({ isPositive: true, reviewTrueConsumption: true });
    for (const sex of [undefined, 'unknown', 'other', 'intersex']) {
      expect(auditC([2, 1, 0], sex).findings).toMatchObject({ isPositive: null, byCutOff: { womenFrom3: true, menFrom4: false } });
    }
    expect(auditC([2, 0, 0]).findings).toMatchObject({ byCutOff: { womenFrom3: false, menFrom4: false }, reviewTrueConsumption: false });
    expect(auditC([2, 1]).findings).toEqual({ isPositive: null, byCutOff: null, reviewTrueConsumption: null });
  });

  it('skips what a patient who never drinks is not asked', () => {
    expect(auditC([0], 'male')).toMatchObject({
      total: 0,
      missing: [],
      skipped: ['2', '3'],
      findings: { isPositive: false, reviewTrueConsumption: false },
    });
    expect(auditC([0, 0, 0])).toMatchObject({ total: 0, skipped: [] });
    expect(auditC([1, null, 0])).toMatchObject({ status: 'not-scored', missing: ['2'] });
    expect(auditC([null, 0, 0])).toMatchObject({ status: 'not-scored', missing: ['1'] });
  });

  it('sums the AUDIT with its steps of two and its skips', () => {
    expect(scored('audit', [...repeated(8, 4), 4, 4])).toMatchObject({ total: 40, band: 'possible-dependence' });
    expect(scored('audit', { '1': 0, '9': 0, '10': 2 })).toMatchObject({ total: 2, band: 'low-risk' });
    expect(scored('audit', { '1': 1, '2': 0, '3': 0, '9': 0, '10': 0 })).toMatchObject({ total: 1, skipped: ['4', '5', '6', '7', '8'] });
    expect(scored('audit', [1, 0, 0, 1, 0, 0, 0, 0, 0, 0])).toMatchObject({ total: 2, skipped: [] });
    expect(
      [7, 8, 15, 16, 19, 20].map(
        (total) =>
          brief(
            'audit',
            repeated(10, 0)
              .map((_zero, index) => Math.min(4, Math.max(0, total - index * 4)))
              .toSorted((a, b) => b - a),
          )[0],
      ),
    ).toEqual([...[7, 8, 15, 16, 19, 20]]);
  });

  it('reverses DAST-10 item 3', () => {
    const dast = (text: string) => brief('dast-10', text.split(' '));
    expect(dast('N N Y N N N N N N N')).toEqual([0, 'none']);
    expect(dast('N N N N N N N N N N')).toEqual([1, 'low']);
    expect(dast('Y Y N N Y Y N N N N')).toEqual([5, 'moderate']);
    expect(dast('Y Y Y Y Y Y Y Y Y Y')).toEqual([9, 'severe']);
    expect(dast('Y Y N Y Y Y Y Y Y N')).toEqual([9, 'severe']);
    expect(dast('Y Y N Y Y Y N N N N')).toEqual([6, 'substantial']);
    expect(brief('dast-10', [true, true, false, ...repeated(7, 0).map(() => false)])).toEqual([3, 'moderate']);
    expect(scored('dast-10', ['Y', null])).toMatchObject({ status: 'not-scored', total: null });
  });
});

describe('the list of instruments', () => {
  it('holds every instrument once, with bands that cover its range without gap', () => {
    expect(new Set(instruments.map((instrument) => instrument.id)).size).toBe(instruments.length);
    for (const { bands, range, id } of instruments.filter((instrument) => instrument.bands.length > 0)) {
      expect([id, bands[0]?.from, bands.at(-1)?.to]).toEqual([id, range.minimum, range.maximum]);
      bands.slice(1).forEach((band, index) => expect(band.from).toBe((bands[index]?.to ?? Number.NaN) + 1));
    }
  });

  it('ships wording only where the licence lets it', () => {
    const worded = instruments
      .filter((instrument) => instrument.items.some((item) => item.text !== null))
      .map((instrument) => instrument.id);
    expect(worded).toEqual([
      ...['phq-9', 'phq-2', 'gad-7', 'gad-2', 'pcl-5', 'pcl-5-past-week', 'c-ssrs-screener', 'audit-c', 'cgi-s', 'cgi-i'],
      ...['vas-mood', 'vas-anxiety', 'vas-craving', 'bladder-4', 'intake-history', 'interval-history'],
    ]);
    for (const instrument of instruments.filter(({ licence }) => licence === 'keys-only')) {
      expect(instrument.items.every((item) => item.text === null)).toBe(true);
      expect(instrument.stem).toBeNull();
    }
  });
});
