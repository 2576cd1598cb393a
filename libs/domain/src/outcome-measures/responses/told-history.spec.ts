import { checklistCodes } from '../../patients/eligibility/checklist.js';
import { instrumentOf, instruments } from '../instruments/index.js';
import { scoreMeasure } from '../score-measure.js';
import type { MeasureResponseView } from './measure-trends.js';
import { asksForLook, suicideItemsLeftOpen, toldHistories } from './told-history.js';

function told(day: string, answers: Record<string, number>, more: Partial<MeasureResponseView> = {}): MeasureResponseView {
  const scored = scoreMeasure('intake-history', answers);
  if (!scored.allowed) throw new Error(JSON.stringify(scored.refusals));
  return {
    ...{
      id: day,
      instrumentId: 'intake-history',
      score: scored.value,
      takenAt: `${day}T15:00:00Z`,
      takenOn: day as never,
      setting: 'link',
    },
    ...{ occasion: null, courseId: null, recordedBy: null, recordedAt: `${day}T15:00:00Z`, enteredInError: null },
    ...more,
  };
}
const flaggedIn = (...forms: MeasureResponseView[]) =>
  toldHistories(forms).flatMap(({ answers }) =>
    answers.filter(({ isFlagged }) => isFlagged).map(({ item, answer }) => `${item}: ${answer}`),
  );
const intake = instrumentOf('intake-history');
const allNo = Object.fromEntries((intake?.items ?? []).map(({ linkId }) => [linkId, linkId === 'way-home' ? 1 : 0]));

describe('what a patient tells in a history form', () => {
  it('is complete or incomplete, and never a total or a baseline', () => {
    const [whole, half] = [scoreMeasure('intake-history', allNo), scoreMeasure('intake-history', { pregnant: 1 })];
    expect(whole).toMatchObject({ value: { status: 'scored', total: null, band: null, missing: [], suicideRisk: { kind: 'not-asked' } } });
    expect(half).toMatchObject({ value: { status: 'not-scored', total: null } });
    expect(half.allowed && half.value.missing.length).toBe((intake?.items.length ?? 0) - 1);
  });

  it('asks for a look at "yes" and at "I am not sure", and where a "no" is the worry, at "no"', () => {
    expect(flaggedIn(told('2026-11-20', allNo))).toEqual([]);
    expect(flaggedIn(told('2026-11-20', { ...allNo, pregnant: 2, stimulant: 1, 'way-home': 0 }))).toEqual([
      'pregnant: I am not sure',
      'stimulant: Yes',
      'way-home: No',
    ]);
    expect(flaggedIn(told('2026-11-20', { ...allNo, pregnant: 3 }))).toEqual([]); // does not apply
  });

  it('keeps a flagged answer in sight that a later form replaced, while nobody has looked at its form', () => {
    const [monday, wednesday] = [told('2026-11-23', { pregnant: 1 }), told('2026-11-25', { pregnant: 0 })];
    const shown = (waiting: string[]) =>
      toldHistories([monday, wednesday], new Set(waiting)).flatMap(({ answers }) =>
        answers.map(({ answer, isFlagged, isReplaced }) => [answer, isFlagged, isReplaced]),
      );
    expect(shown(['2026-11-23'])).toEqual([
      ['No', false, false],
      ['Yes', true, true],
    ]);
    expect(shown([])).toEqual([['No', false, false]]);
  });

  it('asks for a look as soon as one answer does, in a history and about the bladder, and never for a question left open', () => {
    const asks = (instrument: string, answers: object) =>
      asksForLook({ instrument, answers: answers as never, suicideRisk: { kind: 'not-asked' } });
    expect([asks('intake-history', allNo), asks('intake-history', { pregnant: 2 }), asks('intake-history', {})]).toEqual([
      false,
      true,
      false,
    ]);
    expect([asks('bladder-4', { 1: 1, 2: 1 }), asks('bladder-4', { 1: 0, 4: 2 })]).toEqual([false, true]); // above "sometimes"
    expect([asks('phq-9', { 1: 3 }), asks('nonsense', { 1: 3 })]).toEqual([false, false]);
  });

  it('keeps what was told before to a question that a later form leaves open', () => {
    const [earlier, later] = [told('2026-11-20', { ...allNo, pregnant: 1 }), told('2026-11-24', { thyroid: 0 })];
    expect(flaggedIn(earlier, later)).toEqual(['pregnant: Yes']);
    const [history] = toldHistories([earlier, later]);
    expect([history?.open, history?.takenAt.slice(0, 10)]).toEqual([(intake?.items.length ?? 0) - 1, '2026-11-24']);
    expect(history?.answers.find(({ item }) => item === 'pregnant')).toMatchObject({
      takenAt: earlier.takenAt,
      checklistCode: 'pregnancy',
    });
    expect(flaggedIn(earlier, told('2026-11-24', allNo))).toEqual([]);
  });

  it('tells nothing from a form entered in error', () => {
    const error = { by: { id: 'n', name: 'Elena Ruiz' }, reason: 'Another patient.', at: '2026-11-20T16:00:00Z' };
    expect(toldHistories([told('2026-11-20', allNo, { enteredInError: error })])).toEqual([]);
  });

  it('stands beside rows of the checklist that exist, and covers what an intake can ask', () => {
    const named = instruments.flatMap(({ items }) => items.flatMap(({ checklistCode }) => checklistCode ?? []));
    expect(named.filter((code) => !checklistCodes.includes(code))).toEqual([]);
    const asked = intake?.items.map(({ checklistCode }) => checklistCode) ?? [];
    // What a clinician judges, what is of the day alone, and what other forms and the birth date say.
    const others = ['blood-pressure-hazard', 'intoxication', 'alcohol-last-24-hours', 'minor', 'lacks-capacity', 'imminent-suicide-risk'];
    expect(checklistCodes.filter((code) => !asked.includes(code))).toEqual(others);
  });

  it('asks for a look where the question about suicide was left open, also where only a total is known, and not once it is answered', () => {
    const form = (instrumentId: string, answers: Record<string, number>) => {
      const scored = scoreMeasure(instrumentId, answers);
      if (!scored.allowed) throw new Error(JSON.stringify(scored.refusals));
      return told('2026-11-20', {}, { instrumentId, score: scored.value });
    };
    const whole = form('phq-9', Object.fromEntries([...'123456789'].map((item) => [item, 0])));
    const [half, total] = [form('phq-9', { '1': 2 }), form('madrs', { total: 20 })];
    expect([half, total, whole].map(({ score }) => asksForLook(score))).toEqual([true, true, false]);
    const [open] = suicideItemsLeftOpen([half], new Set([half.id]));
    expect(open).toMatchObject({ responseId: half.id, name: 'PHQ-9', wordings: [expect.stringMatching(/better off dead/)] });
    expect(suicideItemsLeftOpen([half], new Set())).toEqual([]);
  });
});
