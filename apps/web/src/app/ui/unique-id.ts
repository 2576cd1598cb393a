let last = 0;

/** An id for wiring a label, a help text or an error to its control within one document. */
export function uniqueId(kind: string): string {
  last += 1;
  return `${kind}-${last}`;
}
