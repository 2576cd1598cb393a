import type { EntryKind } from './entry-details.js';

/**
 * The kinds of entries by which a patient was given something, or began to be: the one list that the fold and the record's queries ask by.
 * Source: clinical reference §2.2–2.6. Example: 'troche-taken' is one; a 'preparation-recorded' is none, drawn up is not given.
 */
export const doseEntryKinds = [
  'infusion-started',
  'bolus-given',
  'injection-given',
  'device-used',
  'sprays-given',
  'troche-taken',
] as const satisfies readonly EntryKind[];
