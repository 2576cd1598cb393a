import { instant } from '../../shared/instant.js';
import { localDate } from '../../shared/local-date.js';
import { scoreMeasure } from '../score-measure.js';
import { decodeInput } from '../../shared/decoder.js';
import { latestScored, measureTrends, type MeasureResponseView } from './measure-trends.js';
import { recordMeasureResponse } from './record-response.js';

const firstDose = { startedAt: instant('2026-11-03T15:00:00Z'), startedOn: localDate('2026-11-03') };
const by = { id: 'ruiz', name: 'Elena Ruiz' };

function form(id: string, on: string, answers: unknown, more: Partial<MeasureResponseView> = {}): MeasureResponseView {
  const scored = scoreMeasure('phq-9', answers);
  if (!scored.allowed) throw new Error('The form of this test is not one');
  const times = { takenAt: `${on}T14:00:00.000Z`, takenOn: localDate(on), recordedAt: `${on}T14:05:00.000Z` };
  const where = { setting: 'paper', occasion: null, courseId: null, recordedBy: by, enteredInError: null } as const;
  return { id, instrumentId: 'phq-9', score: scored.value, ...times, ...where, ...more };
}

const baseline22 = form('first', '2026-10-30', [3, 3, 3, 3, 3, 2, 2, 3, 0]);
const today14 = form('today', '2026-11-17', [2, 2, 2, 2, 1, 2, 1, 1, 1]);
const [unfrozen] = measureTrends([baseline22], [], firstDose);
const frozen = [{ ...required(unfrozen?.baseline), isFrozen: true, frozenAt: '2026-11-03T15:00:00.000Z', courseId: 'c' }];

function required<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error('Expected a value');
  return value;
}

describe('the line of one measure', () => {
  it('compares the last score with the frozen baseline', () => {
    // (22 − 14) / 22 = 36.4 %
    expect(measureTrends([today14, baseline22], frozen, firstDose)[0]).toMatchObject({
      responses: [{ id: 'first' }, { id: 'today' }],
      baseline: { total: 22, isFrozen: true },
      change: { change: -8, improvementPercent: 36.4, response: 'partial-response' },
    });
  });

  it('compares nothing before a baseline is frozen, or with the baseline itself', () => {
    expect(unfrozen).toMatchObject({ baseline: { responseId: 'first', isFrozen: false, isScreeningScore: false }, change: null });
    expect(measureTrends([baseline22], frozen, firstDose)[0]?.change).toBeNull();
  });

  it('passes over forms in error and forms with gaps', () => {
    const wrong = form('wrong', '2026-11-18', [0, 0, 0, 0, 0, 0, 0, 0, 0], { enteredInError: { by, reason: 'Other patient', at: '' } });
    const half = form('half', '2026-11-19', [1, 1]);
    const [line] = measureTrends([wrong, half, today14, baseline22], frozen, firstDose);
    expect([line?.responses.length, line?.change?.inputs.current]).toEqual([4, 14]);
    expect(latestScored([half, wrong])).toBeNull();
  });

  it('takes an older screening form as baseline only where nothing nearer is complete, and says so', () => {
    const old = form('old', '2026-10-01', [3, 3, 3, 3, 3, 2, 2, 3, 0], { occasion: 'screening' });
    expect(measureTrends([old], [], firstDose)[0]?.baseline).toMatchObject({ responseId: 'old', isScreeningScore: true });
    expect(measureTrends([{ ...old, occasion: null }], [], firstDose)[0]?.baseline).toBeNull();
    expect(measureTrends([old, baseline22], [], firstDose)[0]?.baseline).toMatchObject({ responseId: 'first', isScreeningScore: false });
  });

  it('does not compare with a baseline that the form can not have', () => {
    const impossible = frozen.map((one) => ({ ...one, total: 99 }));
    expect(measureTrends([today14, baseline22], impossible, firstDose)[0]?.change).toBeNull();
  });

  it('does not compare a form older than the baseline', () => {
    const earlier = form('earlier', '2026-10-20', [1, 1, 1, 1, 1, 1, 1, 1, 0]);
    const [line] = measureTrends([earlier], frozen, firstDose);
    expect(line?.change).toBeNull();
  });
});

describe('sending a form', () => {
  const sent = { id: '0199a0b0-0000-7000-8000-000000000001', instrumentId: 'phq-9', answers: [1, null], takenAt: '2026-11-17T14:00:00Z' };

  it.each([
    ['on paper', { setting: 'paper' }, true],
    ['as if by link', { setting: 'link' }, false],
    ['without saying when', { setting: 'paper', takenAt: '2026-11-17' }, false],
    ['with an answer that is a text of a book', { setting: 'paper', answers: { '1': 'x'.repeat(25) } }, false],
  ])('%s', (_how, more, isRead) => {
    expect(decodeInput(recordMeasureResponse, { ...sent, ...more }).allowed).toBe(isRead);
  });
});
