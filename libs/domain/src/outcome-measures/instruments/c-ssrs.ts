import type { Gate, InstrumentDefinition, MeasureItem } from '../definition.js';
import { keysOnly } from './item-lists.js';

const yesNo = { kind: 'yes-no' } as const;

const screenerItems: readonly MeasureItem[] = [
  {
    ...{ linkId: '1', loinc: '93246-7', scale: yesNo, riskFrom: 1 },
    text: 'Have you wished you were dead or wished you could go to sleep and not wake up?',
  },
  { linkId: '2', text: 'Have you actually had any thoughts of killing yourself?', loinc: '93247-5', scale: yesNo, riskFrom: 1 },
  { linkId: '3', text: 'Have you been thinking about how you might do this?', loinc: '93248-3', scale: yesNo, riskFrom: 1 },
  {
    ...{ linkId: '4', loinc: '93249-1', scale: yesNo, riskFrom: 1 },
    text: 'Have you had these thoughts and had some intention of acting on them?',
  },
  {
    ...{ linkId: '5', loinc: '93250-9', scale: yesNo, riskFrom: 1 },
    text: 'Have you started to work out or worked out the details of how to kill yourself? Do you intend to carry out this plan?',
  },
  {
    ...{ linkId: '6', loinc: '93267-3', scale: yesNo, riskFrom: 1 },
    text: 'Have you ever done anything, started to do anything, or prepared to do anything to end your life?',
  },
  { linkId: '6-recency', text: 'Was this within the past 3 months?', loinc: '93269-9', scale: { kind: 'recency' } },
];

const withoutThoughts: Gate = { when: { '2': 0 }, skips: ['3', '4', '5'], contradicts: true };
const withoutBehaviour: Gate = { when: { '6': 0 }, skips: ['6-recency'], contradicts: true };

/** Items 1–5 ask about the past month, item 6 about a lifetime and the past three months. Source: clinical reference §4.5. */
export const cssrsScreener: InstrumentDefinition = {
  ...{ id: 'c-ssrs-screener', name: 'C-SSRS screener', version: '1', language: 'en', recallWindow: 'past-month', respondent: 'clinician' },
  ...{
    licence: 'bundled-verbatim',
    stem: null,
    scoring: 'triage',
    subscales: [],
    direction: 'higher-is-worse',
    bands: [],
    change: null,
    minutes: 2,
  },
  notice:
    'Columbia-Suicide Severity Rating Scale, © The Research Foundation for Mental Hygiene, Inc. The wording is fixed; do not alter it.',
  items: screenerItems,
  range: { minimum: 0, maximum: 3 },
  gates: [withoutThoughts, withoutBehaviour],
};

/** Any behaviour since the last contact is recent behaviour; LOINC has no codes for this version. Source: clinical reference §4.5. */
export const cssrsSinceLastContact: InstrumentDefinition = {
  ...cssrsScreener,
  ...{ id: 'c-ssrs-since-last-contact', name: 'C-SSRS screener, since last contact', recallWindow: 'since-last-contact' },
  ...{ licence: 'keys-only', notice: null },
  items: keysOnly(['1', '2', '3', '4', '5', '6'], yesNo).map((item) => ({ ...item, riskFrom: 1 })),
  gates: [withoutThoughts],
};
