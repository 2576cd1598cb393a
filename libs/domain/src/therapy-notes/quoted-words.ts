export interface WordsPart {
  readonly text: string;
  readonly isQuote: boolean;
}

const quoted = /“[^”]+”|"[^"]+"/g;

/**
 * A passage in parts: what stands between quotation marks are somebody's own words and stay so wherever the passage is shown. The marks are
 * not part of the words. Source: clinical reference §5.1 (verbalisations quoted).
 *
 * Example: `quotedParts('She says: “grief, not failure”.')` has three parts, the second a quote. Odd case: a mark that is never closed
 * opens no quote.
 */
export function quotedParts(text: string): WordsPart[] {
  const parts: WordsPart[] = [];
  let from = 0;
  for (const found of text.matchAll(quoted)) {
    if (found.index > from) parts.push({ text: text.slice(from, found.index), isQuote: false });
    parts.push({ text: found[0].slice(1, -1), isQuote: true });
    from = found.index + found[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), isQuote: false });
  return parts;
}
