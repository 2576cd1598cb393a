/**
 * Reads what a person typed. Empty is null; unreadable is NaN. A comma is a decimal sign, except before exactly three digits,
 * where it could mean a thousand: "1,000" is then unreadable rather than one.
 */
export function readNumber(text: string): number | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (!/^[-−]?\d+([.,]\d+)?$/.test(trimmed) || /,\d{3}$/.test(trimmed)) return NaN;
  return Number(trimmed.replace('−', '-').replace(',', '.'));
}

export function writeNumber(value: number | null): string {
  return value === null || Number.isNaN(value) ? '' : String(value);
}
