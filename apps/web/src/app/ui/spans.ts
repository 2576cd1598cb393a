const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** A running time as it stands on a timer. Example: `clockSpan(5_653_000)` is "1:34:13", `clockSpan(65_000)` is "1:05". */
export function clockSpan(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / SECOND);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const tail = `${hours > 0 ? String(minutes).padStart(2, '0') : minutes}:${String(rest).padStart(2, '0')}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}

/** The same span for the ear. Example: `spokenSpan(5_653_000)` is "1 hour 34 minutes". Seconds would only chatter. */
export function spokenSpan(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / MINUTE);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? counted(hours, 'hour') : null, hours > 0 && rest === 0 ? null : counted(rest, 'minute')].filter(Boolean).join(' ');
}

/** How far two clocks are apart, in the largest unit that says it. Example: 3 minutes are "3 minutes", 800 days "2 years". */
export function roughSpan(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / MINUTE);
  if (minutes < 120) return counted(minutes, 'minute');
  if (minutes < 48 * 60) return counted(Math.round(minutes / 60), 'hour');
  const days = Math.round(minutes / 1440);
  return days < 730 ? counted(days, 'day') : counted(Math.round(days / 365.25), 'year');
}

export type DueState = 'later' | 'due' | 'overdue';

/** Due from the minute it falls due; overdue one minute later, so that a nurse on the way is not yet called late. */
export function dueStateOf(dueAt: number, now: number): DueState {
  if (now < dueAt) return 'later';
  return now < dueAt + MINUTE ? 'due' : 'overdue';
}

/** Example: "in 3 min", "due now", "4 min overdue", "in 12 days". Whole minutes, rounded up before and down after the due time; from two days on whole days. */
export function dueWords(dueAt: number, now: number): string {
  const state = dueStateOf(dueAt, now);
  if (state === 'due') return 'due now';
  const minutes = state === 'later' ? Math.ceil((dueAt - now) / MINUTE) : Math.floor((now - dueAt) / MINUTE);
  if (minutes >= 48 * 60) return daysWords(Math.floor(minutes / 1440), state);
  const words = minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return state === 'later' ? `in ${words}` : `${words} overdue`;
}

function daysWords(days: number, state: DueState): string {
  return state === 'later' ? `in ${days} days` : `${days} days overdue`;
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
