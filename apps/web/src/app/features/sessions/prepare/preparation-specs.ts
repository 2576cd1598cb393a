import type { TreatmentProduct } from '@sojourn/domain';
import type { Answers, EntryFormSpec, FormField } from '../forms/form-field.js';

const millilitres = (name: string, label: string): FormField => ({ type: 'number', name, label, unit: 'mL', scale: 1_000 });
const strength: FormField = { type: 'number', name: 'concentrationUgPerMl', label: 'Strength on the label', unit: 'mg/mL', scale: 1_000 };

const pack: readonly FormField[] = [
  { type: 'text', name: 'lot', label: 'Lot, as printed' },
  { type: 'date', name: 'expiresOn', label: 'Expires on' },
  {
    ...{ type: 'choice', name: 'isScanned', label: 'Pack scanned' },
    choices: [
      { value: true, label: 'Scanned' },
      { value: false, label: 'Not scanned' },
    ],
  },
  { type: 'text', name: 'packageCode', label: 'Code of the pack (NDC)', when: ({ isScanned }) => isScanned === true },
  { type: 'text', name: 'notScannedReason', label: 'Why not scanned', when: ({ isScanned }) => isScanned === false },
  { type: 'date', name: 'beyondUseOn', label: 'Beyond-use date of an opened vial', isOptional: true },
];

const whichSyringe: FormField = {
  ...{ type: 'choice', name: 'role', label: 'Which syringe' },
  choices: [
    { value: 'initial', label: 'First injection' },
    { value: 'booster', label: 'Booster' },
  ],
};

/** µg in a drawn volume of the label's strength; absent while one of the two is not a number. */
export function drawnUg({ withdrawnUl: ml, concentrationUgPerMl: mgPerMl }: Answers): number | null {
  if (typeof ml !== 'number' || typeof mgPerMl !== 'number' || Number.isNaN(ml + mgPerMl)) return null;
  return Math.round((Math.round(ml * 1_000) * Math.round(mgPerMl * 1_000)) / 1_000);
}

const drawn = (answers: Answers): object => {
  const withdrawnUg = drawnUg(answers);
  return withdrawnUg === null ? {} : { withdrawnUg };
};

interface Form {
  readonly form: 'bag' | 'syringe' | 'devices' | 'bottle' | 'units';
  readonly fields: readonly FormField[];
}

const forms: Readonly<Record<TreatmentProduct, Form>> = {
  'intravenous-ketamine': {
    form: 'bag',
    fields: [millilitres('withdrawnUl', 'Drawn up'), strength, millilitres('finalVolumeUl', 'Final volume of the bag')],
  },
  'intramuscular-ketamine': { form: 'syringe', fields: [whichSyringe, millilitres('withdrawnUl', 'Drawn up'), strength] },
  'intranasal-esketamine': { form: 'devices', fields: [{ type: 'number', name: 'deviceCount', label: 'Devices of 28 mg', unit: '' }] },
  'intranasal-ketamine': {
    form: 'bottle',
    fields: [strength, { ...millilitres('ulPerSpray', 'One spray'), help: 'From the bottle’s label' }],
  },
  'sublingual-ketamine': {
    form: 'units',
    fields: [{ type: 'number', name: 'doseUg', label: 'Dose in the units', unit: 'mg', scale: 1_000 }],
  },
};

/** What the preparing person writes: what is really in the hand, from the label in the hand. Nothing is filled in from the order. §6.1 */
export function preparationSpec(product: TreatmentProduct, corrected: { readonly id: string } | null): EntryFormSpec {
  const { form, fields } = forms[product];
  const reason: FormField = { type: 'text', name: 'amendReason', label: 'Why the preparation is corrected' };
  return {
    kind: 'preparation-recorded',
    save: corrected === null ? 'Save the preparation' : 'Save the correction',
    fields: [...fields, ...pack, ...(corrected === null ? [] : [reason])],
    more: (answers) => ({ form, ...drawn(answers), amendReason: undefined }),
    options: ({ amendReason }) => (corrected === null ? {} : { amendsId: corrected.id, amendReason: String(amendReason) }),
  };
}

const checked: Readonly<Record<Form['form'], readonly FormField[]>> = {
  bag: [
    millilitres('withdrawnUl', 'Volume to draw'),
    millilitres('finalVolumeUl', 'Final volume of the bag'),
    { type: 'number', name: 'rateUlPerH', label: 'Pump rate', unit: 'mL/h', scale: 1_000 },
  ],
  syringe: [
    millilitres('withdrawnUl', 'Volume to draw'),
    { type: 'number', name: 'doseUg', label: 'Dose in it', unit: 'mg', scale: 1_000 },
  ],
  devices: [{ type: 'number', name: 'deviceCount', label: 'Devices counted', unit: '' }],
  bottle: [{ type: 'number', name: 'doseUg', label: 'Dose in the ordered sprays', unit: 'mg', scale: 1_000 }],
  units: [{ type: 'number', name: 'doseUg', label: 'Dose counted', unit: 'mg', scale: 1_000 }],
};

/** What the second person works out, blind. */
export function doubleCheckSpec(form: Form['form'], preparationId: string): EntryFormSpec {
  return { kind: 'double-check-recorded', save: 'Save the check', fields: checked[form], more: () => ({ preparationId }) };
}

export const scanSpec: EntryFormSpec = {
  kind: 'product-scanned',
  save: 'Save the scan',
  fields: [
    { type: 'text', name: 'packageCode', label: 'Code of the pack' },
    { type: 'text', name: 'lot', label: 'Lot' },
    { type: 'date', name: 'expiresOn', label: 'Expires on' },
  ],
};
