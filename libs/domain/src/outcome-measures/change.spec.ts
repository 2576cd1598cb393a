import { instant } from '../shared/instant.js';
import { localDate } from '../shared/local-date.js';
import { type BaselineCandidate, selectBaseline } from './baseline.js';
import { measureCodes, outgoingCode } from './codes.js';
import { compareScores, type ScoreComparison } from './compare-scores.js';
import { instrumentOf } from './instruments/index.js';
import { relapseStanding } from './relapse.js';
import { reliableChangeIndex } from './reliable-change.js';
import { canSendRemotely, isHeardAlready, riskEventFor } from './risk-event.js';
import { scoreMeasure } from './score-measure.js';

function compared(instrument: string, baseline: unknown, current: unknown): ScoreComparison {
  const decision = compareScores(instrument, baseline, current);
  if (!decision.allowed) throw new Error(JSON.stringify(decision.refusals));
  return decision.value;
}
const refused = (instrument: unknown, baseline: unknown, current: unknown) => {
  const decision = compareScores(instrument, baseline, current);
  return decision.allowed ? [] : decision.refusals.map(({ code, path }) => `${code} ${path}`);
};
function scored(instrument: string, answers: unknown) {
  const decision = scoreMeasure(instrument, answers);
  if (!decision.allowed) throw new Error(JSON.stringify(decision.refusals));
  return decision.value;
}

