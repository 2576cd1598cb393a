interface Worded {
  readonly x: number;
  readonly words: string;
}

/** About as wide as a value with its arrow. */
const wordsWidth = 38;

/**
 * Of values that would be written over one another only the one with the lowest rank keeps its words; the others keep their mark, and the
 * table says them. Example: 164 at x 100 and 184 at x 120, ranked by their place from the top, are a mark alone and "184 ↑".
 */
export function legible<M extends Worded>(marks: readonly M[], rank: (mark: M) => number): readonly M[] {
  const written: M[] = [];
  for (const mark of marks.filter(({ words }) => words !== '').toSorted((one, other) => rank(one) - rank(other))) {
    if (written.every(({ x }) => Math.abs(x - mark.x) >= wordsWidth)) written.push(mark);
  }
  return marks.map((mark) => (written.includes(mark) ? mark : { ...mark, words: '' }));
}
