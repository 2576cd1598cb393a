import { medicineCautions, recordPatientFact, type RecordPatientFact } from '@sojourn/domain';
import type { RecordField, RecordValues } from '../../../ui/record-fields.js';

export type FactKind = RecordPatientFact['kind'];

interface FactForm {
  readonly heading: string;
  readonly save: string;
  readonly fields: readonly RecordField[];
  readonly detailsOf: (values: RecordValues) => unknown;
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const orNull = (value: unknown): string | null => text(value) || null;
const orUnknown = (value: unknown): string => text(value) || 'unknown';

const cautionWords: Record<(typeof medicineCautions)[number], string> = {
  maoi: 'MAO inhibitor',
  stimulant: 'Psychostimulant',
  benzodiazepine: 'Benzodiazepine',
  'z-drug': 'Z-drug (hypnotic)',
  opioid: 'Opioid',
  'other-interaction': 'Another interaction with ketamine',
};

const condition: FactForm = {
  ...{ heading: 'Add a condition', save: 'Add condition' },
  fields: [
    { key: 'text', label: 'Condition', maximumLength: 240 },
    { key: 'code', label: 'ICD-10-CM code', help: 'Such as F33.2. Its form is checked, not its meaning.' },
    {
      ...{ key: 'status', label: 'Status', kind: 'choice' },
      choices: [
        ['', 'Not known'],
        ['active', 'Active'],
        ['recurrence', 'Recurrence'],
        ['relapse', 'Relapse'],
        ['remission', 'In remission'],
        ['inactive', 'Inactive'],
        ['resolved', 'Resolved'],
      ],
    },
    {
      ...{ key: 'certainty', label: 'Certainty', kind: 'choice' },
      choices: [
        ['', 'Not said'],
        ['confirmed', 'Confirmed'],
        ['provisional', 'Provisional'],
        ['differential', 'Differential'],
        ['refuted', 'Refuted'],
      ],
    },
    { key: 'onset', label: 'Since', kind: 'date' },
    { key: 'endedOn', label: 'Ended on', kind: 'date' },
  ],
  detailsOf: (values) => ({
    text: text(values['text']),
    codes: text(values['code']) === '' ? [] : [{ system: 'icd-10-cm', code: text(values['code']).toUpperCase() }],
    ...{ status: orUnknown(values['status']), certainty: orUnknown(values['certainty']) },
    ...{ onset: orNull(values['onset']), endedOn: orNull(values['endedOn']) },
  }),
};

const medicine: FactForm = {
  ...{ heading: 'Add a medicine', save: 'Add medicine' },
  fields: [
    { key: 'text', label: 'Medicine', maximumLength: 240 },
    { key: 'dosage', label: 'Dosage', help: 'Such as: 20 mg each morning.', maximumLength: 240 },
    {
      ...{ key: 'status', label: 'Status', kind: 'choice' },
      choices: [
        ['', 'Not known'],
        ['active', 'Taken'],
        ['on-hold', 'On hold'],
        ['stopped', 'Stopped'],
      ],
    },
    { key: 'reason', label: 'For', maximumLength: 240 },
    { key: 'startedOn', label: 'Started on', kind: 'date' },
    { key: 'stoppedOn', label: 'Stopped on', kind: 'date' },
    ...medicineCautions.map((caution) => ({ key: caution, label: cautionWords[caution], kind: 'tick' }) as const),
  ],
  detailsOf: (values) => ({
    ...{ text: text(values['text']), dosage: values['dosage'], status: orUnknown(values['status']), reason: values['reason'] },
    ...{ startedOn: orNull(values['startedOn']), stoppedOn: orNull(values['stoppedOn']) },
    cautions: medicineCautions.filter((caution) => values[caution] === true),
  }),
};

const severities = [
  ['', 'Not known'],
  ['mild', 'Mild'],
  ['moderate', 'Moderate'],
  ['severe', 'Severe'],
] as const;

const allergy: FactForm = {
  ...{ heading: 'Add an allergy', save: 'Add allergy' },
  fields: [
    { key: 'substance', label: 'Substance', maximumLength: 240 },
    {
      ...{ key: 'category', label: 'Kind', kind: 'choice' },
      choices: [
        ['', 'Not known'],
        ['medicine', 'Medicine'],
        ['food', 'Food'],
        ['environment', 'Environment'],
        ['biologic', 'Biologic'],
      ],
    },
    {
      ...{ key: 'criticality', label: 'Risk', kind: 'choice' },
      choices: [
        ['', 'Not known'],
        ['high', 'High'],
        ['low', 'Low'],
        ['unable-to-assess', 'Cannot be assessed'],
      ],
    },
    { key: 'reactions', label: 'Reactions, one a line', kind: 'area' },
    { key: 'severity', label: 'Severity of the reactions', kind: 'choice', choices: severities },
    { key: 'onset', label: 'Since', kind: 'date' },
    { key: 'note', label: 'Note', kind: 'area', maximumLength: 1000 },
  ],
  detailsOf: (values) => ({
    ...{ substance: text(values['substance']), category: orUnknown(values['category']), criticality: orUnknown(values['criticality']) },
    reactions: text(values['reactions'])
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((reaction) => ({ reaction, severity: orUnknown(values['severity']) })),
    ...{ onset: orNull(values['onset']), note: values['note'] },
  }),
};

export const factForms: Record<FactKind, FactForm> = { condition, medicine, allergy };

type Judged =
  { readonly command: RecordPatientFact; readonly faults: null } | { readonly command: null; readonly faults: ReadonlyMap<string, string> };

/** What is typed, judged by the decoder the server judges by; faults by the field that shows them. */
export function judgeFact(kind: FactKind, id: string, values: RecordValues): Judged {
  const judged = recordPatientFact.safeParse({ id, kind, details: factForms[kind].detailsOf(values) });
  if (judged.success) return { command: judged.data, faults: null };
  const faults = judged.error.issues.map(({ path, message }) => [fieldOf(String(path[1])), message] as const);
  return { command: null, faults: new Map(faults.toReversed()) };
}

function fieldOf(part: string): string {
  return part === 'codes' ? 'code' : part;
}
