export type TimeForm = 'time' | 'time-seconds' | 'date' | 'date-time' | 'weekday';

const forms: Record<TimeForm, Intl.DateTimeFormatOptions> = {
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  'time-seconds': { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  'date-time': { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long' },
};

const made = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a hundred times what using it does, and a session's log uses it hundreds of times. */
function formatter(locale: string, zone: string, form: TimeForm | 'short'): Intl.DateTimeFormat {
  const name = `${locale} ${zone} ${form}`;
  const known = made.get(name);
  if (known !== undefined) return known;
  const options: Intl.DateTimeFormatOptions = form === 'short' ? { dateStyle: 'short' } : forms[form];
  const fresh = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
  made.set(name, fresh);
  return fresh;
}

/** An instant in words of a zone. Example: `inZone('2026-11-24T15:20:00Z', 'America/New_York', 'time')` is "10:20". */
export function inZone(instant: string | number, zone: string, form: TimeForm): string {
  return formatter('en-GB', zone, form).format(new Date(instant));
}

/** The calendar date at an instant in a zone. Example: `dateInZone(…02:18 UTC on the 24th, 'America/New_York')` is the 23rd. */
export function dateInZone(instant: string | number, zone: string): string {
  return formatter('en-CA', zone, 'short').format(new Date(instant));
}
