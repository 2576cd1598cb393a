import { tabletTimes, type TabletFormStanding, type TabletView } from '@sojourn/domain';
import type { TabletRow } from './tablets.store.js';

const dayMs = 86_400_000;

/** A tablet that was revoked, or that nobody used for long, opens nothing any more. */
export function isInUse({ revoked_at: revokedAt, last_seen_at: lastSeenAt }: TabletRow, now: Date): boolean {
  return revokedAt === null && now.getTime() - Date.parse(lastSeenAt) < tabletTimes.unusedDays * dayMs;
}

/** Where the form stands that the tablet was handed last. A link that has run out leaves it free again. */
function standingOf(row: TabletRow, now: Date): TabletFormStanding {
  if (row.used_at !== null) return 'finished';
  if (row.ended_because === 'taken-back') return 'taken-back';
  const isOver = row.ended_because !== null || Date.parse(row.expires_at ?? '') <= now.getTime();
  if (isOver) return 'not-finished';
  return row.shown_at === null ? 'on-its-way' : 'shown';
}

export function viewOf(row: TabletRow, now: Date): TabletView {
  const { assignment_id: assignmentId } = row;
  const form = assignmentId === null ? null : { assignmentId, standing: standingOf(row, now) };
  return { id: row.id, siteId: row.site_id, name: row.name, lastSeenAt: row.last_seen_at, hasLapsed: !isInUse(row, now), form };
}
