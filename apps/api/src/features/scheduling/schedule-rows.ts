import {
  isRole,
  instant,
  openingHours,
  spansOn,
  instantText,
  siteHours,
  skillsOn,
  standingOf,
  doTouch,
  type AbsenceKind,
  type AppointmentState,
  type BoardAppointment,
  type BoardBooking,
  type BoardResource,
  type BookedPhase,
  type BookingRole,
  type HeldSkill,
  type LocalDate,
  type OpeningHours,
  type PatientNeedsView,
  type ResourceKind,
  type ScheduleDayView,
  type Span,
  type TextSpan,
  type VisitType,
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
}

function hoursOf(site: Pick<SiteRow, 'opens_at' | 'closes_at' | 'hours'>): OpeningHours {
  return siteHours(site.hours, site.opens_at, site.closes_at);
}

/** One day of the rows, as the board shows it and the rules read it. */
export function dayOf(rows: ScheduleRows, on: LocalDate): ScheduleDayView {
  const { site } = rows;
  const hours = hoursOf(site);
  const closed = hours.exceptions.find((day) => day.on === on);
  const ofTheDay = rows.appointments.filter(({ local_on: localOn }) => localOn === on);
  return {
    on,
    site: { id: site.id, name: site.name, zone: site.zone },
    sites: rows.sites.map(({ id, name }) => ({ id, name })),
    openSpans: spansOn(hours, on, site.zone).map(textSpan),
    closedBecause: closed?.reason ?? null,
    resources: rows.resources.map((row) => resourceOn(row, rows, on)),
    appointments: ofTheDay.map((row) => appointmentOf(row, rows.bookings)),
    needs: rows.needs.filter(({ patientId }) => ofTheDay.some((row) => row.patient_id === patientId)),
  };
}

function resourceOn(row: ResourceRow, { site, absences }: ScheduleRows, on: LocalDate): BoardResource {
  const hours = row.hours === null ? hoursOf(site) : openingHours.parse(row.hours);
  const [day] = spansOn(
    { weekdays: [], exceptions: [{ on, spans: [{ opensAt: '00:00', closesAt: '23:59' }], reason: null }] },
    on,
    site.zone,
  );
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    credential: row.credential,
    roles: row.roles.filter(isRole),
    attributes: [...row.attributes, ...skillsOn(row.skills, on)],
    presence: spansOn(hours, on, site.zone).map(textSpan),
    absences: absences
      .filter((absence) => absence.resource_id === row.id && day !== undefined && doTouch(spanOf(absence), day))
      .map((absence) => ({ id: absence.id, kind: absence.kind, startsAt: absence.starts_at, endsAt: absence.ends_at })),
    standing: standingOf({ kind: row.kind, isInUse: row.is_in_use, maintenanceDueOn: row.maintenance_due_on }, on),
    licenceValidUntil: row.licence_valid_until,
    cleaningMinutes: row.cleaning_minutes,
  };
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

function spanOf({ starts_at: startsAt, ends_at: endsAt }: { readonly starts_at: string; readonly ends_at: string }): Span {
  return { startsAt: instant(startsAt), endsAt: instant(endsAt) };
}

function textSpan({ startsAt, endsAt }: Span): TextSpan {
  return { startsAt: instantText(startsAt), endsAt: instantText(endsAt) };
}