describe('change against baseline', () => {
  it.each([
    ['phq-9', 22, 11, 'response', 50, '1/2', 'improved', false],
    ['phq-9', 22, 12, 'partial-response', 45.5, '5/11', 'improved', false],
    ['phq-9', 22, 14, 'partial-response', 36.4, '4/11', 'improved', false],
    ['phq-9', 21, 8, 'response', 61.9, '13/21', 'improved', false],
    ['phq-9', 20, 15, 'partial-response', 25, '1/4', 'unchanged', false], // 5 points are not 6
    ['phq-9', 21, 16, 'no-response', 23.8, '5/21', 'unchanged', false],
    ['phq-9', 10, 16, 'no-response', -60, '-3/5', 'deteriorated', false],
    ['phq-9', 9, 4, 'response', 55.6, '5/9', 'unchanged', true],
    ['phq-9', 0, 3, 'not-applicable', null, null, 'unchanged', true],
    ['phq-9', 0, 6, 'not-applicable', null, null, 'deteriorated', false],
    ['phq-9', 12, 12, 'no-response', 0, '0', 'unchanged', false],
    ['gad-7', 12, 8, 'partial-response', 33.3, '1/3', 'improved', false],
    ['gad-7', 12, 9, 'partial-response', 25, '1/4', 'unchanged', false],
    ['pcl-5', 58, 46, 'no-response', 20.7, '6/29', 'improved', null],
    ['who-5', 40, 60, 'response', 50, '1/2', 'no-agreed-threshold', null],
    ['who-5', 40, 56, 'partial-response', 40, '2/5', 'no-agreed-threshold', null],
    ['who-5', 60, 40, 'no-response', -33.3, '-1/3', 'no-agreed-threshold', null],
    ['who-5', 0, 40, 'not-applicable', null, null, 'no-agreed-threshold', null],
    ['madrs', 30, 15, 'response', 50, '1/2', 'no-agreed-threshold', false],
    ['cgi-s', 5, 2, 'not-applicable', null, null, 'no-agreed-threshold', true],
    ['wai-sr', 40, 48, 'not-applicable', null, null, 'no-agreed-threshold', null],
  ])('%s %i → %i is %s', (instrument, baseline, current, response, improvementPercent, improvementExact, reliableChange, isRemission) => {
    expect(compared(instrument, baseline, current)).toMatchObject({
      ...{
        response,
        improvementPercent,
        improvementExact,
        reliableChange,
        isRemission,
        inputs: { baseline, current },
        change: current - baseline,
      },
    });
  });

  it('carries the formula with its inputs', () => {
    const change = compared('phq-9', 22, 11);
    expect(change.formulas).toEqual({
      improvement: 'baseline − current',
      response: '(baseline − current) / baseline ≥ 1/2, partial ≥ 1/4',
      remission: 'current ≤ 4',
      reliableChange: '|baseline − current| ≥ 6',
      meaningfulChange: '|baseline − current| ≥ 5',
    });
    expect(compared('who-5', 40, 60).formulas).toMatchObject({ improvement: 'current − baseline' });
    expect(Object.is(compared('phq-9', 12, 12).improvement, 0)).toBe(true);
  });

  it('knows meaningful change by points, by share, and where nobody agreed on one', () => {
    const meaningful = (instrument: string, baseline: number, current: number) => compared(instrument, baseline, current).meaningfulChange;
    expect([meaningful('pcl-5', 58, 48), meaningful('pcl-5', 58, 49), meaningful('pcl-5', 40, 50)]).toEqual([
      'improved',
      'unchanged',
      'deteriorated',
    ]);
    expect([meaningful('bdi-ii', 40, 33), meaningful('bdi-ii', 40, 34), meaningful('bdi-ii', 40, 47)]).toEqual([
      'improved',
      'unchanged',
      'deteriorated',
    ]); // 7/40 = 17.5 %
    expect([meaningful('bdi-ii', 0, 10), meaningful('gad-7', 20, 0), meaningful('isi', 20, 14)]).toEqual([
      ...['no-agreed-threshold', 'no-agreed-threshold', 'improved'],
    ]);
  });

  it('names deterioration by the reliable threshold, else by the meaningful one, else not at all', () => {
    const worse = (instrument: string, baseline: number, current: number) => compared(instrument, baseline, current).isDeterioration;
    expect([worse('phq-9', 10, 15), worse('phq-9', 10, 16), worse('who-5', 60, 48), worse('who-5', 60, 52)]).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect([worse('qids-sr16', 10, 27), worse('pcl-5', 30, 35)]).toEqual([null, true]);
  });

  it('judges the Sheehan scale by its totals and areas', () => {
    expect(compared('sds', 20, 12)).toMatchObject({ response: 'response', isRemission: false });
    expect(compared('sds', 20, 13)).toMatchObject({ response: 'no-response' });
    expect(compared('sds', 12, 3)).toMatchObject({ response: 'not-applicable', isRemission: null });
    expect(compared('sds', 20, 2).isRemission).toBe(true);
    expect(compared('sds', 20, scored('sds', [2, 2, 2])).isRemission).toBe(true);
    expect(compared('sds', 20, scored('sds', [3, 0, 0])).isRemission).toBe(false);
    expect(compared('sds', 20, 2).formulas['response']).toBe('current ≤ 12 after a baseline above it');
  });

  it('takes whole scores and never mixes instruments, windows or versions', () => {
    const month = scored(
      'pcl-5',
      Array.from({ length: 20 }, () => 2),
    );
    const week = scored(
      'pcl-5-past-week',
      Array.from({ length: 20 }, () => 1),
    );
    expect(compared('pcl-5', month, { ...month, total: 20 })).toMatchObject({ response: 'response' });
    expect(refused('pcl-5', month, week)).toEqual(['other-instrument current.instrument', 'other-recall-window current.recallWindow']);
    expect(refused('pcl-5', { ...month, recallWindow: 'past-week' }, 20)).toEqual(['other-recall-window baseline.recallWindow']);
    expect(refused('pcl-5', { ...month, instrumentVersion: '0' }, 20)).toEqual(['other-version baseline.instrumentVersion']);
  });

  it.each<[string, unknown, unknown, unknown, string[]]>([
    ['an unknown instrument', 'phq', 1, 1, ['unknown-instrument instrument']],
    ['an instrument without a rule of change', 'audit-c', 3, 4, ['no-change-rule instrument']],
    ['the CGI of improvement, a change itself', 'cgi-i', 3, 2, ['no-change-rule instrument']],
    ['totals out of range on both sides', 'phq-9', 28, -1, ['score-unreadable baseline', 'score-unreadable current']],
    ['fractions', 'phq-9', 10.5, 9, ['score-unreadable baseline']],
    ['a WHO-5 total that is no multiple of four', 'who-5', 40, 50, ['score-unreadable current']],
    ['texts and nothing', 'phq-9', '10', null, ['score-unreadable baseline', 'score-unreadable current']],
    ['a form that is not scored', 'phq-9', 10, { total: null }, ['not-scored current']],
    ['NaN', 'phq-9', Number.NaN, 4, ['score-unreadable baseline']],
  ])('refuses %s', (_what, instrument, baseline, current, expected) => {
    expect(refused(instrument, baseline, current)).toEqual(expected);
  });
});

