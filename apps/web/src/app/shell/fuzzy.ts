/** Text as it is compared: without case and without accents, so that "munoz" finds "Muñoz". */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase('en').trim();
}

/**
 * How well the typed letters fit a label, or null when they do not occur in it in order. Beginnings of words and letters in a row count
 * more. Example: "sch" fits "Schedule" better than "Search"; "gtp" fits "Go to patients".
 */
export function likeness(typed: string, label: string): number | null {
  const [wanted, text] = [folded(typed).replace(/\s+/g, ''), folded(label)];
  let [score, from, previous] = [0, 0, -2];
  for (const letter of wanted) {
    const at = placeOf(letter, text, from);
    if (at === -1) return null;
    score += gain(text, at, previous);
    [from, previous] = [at + 1, at];
  }
  return score - text.length / 100;
}

function gain(text: string, at: number, previous: number): number {
  const startsWord = at === 0 || /[^\p{L}\p{N}]/u.test(text[at - 1] ?? '');
  return 1 + (startsWord ? 4 : 0) + (at === previous + 1 ? 5 : 0);
}

/** The next place right here, else the next beginning of a word, else anywhere further on. */
function placeOf(letter: string, text: string, from: number): number {
  if (text[from] === letter) return from;
  const rest = text.slice(from);
  const word = rest.search(new RegExp(`(?<=^|[^\\p{L}\\p{N}])${letter.replace(/[^\p{L}\p{N}]/u, '\\$&')}`, 'u'));
  return word === -1 ? text.indexOf(letter, from) : from + word;
}
