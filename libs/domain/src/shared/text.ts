import * as z from 'zod';

// Control characters other than tab and line feed hide text from a reader; bidirectional overrides make it read as something else.
const unreadable = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u;

/**
 * Text as it is stored: composed (NFC), line ends as "\n", no space at either end.
 * Example: `tidyText(' Zoë\r\n')` is "Zoë". Odd case: spaces inside are kept, a quoted utterance is not reworded. Source: clinical
 * reference §5.1 (quoted words).
 */
export function tidyText(text: string): string {
  return text.normalize('NFC').replace(/\r\n?/g, '\n').trim();
}

/**
 * Decoder for a line or passage that must say something: 1 to `maximumLength` characters after tidying, nothing unreadable in it. Example:
 * `requiredText(120)` reads " calm " as "calm". Odd case: spaces alone are refused. Source: house style §4.5.
 */
export function requiredText(maximumLength: number): z.ZodType<string, string> {
  return z
    .string()
    .overwrite(tidyText)
    .min(1, 'Write something here')
    .max(maximumLength)
    .refine(isReadable, 'This text contains characters that cannot be shown');
}

/**
 * Decoder for text that may be absent: empty becomes null, so that "nothing written" has one form. Example: `optionalText(120)` reads " "
 * as null. Odd case: absent and null are the same. Source: house style §4.5.
 */
export function optionalText(maximumLength: number): z.ZodType<string | null, string | null | undefined> {
  const text = z.string().overwrite(tidyText).max(maximumLength).refine(isReadable, 'This text contains characters that cannot be shown');
  return text.nullish().transform((written) => (written === undefined || written === null || written === '' ? null : written));
}

function isReadable(text: string): boolean {
  return !unreadable.test(text);
}
