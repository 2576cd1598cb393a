import { localDate } from '../../shared/local-date.js';
import type { TreatmentProduct } from '../../shared/treatment-product.js';
import { type ChecklistAnswer, checklistAnswer } from './answers.js';
import { type ChecklistCode, checklistCodes, checklistItems } from './checklist.js';
import { decideEligibility, type Eligibility } from './decide-eligibility.js';
import type { EligibilityQuestion } from './eligibility-question.js';
import { eligibilityStanding } from './expiry.js';
import { minimumFacts, missingFacts } from './minimum-data.js';
import { defaultEligibilityPolicy as policy } from './policy.js';

const on = localDate('2026-11-17');
const answered = (code: ChecklistCode, answer: string, more: object = {}): ChecklistAnswer =>
  checklistAnswer.parse({ code, answer, answeredOn: '2026-11-10', source: 'interview', ...more });

function question(given: readonly ChecklistAnswer[], more: Partial<EligibilityQuestion> = {}): EligibilityQuestion {
  const changed = new Set(given.map((answer) => answer.code));
  const rest = checklistCodes.filter((code) => !changed.has(code)).map((code) => answered(code, 'absent'));
  return { product: 'intravenous-ketamine', answers: [...rest, ...given], missingFacts: [], on, occasion: 'screening', policy, ...more };
}

function decided(given: readonly ChecklistAnswer[], more: Partial<EligibilityQuestion> = {}): Eligibility {
  const decision = decideEligibility(question(given, more));
  if (!decision.allowed) throw new Error(JSON.stringify(decision.refusals));
  return decision.value;
}
const brief = (eligibility: Eligibility) => [
  eligibility.outcome,
  eligibility.reasons.map((reason) => [reason.item, reason.effect, ...reason.needs]),
];

describe('eligibility', () => {
  it('is given when every item is answered absent and no fact is missing', () => {
    const total = checklistItems.length;
    expect(decided([])).toMatchObject({ outcome: 'eligible', reasons: [], completeness: { answered: total, total, unanswered: [] } });
    expect(decided([], { missingFacts: ['phq-9'] }).outcome).toBe('deferred');
  });

  it('is ruled out by a class A item and names every other reason too', () => {
    const found = decided([answered('aneurysm', 'present'), answered('opioid', 'present'), answered('psychosis', 'present')]);
    expect(brief(found)).toEqual([
      'ineligible',
      [
        ['aneurysm', 'rules-out'],
        ['psychosis', 'rules-out'],
        ['opioid', 'defers', 'plan'],
      ],
    ]);
  });

  it('waits for an answer when a class A item is unknown or was never asked', () => {
    expect(brief(decided([answered('aneurysm', 'unknown')]))).toEqual(['deferred', [['aneurysm', 'defers', 'answer']]]);
    const nothingAsked = decideEligibility({ ...question([]), answers: [] });
    expect(nothingAsked).toMatchObject({ allowed: true, value: { outcome: 'deferred', completeness: { answered: 0 } } });
    expect(nothingAsked.allowed && nothingAsked.value.reasons.every((reason) => reason.answer === 'not-answered')).toBe(true);
  });

  it.each<[TreatmentProduct, ChecklistCode, string, object, string, string[]]>([
    ['intranasal-esketamine', 'psychosis', 'present', {}, 'deferred', ['justification']],
    ['intranasal-esketamine', 'psychosis', 'present', { justification: 'benefit outweighs' }, 'eligible_with_conditions', []],
    ['intranasal-esketamine', 'pregnancy', 'unknown', {}, 'deferred', ['justification']],
    ['intramuscular-ketamine', 'pregnancy', 'present', { justification: 'x' }, 'ineligible', []],
    ['intravenous-ketamine', 'maoi', 'present', { plan: 'BP every 5 min' }, 'eligible_with_conditions', []],
    ['intravenous-ketamine', 'maoi', 'unknown', {}, 'deferred', ['plan']],
    ['intravenous-ketamine', 'active-substance-use', 'present', { substance: 'ketamine-or-pcp', justification: 'x' }, 'ineligible', []],
    ['intravenous-ketamine', 'active-substance-use', 'present', { justification: 'x' }, 'ineligible', []],
    ['intravenous-ketamine', 'active-substance-use', 'present', { substance: 'other', justification: 'x' }, 'eligible_with_conditions', []],
    ['intravenous-ketamine', 'active-substance-use', 'unknown', { substance: 'other' }, 'deferred', ['answer']],
    ['intravenous-ketamine', 'intoxication', 'present', {}, 'deferred', ['waiting']],
    ['intravenous-ketamine', 'imminent-suicide-risk', 'present', {}, 'deferred', ['crisis-evaluation']],
    ['intravenous-ketamine', 'no-escort', 'present', {}, 'eligible_with_conditions', ['escort']],
    ['intravenous-ketamine', 'recent-cardiovascular-event', 'present', {}, 'ineligible', []],
  ])('%s: %s %s %j is %s', (product, code, answer, more, outcome, needs) => {
    const found = decided([answered(code, answer, more)], { product });
    expect([found.outcome, found.reasons[0]?.needs]).toEqual([outcome, needs]);
  });

  it('defers a recent heart attack until six weeks have passed, then asks for justification and cardiology', () => {
    const since = (eventOn: string, more: object = {}) =>
      decided([answered('recent-cardiovascular-event', 'present', { eventOn, ...more })]);
    expect(since('2026-10-06').reasons[0]).toMatchObject({ effect: 'defers', needs: ['waiting'], deferredUntil: '2026-11-18' }); // 42 days end on 11-17
    expect(since('2026-10-05').reasons[0]).toMatchObject({ itemClass: 'B', effect: 'defers', needs: ['justification', 'clearance'] });
    expect(since('2026-10-05', { justification: 'stable', clearance: 'letter' }).outcome).toBe('eligible_with_conditions');
    expect(since('2026-10-05', { justification: 'stable' }).reasons[0]?.needs).toEqual(['clearance']);
  });

  it('weighs the escort and alcohol harder on the dosing day', () => {
    const today = { occasion: 'dosing-day' } as const;
    expect(brief(decided([answered('no-escort', 'present')], today))).toEqual(['deferred', [['no-escort', 'defers', 'escort']]]);
    const alcohol = [answered('alcohol-last-24-hours', 'present', { plan: 'wait' })];
    expect(decided(alcohol).outcome).toBe('eligible_with_conditions');
    expect(brief(decided(alcohol, today))).toEqual(['deferred', [['alcohol-last-24-hours', 'defers', 'justification']]]);
  });

  it('refuses two answers to one item and answers from the future, all at once', () => {
    const twice = [answered('maoi', 'absent'), answered('maoi', 'present'), answered('opioid', 'absent', { answeredOn: '2026-11-18' })];
    expect(decideEligibility(question(twice))).toEqual({
      allowed: false,
      refusals: [
        { code: 'answered-twice', item: 'maoi' },
        { code: 'answered-after-the-decision', item: 'opioid' },
      ],
    });
  });

  it('carries what must be followed up', () => {
    const found = decided([answered('bladder-symptoms', 'present', { justification: 'mild' })]);
    expect(found.reasons[0]?.followUp).toBe('bladder questionnaire every 6 sessions');
  });
});

