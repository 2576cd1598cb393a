import type {
  AbsenceKind,
  AppointmentState,
  BoardAppointment,
  BoardBooking,
  BookedPhase,
  BookingRole,
  HeldSkill,
  LocalDate,
  PatientNeedsView,
  ResourceKind,
  SchedulingPolicy,
  VisitType,
} from '@sojourn/domain';

export interface SiteRow {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly opens_at: string;
  readonly closes_at: string;
  readonly hours: unknown;
}

export interface ResourceRow {
  readonly id: string;
  readonly kind: ResourceKind;
  readonly name: string;
  readonly credential: string;
  readonly roles: readonly string[];
  readonly attributes: readonly string[];
  readonly skills: readonly HeldSkill[];
  readonly hours: unknown;
  readonly licence_valid_until: LocalDate | null;
  readonly maintenance_due_on: LocalDate | null;
  readonly cleaning_minutes: number;
  readonly is_in_use: boolean;
}

export interface AbsenceRow {
  readonly id: string;
  readonly resource_id: string;
  readonly kind: AbsenceKind;
  readonly starts_at: string;
  readonly ends_at: string;
}

export interface AppointmentRow {
  readonly id: string;
  readonly patient_id: string;
  readonly patient_name: string;
  readonly course_id: string | null;
  readonly visit_key: string | null;
  readonly visit_type: VisitType;
  readonly title: string;
  readonly phases: readonly BookedPhase[];
  readonly local_on: LocalDate;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly is_remote: boolean;
  readonly state: AppointmentState;
  readonly version: number;
  readonly has_escort: boolean;
  readonly is_moved: boolean;
  readonly is_move_asked: boolean;
}

export interface BookingRow {
  readonly appointment_id: string;
  readonly resource_id: string;
  readonly role: BookingRole;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly load: string;
  readonly is_exclusive: boolean;
}

export interface ScheduleRows {
  readonly site: SiteRow;
  readonly sites: readonly SiteRow[];
  readonly resources: readonly ResourceRow[];
  readonly absences: readonly AbsenceRow[];
  readonly appointments: readonly AppointmentRow[];
  readonly bookings: readonly BookingRow[];
  readonly needs: readonly PatientNeedsView[];
  readonly policy: SchedulingPolicy;
}

export function appointmentOf(row: AppointmentRow, bookings: readonly BookingRow[]): BoardAppointment {
  return {
    id: row.id,
    patientId: row.patient_id,
    patientName: row.patient_name,
    courseId: row.course_id,
    visitKey: row.visit_key,
    visitType: row.visit_type,
    title: row.title,
    phases: row.phases,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    isRemote: row.is_remote,
    state: row.state,
    version: row.version,
    hasEscort: row.has_escort,
    isMoved: row.is_moved,
    isMoveAsked: row.is_move_asked,
    bookings: bookings.filter(({ appointment_id: appointmentId }) => appointmentId === row.id).map(bookingOf),
  };
}

function bookingOf(row: BookingRow): BoardBooking {
  return {
    resourceId: row.resource_id,
    role: row.role,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    loadPercent: Math.round(Number(row.load) * 100),
    isExclusive: row.is_exclusive,
  };
}
