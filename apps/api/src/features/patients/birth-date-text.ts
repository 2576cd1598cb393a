const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * A birth date as people type it into a search box: 1982-03-04, 3/4/1982 (month first), 4 Mar 1982, 19820304.
 * Anything else, also a day that does not exist, is null.
 */
export function birthDateOf(text: string): string | null {
  const plain = text.trim().toLowerCase();
  const iso = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(plain);
  if (iso !== null) return existing(iso[1], iso[2], iso[3]);
  const slashed = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(plain);
  if (slashed !== null) return existing(slashed[3], slashed[1], slashed[2]);
  const worded = /^(\d{1,2}) ([a-z]{3})[a-z]* (\d{4})$/.exec(plain);
  const month = months.indexOf(worded?.[2] ?? '') + 1;
  return worded === null || month === 0 ? null : existing(worded[3], String(month), worded[1]);
}

function existing(year = '', month = '', day = ''): string | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date) ? date : null;
}