describe('minimum data', () => {
  const all = Object.fromEntries(minimumFacts.map((fact) => [fact, on]));
  const missing = (changed: object, isPregnancyPossible = true) =>
    missingFacts({ establishedOn: { ...all, ...changed }, isPregnancyPossible }, on, policy);

  it('names what was never established and what is too old', () => {
    expect(missing({})).toEqual([]);
    expect(missing({ 'phq-9': null, allergies: undefined })).toEqual(['allergies', 'phq-9']);
    expect(missing({ weight: localDate('2026-10-18'), 'medicines-reconciled': localDate('2026-11-03') })).toEqual([]); // 30 and 14 days
    expect(missing({ weight: localDate('2026-10-17'), 'medicines-reconciled': localDate('2026-11-02') })).toEqual([
      'medicines-reconciled',
      'weight',
    ]);
    expect(missing({ 'c-ssrs': localDate('2026-11-18') })).toEqual(['c-ssrs']);
  });

  it('asks about pregnancy only where it is possible', () => {
    expect([missing({ 'pregnancy-status': null }), missing({ 'pregnancy-status': null }, false)]).toEqual([['pregnancy-status'], []]);
  });
});

describe('the standing of a signed determination', () => {
  const standing = (firstDose: string | null, day: string, later: ChecklistAnswer[] = []) =>
    eligibilityStanding(
      {
        product: 'intravenous-ketamine',
        decidedOn: localDate('2026-08-19'),
        firstDoseOn: firstDose === null ? null : localDate(firstDose),
      },
      later,
      localDate(day),
      policy,
    );

  it('lasts ninety days without a first dose', () => {
    expect(standing(null, '2026-11-17')).toEqual({ standing: 'current', lastDay: '2026-11-17' }); // 12 + 30 + 31 + 17 days
    expect(standing(null, '2026-11-18')).toEqual({ standing: 'expired', lastDay: '2026-11-17' });
    expect(standing('2026-09-01', '2027-01-01')).toEqual({ standing: 'current', lastDay: null });
    expect(standing('2026-12-01', '2027-01-01')).toEqual({ standing: 'expired', lastDay: '2026-11-17' });
  });

  it('falls when a class A or B item is newly present or unknown, not for class C', () => {
    const later = [
      answered('psychosis', 'unknown'),
      answered('bladder-symptoms', 'present'),
      answered('opioid', 'present'),
      answered('aneurysm', 'absent'),
    ];
    expect(standing('2026-09-01', '2026-10-01', later)).toEqual({ standing: 'answers-changed', items: ['psychosis', 'bladder-symptoms'] });
    expect(standing('2026-09-01', '2026-10-01', [answered('opioid', 'present')]).standing).toBe('current');
  });
});
