import type { Choice } from '../../../ui/segmented-choice.js';
import type { EntryFormSpec, FormField } from '../forms/form-field.js';

export const yesNo: readonly Choice<boolean>[] = [
  { value: true, label: 'Yes' },
  { value: false, label: 'No' },
];

const answers: readonly Choice<string>[] = [
  { value: 'no', label: 'No' },
  { value: 'yes', label: 'Yes' },
  { value: 'unknown', label: 'Not known' },
];
const ask = (name: string, label: string): FormField => ({ type: 'choice', name, label, choices: answers });

/** A code as its own words. Example: 'birth-date' is "Birth date". */
export const plain = (value: string): Choice<string> => ({
  value,
  label: value.charAt(0).toUpperCase() + value.slice(1).replaceAll('-', ' '),
});

export const remark: FormField = { type: 'text', name: 'remark', label: 'Remark', isOptional: true, rows: 2 };

export const identitySpec: EntryFormSpec = {
  kind: 'identity-confirmed',
  save: 'Save identity',
  fields: [
    {
      ...{ type: 'ticks', name: 'identifiers', label: 'Two identifiers, asked or seen now' },
      choices: ['name', 'birth-date', 'record-number', 'photo', 'wristband'].map(plain),
    },
  ],
};

export const weightSpec: EntryFormSpec = {
  kind: 'weight-measured',
  save: 'Save weight',
  fields: [{ type: 'number', name: 'weightG', label: 'Weight today', unit: 'kg', scale: 1_000 }],
};

export const fastingSpec: EntryFormSpec = {
  kind: 'fasting-confirmed',
  save: 'Save fasting',
  fields: [
    { type: 'duration', name: 'solidsFastMin', label: 'Since the last food' },
    { type: 'duration', name: 'fluidsFastMin', label: 'Since the last drink' },
  ],
};

export const allergiesSpec: EntryFormSpec = {
  kind: 'allergies-reviewed',
  save: 'Save allergies',
  fields: [
    {
      ...{ type: 'choice', name: 'outcome', label: 'Asked again today' },
      choices: [
        { value: 'none-known', label: 'None known' },
        { value: 'unchanged', label: 'Unchanged' },
        { value: 'changed', label: 'Changed' },
      ],
    },
    { type: 'text', name: 'remark', label: 'What has changed', rows: 2, when: ({ outcome }) => outcome === 'changed' },
  ],
};

/** Everything the monitoring form asks for is asked here, while the patient sits here. Source: clinical reference §1.6, §3.8. */
export function historySpec(isNasal: boolean): EntryFormSpec {
  const nasal = isNasal ? [ask('nasalSpray', 'Nasal steroid or decongestant within the hour')] : [];
  return {
    kind: 'interval-history-taken',
    save: 'Save what has changed',
    fields: [
      ask('newMedicines', 'New medicines'),
      ask('newConditions', 'New illness or symptoms'),
      ask('alcoholWithin24Hours', 'Alcohol within 24 hours'),
      ask('urinarySymptoms', 'Burning, urgency or blood in the urine'),
      ask('benzodiazepine', 'Benzodiazepine'),
      ask('sedativeHypnotic', 'Other sedative or sleeping tablet'),
      ask('psychostimulant', 'Stimulant'),
      ask('monoamineOxidaseInhibitor', 'MAO inhibitor'),
      ask('opioid', 'Opioid'),
      ...nasal,
      remark,
    ],
  };
}

export const pregnancySpec: EntryFormSpec = {
  kind: 'pregnancy-test-read',
  save: 'Save the test',
  fields: [
    { type: 'choice', name: 'outcome', label: 'Test today', choices: ['negative', 'positive', 'not-applicable', 'declined'].map(plain) },
  ],
};

export const dispositionSpec: EntryFormSpec = {
  kind: 'suicide-risk-dispositioned',
  save: 'Sign the disposition',
  fields: [
    {
      ...{ type: 'choice', name: 'disposition', label: 'Decision of the prescriber' },
      choices: [
        { value: 'proceed', label: 'Proceed' },
        { value: 'defer', label: 'Defer' },
        { value: 'divert-to-emergency', label: 'Emergency evaluation' },
      ],
    },
    { type: 'text', name: 'plan', label: 'Plan: safety plan, means, contacts, follow-up', rows: 3 },
  ],
};

/** What must be at hand before anything is given. Source: clinical reference §2.7 (emergency kit). */
const kit: readonly Choice<string>[] = [
  plain('bag-valve-mask'),
  plain('airway-adjuncts'),
  plain('oxygen'),
  plain('suction'),
  plain('defibrillator'),
  { value: 'iv-supplies', label: 'IV supplies' },
  plain('flumazenil'),
  plain('naloxone'),
  plain('epinephrine'),
  plain('antihypertensive'),
];

export const kitSpec: EntryFormSpec = {
  kind: 'emergency-kit-checked',
  save: 'Save the kit check',
  fields: [
    {
      ...{
        type: 'choice',
        name: 'isComplete',
        label: 'All ten parts at hand and in date',
        help: `${kit.map(({ label }) => label).join(', ')}.`,
      },
      choices: [
        { value: true, label: 'Complete' },
        { value: false, label: 'Something is missing' },
      ],
    },
    { type: 'ticks', name: 'missing', label: 'What is missing', choices: kit, when: ({ isComplete }) => isComplete === false },
  ],
};

export const escortArrangedSpec: EntryFormSpec = {
  kind: 'escort-confirmed',
  save: 'Save the escort',
  fields: [
    { type: 'text', name: 'name', label: 'Name of the escort' },
    { type: 'text', name: 'telephone', label: 'Telephone' },
    { type: 'text', name: 'relation', label: 'Relation', isOptional: true },
  ],
  more: () => ({ moment: 'arranged' }),
};

export const presenceSpec: EntryFormSpec = {
  kind: 'prescriber-presence-confirmed',
  save: 'Confirm presence',
  fields: [{ type: 'prescriber', name: 'prescriberId', label: 'Prescriber on site for the whole visit' }],
};

export const accessSpec: EntryFormSpec = {
  kind: 'venous-access-placed',
  save: 'Save the line',
  fields: [
    {
      type: 'list',
      name: 'site',
      label: 'Site',
      choices: ['hand', 'wrist', 'forearm', 'antecubital-fossa', 'upper-arm', 'foot'].map(plain),
    },
    { type: 'choice', name: 'side', label: 'Side', choices: ['left', 'right'].map(plain) },
    { type: 'choice', name: 'gauge', label: 'Gauge', choices: [18, 20, 22, 24].map((value) => ({ value, label: String(value) })) },
    { type: 'number', name: 'attempts', label: 'Attempts', unit: '' },
    { type: 'choice', name: 'isPatent', label: 'Flushes without resistance', choices: yesNo },
  ],
};

/** For lines whose form is more than questions. */
export const noQuestions = (kind: EntryFormSpec['kind']): EntryFormSpec => ({ kind, save: 'Save', fields: [] });
