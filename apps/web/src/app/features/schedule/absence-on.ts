import { instant, instantFromMs, instantText, type ScheduleDayView } from '@sojourn/domain';

const dayMs = 86_400_000;

/** When somebody is away who falls ill on that day: from now, or from the start of a later day, to its end. */
export function absenceOn({ openSpans }: ScheduleDayView, nowMs: number): { readonly startsAt: string; readonly endsAt: string } {
  const opens = openSpans[0] === undefined ? nowMs : instant(openSpans[0].startsAt);
  const closes = openSpans.length === 0 ? opens + dayMs : instant(openSpans.at(-1)?.endsAt ?? '');
  const startsAt = closes > nowMs ? Math.max(opens, Math.min(nowMs, closes - 1)) : opens;
  return { startsAt: textOf(startsAt), endsAt: textOf(closes) };
}

function textOf(ms: number): string {
  return instantText(instantFromMs(Math.floor(ms)));
}
