import { trendLine } from './trend-gaps.js';

const form = (takenAt: string, total: number | null, enteredInError: object | null = null) =>
  ({ id: takenAt, takenAt: `${takenAt}:00Z`, score: { total }, enteredInError }) as never;
const drawn = (...forms: never[]) => {
  const { segments, gaps } = trendLine(forms);
  return [segments.map((segment) => segment.map(({ score }) => score.total)), gaps.map(({ reason }) => reason)];
};

describe('the line through the scores of a measure', () => {
  it('goes through scores that are at most 21 days apart, and not a minute more', () => {
    expect(drawn(form('2026-11-01T10:00', 20), form('2026-11-08T10:00', 14), form('2026-11-29T10:00', 9))).toEqual([[[20, 14, 9]], []]);
    expect(drawn(form('2026-11-01T10:00', 20), form('2026-11-22T10:01', 9))).toEqual([[[20], [9]], ['nothing-answered']]);
  });

  it('stops at a form that came back incomplete, and goes on after it', () => {
    expect(
      drawn(form('2026-11-01T10:00', 20), form('2026-11-08T10:00', null), form('2026-11-15T10:00', 9), form('2026-11-20T10:00', 8)),
    ).toEqual([[[20], [9, 8]], ['not-scored']]);
  });

  it('does not count a form in error, nor an incomplete one before the first score or after the last', () => {
    const wrong = form('2026-11-08T10:00', null, { reason: 'Other patient' });
    expect(
      drawn(
        form('2026-10-30T10:00', null),
        form('2026-11-01T10:00', 20),
        wrong,
        form('2026-11-15T10:00', 9),
        form('2026-11-16T10:00', null),
      ),
    ).toEqual([[[20, 9]], []]);
    expect(drawn()).toEqual([[], []]);
  });
});
