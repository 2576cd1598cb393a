export type CsvCell = string | number | null;

/**
 * A table as comma-separated text that a spreadsheet opens without running any of it: a text that begins like a formula gets an apostrophe
 * before it, quotes are doubled, lines end with CR LF. Numbers stay numbers, null is an empty cell. Source: data and security §6; RFC 4180.
 *
 * Example: `=1+1` becomes `'=1+1`, and `Nurse "A", days` becomes `"Nurse ""A"", days"`.
 * Odd case: the number −3 keeps its sign; the text "−3" with a leading minus gets the apostrophe.
 */
export function csvOf(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}

function cellOf(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = /^\s*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
