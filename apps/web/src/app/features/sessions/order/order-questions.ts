import { defaultRescuePolicy, milligramText, type TreatmentProduct } from '@sojourn/domain';
import { yesNo } from '../check/check-specs.js';
import type { FormField } from '../forms/form-field.js';

const number = (name: string, label: string, unit: string, hasDecimals = true): FormField => ({
  type: 'number',
  name,
  label,
  unit,
  hasDecimals,
});

const perKg = number('doseMgPerKg', 'Dose by weight', 'mg/kg');
const basis: FormField = {
  ...{ type: 'choice', name: 'weightBasis', label: 'Weight basis' },
  choices: [
    { value: 'actual', label: 'Actual' },
    { value: 'ideal', label: 'Ideal' },
    { value: 'adjusted', label: 'Adjusted' },
  ],
};
const vial: FormField = {
  ...{ type: 'choice', name: 'vialMgPerMl', label: 'Vial, mg/mL' },
  choices: [10, 50, 100].map((value) => ({ value, label: String(value) })),
};

const infusion: readonly FormField[] = [
  perKg,
  basis,
  vial,
  {
    ...{ type: 'choice', name: 'method', label: 'Diluent' },
    choices: [
      { value: 'QS_TO', label: 'Fill up to' },
      { value: 'ADD_TO', label: 'Add to' },
    ],
    help: 'Fill up to: the drug is inside the volume. Add to: it comes on top.',
  },
  number('volumeMl', 'Volume', 'mL'),
  {
    ...{ type: 'choice', name: 'fluid', label: 'Fluid' },
    choices: [
      { value: 'sodium chloride 0.9 %', label: 'Saline 0.9 %' },
      { value: 'dextrose 5 %', label: 'Dextrose 5 %' },
    ],
  },
  number('durationMin', 'Duration', 'min', false),
  { type: 'choice', name: 'isBolusAllowed', label: 'Bolus from the bag allowed', choices: yesNo },
];

const hasBooster = ({ hasBooster: answer }: Readonly<Record<string, unknown>>): boolean => answer === true;
const injection: readonly FormField[] = [
  perKg,
  basis,
  vial,
  { type: 'choice', name: 'hasBooster', label: 'Optional booster', choices: yesNo },
  { ...number('boosterMgPerKg', 'Booster by weight', 'mg/kg'), when: hasBooster },
  { ...number('fromMin', 'Booster not before', 'min', false), when: hasBooster },
  { ...number('toMin', 'Booster not after', 'min', false), when: hasBooster },
];

const esketamine: readonly FormField[] = [
  {
    ...{ type: 'choice', name: 'totalMg', label: 'Total dose, mg' },
    choices: [28, 56, 84].map((value) => ({ value, label: String(value) })),
  },
  {
    ...{ type: 'choice', name: 'indication', label: 'Indication' },
    choices: [
      { value: 'TRD', label: 'Resistant depression' },
      { value: 'MDD-SI', label: 'With suicidal ideation' },
    ],
  },
];

const sprays: readonly FormField[] = [
  number('sprays', 'Sprays', '', false),
  { ...number('mlPerSpray', 'One spray', 'mL'), help: 'From the bottle’s label' },
  { ...number('mgPerMl', 'Strength', 'mg/mL'), help: 'From the bottle’s label, never from a catalogue' },
];

/** What a prescriber says of an order, by product. Nothing is filled in. Source: clinical reference §2.2–2.6. */
export const orderQuestions: Readonly<Record<TreatmentProduct, readonly FormField[]>> = {
  'intravenous-ketamine': infusion,
  'intramuscular-ketamine': injection,
  'intranasal-esketamine': esketamine,
  'intranasal-ketamine': sprays,
  'sublingual-ketamine': [number('doseMg', 'Dose', 'mg')],
};

/** The formulary's usual dose of each medicine that may stand by. Source: clinical reference §2.7. */
export const standby = defaultRescuePolicy.medicines.flatMap(({ medicine, label, use, doses }) => {
  const [usual] = doses;
  if (usual === undefined) return [];
  const adjunct = { medicine, doseUg: usual.usualUg[0], route: usual.route, when: use.replaceAll('-', ' ') };
  return [{ adjunct, value: medicine, label: `${label} ${milligramText(adjunct.doseUg)} ${usual.route}` }];
});
