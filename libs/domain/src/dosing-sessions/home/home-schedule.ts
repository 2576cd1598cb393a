import { plusMinutes, type Instant } from '../../shared/index.js';
import type { HomePolicy } from './home-policy.js';

export interface HomeReading {
  readonly opensAt: Instant;
  readonly dueAt: Instant;
  readonly status: 'upcoming' | 'open' | 'due' | 'late' | 'missed' | 'taken' | 'taken-late';
  readonly takenAt: Instant | null;
}

export interface HomeSchedule {
  readonly readings: readonly HomeReading[];
  readonly sitterUntil: Instant;
  readonly policyVersion: number;
}

/**
 * The readings a patient takes at home after a dose, by elapsed time, each as it stands at `now`, and until when the sitter stays. A window
 * is due at its end; the first reading inside it, or up to "missed" after it, takes it. Source: clinical reference §3.2 (Home).
 *
 * Example: a dose at 19:00 opens 19:40 to 20:00, asks again at 21:00, and keeps the sitter until 23:00.
 * Odd case: one reading takes one window only; a reading before a window opens takes none.
 */
export function homeSchedule(doseAt: Instant, readingTimes: readonly Instant[], policy: HomePolicy, now: Instant): HomeSchedule {
  const left = readingTimes.filter((at) => at <= now).toSorted((one, other) => one - other);
  const readings = policy.readings.map(({ fromMin, toMin }) => {
    const opensAt = plusMinutes(doseAt, fromMin);
    const dueAt = plusMinutes(doseAt, toMin);
    const index = left.findIndex((at) => at >= opensAt && at <= plusMinutes(dueAt, policy.missedAfterMin));
    const [takenAt = null] = index === -1 ? [] : left.splice(0, index + 1).slice(-1);
    return { opensAt, dueAt, takenAt, status: statusOf({ opensAt, dueAt, takenAt }, policy, now) };
  });
  return { readings, sitterUntil: plusMinutes(doseAt, policy.sitterMin), policyVersion: policy.version };
}

function statusOf({ opensAt, dueAt, takenAt }: Omit<HomeReading, 'status'>, policy: HomePolicy, now: Instant): HomeReading['status'] {
  const lateAt = plusMinutes(dueAt, policy.lateAfterMin);
  if (takenAt !== null) return takenAt > lateAt ? 'taken-late' : 'taken';
  if (now > plusMinutes(dueAt, policy.missedAfterMin)) return 'missed';
  if (now > lateAt) return 'late';
  if (now >= dueAt) return 'due';
  return now >= opensAt ? 'open' : 'upcoming';
}
