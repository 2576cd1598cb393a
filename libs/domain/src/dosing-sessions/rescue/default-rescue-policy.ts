import type { RescueCaution, RescueMedicine, RescuePolicy } from './rescue-policy.js';

// Typical adult doses and guards; every number is a default that the medical director edits and signs. Source: clinical reference §2.7.

type Dose = RescueMedicine['doses'][number];
type Given = Pick<RescueMedicine, 'medicine' | 'label' | 'use' | 'doses'> & Partial<RescueMedicine>;

const effectCheckMin: RescueMedicine['effectCheckMin'] = [30, 60];

function medicine(given: Given): RescueMedicine {
  return {
    repeatAfterMin: null,
    hasStandingProtocol: false,
    schedule: null,
    cautions: [],
    atHand: [],
    watchFor: [],
    watchMin: null,
    sedationChecksMin: [],
    effectCheckMin,
    ...given,
  };
}

function dose(route: Dose['route'], usualUg: Dose['usualUg'], limits: Partial<Dose> = {}): Dose {
  return { route, usualUg, hardMaximumUg: null, overAtLeastSeconds: null, ...limits };
}

const inCase = (condition: 'long-qt' | 'asthma' | 'heart-block' | 'renal-impairment', tier: 'soft' | 'hard'): RescueCaution => ({
  about: 'condition',
  condition,
  tier,
});

const benzodiazepine: Partial<RescueMedicine> = {
  schedule: 'C-IV',
  atHand: ['flumazenil'],
  watchFor: ['sedation'],
  watchMin: 60,
  sedationChecksMin: [15, 30, 45, 60],
};

const againstNausea = [
  medicine({
    medicine: 'ondansetron',
    label: 'Ondansetron',
    use: 'nausea',
    doses: [
      dose('intravenous', [4_000, 4_000], { hardMaximumUg: 16_000, overAtLeastSeconds: 120 }),
      dose('oral', [4_000, 8_000]),
      dose('orodispersible', [4_000, 8_000]),
    ],
    cautions: [inCase('long-qt', 'hard')],
  }),
  medicine({
    medicine: 'metoclopramide',
    label: 'Metoclopramide',
    use: 'nausea',
    doses: [dose('intravenous', [10_000, 10_000])],
    watchFor: ['sedation', 'akathisia'],
  }),
  medicine({
    medicine: 'promethazine',
    label: 'Promethazine',
    use: 'nausea',
    doses: [dose('intramuscular', [12_500, 12_500]), dose('oral', [12_500, 12_500])],
    watchFor: ['sedation', 'akathisia'],
  }),
];

const againstDistress = [
  medicine({
    medicine: 'midazolam',
    label: 'Midazolam',
    use: 'agitation',
    doses: [dose('intravenous', [1_000, 2_000]), dose('intramuscular', [1_000, 2_000])],
    repeatAfterMin: 3,
    ...benzodiazepine,
  }),
  medicine({
    medicine: 'lorazepam',
    label: 'Lorazepam',
    use: 'anxiety',
    doses: [dose('oral', [500, 1_000]), dose('sublingual', [500, 1_000]), dose('intravenous', [500, 1_000])],
    ...benzodiazepine,
  }),
];

const pressureMedicine = (name: string, label: string, doses: readonly Dose[], more: Partial<RescueMedicine> = {}): RescueMedicine =>
  medicine({ medicine: name, label, use: 'blood-pressure', doses: [...doses], watchFor: ['hypotension'], ...more });

const againstPressure = [
  pressureMedicine('clonidine', 'Clonidine', [dose('oral', [100, 200])], { repeatAfterMin: 60, watchFor: ['rebound-hypotension'] }),
  pressureMedicine('labetalol', 'Labetalol', [dose('intravenous', [5_000, 20_000], { overAtLeastSeconds: 120 })], {
    repeatAfterMin: 10,
    cautions: [
      inCase('asthma', 'hard'),
      inCase('heart-block', 'hard'),
      { about: 'sign', sign: 'heartRatePerMin', comparison: 'below', limit: 60, tier: 'hard' },
    ],
  }),
  pressureMedicine('hydralazine', 'Hydralazine', [dose('intravenous', [5_000, 10_000])]),
  pressureMedicine('nifedipine', 'Nifedipine', [dose('oral', [10_000, 10_000])]),
  pressureMedicine('captopril', 'Captopril', [dose('oral', [12_500, 25_000])]),
];

const others = [
  medicine({
    medicine: 'glycopyrrolate',
    label: 'Glycopyrrolate',
    use: 'hypersalivation',
    doses: [dose('intravenous', [100, 200])],
  }),
  medicine({ medicine: 'acetaminophen', label: 'Acetaminophen', use: 'headache', doses: [dose('oral', [650_000, 1_000_000])] }),
  medicine({
    medicine: 'ketorolac',
    label: 'Ketorolac',
    use: 'headache',
    doses: [dose('intravenous', [15_000, 30_000])],
    cautions: [inCase('renal-impairment', 'hard')],
  }),
  medicine({
    medicine: 'diphenhydramine',
    label: 'Diphenhydramine',
    use: 'allergic-reaction',
    doses: [dose('intravenous', [25_000, 50_000]), dose('oral', [25_000, 50_000])],
    watchFor: ['sedation'],
  }),
  medicine({
    medicine: 'epinephrine',
    label: 'Epinephrine',
    use: 'anaphylaxis',
    doses: [dose('intramuscular', [300, 300])],
    hasStandingProtocol: true,
    effectCheckMin: [0, 5],
  }),
];

/** Version 1 of every clinic's formulary. Source: clinical reference §2.7 [R/D]. */
export const defaultRescuePolicy: RescuePolicy = {
  version: 1,
  medicines: [...againstNausea, ...againstDistress, ...againstPressure, ...others],
  oxygenUsualMlPerMin: [2_000, 4_000],
};
