import type { Instant } from '../shared/index.js';
import type { Permission, Role } from '../staff/index.js';

/** Why a chart is open to somebody; null is closed. */
export type ChartAccess = 'role' | 'care-team' | 'at-work-with-the-patient' | 'reason' | null;

/** What the door of a chart looks at. */
export interface ChartDoorFacts {
  readonly roles: readonly Role[];
  /** On the care team of one of the patient's courses. */
  readonly isOnCareTeam: boolean;
  /** Booked for, or writing in, a visit of the patient within a day; author of a draft about the patient, or its named supervisor. */
  readonly isAtWorkWithPatient: boolean;
  /** Until when a reason given earlier holds; null when none was given. */
  readonly openedUntil: Instant | null;
}

/** The roles whose charts are those of their own patients; every other role reads what its permissions say. */
const boundRoles: readonly Role[] = ['therapist', 'nurse', 'prescriber'];

/** How long a reason opens a chart, in minutes. Source: clinical reference §9.1. */
export const reasonHoldsMin = 60;
/** How soon somebody else looks at it, in hours. Source: clinical reference §9.1. */
export const reviewWithinHours = 72;

/**
 * Whether somebody's roles bind them to the charts of their own patients. Whoever also is medical director or looks after compliance is not bound.
 * Source: clinical reference §9.2.
 *
 * Example: a nurse is bound; a prescriber who is medical director is not. Odd case: nobody without a role is bound, and none of them may read.
 */
export function isBoundToOwnPatients(roles: readonly Role[]): boolean {
  return roles.length > 0 && roles.every((role) => boundRoles.includes(role));
}

/**
 * Why a chart is open, or null when it is closed and a reason must be given. Source: clinical reference §9.1, §9.2 ("care team and scheduled today").
 *
 * Example: a nurse of the care team has it open for 'care-team'; one who gave a reason half an hour ago for 'reason'.
 * Odd case: a reason ends with its minute, so at the end itself the chart is closed again.
 */
export function chartAccess(facts: ChartDoorFacts, now: Instant): ChartAccess {
  if (!isBoundToOwnPatients(facts.roles)) return 'role';
  if (facts.isOnCareTeam) return 'care-team';
  if (facts.isAtWorkWithPatient) return 'at-work-with-the-patient';
  return facts.openedUntil !== null && now < facts.openedUntil ? 'reason' : null;
}

/** What anybody may do for a patient who is not theirs: the schedule, the desk, an emergency at the bedside, a cry for help. */
const withoutDoor: readonly Permission[] = [
  ...(['patients.register', 'patients.edit', 'patients.import', 'arrivals.record'] as const),
  ...(['schedule.read', 'schedule.book', 'schedule.arrange', 'outage-pack.print', 'messages.read', 'measures.send-link'] as const),
  ...(['dosing.observe', 'dosing.record', 'monitors.read', 'monitors.keep', 'monitors.place', 'monitors.review'] as const),
  ...(['risk.read', 'risk.hear', 'risk.act', 'risk.sign', 'risk.flag', 'risk.set-contact'] as const),
  ...(['process-notes.write', 'chart.open-by-reason', 'chart-openings.review', 'audit.read'] as const),
];

/**
 * Whether what a permission allows passes by the door of the patient's chart. Closed is the rule: a permission that nobody named here has a door.
 * What happened at a bedside is always taken from whoever stands there, and a risk event is answered by whoever is on shift.
 *
 * Example: reading notes has a door; recording a pulse has none. Source: clinical reference §9.1, §9.2.
 * Odd case: a permission that is new to the product has a door until it is named here.
 */
export function hasDoor(permission: Permission): boolean {
  return !withoutDoor.includes(permission);
}
