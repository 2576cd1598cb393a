import { comparisonText, holds } from '../monitoring/comparison.js';
import type { Instant } from '../../shared/index.js';
import { doseFindings } from './dose-findings.js';
import { allergyMatch, type AllergyMatch } from './medicine-classes.js';
import type { RescueCaution, RescueMedicine, RescuePolicy } from './rescue-policy.js';
import { conditionWords, signNames } from './rescue-words.js';
import type { RescueCircumstances, RescueDose, RescueEvaluation, RescueFinding } from './rescue-dose.js';

/**
 * Holds a rescue dose against every guard of the formulary. It blocks nothing by itself: `decideRescue` decides what is asked for, and what
 * was given is charted whatever this says. Source: clinical reference §2.7.
 *
 * Example: labetalol 10 mg IV over 2 min, heart rate 58: `rescue-caution` is hard ("below 60").
 * Odd cases: what nobody has looked for (asthma, an allergy) is `unknown`, never within; a medicine the formulary lacks is `soft` alone.
 */
export function evaluateRescue(dose: RescueDose, known: RescueCircumstances, policy: RescuePolicy): readonly RescueEvaluation[] {
  const listed = policy.medicines.find(({ medicine }) => medicine === dose.medicine);
  const findings = listed === undefined ? [notListed(dose), ...orderFindings(dose, false)] : guards(dose, known, listed);
  return [...findings, allergy(dose, known)].map((finding) => ({ ...finding, policyVersion: policy.version }));
}

function guards(dose: RescueDose, known: RescueCircumstances, listed: RescueMedicine): readonly RescueFinding[] {
  return [
    ...doseFindings(dose, listed),
    ...repeat(dose, known, listed),
    ...orderFindings(dose, listed.hasStandingProtocol),
    ...listed.cautions.map((caution) => cautionFinding(caution, known)),
    ...listed.atHand.map((item) => atHand(item, known)),
  ];
}

function notListed({ medicine }: RescueDose): RescueFinding {
  const message = `${medicine} is not in the formulary: a prescriber says why it is given.`;
  return { ruleId: 'rescue-medicine', outcome: 'soft', message, facts: { medicine } };
}

function repeat({ medicine }: RescueDose, { at, givenBefore }: RescueCircumstances, listed: RescueMedicine): readonly RescueFinding[] {
  const before = givenBefore.filter((given) => given.medicine === medicine && given.at <= at);
  const last = before.reduce<Instant | null>((latest, given) => (latest === null || given.at > latest ? given.at : latest), null);
  if (last === null || listed.repeatAfterMin === null) return [];
  const isEarly = at - last < listed.repeatAfterMin * 60_000;
  const facts = { sinceMin: Math.floor((at - last) / 60_000), repeatAfterMin: listed.repeatAfterMin };
  const message = `${listed.label} is repeated after ${listed.repeatAfterMin} min at the earliest.`;
  return [{ ruleId: 'rescue-repeat', outcome: isEarly ? 'soft' : 'within', message, facts }];
}

function orderFindings({ orderedById, isReadBack }: RescueDose, hasStandingProtocol: boolean): readonly RescueFinding[] {
  if (orderedById === undefined) {
    const message = hasStandingProtocol ? 'A standing protocol covers it.' : 'A prescriber orders it: no standing protocol covers it.';
    return [{ ruleId: 'rescue-order', outcome: hasStandingProtocol ? 'within' : 'hard', message, facts: { fixBy: 'orderedById' } }];
  }
  const order: RescueFinding = { ruleId: 'rescue-order', outcome: 'within', message: 'A prescriber ordered it.', facts: { orderedById } };
  if (isReadBack !== false) return [order];
  return [order, { ruleId: 'rescue-read-back', outcome: 'soft', message: 'Read the spoken order back.', facts: { orderedById } }];
}

function allergy({ medicine }: RescueDose, { allergies }: RescueCircumstances): RescueFinding {
  if (allergies === null) {
    const message = 'Nobody has asked about allergies.';
    return { ruleId: 'rescue-allergy', outcome: 'unknown', message, facts: { allergies, fixBy: 'allergies-reviewed' } };
  }
  const match = allergyMatch(medicine, allergies);
  return { ruleId: 'rescue-allergy', outcome: allergyOutcomes[match.by], message: allergyWords(medicine, match), facts: { allergies } };
}

const allergyOutcomes = { name: 'hard', class: 'soft', none: 'within', 'class-not-known': 'unknown' } as const;

function allergyWords(medicine: string, match: AllergyMatch): string {
  if (match.by === 'none') return `Allergy to ${medicine}: none known.`;
  if (match.by === 'class-not-known')
    return `Which class ${medicine} belongs to is not known here: hold it against the allergies yourself.`;
  const written = match.allergy.replaceAll('-', ' ');
  if (match.by === 'name') return `Allergy to ${written}: yes.`;
  return `Allergy to ${written}; ${medicine} is ${match.label}. Ask what happened then, before it is given.`;
}

function cautionFinding(caution: RescueCaution, { conditions, signs }: RescueCircumstances): RescueFinding {
  if (caution.about === 'condition') {
    const { condition, tier } = caution;
    const answer = conditions[condition];
    const outcome = answer === undefined ? 'unknown' : answer === 'present' ? tier : 'within';
    return {
      ruleId: 'rescue-caution',
      outcome,
      message:
        answer === undefined ? `${conditionWords[condition]}: nobody has asked or looked.` : `${conditionWords[condition]}: ${answer}.`,
      facts: { condition, answer: answer ?? null, ...(answer === undefined ? { fixBy: 'rescue-condition-asked' } : {}) },
    };
  }
  const { sign, comparison, limit, tier } = caution;
  const value = signs[sign];
  const facts = { sign, value: value ?? null, comparison, limit };
  if (value === undefined) {
    const message = `${signNames[sign]} is not known: measure it first.`;
    return { ruleId: 'rescue-caution', outcome: 'unknown', message, facts: { ...facts, fixBy: 'vitals-taken' } };
  }
  const isMet = holds(comparison, value, limit, null);
  const message = `${signNames[sign]} ${value}; not to be given when it is ${comparisonText(comparison, limit)}.`;
  return { ruleId: 'rescue-caution', outcome: isMet ? tier : 'within', message, facts };
}

function atHand(item: string, { kitLacks }: RescueCircumstances): RescueFinding {
  const outcome = kitLacks === null ? 'unknown' : kitLacks.includes(item) ? 'soft' : 'within';
  const fix = outcome === 'unknown' ? { fixBy: 'emergency-kit-checked' } : {};
  const state = { unknown: 'the emergency kit was not checked today', soft: 'the emergency kit lacks it', within: 'in the emergency kit' };
  return { ruleId: 'rescue-at-hand', outcome, message: `${item}: ${state[outcome]}.`, facts: { item, kitLacks, ...fix } };
}
