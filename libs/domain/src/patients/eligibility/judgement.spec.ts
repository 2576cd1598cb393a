import { localDate } from '../../shared/local-date.js';
import { eligibilityOutcomes, judgeEligibility, type Judgement } from './judgement.js';

const on = localDate('2026-11-17');
const judged = (proposed: (typeof eligibilityOutcomes)[number], given: Partial<Judgement> = {}) => {
  const decision = judgeEligibility(proposed, { outcome: null, reason: null, conditions: [], deferredUntil: null, ...given }, on);
  return decision.allowed ? decision.value : decision.refusals.map(({ code }) => code);
};

describe('a prescriber’s judgement over the checklist', () => {
  it.each(eligibilityOutcomes)('takes the proposal "%s" as it is', (proposed) => {
    expect(judged(proposed)).toBe(proposed);
  });

  it('may be stricter with a reason, never without one', () => {
    expect(judged('eligible', { outcome: 'deferred', reason: 'sleep study first' })).toBe('deferred');
    expect(judged('eligible', { outcome: 'deferred' })).toEqual(['reason-missing']);
  });

  it('may not be milder than the checklist, whatever the reason', () => {
    for (const [place, proposed] of eligibilityOutcomes.entries())
      for (const milder of eligibilityOutcomes.slice(0, place))
        expect(judged(proposed, { outcome: milder, reason: 'it will be fine' })).toEqual(['milder-than-the-checklist']);
  });

  it('adds conditions, and a decision "with conditions" names at least one', () => {
    expect(judged('eligible', { conditions: ['ECG before the first dose'] })).toBe('eligible_with_conditions');
    expect(judged('eligible', { outcome: 'eligible_with_conditions', reason: 'pulse' })).toEqual(['condition-missing']);
  });

  it('defers to a day ahead, and only a deferral has such a day', () => {
    expect(judged('deferred', { deferredUntil: localDate('2026-11-18') })).toBe('deferred');
    expect(judged('deferred', { deferredUntil: on })).toEqual(['deferral-not-ahead']);
    expect(judged('eligible', { deferredUntil: localDate('2026-12-01') })).toEqual(['deferral-not-ahead']);
  });
});
