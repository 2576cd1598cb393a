import { instant, type Instant } from '../../shared/instant.js';
import type { Role } from '../../staff/permissions.js';
import type { RiskEventView } from './risk-standing.js';

/** How many risk events call for somebody, without a name: it stands on every screen of the clinic. */
export interface RiskCallView {
  /** Dosing is held or a contact is owed. */
  readonly open: number;
  /** By when each of those that nobody has acknowledged is, or was, to be: earliest first. A screen counts by its own clock which are overdue. */
  readonly dueTimes: readonly string[];
  /** Who was told by name of their office that nobody had answered; none while the time runs. */
  readonly told: readonly Role[];
}

/**
 * What the screens of the clinic say of its open risk events. Source: clinical reference §4.6.
 *
 * Example: one waiting since 09:38 with five minutes to answer reads 1 open, due 09:43.
 * Odd case: of several that wait the earliest stands first, however late the others came.
 */
export function riskCallOf(events: readonly Pick<RiskEventView, 'standing' | 'acknowledgeBy' | 'escalations'>[]): RiskCallView {
  const waiting = events.filter(({ standing }) => standing.state === 'waiting');
  return {
    open: events.length,
    dueTimes: waiting.map(({ acknowledgeBy }) => acknowledgeBy).toSorted((one, other) => instant(one) - instant(other)),
    told: [...new Set(waiting.flatMap(({ escalations }) => escalations.flatMap(({ roles }) => roles)))],
  };
}

/**
 * How many of a call's events are beyond their time, and when the next is due; null where none is to come. Source: clinical reference §4.6 step 2.
 *
 * Example: due 14:50 and 15:10, at 15:00 one is overdue and the next is due at 15:10.
 * Odd case: at the very minute it is due an event is not overdue yet.
 */
export function riskCallAt({ dueTimes }: RiskCallView, now: Instant): { readonly overdue: number; readonly nextDue: string | null } {
  const overdue = dueTimes.filter((time) => instant(time) < now).length;
  return { overdue, nextDue: dueTimes[overdue] ?? null };
}

/**
 * Whether an event still needs somebody: it holds a dose, or a contact is owed. Source: clinical reference §4.6.
 *
 * Example: signed "proceed" with a contact tomorrow is open until the contact. Odd case: deferred, it stays open, since no dose may start.
 */
export function isOpenRisk({ standing }: Pick<RiskEventView, 'standing'>): boolean {
  return standing.holdsDosing || standing.followUpBy !== null;
}

/**
 * Open risk events in the order in which they press: who waits for an answer by the time it is due, whether in the clinic or afar; then contacts that
 * are overdue, what holds a dose, and contacts to come. Source: clinical reference §4.6.
 *
 * Example: opened later in the clinic and due in 11 minutes, it stands before one from afar that is due in 30.
 * Odd case: those of one moment keep the order in which they were opened.
 */
export function mostPressingFirst<Event extends Pick<RiskEventView, 'standing' | 'acknowledgeBy'>>(events: readonly Event[]): Event[] {
  return events.toSorted((one, other) => placeOf(one) - placeOf(other) || dueOf(one) - dueOf(other));
}

/**
 * Events by patient, each patient at the place of their first. Source: clinical reference §4.6.
 *
 * Example: six events of one patient are one group of six. Odd case: order within a group is the order given.
 */
export function riskByPatient<Event extends Pick<RiskEventView, 'patient'>>(events: readonly Event[]): Event[][] {
  const groups = new Map<string, Event[]>();
  for (const event of events) groups.set(event.patient.id, [...(groups.get(event.patient.id) ?? []), event]);
  return [...groups.values()];
}

function placeOf({ standing }: Pick<RiskEventView, 'standing'>): number {
  if (standing.state === 'waiting') return 0;
  if (standing.isFollowUpOverdue) return 1;
  return standing.holdsDosing ? 2 : 3;
}

function dueOf({ standing, acknowledgeBy }: Pick<RiskEventView, 'standing' | 'acknowledgeBy'>): number {
  if (standing.state === 'waiting') return instant(acknowledgeBy);
  return standing.followUpBy === null ? 0 : instant(standing.followUpBy);
}
