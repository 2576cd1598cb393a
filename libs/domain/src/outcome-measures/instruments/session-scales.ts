import type { InstrumentDefinition } from '../definition.js';
import { bandsOf, keysOnly, numbered, optionsOf, scaleOf, worded } from './item-lists.js';

const keys = {
  version: '1',
  language: 'en',
  licence: 'keys-only',
  notice: null,
  stem: null,
  change: null,
  subscales: [],
  gates: [],
} as const;
const own = { ...keys, licence: 'bundled', notice: null } as const;

const of = (...items: number[]) => items.map(String);

/** Four subscales in per cent of their maximum; "complete" needs 60 % on each. Source: clinical reference §4.8. */
export const meq30: InstrumentDefinition = {
  ...keys,
  ...{ id: 'meq30', name: 'MEQ30', recallWindow: 'since-last-dose', respondent: 'patient', minutes: 6 },
  ...{ scoring: 'percent-of-maximum', direction: 'neutral', bands: [], range: { minimum: 0, maximum: 100 } },
  items: keysOnly(numbered(30), scaleOf(0, 5)),
  subscales: [
    { id: 'mystical', label: 'Mystical', items: of(4, 5, 6, 9, 14, 15, 16, 18, 20, 21, 23, 24, 25, 26, 28) },
    { id: 'positive-mood', label: 'Positive mood', items: of(2, 8, 12, 17, 27, 30) },
    { id: 'time-space', label: 'Transcendence of time and space', items: of(1, 7, 11, 13, 19, 22) },
    { id: 'ineffability', label: 'Ineffability', items: of(3, 10, 29) },
  ],
};

/** Mean of six 0–100 lines, asked the next day. Source: clinical reference §4.8. */
export const ebi: InstrumentDefinition = {
  ...keys,
  ...{ id: 'ebi', name: 'Emotional Breakthrough Inventory', recallWindow: 'since-last-dose', respondent: 'patient', minutes: 2 },
  ...{ scoring: 'mean', direction: 'neutral', bands: [], range: { minimum: 0, maximum: 100 } },
  items: keysOnly(numbered(6), scaleOf(0, 100)),
};

/** The 23 items the patient rates; versions with observer items are other instruments. Source: clinical reference §3.4. */
export const cadss: InstrumentDefinition = {
  ...keys,
  ...{ id: 'cadss', name: 'CADSS (23 items)', recallWindow: 'now', respondent: 'patient', minutes: 8 },
  ...{ scoring: 'sum', direction: 'higher-is-worse', bands: [], range: { minimum: 0, maximum: 92 } },
  items: keysOnly(numbered(23), scaleOf(0, 4)),
  subscales: [{ id: 'cadss-6', label: 'CADSS-6', items: of(1, 2, 6, 7, 15, 22) }],
};

/** Items 1, 2, 6, 7, 15, 22 of the CADSS under their own numbers; never extrapolated to 92. Source: clinical reference §3.4. */
export const cadss6: InstrumentDefinition = {
  ...keys,
  ...{ id: 'cadss-6', name: 'CADSS-6', recallWindow: 'now', respondent: 'patient', minutes: 2 },
  ...{ scoring: 'sum', direction: 'higher-is-worse', bands: [], range: { minimum: 0, maximum: 24 } },
  items: keysOnly(of(1, 2, 6, 7, 15, 22), scaleOf(0, 4)),
};

/** 5 alert to 0 no response: lower is more sedated. The 1–6 variant is another instrument. Source: clinical reference §3.3. */
export const moaaS: InstrumentDefinition = {
  ...keys,
  ...{ id: 'moaa-s', name: 'MOAA/S (0–5)', recallWindow: 'now', respondent: 'clinician', minutes: 1 },
  ...{ licence: 'bundled', scoring: 'sum', direction: 'higher-is-better', range: { minimum: 0, maximum: 5 } },
  items: [
    {
      ...{ linkId: '1', text: null, loinc: null },
      scale: optionsOf([
        ['No response to a painful squeeze', null],
        ['Responds only to a painful squeeze of the trapezius', null],
        ['Responds only to mild prodding or shaking', null],
        ['Responds only when the name is called loudly or repeatedly', null],
        ['Lethargic response to the name in a normal tone', null],
        ['Responds readily to the name in a normal tone', null],
      ]),
    },
  ],
  bands: bandsOf(5, ['important-sedation', 'Clinically important sedation', 0], ['sedated', 'Sedated', 4], ['alert', 'Not sedated', 5]),
};

const rassLabels = [
  ...['Unarousable', 'Deep sedation', 'Moderate sedation', 'Light sedation', 'Drowsy', 'Alert and calm'],
  ...['Restless', 'Agitated', 'Very agitated', 'Combative'],
];

/** −5 unarousable to +4 combative, 0 alert and calm. Source: clinical reference §3.3. */
export const rass: InstrumentDefinition = {
  ...keys,
  ...{ id: 'rass', name: 'RASS', recallWindow: 'now', respondent: 'clinician', minutes: 1 },
  ...{ licence: 'bundled', scoring: 'sum', direction: 'neutral', range: { minimum: -5, maximum: 4 } },
  items: [
    {
      ...{ linkId: '1', text: null, loinc: null },
      scale: optionsOf(
        rassLabels.map((label) => [label, null] as const),
        -5,
      ),
    },
  ],
  bands: bandsOf(4, ['sedated', 'Sedated', -5], ['calm', 'Alert and calm', 0], ['agitated', 'Agitated', 1]),
};

const line = (id: string, name: string, text: string, direction: 'higher-is-worse' | 'higher-is-better'): InstrumentDefinition => ({
  ...own,
  ...{ id, name, direction, recallWindow: 'now', respondent: 'patient', minutes: 1, scoring: 'sum', bands: [] },
  items: worded([[text, null]], scaleOf(0, 100)),
  range: { minimum: 0, maximum: 100 },
});

/** Lines of 0–100 in our own words. Source: clinical reference §4.1. */
export const visualAnalogueLines: readonly InstrumentDefinition[] = [
  line('vas-mood', 'Mood line', 'How is your mood right now? 0 is the worst you can imagine, 100 the best.', 'higher-is-better'),
  line('vas-anxiety', 'Anxiety line', 'How anxious are you right now? 0 is not at all, 100 the most you can imagine.', 'higher-is-worse'),
  line(
    'vas-craving',
    'Craving line',
    'How strong is your craving right now? 0 is none, 100 the strongest you can imagine.',
    'higher-is-worse',
  ),
];

const bladderOptions = optionsOf([
  ['Never', null],
  ['Sometimes', null],
  ['Often', null],
  ['Almost always', null],
]);

/** Four questions on the bladder in our own words; any answer above "sometimes" asks for a look. Source: clinical reference §1.2, §4.1 [D]. */
export const bladder4: InstrumentDefinition = {
  ...own,
  ...{ id: 'bladder-4', name: 'Bladder questions', recallWindow: 'past-month', respondent: 'patient', minutes: 1 },
  ...{ stem: 'In the past month:', scoring: 'sum', direction: 'higher-is-worse', bands: [], range: { minimum: 0, maximum: 12 } },
  items: worded(
    [
      ['How often did you have to go again less than two hours after passing water?', null],
      ['How often did you feel a sudden urge that was hard to hold back?', null],
      ['How often did passing water burn or hurt, or did your lower belly hurt as the bladder filled?', null],
      ['How often did you see blood or jelly-like bits in your urine?', null],
    ],
    bladderOptions,
  ).map((item) => ({ ...item, flaggedBy: [2, 3] })),
};