describe('reliable change index', () => {
  const rci = (baseline: unknown, current: unknown, standardDeviation: unknown, reliability: unknown) =>
    reliableChangeIndex({ baseline, current, standardDeviation, reliability });

  it('is reliable above 1.96 in size, decided exactly', () => {
    expect(rci(22, 14, 6, '0.84')).toMatchObject({ allowed: true, value: { index: -2.36, isReliable: true } }); // −8 / (6 × 0.5657)
    expect(rci(22, 16, 6, 0.84)).toMatchObject({ allowed: true, value: { index: -1.77, isReliable: false } });
    expect(rci('0', '1.96', 1, 0.5)).toMatchObject({ allowed: true, value: { index: 1.96, isReliable: false } }); // SD·√2·√½ = 1
    expect(rci('0', '1.961', 1, 0.5)).toMatchObject({ allowed: true, value: { index: 1.96, isReliable: true } });
  });

  it('refuses what is no number, no spread and no reliability, all at once', () => {
    const paths = (decision: ReturnType<typeof rci>) => (decision.allowed ? [] : decision.refusals.map(({ path }) => path));
    expect([paths(rci('x', null, 6, Number.NaN)), paths(rci(1, 2, 0, 1)), paths(rci(1, 2, -1, -0.1)), paths(rci(1, 2, 1, 0))]).toEqual([
      ...[['baseline', 'current', 'reliability'], ['standardDeviation', 'reliability'], ['standardDeviation', 'reliability'], []],
    ]);
  });
});

describe('baseline', () => {
  const dose = { startedAt: instant('2026-11-03T15:00:00Z'), startedOn: localDate('2026-11-03') };
  const candidate = (id: string, at: string, more: Partial<BaselineCandidate> = {}): BaselineCandidate => ({
    ...{ id, instrument: 'phq-9', recallWindow: 'past-2-weeks', status: 'scored', isProRated: false, total: 20, isScreening: false },
    ...{ answeredAt: instant(at), answeredOn: localDate(at.slice(0, 10)), ...more },
  });
  const chosen = (...candidates: BaselineCandidate[]) => selectBaseline(candidates, dose, null);

  it('is the last complete score of the fourteen days before the first dose', () => {
    const near = candidate('near', '2026-10-31T12:00:00Z', { total: 22 });
    expect(
      chosen(
        candidate('far', '2026-10-25T12:00:00Z'),
        near,
        candidate('open', '2026-11-02T12:00:00Z', { status: 'not-scored', total: null }),
      ),
    ).toEqual({
      ...{ responseId: 'near', instrument: 'phq-9', recallWindow: 'past-2-weeks', total: 22, answeredOn: '2026-10-31' },
      ...{ frozenAt: dose.startedAt, policyVersion: '1', isScreeningScore: false },
    });
    expect(chosen(candidate('edge', '2026-10-20T12:00:00Z'))?.responseId).toBe('edge'); // 14 days
    expect(chosen(candidate('old', '2026-10-19T12:00:00Z'))).toBeNull(); // 15 days
    expect(chosen(candidate('rated', '2026-11-01T12:00:00Z', { isProRated: true }))).toBeNull();
  });

  it('takes the dosing day before the dose, never after', () => {
    expect(chosen(candidate('before', '2026-11-03T14:59:00Z'), candidate('after', '2026-11-03T15:01:00Z'))?.responseId).toBe('before');
  });

  it('falls back to the screening score, and says so', () => {
    const screening = candidate('screening', '2026-09-01T12:00:00Z', { isScreening: true });
    expect(chosen(screening)).toMatchObject({ responseId: 'screening', isScreeningScore: true });
    expect(chosen(screening, candidate('near', '2026-10-30T12:00:00Z'))).toMatchObject({ responseId: 'near', isScreeningScore: false });
    expect(chosen(candidate('triage', '2026-11-01T12:00:00Z', { total: null }))).toBeNull();
  });

  it('never moves once frozen', () => {
    const frozen = chosen(candidate('first', '2026-10-25T12:00:00Z'));
    expect(selectBaseline([candidate('later', '2026-11-02T12:00:00Z')], dose, frozen)).toBe(frozen);
  });
});

