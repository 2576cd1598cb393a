/**
 * Reads a time span as people write it, into whole minutes; null when it is no span. A bare number is minutes.
 * Example: "7 h", "7h 30", "2:15", "45" and "45 min" are 420, 450, 135, 45 and 45. Odd case: "7.5 h" is 450.
 */
export function minutesOf(text: string): number | null {
  const typed = text.trim().toLowerCase().replace(',', '.');
  const clock = /^(\d{1,3}):([0-5]\d)$/.exec(typed);
  if (clock !== null) return Number(clock[1]) * 60 + Number(clock[2]);
  const minutes = /^(\d{1,4})\s*(?:min(?:utes?)?|m)?$/.exec(typed);
  if (minutes !== null) return Number(minutes[1]);
  const hours = /^(\d{1,3}(?:\.\d)?)\s*(?:h|hours?|hrs?)(?:\s*(\d{1,2})\s*(?:min(?:utes?)?|m)?)?$/.exec(typed);
  if (hours === null) return null;
  const total = Math.round(Number(hours[1]) * 60) + Number(hours[2] ?? 0);
  return Number.isFinite(total) ? total : null;
}

/** Minutes in words, to show what was understood. Example: 420 is "7 h", 450 "7 h 30 min". */
export function minutesWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : ''].filter(Boolean).join(' ');
}
