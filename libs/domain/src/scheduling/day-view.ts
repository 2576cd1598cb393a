import type { PumpStanding } from '../clinics/index.js';
import type { VisitType } from '../courses/index.js';
import type { LocalDate } from '../shared/index.js';
import type { Role } from '../staff/index.js';
import type { AppointmentState } from './appointment-machine.js';
import type { BookingRole } from './needed-spans.js';
import type { PatientNeeds } from './patient-needs.js';
import type { AbsenceKind, ResourceKind } from './resources.js';
import type { BookedPhase } from './booked-phase.js';
import type { SchedulingPolicy } from './scheduling-policy.js';

export interface TextSpan {
  readonly startsAt: string;
  readonly endsAt: string;
}

/** A person, room or pump on one day, as the board shows it. */
export interface BoardResource {
  readonly id: string;
  readonly kind: ResourceKind;
  readonly name: string;
  readonly credential: string;
  readonly roles: readonly Role[];
  readonly attributes: readonly string[];
  readonly presence: readonly TextSpan[];
  readonly absences: readonly (TextSpan & { readonly id: string; readonly kind: AbsenceKind })[];
  readonly standing: PumpStanding;
  readonly licenceValidUntil: LocalDate | null;
  readonly cleaningMinutes: number;
}

export interface BoardBooking extends TextSpan {
  readonly resourceId: string;
  readonly role: BookingRole;
  readonly loadPercent: number;
  readonly isExclusive: boolean;
}

/** A visit on the board. Who may not see patients' names gets none. */
export interface BoardAppointment extends TextSpan {
  readonly id: string;
  readonly patientId: string;
  readonly patientName: string;
  readonly visitType: VisitType;
  readonly title: string;
  readonly state: AppointmentState;
  readonly version: number;
  readonly courseId: string | null;
  readonly visitKey: string | null;
  readonly isRemote: boolean;
  readonly hasEscort: boolean;
  /** Cancelled because another appointment took its place. */
  readonly isMoved: boolean;
  /** Its patient asks by link for another time, and nobody has moved it or said that it stays. */
  readonly isMoveAsked: boolean;
  readonly phases: readonly BookedPhase[];
  readonly bookings: readonly BoardBooking[];
}

/** The answer of GET /api/v1/schedule/days/:on: everything the day board draws and judges moves by. */
export interface ScheduleDayView {
  readonly on: LocalDate;
  readonly site: { readonly id: string; readonly name: string; readonly zone: string };
  readonly sites: readonly { readonly id: string; readonly name: string }[];
  readonly openSpans: readonly TextSpan[];
  readonly closedBecause: string | null;
  /** The clinic's policy in force: the board judges by what the server judges by. */
  readonly policy: SchedulingPolicy;
  readonly resources: readonly BoardResource[];
  readonly appointments: readonly BoardAppointment[];
  /** Needs of the day's patients, of those who have any. */
  readonly needs?: readonly (PatientNeeds & { readonly patientId: string })[];
}
