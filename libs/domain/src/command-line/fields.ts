import * as z from 'zod';
import { parseInstant, type Instant } from '../shared/index.js';

/** An instant with its offset. */
export const moment = z.unknown().transform((given, context): Instant => {
  const parsed = parseInstant(given);
  if (parsed.allowed) return parsed.value;
  context.issues.push({
    code: 'custom',
    message: 'A time with its offset is needed, like 2026-11-17T10:05:00-05:00',
    params: { code: 'wrong-type' },
    input: given,
  });
  return z.NEVER;
});
