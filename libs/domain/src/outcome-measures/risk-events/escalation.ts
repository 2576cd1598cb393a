import { plusMinutes, type Instant } from '../../shared/instant.js';
import type { Role } from '../../staff/permissions.js';
import { defaultRiskPolicy, type RiskPolicy } from '../risk-event.js';

/** One step up: who was told that nobody had answered, and when. Rungs count from 1. */
export interface RiskEscalation {
  readonly rung: number;
  readonly roles: readonly Role[];
  readonly at: string;
}

/** A risk event that nobody has acknowledged, as far as it decides who is told next. */
export interface UnansweredRiskEvent {
  readonly setting: 'in-clinic' | 'remote';
  readonly acknowledgeBy: Instant;
  /** The highest rung that was told already; 0 where none was. */
  readonly reached: number;
}

/**
 * Who is told now that nobody acknowledged a risk event in time: every rung of the policy whose minutes past the agreed time are over and
 * which was not told yet. Minutes are elapsed ones. Source: clinical reference §4.6 step 2 [D].
 *
 * Example: in the clinic, due 09:53: from 09:53 on the physicians are told, from 10:03 on the medical director and the manager as well.
 * Odd cases: a rung that nobody in the clinic can answer takes the next one with it at once; a job that slept tells all rungs that are due
 * together; nobody is told twice. Answers an empty list before the time and once every rung was told.
 */
export function escalationsDue(
  event: UnansweredRiskEvent,
  present: readonly Role[],
  now: Instant,
  policy: RiskPolicy = defaultRiskPolicy,
): Omit<RiskEscalation, 'at'>[] {
  let isPassedOn = false;
  const due = policy.escalation.map(({ afterMinutes, roles }, index) => {
    const isDue = isPassedOn || now >= plusMinutes(event.acknowledgeBy, afterMinutes[event.setting]);
    isPassedOn = isDue && !roles.some((role) => present.includes(role));
    return { rung: index + 1, roles, isDue };
  });
  return due.filter(({ rung, isDue }) => isDue && rung > event.reached).map(({ rung, roles }) => ({ rung, roles }));
}
