import * as z from 'zod';
import { visitTypes } from '../courses/index.js';
import { idSchema, optionalText, requiredText, type NextTransition } from '../shared/index.js';
import type { AppointmentEvent, AppointmentState } from './appointment-machine.js';
import type { BoardAppointment } from './day-view.js';
import { escort, type Escort } from './escort.js';
import { bookingRoles } from './needed-spans.js';
import { noShowFollowUp, safetyCall, type AttemptsView } from './no-show.js';
import { instantField } from './resources.js';

const assignment = z.strictObject({ role: z.enum(bookingRoles), resourceId: idSchema<'Resource'>() });

/** What a manager set aside on purpose, and why. */
const override = z.strictObject({ code: z.string().min(1).max(60), reason: requiredText(200) });
export type BookingOverride = z.infer<typeof override>;

const placement = {
  startsAt: instantField,
  assignments: z.array(assignment).max(bookingRoles.length),
  overrides: z.array(override).max(10).default([]),
};

/** Booking one visit: of a course by its key in the plan, or of a type on its own. */
export const bookAppointment = z
  .strictObject({
    id: idSchema<'Appointment'>(),
    patientId: idSchema<'Patient'>(),
    siteId: idSchema<'Site'>(),
    courseId: idSchema<'TreatmentCourse'>().nullable().default(null),
    visitKey: z.string().min(1).max(60).nullable().default(null),
    visitType: z.enum(visitTypes).nullable().default(null),
    isRemote: z.boolean().default(false),
    escort: escort.nullable().default(null),
    ...placement,
  })
  .refine(({ courseId, visitKey, visitType }) => (courseId === null ? visitType !== null : visitKey !== null || visitType !== null), {
    message: 'Name the visit of the course, or the type of visit',
    path: ['visitType'],
  });
export type BookAppointment = z.infer<typeof bookAppointment>;

export const cancellationReasons = [
  'patient-asked',
  'patient-unwell',
  'no-escort',
  'staff-away',
  'room-or-pump-out',
  'course-changed',
  'moved',
  'weather',
  'other',
] as const;

/** Why a booking should never have been there. */
export const errorReasons = ['wrong-patient', 'wrong-visit', 'wrong-time', 'booked-twice', 'other'] as const;

export const patientIdentifiers = ['full-name', 'birth-date', 'photo-id', 'record-number', 'address'] as const;

const steps = [
  'confirm',
  'arrive',
  'arrive-after-no-show',
  'check-in',
  'begin',
  'complete',
  'cancel-for-patient',
  'cancel-for-clinic',
  'mark-no-show',
  'call-again',
  'follow-up',
  'mark-entered-in-error',
] as const satisfies readonly AppointmentEvent[];

const stepReasons = [...new Set([...cancellationReasons, ...errorReasons])];

export const takeAppointmentStep = z
  .strictObject({
    id: idSchema<'AppointmentStep'>(),
    event: z.enum(steps),
    reason: z.enum(stepReasons).nullable().default(null),
    note: optionalText(300),
    safetyCall: safetyCall.nullable().default(null),
    followUp: noShowFollowUp.nullable().default(null),
    /** Of a visit of a day before: whether somebody came then, noted only now, or comes today. */
    arrivedOn: z.enum(['its-day', 'today']).nullable().default(null),
    identifiers: z.array(z.enum(patientIdentifiers)).max(patientIdentifiers.length).default([]),
    /** Why forms are open as the patient is checked in; the record counts them itself. */
    formsReason: optionalText(200),
    escort: escort.nullable().default(null),
  })
  .refine(({ event, reason }) => reason === null || reasonsOf(event).includes(reason), {
    message: 'This is no reason for this step',
    path: ['reason'],
  })
  .refine(({ event, followUp }) => followUp === null || event === 'follow-up', { message: 'Only a follow-up says so', path: ['followUp'] });
export type TakeAppointmentStep = z.infer<typeof takeAppointmentStep>;

/**
 * The reasons a step may be taken for: cancelling and undoing a mistake have their own.
 * Example: `reasonsOf('mark-entered-in-error')` knows 'booked-twice', not 'weather'. Odd case: every step but that one takes the same
 * list. Source: clinical reference §1.5.
 */
export function reasonsOf(event: AppointmentEvent): readonly (typeof stepReasons)[number][] {
  return event === 'mark-entered-in-error' ? errorReasons : cancellationReasons;
}

export interface AppointmentStepView {
  readonly id: string;
  readonly event: string;
  readonly to: AppointmentState;
  readonly documented: Readonly<Record<string, unknown>> & AttemptsView & { readonly escort?: Escort };
  readonly takenBy: string;
  /** By the link of a letter. */
  readonly isByPatient: boolean;
  readonly takenAt: string;
}

/** One of the times at which a visit stood, in the order in which it was moved. */
export interface AppointmentPlace {
  readonly id: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly state: AppointmentState;
  readonly bookedBy: string;
  readonly bookedAt: string;
  /** Names of the people, rooms and pumps it held there. */
  readonly held: readonly string[];
}

/** The answer of GET /api/v1/appointments/:id. */
export interface AppointmentView extends BoardAppointment {
  readonly zone: string;
  /** The time of the visit as the patient is told it. */
  readonly timeForPatient: string;
  readonly siteId: string;
  readonly seriesId: string | null;
  readonly escort: Escort | null;
  readonly replacesId: string | null;
  readonly replacedById: string | null;
  readonly isDosing: boolean;
  /** Forms that the patient could fill in and has not; counted while they wait to be checked in. */
  readonly openForms: number | null;
  /** Names of the people, rooms and pumps it holds, by id. */
  readonly names: Readonly<Record<string, string>>;
  readonly steps: readonly AppointmentStepView[];
  /** Every place at which this visit stood, first to last, this one among them. */
  readonly places: readonly AppointmentPlace[];
  readonly next: readonly NextTransition<AppointmentState, AppointmentEvent>[];
}
