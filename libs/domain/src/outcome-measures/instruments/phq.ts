import type { InstrumentDefinition } from '../definition.js';
import { bandsOf, optionsOf, withRiskItem, worded } from './item-lists.js';

export const frequencyOptions = optionsOf([
  ['Not at all', 'LA6568-5'],
  ['Several days', 'LA6569-3'],
  ['More than half the days', 'LA6570-1'],
  ['Nearly every day', 'LA6571-9'],
]);

const difficultyOptions = optionsOf([
  ['Not difficult at all', 'LA6572-7'],
  ['Somewhat difficult', 'LA6573-5'],
  ['Very difficult', 'LA6575-0'],
  ['Extremely difficult', 'LA6574-3'],
]);

export const twoWeeksStem = 'Over the last 2 weeks, how often have you been bothered by any of the following problems?';
export const freeToReproduce = 'No permission required to reproduce, translate, display or distribute.';

const scored = worded(
  [
    ['Little interest or pleasure in doing things', '44250-9'],
    ['Feeling down, depressed, or hopeless', '44255-8'],
    ['Trouble falling or staying asleep, or sleeping too much', '44259-0'],
    ['Feeling tired or having little energy', '44254-1'],
    ['Poor appetite or overeating', '44251-7'],
    ['Feeling bad about yourself — or that you are a failure or have let yourself or your family down', '44258-2'],
    ['Trouble concentrating on things, such as reading the newspaper or watching television', '44252-5'],
    [
      'Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety or restless that you have been moving around a lot more than usual',
      '44253-3',
    ],
    ['Thoughts that you would be better off dead, or of hurting yourself in some way', '44260-8'],
  ],
  frequencyOptions,
);

/** Source: clinical reference §4.1, §4.2. Item 10 is asked and never scored. */
export const phq9: InstrumentDefinition = {
  ...{ id: 'phq-9', name: 'PHQ-9', version: '1', language: 'en', recallWindow: 'past-2-weeks', respondent: 'patient' },
  ...{
    licence: 'bundled',
    notice: freeToReproduce,
    stem: twoWeeksStem,
    scoring: 'sum',
    subscales: [],
    gates: [],
    direction: 'higher-is-worse',
    minutes: 3,
  },
  items: [
    ...withRiskItem(scored, '9', 1),
    {
      linkId: '10',
      text: 'If you checked off any problems, how difficult have these problems made it for you to do your work, take care of things at home, or get along with other people?',
      ...{ loinc: '69722-7', scale: difficultyOptions, isUnscored: true },
    },
  ],
  range: { minimum: 0, maximum: 27 },
  bands: bandsOf(
    27,
    ['minimal', 'None or minimal', 0],
    ['mild', 'Mild', 5],
    ['moderate', 'Moderate', 10],
    ['moderately-severe', 'Moderately severe', 15],
    ['severe', 'Severe', 20],
  ),
  proRateUpTo: 2,
  change: { responseBy: 'half', remissionAtMost: 4, reliablePoints: 6, meaningfulPoints: 5 },
};

/** The first two items of the PHQ-9; 3 or more is a positive screen. Source: clinical reference §4.2. */
export const phq2: InstrumentDefinition = {
  ...{ id: 'phq-2', name: 'PHQ-2', version: '1', language: 'en', recallWindow: 'past-2-weeks', respondent: 'patient' },
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
  items: scored.slice(0, 2),
  range: { minimum: 0, maximum: 6 },
  bands: bandsOf(6, ['negative', 'Screen negative', 0], ['positive', 'Screen positive', 3]),
  change: null,
};
