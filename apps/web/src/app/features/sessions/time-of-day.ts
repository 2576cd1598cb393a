import { instantAtLocalTime, instantFromMs, instantText, localDateAt, plusDays } from '@sojourn/domain';

/** A session runs past midnight, and no longer than half a day. */
const halfDayMs = 12 * 3_600_000;

/**
 * The instant a time on the site's clock meant, `11:54`. Shortly after midnight one of the evening belongs to the day before; any other time
 * still to come is left in the future, for the person who mistyped it to see.
 */
export function instantOfTime(time: string, nowMs: number, zone: string): string {
  const now = instantFromMs(nowMs);
  const today = localDateAt(now, zone);
  const at = instantAtLocalTime(today, time, zone);
  const before = instantAtLocalTime(plusDays(today, -1), time, zone);
  return instantText(at > now + 60_000 && now - before < halfDayMs ? before : at);
}
