import type { InstrumentDefinition } from '../definition.js';
import { bandsOf, keysOnly, numbered, scaleOf, withRiskItem } from './item-lists.js';

const keys = { version: '1', language: 'en', licence: 'keys-only', notice: null, stem: null, subscales: [], gates: [] } as const;

/** Nine domains: the highest of 1–4, 6–9 and 15–16, and six single items. Source: clinical reference §4.1, §4.7. */
export const qidsSr16: InstrumentDefinition = {
  ...keys,
  ...{ id: 'qids-sr16', name: 'QIDS-SR16', recallWindow: 'past-week', respondent: 'patient', minutes: 5 },
  ...{ scoring: 'highest-in-domains', direction: 'higher-is-worse' },
  items: withRiskItem(keysOnly(numbered(16), scaleOf(0, 3)), '12', 1),
  range: { minimum: 0, maximum: 27 },
  bands: bandsOf(
    27,
    ['none', 'None', 0],
    ['mild', 'Mild', 6],
    ['moderate', 'Moderate', 11],
    ['severe', 'Severe', 16],
    ['very-severe', 'Very severe', 21],
  ),
  subscales: [
    { id: 'sleep', label: 'Sleep', items: ['1', '2', '3', '4'] },
    { id: 'sad-mood', label: 'Sad mood', items: ['5'] },
    { id: 'appetite-weight', label: 'Appetite and weight', items: ['6', '7', '8', '9'] },
    { id: 'concentration', label: 'Concentration', items: ['10'] },
    { id: 'self-view', label: 'View of self', items: ['11'] },
    { id: 'suicidal-thoughts', label: 'Thoughts of death or suicide', items: ['12'] },
    { id: 'interest', label: 'Interest', items: ['13'] },
    { id: 'energy', label: 'Energy', items: ['14'] },
    { id: 'psychomotor', label: 'Slowed or restless', items: ['15', '16'] },
  ],
  change: { responseBy: 'half', remissionAtMost: 5 },
};

/** Ten clinician-rated items, odd values allowed; the suicide item counts from 3. Source: clinical reference §4.1, §4.6, §4.8. */
export const madrs: InstrumentDefinition = {
  ...keys,
  ...{ id: 'madrs', name: 'MADRS', recallWindow: 'past-week', respondent: 'clinician', minutes: 15 },
  ...{ scoring: 'sum', direction: 'higher-is-worse', totalEntry: 'allowed' },
  items: withRiskItem(keysOnly(numbered(10), scaleOf(0, 6)), '10', 3),
  range: { minimum: 0, maximum: 60 },
  bands: bandsOf(60, ['normal', 'Normal', 0], ['mild', 'Mild', 7], ['moderate', 'Moderate', 20], ['severe', 'Severe', 35]),
  change: { responseBy: 'half', remissionAtMost: 10, meaningfulPoints: 2 },
};

/** A licensed form: only its total and the suicide item are kept. Source: clinical reference §4.1. */
export const bdi2: InstrumentDefinition = {
  ...keys,
  ...{ id: 'bdi-ii', name: 'BDI-II', recallWindow: 'past-2-weeks', respondent: 'patient', minutes: 8 },
  ...{ scoring: 'sum', direction: 'higher-is-worse', totalEntry: 'total-only' },
  items: withRiskItem(keysOnly(numbered(21), scaleOf(0, 3)), '9', 1),
  range: { minimum: 0, maximum: 63 },
  bands: bandsOf(63, ['minimal', 'Minimal', 0], ['mild', 'Mild', 14], ['moderate', 'Moderate', 20], ['severe', 'Severe', 29]),
  change: { responseBy: 'half', remissionAtMost: 13, meaningfulPercent: '17.5' },
};

/** Raw 0–25, shown as 0–100; more is better. Wording is an optional pack of the clinic. Source: clinical reference §4.1, §4.8. */
export const who5: InstrumentDefinition = {
  ...keys,
  ...{ id: 'who-5', name: 'WHO-5', recallWindow: 'past-2-weeks', respondent: 'patient', minutes: 1 },
  ...{ scoring: 'sum-times-four', direction: 'higher-is-better' },
  items: keysOnly(numbered(5), scaleOf(0, 5)),
  range: { minimum: 0, maximum: 100 },
  bands: bandsOf(100, ['low', 'Low well-being', 0], ['not-low', 'Not low', 50]),
  change: { responseBy: 'half', meaningfulPoints: 10 },
};

/** Source: clinical reference §4.1, §4.8. */
export const isi: InstrumentDefinition = {
  ...keys,
  ...{ id: 'isi', name: 'Insomnia Severity Index', recallWindow: 'past-2-weeks', respondent: 'patient', minutes: 2 },
  ...{ scoring: 'sum', direction: 'higher-is-worse' },
  items: keysOnly(['1a', '1b', '1c', '2', '3', '4', '5'], scaleOf(0, 4)),
  range: { minimum: 0, maximum: 28 },
  bands: bandsOf(
    28,
    ['none', 'No clinical insomnia', 0],
    ['sub-threshold', 'Sub-threshold', 8],
    ['moderate', 'Moderate', 15],
    ['severe', 'Severe', 22],
  ),
  change: { responseBy: 'half', remissionAtMost: 7, meaningfulPoints: 6 },
};
