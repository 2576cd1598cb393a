import * as z from 'zod';
import { optionalText, requiredText } from '../shared/text.js';

/**
 * A name in any script. `text` is the name as its owner writes it when family and given do not describe it.
 * At least one of family, given or text says something.
 */
export const personName = z
  .strictObject({
    family: optionalText(120),
    given: z.array(requiredText(80)).max(10).default([]),
    prefix: optionalText(40),
    suffix: optionalText(40),
    preferred: optionalText(80),
    text: optionalText(240),
  })
  .refine((name) => name.family !== null || name.given.length > 0 || name.text !== null, {
    message: 'Write at least a family name, a given name or the whole name',
    path: ['family'],
  });
export type PersonName = z.infer<typeof personName>;

// Han and kana names are written family first and without a space; Hangul likewise.
const familyFirstScript = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々ー]+$/u;

/**
 * The name as a person is called on screen. Example: family "Morgan", given ["Jordan"], preferred "Jo" is 'Jordan “Jo” Morgan'.
 * Odd cases: 山田 太郎 is "山田太郎", family first; a name with only one part is that part; `text` stands when nothing else does. Source:
 * architecture §3 (Patient).
 */
export function displayName(name: PersonName): string {
  const given = name.given.join(' ');
  if (name.family !== null && familyFirstScript.test(name.family) && familyFirstScript.test(name.given.join(''))) {
    return `${name.family}${name.given.join('')}`;
  }
  const called = name.preferred !== null && name.preferred !== given ? `“${name.preferred}”` : null;
  const written = [name.prefix, given, called, name.family, name.suffix].filter((part) => part !== null && part !== '');
  const hasLegalName = name.family !== null || given !== '';
  return hasLegalName || name.text === null ? written.join(' ') : name.text;
}

/**
 * The name as lists sort it. Example: "Morgan, Jordan". Odd case: without a family name it is the display name. Source: architecture §3
 * (Patient).
 */
export function listName(name: PersonName): string {
  if (name.family === null || name.given.length === 0) return displayName(name);
  return `${name.family}, ${name.given.join(' ')}`;
}