describe('relapse', () => {
  const followed = (...totals: number[]) => totals.map((total, index) => ({ total, answeredOn: localDate(`2026-12-0${index + 1}`) }));

  it('needs a response first, then ten points and five above the lowest, twice or confirmed', () => {
    expect(relapseStanding(22, followed(15, 18), false)).toMatchObject({ standing: 'no-response-yet', nadir: null });
    expect(relapseStanding(22, followed(9, 9), false)).toMatchObject({ standing: 'response-held', nadir: 9 });
    expect(relapseStanding(22, followed(9, 14), false)).toMatchObject({ standing: 'possible-relapse', occasions: ['2026-12-02'] });
    expect(relapseStanding(22, followed(9, 14), true)).toMatchObject({ standing: 'relapse' });
    expect(relapseStanding(22, followed(9, 14, 15), false)).toMatchObject({ standing: 'relapse', occasions: ['2026-12-02', '2026-12-03'] });
    expect(relapseStanding(22, followed(9, 13), true)).toMatchObject({ standing: 'response-held' }); // 4 above the lowest
    expect(relapseStanding(22, followed(3, 9), true)).toMatchObject({ standing: 'response-held' }); // 9 is below 10
    expect(relapseStanding(22, followed(4, 10), true)).toMatchObject({ standing: 'relapse', nadir: 4, policyVersion: '1' });
  });

  it('follows the days, not the order of arrival', () => {
    expect(relapseStanding(22, followed(9, 14, 15).toReversed(), false)).toMatchObject({
      standing: 'relapse',
      occasions: ['2026-12-02', '2026-12-03'],
    });
  });
});

describe('risk events', () => {
  const at = instant('2026-11-17T14:38:00Z');

  it('open with their clock, whatever the total', () => {
    expect(riskEventFor(scored('phq-9', { '9': 1 }), 'in-clinic', at)).toEqual({
      ...{ instrument: 'phq-9', source: [{ item: '9', value: 1, riskFrom: 1 }], level: null, setting: 'in-clinic', openedAt: at },
      ...{ acknowledgeBy: instant('2026-11-17T14:53:00Z'), needsCssrs: true, policyVersion: '3' },
    });
    const remote = riskEventFor(scored('c-ssrs-screener', ['Y', 'N', null, null, null, 'N']), 'remote', at);
    expect(remote).toMatchObject({ level: 'low', acknowledgeBy: instant('2026-11-17T15:38:00Z'), needsCssrs: false });
    expect(riskEventFor(scored('gad-7', []), 'remote', at)).toBeNull();
  });

  it('is heard once when a form says in the end what was heard while it was begun, and anew when it says more', () => {
    const said = (item: string, value: number) => [{ item, value, riskFrom: 1 }];
    expect([3, 1].map((value) => isHeardAlready(said('9', value), said('9', 3)))).toEqual([true, true]);
    expect([isHeardAlready(said('9', 3), said('9', 1)), isHeardAlready(said('2', 1), said('1', 1))]).toEqual([false, false]);
  });

  it('keep suicide items inside covered hours', () => {
    const may = (id: string, isWithinStaffedHours: boolean, hasAfterHoursCover: boolean) => {
      const definition = instrumentOf(id);
      return definition !== null && canSendRemotely(definition, { isWithinStaffedHours, hasAfterHoursCover });
    };
    expect([may('phq-9', false, false), may('phq-9', true, false), may('phq-9', false, true), may('gad-7', false, false)]).toEqual([
      ...[false, true, true, true],
    ]);
  });
});

describe('codes', () => {
  it('leave as LOINC only when verified', () => {
    expect(outgoingCode('phq-9', 'total')).toEqual({ system: 'http://loinc.org', code: '44261-6' });
    expect(outgoingCode('pcl-5', 'total')).toEqual({ system: 'urn:kat:instrument', code: 'pcl-5-total' });
    expect(outgoingCode('dast-10', 'total')).toEqual({ system: 'urn:kat:instrument', code: 'dast-10-total' });
    expect(new Set(measureCodes.map((row) => row.loinc)).size).toBe(measureCodes.length);
  });
});
