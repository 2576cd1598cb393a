import * as z from 'zod';
import { decodeInput, treatmentProduct, type Decision, type InputRefused } from '../../shared/index.js';
import { roles, type Role } from '../../staff/index.js';
import { code, instant, personId, wholeNumber } from '../entries/fields.js';
import { rescueConditions } from '../entries/index.js';
import { signedDoseOrder } from './dose-order.js';

/**
 * What the fold must know of the world outside the log, each as 'unknown' until someone has looked: unknown blocks like a no.
 * Source: clinical reference §1.6 (guards that rest on course, appointment, consents, notes).
 */
const surroundings = z.strictObject({
  isCourseInDosingPhase: z.boolean().nullable().default(null),
  isAppointmentCheckedIn: z.boolean().nullable().default(null),
  /** Suicide-risk events of this patient without a signed disposition; null when nobody has looked. */
  openRiskEvents: wholeNumber(0, 1_000).nullable().default(null),
  /** Consents this medicine needs that the patient has withdrawn and not given again; null when nobody has looked. */
  withdrawnConsents: wholeNumber(0, 100).nullable().default(null),
  therapistNote: z.enum(['signed', 'overdue-flagged', 'not-written', 'not-needed']).default('not-written'),
});

const staffRole: z.ZodType<Role> = z.enum(roles);

export const dosingSession = z.strictObject({
  id: z.uuid(),
  product: treatmentProduct,
  /** IANA zone of the site; treatment dates and due dates are counted in it. */
  zone: code,
  plannedStart: instant,
  patient: z.strictObject({
    weightG: wholeNumber(20_000, 350_000).nullable().default(null),
    ageYears: wholeNumber(0, 130).nullable().default(null),
    hasHepaticImpairment: z.boolean().nullable().default(null),
    /** Conditions a rescue medicine asks about; one that is not named was not looked for. §2.7 */
    conditions: z.partialRecord(z.enum(rescueConditions), z.enum(['present', 'absent'])).default({}),
    /** What the patient is allergic to, as the chart writes it in lower case with hyphens; null when nobody has asked. */
    allergies: z.array(code).max(100).nullable().default(null),
  }),
  order: signedDoseOrder.nullable().default(null),
  isEscortRequired: z.boolean().default(true),
  isPregnancyTestRequired: z.boolean().default(false),
  team: z.array(z.strictObject({ personId, roles: z.array(staffRole) })).default([]),
  surroundings: surroundings.default({
    isCourseInDosingPhase: null,
    isAppointmentCheckedIn: null,
    openRiskEvents: null,
    withdrawnConsents: null,
    therapistNote: 'not-written',
  }),
});

/** A dosing session without its log: the order, the patient facts the rules need, the site's zone, the team. */
export type DosingSession = z.infer<typeof dosingSession>;
export type Surroundings = z.infer<typeof surroundings>;

/**
 * Reads a session from outside, for the command line and the border of the API. Refuses with every fault and its path; an order of another
 * product than the session's is 'not-allowed' at `order.product`. Source: clinical reference §1.6, §2.1. Example: `decodeSession({ id,
 * product: 'intravenous-ketamine', zone: 'America/New_York', plannedStart, patient: {} })`. Odd case: what nobody has looked at is null.
 */
export function decodeSession(input: unknown): Decision<DosingSession, InputRefused> {
  return decodeInput(
    dosingSession.refine((session) => session.order === null || session.order.product === session.product, {
      error: 'The order is for another product than the session.',
      path: ['order', 'product'],
    }),
    input,
  );
}
