import type { InstrumentDefinition } from '../definition.js';
import { bandsOf, keysOnly, numbered, optionsOf, scaleOf } from './item-lists.js';

const keys = { version: '1', language: 'en', licence: 'keys-only', notice: null, stem: null, subscales: [], gates: [] } as const;

/** Ten yes-or-no items, the third reversed: "no" to it is a point. Source: clinical reference §4.1, §4.8. */
export const dast10: InstrumentDefinition = {
  ...keys,
  ...{ id: 'dast-10', name: 'DAST-10', recallWindow: 'past-year', respondent: 'patient', minutes: 2 },
  ...{ scoring: 'sum', direction: 'higher-is-worse', change: null },
  items: keysOnly(numbered(10), { kind: 'yes-no' }).map((item) => (item.linkId === '3' ? { ...item, isReversed: true } : item)),
  range: { minimum: 0, maximum: 10 },
  bands: bandsOf(
    10,
    ['none', 'None', 0],
    ['low', 'Low', 1],
    ['moderate', 'Moderate', 3],
    ['substantial', 'Substantial', 6],
    ['severe', 'Severe', 9],
  ),
};

/** Three areas of 0–10 and two counts of days that are not scored. Source: clinical reference §4.1. */
export const sds: InstrumentDefinition = {
  ...keys,
  ...{ id: 'sds', name: 'Sheehan Disability Scale', recallWindow: 'past-week', respondent: 'patient', minutes: 2 },
  ...{ scoring: 'sum', direction: 'higher-is-worse', bands: [] },
  items: [
    ...keysOnly(['1', '2', '3'], scaleOf(0, 10)),
    ...keysOnly(['days-lost', 'days-underproductive'], scaleOf(0, 7)).map((item) => ({ ...item, isUnscored: true }) as const),
  ],
  range: { minimum: 0, maximum: 30 },
  change: { responseBy: 'total-at-most', responseAtMost: 12, remissionAtMost: 6 },
};

/** Task 1, 2, 10, 12; bond 3, 5, 7, 9; goal 4, 6, 8, 11; nothing reversed. Source: clinical reference §4.8. */
export const waiSr: InstrumentDefinition = {
  ...keys,
  ...{ id: 'wai-sr', name: 'WAI-SR', recallWindow: 'last-session', respondent: 'patient', minutes: 3 },
  ...{ scoring: 'sum', direction: 'higher-is-better', bands: [] },
  items: keysOnly(numbered(12), scaleOf(1, 5)),
  range: { minimum: 12, maximum: 60 },
  subscales: [
    { id: 'task', label: 'Task', items: ['1', '2', '10', '12'] },
    { id: 'bond', label: 'Bond', items: ['3', '5', '7', '9'] },
    { id: 'goal', label: 'Goal', items: ['4', '6', '8', '11'] },
  ],
  change: { responseBy: 'none' },
};

const publicDomain = 'Clinical Global Impression, National Institute of Mental Health (ECDEU, 1976); public domain.';
const cgi: Omit<InstrumentDefinition, 'id' | 'name' | 'items' | 'bands' | 'change'> = {
  ...{
    version: '1',
    language: 'en',
    licence: 'bundled',
    notice: publicDomain,
    stem: null,
    subscales: [],
    gates: [],
    respondent: 'clinician',
    minutes: 1,
  },
  ...{ scoring: 'sum', direction: 'higher-is-worse', range: { minimum: 1, maximum: 7 }, notAssessedValue: 0, recallWindow: 'past-week' },
};

const levels = (labels: readonly string[]) => bandsOf(7, ...labels.map((label, index) => [String(index + 1), label, index + 1] as const));
const answersOf = (labels: readonly string[]) => optionsOf([['Not assessed', null], ...labels.map((label) => [label, null] as const)]);

const severities = [
  ...['Normal, not at all ill', 'Borderline mentally ill', 'Mildly ill', 'Moderately ill', 'Markedly ill', 'Severely ill'],
  'Among the most extremely ill patients',
];
const changes = [
  ...['Very much improved', 'Much improved', 'Minimally improved', 'No change', 'Minimally worse', 'Much worse', 'Very much worse'],
];

/** Severity on one item, 1–7; 0 is "not assessed" and no score. Source: clinical reference §4.1. */
export const cgiS: InstrumentDefinition = {
  ...cgi,
  ...{ id: 'cgi-s', name: 'CGI severity' },
  items: [{ linkId: '1', text: 'How mentally ill is the patient at this time?', loinc: null, scale: answersOf(severities) }],
  bands: levels(severities),
  change: { responseBy: 'none', remissionAtMost: 2 },
};

/** Change since the start of treatment on one item, 1–7; it is a change itself and is not compared. Source: clinical reference §4.1. */
export const cgiI: InstrumentDefinition = {
  ...cgi,
  ...{ id: 'cgi-i', name: 'CGI improvement' },
  items: [{ linkId: '1', text: 'How much has the patient changed since treatment began?', loinc: null, scale: answersOf(changes) }],
  bands: levels(changes),
  change: null,
};
