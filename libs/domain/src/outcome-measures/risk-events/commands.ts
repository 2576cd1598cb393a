import * as z from 'zod';
import { idSchema } from '../../shared/id.js';
import { requiredText } from '../../shared/text.js';

export const acknowledgeRiskEvent = z.strictObject({ id: idSchema() });
export const recordFollowUp = z.strictObject({ id: idSchema(), note: requiredText(2_000) });
export type RecordFollowUp = z.infer<typeof recordFollowUp>;

/** Staff who hear or see something open a risk event without a form. Source: clinical reference §4.6. */
export const flagRisk = z.strictObject({
  id: idSchema<'RiskEvent'>(),
  concern: requiredText(2_000),
  setting: z.enum(['in-clinic', 'remote']),
});
export type FlagRisk = z.infer<typeof flagRisk>;
