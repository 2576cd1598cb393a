import { columbiaTriage, riskLevelAfter, riskLevelShown } from './risk-triage.js';
import { scoreMeasure } from './score-measure.js';

const screener = 'c-ssrs-screener';
const answer = (answers: unknown, instrument = screener) => {
  const decision = scoreMeasure(instrument, answers);
  return decision.allowed ? decision.value : decision.refusals;
};
const pathsRefused = (answers: unknown) => {
  const decision = scoreMeasure(screener, answers);
  return decision.allowed ? [] : decision.refusals.map(({ code, path }) => [code, path]);
};

describe('C-SSRS screener', () => {
  it.each<[unknown, string, string]>([
    [['N', 'N', null, null, null, 'N'], 'none', 'none'],
    [['Y', 'N', null, null, null, 'N'], 'low', 'risk-event'],
    [['N', 'Y', 'N', 'N', 'N', 'N'], 'low', 'risk-event'],
    [['Y', 'Y', 'Y', 'N', 'N', 'N'], 'moderate', 'risk-event'],
    [['Y', 'Y', 'Y', 'Y', 'N', 'N'], 'high', 'risk-event'],
    [['Y', 'Y', 'N', 'N', 'Y', 'N'], 'high', 'risk-event'],
    [{ '1': 'N', '2': 'N', '6': 'Y', '6-recency': 'over-3-months' }, 'moderate', 'risk-event'],
    [{ '1': 'N', '2': 'N', '6': 'Y', '6-recency': 'within-3-months' }, 'high', 'risk-event'],
    [['N', 'N', null, null, null, 'Y', 'N'], 'moderate', 'risk-event'],
    [['N', 'N', null, null, null, 'Y', 'Y'], 'high', 'risk-event'],
    [['Y', 'Y', 'Y', 'Y', 'N', 'Y', 'over-3-months'], 'high', 'risk-event'],
    [{ '93246-7': true, '93247-5': false, '93267-3': false }, 'low', 'risk-event'],
    [['Y', 'N', 'N', 'N', 'N', 'N'], 'low', 'risk-event'],
  ])('%j is %s', (answers, level, kind) => {
    expect(answer(answers)).toMatchObject({
      ...{ status: 'scored', total: null, band: level, bandLabel: `Risk ${level}`, missing: [] },
      ...{ findings: { levelAtLeast: level, triageVersion: 'columbia-1' }, suicideRisk: { kind } },
    });
  });

  it('refuses answers behind a closed gate, each with its place', () => {
    expect(pathsRefused(['N', 'N', null, 'Y', null, 'N'])).toEqual([['gate-violated', 'answers.3']]);
    expect(pathsRefused({ '1': 'Y', '2': 'N', '3': 'Y', '5': 'Y', '6': 'N', '6-recency': 'over-3-months' })).toEqual([
      ['gate-violated', 'answers.3'],
      ['gate-violated', 'answers.5'],
      ['gate-violated', 'answers.6-recency'],
    ]);
  });

  it('does not grade a screener with gaps, yet opens the event its answers call for', () => {
    expect(answer(['Y', 'Y', 'Y', 'Y'])).toMatchObject({
      ...{ status: 'not-scored', band: null, bandLabel: null, missing: ['5', '6', '6-recency'], findings: { levelAtLeast: 'high' } },
      suicideRisk: { kind: 'risk-event', level: 'high', unanswered: ['5', '6'] },
    });
    expect(answer(['N', 'N', null, null, null, 'Y'])).toMatchObject({
      ...{ status: 'not-scored', missing: ['6-recency'], findings: { levelAtLeast: 'moderate' }, suicideRisk: { level: 'moderate' } },
    });
    expect(answer(['N', 'N'])).toMatchObject({ status: 'not-scored', suicideRisk: { kind: 'item-unanswered', items: ['6'] } });
    expect(answer([])).toMatchObject({
      status: 'not-scored',
      findings: { levelAtLeast: 'none' },
      suicideRisk: { kind: 'item-unanswered' },
    });
  });

  it.each<[unknown, string[][]]>([
    [
      ['Y', 'jein', 1, 0, 'ja', ''],
      [['answers.1'], ['answers.2'], ['answers.3'], ['answers.4'], ['answers.5']],
    ],
    [{ '6': 'Y', '6-recency': '2 months' }, [['answers.6-recency']]],
  ])('refuses %j', (answers, paths) => {
    expect(pathsRefused(answers).map(([, path]) => [path])).toEqual(paths);
  });

  it('counts every act since the last contact as recent', () => {
    const since = 'c-ssrs-since-last-contact';
    expect(answer(['N', 'N', null, null, null, 'Y'], since)).toMatchObject({
      status: 'scored',
      band: 'high',
      suicideRisk: { level: 'high' },
    });
    expect(answer(['N', 'N', null, null, null, 'N'], since)).toMatchObject({ band: 'none', suicideRisk: { kind: 'none' } });
    expect(answer(['N', 'Y', 'Y', 'N', 'N', 'N'], since)).toMatchObject({ band: 'moderate' });
  });
});

describe('triage table', () => {
  it('is data: another table grades the same answers otherwise', () => {
    const answers = new Map([['4', 1]]);
    expect(riskLevelShown(answers)).toBe('high');
    const other = { version: 'other', rules: [{ level: 'moderate', anyOf: [{ item: '4', answer: 1 }] }] } as const;
    expect([riskLevelShown(answers, other), columbiaTriage.rules.map((rule) => rule.level)]).toEqual([
      'moderate',
      ['high', 'moderate', 'low'],
    ]);
  });

  it('is never lowered by a later finding', () => {
    expect([riskLevelAfter('high', 'low'), riskLevelAfter('low', 'moderate'), riskLevelAfter('none', 'none')]).toEqual([
      'high',
      'moderate',
      'none',
    ]);
  });
});
