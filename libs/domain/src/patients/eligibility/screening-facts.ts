import * as z from 'zod';
import { dateField } from '../../shared/date-field.js';
import { idSchema } from '../../shared/id.js';
import { optionalText, requiredText } from '../../shared/text.js';
import { minimumFacts } from './minimum-data.js';

/**
 * A fact of the minimum data as somebody established it: on which day, from which source, and what was found. A newer one stands beside the
 * older. What the chart measures itself (weight, blood pressure, allergies) needs no such statement. Source: clinical reference §1.2.
 */
export const screeningFact = z.strictObject({
  fact: z.enum(minimumFacts),
  establishedOn: dateField,
  source: requiredText(120),
  /** For trials of antidepressants: drug, dose, duration and outcome of each. */
  findings: optionalText(4000),
});
export type ScreeningFact = z.infer<typeof screeningFact>;

export const recordScreeningFact = z.strictObject({ id: idSchema<'PatientFact'>(), fact: screeningFact });
export type RecordScreeningFact = z.infer<typeof recordScreeningFact>;
