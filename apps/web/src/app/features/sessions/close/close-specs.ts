import { amountText, exactly, ratio } from '@sojourn/domain';
import type { EntryFormSpec } from '../forms/form-field.js';

export const residualSpec: EntryFormSpec = {
  kind: 'residual-measured',
  save: 'Save the residual',
  fields: [{ type: 'number', name: 'volumeUl', label: 'Left in bag, line or syringe', unit: 'mL', scale: 1_000 }],
};

/** Waste is what a second person sees. Who is asked is named here; they say so themselves, under their own name. Source: §6.2. */
export function wasteSpec(preparationId: string | null): EntryFormSpec {
  return {
    kind: 'waste-recorded',
    save: 'Record the waste',
    fields: [
      { type: 'number', name: 'wastedUg', label: 'Wasted', unit: 'mg', scale: 1_000 },
      { type: 'number', name: 'volumeUl', label: 'In a volume of', unit: 'mL', scale: 1_000, isOptional: true },
      { type: 'text', name: 'manner', label: 'How it was made irretrievable', rows: 2 },
      { type: 'colleague', name: 'witnessId', label: 'Second person who sees it' },
    ],
    more: () => ({ ...(preparationId === null ? {} : { preparationId }) }),
  };
}

export function witnessSpec(wasteId: string): EntryFormSpec {
  return {
    kind: 'waste-witnessed',
    save: 'I saw it wasted',
    fields: [{ type: 'text', name: 'remark', label: 'Remark', isOptional: true }],
    more: () => ({ wasteId }),
  };
}

export const recordSpec: EntryFormSpec = {
  kind: 'administration-record-signed',
  save: 'Sign the administration record',
  fields: [{ type: 'text', name: 'statement', label: 'Statement', isOptional: true, rows: 2 }],
};

export const remsSpec: EntryFormSpec = {
  kind: 'rems-form-submitted',
  save: 'Record the submission',
  fields: [
    {
      ...{ type: 'choice', name: 'manner', label: 'Submitted' },
      choices: [
        { value: 'online', label: 'Online' },
        { value: 'fax', label: 'By fax' },
      ],
    },
    { type: 'text', name: 'confirmationNumber', label: 'Confirmation number', isOptional: true },
  ],
};

export function missedSpec(item: string, dueAt: string): EntryFormSpec {
  return {
    kind: 'monitoring-missed',
    save: 'Save the reason',
    fields: [{ type: 'text', name: 'reason', label: 'Why it was missed' }],
    more: () => ({ item, dueAt }),
  };
}

export const closeSpec: EntryFormSpec = { kind: 'closed', save: 'Close the session', fields: [] };

/** Micrograms as mg with a sign, for sums that may be short or over. Example: −530 is "−0.53 mg". */
export function milligrams(ug: number): string {
  const text = amountText(exactly(Math.abs(ug)).div(ratio(1_000)), 3, 'mg');
  return ug < 0 ? `−${text}` : text;
}
