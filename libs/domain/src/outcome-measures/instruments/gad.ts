import type { InstrumentDefinition } from '../definition.js';
import { bandsOf, worded } from './item-lists.js';
import { freeToReproduce, frequencyOptions, twoWeeksStem } from './phq.js';

const items = worded(
  [
    ['Feeling nervous, anxious, or on edge', '69725-0'],
    ['Not being able to stop or control worrying', '68509-9'],
    ['Worrying too much about different things', '69733-4'],
    ['Trouble relaxing', '69734-2'],
    ['Being so restless that it is hard to sit still', '69735-9'],
    ['Becoming easily annoyed or irritable', '69689-8'],
    ['Feeling afraid, as if something awful might happen', '69736-7'],
  ],
  frequencyOptions,
);

/** Source: clinical reference §4.1, §4.3. */
export const gad7: InstrumentDefinition = {
  ...{ id: 'gad-7', name: 'GAD-7', version: '1', language: 'en', recallWindow: 'past-2-weeks', respondent: 'patient' },
  ...{
    licence: 'bundled',
    notice: freeToReproduce,
    stem: twoWeeksStem,
    scoring: 'sum',
    subscales: [],
    gates: [],
    direction: 'higher-is-worse',
    minutes: 2,
  },
  items,
  range: { minimum: 0, maximum: 21 },
  bands: bandsOf(21, ['minimal', 'Minimal', 0], ['mild', 'Mild', 5], ['moderate', 'Moderate', 10], ['severe', 'Severe', 15]),
  proRateUpTo: 1,
  change: { responseBy: 'half', remissionAtMost: 4, reliablePoints: 4 },
};

/** The first two items of the GAD-7; 3 or more is a positive screen. Source: clinical reference §4.3. */
export const gad2: InstrumentDefinition = {
  ...{ id: 'gad-2', name: 'GAD-2', version: '1', language: 'en', recallWindow: 'past-2-weeks', respondent: 'patient' },
  ...{
    licence: 'bundled',
    notice: freeToReproduce,
    stem: twoWeeksStem,
    scoring: 'sum',
    subscales: [],
    gates: [],
    direction: 'higher-is-worse',
    minutes: 1,
  },
  items: items.slice(0, 2),
  range: { minimum: 0, maximum: 6 },
  bands: bandsOf(6, ['negative', 'Screen negative', 0], ['positive', 'Screen positive', 3]),
  change: null,
};
