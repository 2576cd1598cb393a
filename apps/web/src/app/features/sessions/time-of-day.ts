import { instantAtLocalTime, instantFromMs, instantText, localDateAt, plusDays } from '@sojourn/domain';

/** The instant a time on the site's clock meant, `11:54`. One still to come belongs to the day before: a session may run past midnight. */
export function instantOfTime(time: string, nowMs: number, zone: string): string {
  const now = instantFromMs(nowMs);
  const today = localDateAt(now, zone);
  const at = instantAtLocalTime(today, time, zone);
  return instantText(at > now + 60_000 ? instantAtLocalTime(plusDays(today, -1), time, zone) : at);
}
