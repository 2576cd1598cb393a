import type { AnswerScale, InstrumentDefinition } from '../definition.js';
import { bandsOf, keysOnly, optionsOf, scaleOf } from './item-lists.js';

const oftenOptions = optionsOf([
  ['Never', 'LA6270-8'],
  ['Monthly or less', 'LA18926-8'],
  ['2–4 times a month', 'LA18927-6'],
  ['2–3 times a week', 'LA18928-4'],
  ['4 or more times a week', 'LA18929-2'],
]);
const drinksOptions = optionsOf([
  ['1 or 2', 'LA15694-5'],
  ['3 or 4', 'LA15695-2'],
  ['5 or 6', 'LA18930-0'],
  ['7 to 9', 'LA18931-8'],
  ['10 or more', 'LA18932-6'],
]);
const sixOrMoreOptions = optionsOf([
  ['Never', 'LA6270-8'],
  ['Less than monthly', 'LA18933-4'],
  ['Monthly', 'LA18876-5'],
  ['Weekly', 'LA18891-4'],
  ['Daily or almost daily', 'LA18934-2'],
]);

/**
 * A patient who never drinks skips items 2 and 3, and they count 0. The cut-offs by sex are findings, not bands. Source: clinical reference
 * §4.8. Odd case: "never" with drinks on items 2 or 3 contradicts itself, as a "no" on C-SSRS item 2 with a "yes" on item 4 does (§4.5);
 * neither 0 nor the sum is what was meant, so both answers are asked for again ('gate-violated').
 */
export const auditC: InstrumentDefinition = {
  ...{ id: 'audit-c', name: 'AUDIT-C', version: '1', language: 'en', recallWindow: 'past-year', respondent: 'patient' },
  ...{ licence: 'bundled', stem: null, scoring: 'sum', subscales: [], direction: 'higher-is-worse', bands: [], change: null, minutes: 1 },
  notice: 'AUDIT-C: the first three questions of the Alcohol Use Disorders Identification Test of the World Health Organization.',
  items: [
    { linkId: '1', text: 'How often do you have a drink containing alcohol?', loinc: '68518-0', scale: oftenOptions },
    {
      ...{ linkId: '2', loinc: '68519-8', scale: drinksOptions },
      text: 'How many standard drinks containing alcohol do you have on a typical day?',
    },
    { linkId: '3', text: 'How often do you have six or more drinks on one occasion?', loinc: '68520-6', scale: sixOrMoreOptions },
  ],
  range: { minimum: 0, maximum: 12 },
  gates: [{ when: { '1': 0 }, skips: ['2', '3'], contradicts: true }],
};

const threeSteps: AnswerScale = { kind: 'options', options: [0, 2, 4].map((value) => ({ value, label: null, loinc: null })) };

/**
 * Items 9 and 10 take 0, 2 or 4. Items 4–8 are skipped by those who never drink and by those with no points on 2 and 3; 9 and 10 are asked
 * of everybody. Bands are those of the WHO manual, from general knowledge: to be confirmed by the clinic. Source: clinical reference §4.8.
 *
 * Odd cases: "never" on item 1 with points on 2 to 8 is refused ('gate-violated'), for the manual goes from "never" straight to item 9, and
 * someone who stopped drinking this year answers item 1 for the year; answered noughts are no contradiction. Points on 4 to 8 with none on
 * 2 and 3 are possible, and count.
 */
export const audit: InstrumentDefinition = {
  ...{ id: 'audit', name: 'AUDIT', version: '1', language: 'en', recallWindow: 'past-year', respondent: 'patient' },
  ...{
    licence: 'keys-only',
    notice: null,
    stem: null,
    scoring: 'sum',
    subscales: [],
    direction: 'higher-is-worse',
    change: null,
    minutes: 3,
  },
  items: [...keysOnly(['1', '2', '3', '4', '5', '6', '7', '8'], scaleOf(0, 4)), ...keysOnly(['9', '10'], threeSteps)],
  range: { minimum: 0, maximum: 40 },
  bands: bandsOf(
    40,
    ['low-risk', 'Low risk', 0],
    ['hazardous', 'Hazardous', 8],
    ['harmful', 'Harmful', 16],
    ['possible-dependence', 'Possible dependence', 20],
  ),
  gates: [
    { when: { '1': 0 }, skips: ['2', '3', '4', '5', '6', '7', '8'], contradicts: true },
    { when: { '2': 0, '3': 0 }, skips: ['4', '5', '6', '7', '8'], contradicts: false },
  ],
};
