import * as z from 'zod';
import { optionalText } from '../shared/text.js';

/** Command: the name that patients' letters and the pages behind their links carry; null is the clinic's own. At most 120 characters, one line. */
export const setLetterName = z.strictObject({
  name: optionalText(120).refine((name) => name === null || !/[\t\n]/.test(name), 'Write it in one line'),
});
export type SetLetterName = z.infer<typeof setLetterName>;

export interface LetterNameView {
  /** Null where letters carry the clinic's own name. */
  readonly name: string | null;
  readonly clinicName: string;
}

/** The usual short names are in capitals: Kat is also somebody's name. */
const telling = [/\b(?:es)?ketamine\b/giu, /\b(?:spravato|ketalar|psychedelics?|infusions?)\b/giu, /\b(?:KAT|KAP)\b/gu];

/**
 * The words of a name that tell what somebody is treated with, as they stand in it. A lock screen shows the sender of a letter to whoever looks.
 * Source: clinical reference §8.2 ("no diagnosis/drug on lock screens").
 *
 * Example: "Cedar Hollow KAT Clinic" tells by "KAT". Odd cases: "Kat’s Practice" tells nothing; a word that is told twice is named once.
 */
export function tellingWords(name: string): readonly string[] {
  return [...new Set(telling.flatMap((words) => name.match(words) ?? []))];
}
