import { answerCommand } from './domain-command.js';

const score = (id: string, input: unknown) => answerCommand(['score', id], JSON.stringify(input));

describe('the measure commands', () => {
  it('score a form from a list, an object or beside its options', () => {
    expect(score('phq-9', [2, 2, 2, 2, 1, 2, 1, 1, 1])).toMatchObject({ ok: true, status: 'scored', total: 14 }); // 5 × 2 + 4 × 1
    expect(score('audit-c', { answers: [3, 0, 0], sex: 'female' })).toMatchObject({ ok: true, total: 3 });
    expect(score('audit-c', { answers: [3, 0, 0], sex: 'F' })).toMatchObject({ findings: { isPositive: true } });
    expect(score('audit-c', { answers: [2, 1, 0], sex: 'M' })).toMatchObject({ findings: { isPositive: false } });
    expect(score('phq-9', [2, 2, 2, 2, 1, 2, 1, 1, null])).toMatchObject({ ok: true, status: 'not-scored', total: null });
  });

  it('refuse forms that cannot be', () => {
    expect(score('phq-9', [4, 0, 0, 0, 0, 0, 0, 0, 0]).ok).toBe(false);
    expect(score('phq-99', [1])).toMatchObject({ ok: false, refusals: [{ code: 'unknown-instrument' }] });
    expect(score('phq-9', null).ok).toBe(false);
  });

  it('compare two totals', () => {
    expect(answerCommand(['compare', 'phq-9'], '{"baseline":22,"current":14}')).toMatchObject({
      ok: true,
      change: -8,
      improvementPercent: 36.4,
    });
    expect(answerCommand(['compare', 'phq-9'], '{"baseline":22}').ok).toBe(false);
  });
});
