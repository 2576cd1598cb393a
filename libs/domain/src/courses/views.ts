import * as z from 'zod';
import { dateField, idSchema, requiredText, type LocalDate, type TreatmentProduct, type Unmet } from '../shared/index.js';
import { courseSteps, type CourseState, type CourseStep } from './course-states.js';
import type { VisitType } from './protocols/index.js';

export const courseTeamRoles = ['prescriber', 'therapist', 'nurse'] as const;
export type CourseTeamRole = (typeof courseTeamRoles)[number];

/** Enrolling a patient in a course made from a protocol as it stands now. Nurses come from the pool, so none need be named. */
export const enrolInCourse = z.strictObject({
  id: idSchema<'TreatmentCourse'>(),
  patientId: idSchema<'Patient'>(),
  protocolId: requiredText(80),
  startsOn: dateField,
  team: z
    .array(z.strictObject({ staffMemberId: idSchema<'StaffMember'>(), role: z.enum(courseTeamRoles) }))
    .min(1, 'Name the care team.')
    .max(20),
});
export type EnrolInCourse = z.infer<typeof enrolInCourse>;

/** A step of a course with what is documented for it, by the names the machine asks for. */
export const takeCourseStep = z.strictObject({
  id: idSchema<'CourseStep'>(),
  event: z.enum(courseSteps),
  documented: z.record(z.string().max(60), requiredText(4_000)).default({}),
});
export type TakeCourseStep = z.infer<typeof takeCourseStep>;

/** A protocol a course can be made from. */
export interface ProtocolView {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly product: TreatmentProduct;
  readonly visits: readonly { readonly key: string; readonly type: VisitType; readonly title: string }[];
}

export interface CourseListItem {
  readonly id: string;
  readonly patientId: string;
  readonly protocolName: string;
  readonly product: TreatmentProduct;
  readonly state: CourseState;
  readonly startsOn: LocalDate;
}

/** One visit of the plan, with what became of it. */
export interface CourseVisitView {
  readonly key: string;
  readonly type: VisitType;
  readonly title: string;
  readonly targetOn: LocalDate;
  readonly roomMinutes: number;
  readonly isDosing: boolean;
  readonly appointment: { readonly id: string; readonly startsAt: string; readonly state: string } | null;
  readonly sessionId: string | null;
}

export interface CourseStepView {
  readonly id: string;
  readonly event: CourseStep | 'enrol';
  readonly from: CourseState | null;
  readonly to: CourseState;
  /** Null for who may see states and times only. */
  readonly documented: Readonly<Record<string, string>> | null;
  readonly takenByName: string;
  readonly takenAt: string;
}

/** A step the course knows from here, with what must be written for it and what else stands in the way for this caller. */
export interface NextCourseStep {
  readonly event: CourseStep;
  readonly to: CourseState;
  readonly documents: readonly string[];
  readonly unmet: readonly Unmet[];
}

export interface CourseView extends CourseListItem {
  readonly patientName: string;
  readonly protocolId: string;
  readonly protocolVersion: number;
  readonly version: number;
  readonly team: readonly { readonly staffMemberId: string; readonly displayName: string; readonly role: CourseTeamRole }[];
  readonly visits: readonly CourseVisitView[];
  readonly steps: readonly CourseStepView[];
  readonly nextSteps: readonly NextCourseStep[];
}
