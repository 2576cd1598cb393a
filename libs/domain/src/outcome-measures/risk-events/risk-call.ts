import type { Role } from '../../staff/permissions.js';
import type { RiskEventView } from './risk-standing.js';

/** How many risk events call for somebody, without a name: it stands on every screen of the clinic. */
export interface RiskCallView {
  /** Dosing is held or a contact is owed. */
  readonly open: number;
  /** Of these: nobody has acknowledged yet. */
  readonly waiting: number;
  /** When the first of those that wait is due, or was; null where none waits. */
  readonly acknowledgeBy: string | null;
  /** Who was told by name of their office that nobody had answered; none while the time runs. */
  readonly told: readonly Role[];
}

/**
 * What the screens of the clinic say of its open risk events. Source: clinical reference §4.6.
 * Example: one waiting since 09:38 with five minutes to answer reads 1 open, 1 waiting, due 09:43.
 * Odd case: of several that wait the earliest counts, however late the others came.
 */
export function riskCallOf(events: readonly Pick<RiskEventView, 'standing' | 'acknowledgeBy' | 'escalations'>[]): RiskCallView {
  const waiting = events.filter(({ standing }) => standing.state === 'waiting');
  return {
    open: events.length,
    waiting: waiting.length,
    acknowledgeBy: waiting.map(({ acknowledgeBy }) => acknowledgeBy).toSorted()[0] ?? null,
    told: [...new Set(waiting.flatMap(({ escalations }) => escalations.flatMap(({ roles }) => roles)))],
  };
}
