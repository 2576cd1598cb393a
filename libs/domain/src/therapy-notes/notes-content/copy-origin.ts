import * as z from 'zod';
import { idSchema } from '../../shared/id.js';

/**
 * Where a section's words came from when they were not typed: the note they were copied forward from, or the clinic's template. They are
 * signed only once the author has attested them, by changing them or by saying that they still hold. Source: clinical reference §5.3.
 */
export const copyOrigin = z.strictObject({
  from: z.enum(['note', 'template']),
  id: idSchema(),
  /** When the note was signed, or the template last written. */
  wordedAt: z.iso.datetime({ offset: true }),
  isAttested: z.boolean(),
});
export type CopyOrigin = z.infer<typeof copyOrigin>;
