import * as z from 'zod';
import { dateField } from '../../shared/date-field.js';
import { optionalText, requiredText } from '../../shared/text.js';
import { checklistCodes } from './checklist.js';

/** One answered row of the checklist. Nothing is preselected; "unknown" is an answer of its own. Source: clinical reference §1.2. */
export const checklistAnswer = z.strictObject({
  code: z.enum(checklistCodes),
  answer: z.enum(['present', 'absent', 'unknown']),
  answeredOn: dateField,
  source: requiredText(120),
  note: optionalText(2000),
  justification: optionalText(2000),
  clearance: optionalText(240),
  plan: optionalText(2000),
  eventOn: dateField.nullable().default(null),
  substance: z.enum(['ketamine-or-pcp', 'other', 'unknown']).default('unknown'),
});
export type ChecklistAnswer = z.infer<typeof checklistAnswer>;
