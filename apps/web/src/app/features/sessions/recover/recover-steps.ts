import type { EntryFormSpec } from '../forms/form-field.js';

export const readySpec: EntryFormSpec = { kind: 'discharge-readied', save: 'Ready to leave', fields: [] };

export const dischargeSpec: EntryFormSpec = {
  kind: 'discharged',
  save: 'Discharge with the escort',
  fields: [
    { type: 'text', name: 'escortName', label: 'Leaves with' },
    { type: 'text', name: 'destination', label: 'Destination', isOptional: true },
    { type: 'text', name: 'instructionsVersion', label: 'Version of the instructions given' },
  ],
};

export const reopenSpec: EntryFormSpec = {
  kind: 'observation-reopened',
  save: 'Back to observation',
  fields: [{ type: 'text', name: 'reason', label: 'What has changed', rows: 2 }],
};

/** Not a discharge: it is kept as what it is, and raises an incident. Source: clinical reference §3.5. */
export const againstAdviceSpec: EntryFormSpec = {
  kind: 'left-against-advice',
  save: 'Record that the patient left',
  fields: [
    { type: 'text', name: 'reason', label: 'What was said and advised', rows: 3 },
    { type: 'prescriber', name: 'prescriberInformedId', label: 'Prescriber informed' },
  ],
};

/** The call was made at the moment the step is taken; a later entry would say so with its own time. */
export function escalateSpec(now: () => number): EntryFormSpec {
  return {
    kind: 'escalated',
    save: 'Record the emergency call',
    fields: [
      { type: 'text', name: 'reason', label: 'Why emergency services were called', rows: 2 },
      { type: 'text', name: 'handover', label: 'Handed over', rows: 2, isOptional: true },
    ],
    more: () => ({ emergencyCalledAt: new Date(now()).toISOString() }),
  };
}

export const transferSpec: EntryFormSpec = {
  kind: 'transferred',
  save: 'Record the transfer',
  fields: [{ type: 'text', name: 'destination', label: 'Taken to' }],
};
