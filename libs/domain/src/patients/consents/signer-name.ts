import { normalizeName } from '../name-search.js';
import type { PersonName } from '../person-name.js';

/**
 * Whether a typed signature is the patient's name as the chart has it: the family name or one of its parts, and a given or called name or its first letter. Where it is
 * not, whoever signs says by what right. Source: clinical reference §1.3.
 *
 * Example: "S. Amin", "Sara Amin" and "amin sara" are Sara Amin; "zzz" and "Omar Amin" are not. Odd cases: a former name counts as well; a name
 * of one part alone is enough; 山田太郎 is written without a space.
 */
export function isNameOf(signature: string, names: readonly PersonName[]): boolean {
  const signed = normalizeName(signature);
  return names.some((name) => isThisName(signed, name));
}

function isThisName(signed: string, { family, given, preferred, text }: PersonName): boolean {
  const words = signed.split(' ');
  const called = [...given, ...(preferred === null ? [] : [preferred])].flatMap((one) => normalizeName(one).split(' '));
  if (family === null && called.length === 0) return text !== null && signed === normalizeName(text);
  const part =
    family === null
      ? ''
      : normalizeName(family)
          .split(' ')
          .find((one) => signed.includes(one));
  if (part === undefined) return false;
  const rest = signed.replace(part, ' ');
  if (called.length === 0) return true;
  const initials = words.filter((word) => word.length === 1);
  return called.some((one) => rest.includes(one) || initials.some((letter) => one.startsWith(letter)));
}
