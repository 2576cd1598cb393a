import {
  doTouch,
  instant,
  instantText,
  isRole,
  openingHours,
  siteHours,
  skillsOn,
  spansOn,
  standingOf,
  type BoardResource,
  type LocalDate,
  type OpeningHours,
  type ScheduleDayView,
  type Span,
  type TextSpan,
} from '@sojourn/domain';
import { appointmentOf, type AbsenceRow, type ResourceRow, type ScheduleRows } from './schedule-rows.js';

/** A resource with what is read of it once for all days. */
interface ReadResource {
  readonly row: ResourceRow;
  /** Null: the site's. */
  readonly hours: OpeningHours | null;
  readonly absences: readonly AbsenceRow[];
}

/** Days of the rows, as the board shows them and the rules read them. What belongs together is found by key, once: a plan asks for months. */
export function daysOf(rows: ScheduleRows, days: readonly LocalDate[]): ScheduleDayView[] {
  const { site } = rows;
  const hours = siteHours(site.hours, site.opens_at, site.closes_at);
  const bookings = groupedBy(rows.bookings, ({ appointment_id: id }) => id);
  const appointments = groupedBy(rows.appointments, ({ local_on: on }) => on);
  const absences = groupedBy(rows.absences, ({ resource_id: id }) => id);
  const needs = new Map(rows.needs.map((one) => [one.patientId, one]));
  const resources = rows.resources.map((row) => ({
    row,
    hours: row.hours === null ? null : openingHours.parse(row.hours),
    absences: absences.get(row.id) ?? [],
  }));
  return days.map((on) => {
    const ofTheDay = appointments.get(on) ?? [];
    const openSpans = spansOn(hours, on, site.zone).map(textSpan);
    return {
      on,
      site: { id: site.id, name: site.name, zone: site.zone },
      sites: rows.sites.map(({ id, name }) => ({ id, name })),
      openSpans,
      policy: rows.policy,
      closedBecause: openSpans.length > 0 ? null : (hours.exceptions.find((day) => day.on === on)?.reason ?? null),
      resources: resources.map((one) => resourceOn(one, { on, zone: site.zone, openSpans })),
      appointments: ofTheDay.map((row) => appointmentOf(row, bookings.get(row.id) ?? [])),
      needs: [...new Set(ofTheDay.map(({ patient_id: id }) => id))].flatMap((id) => needs.get(id) ?? []),
    };
  });
}

interface DayOfSite {
  readonly on: LocalDate;
  readonly zone: string;
  readonly openSpans: readonly TextSpan[];
}

function resourceOn({ row, hours, absences }: ReadResource, { on, zone, openSpans }: DayOfSite): BoardResource {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    credential: row.credential,
    roles: row.roles.filter(isRole),
    attributes: [...row.attributes, ...skillsOn(row.skills, on)],
    presence: hours === null ? openSpans : spansOn(hours, on, zone).map(textSpan),
    absences: absencesOn(absences, on, zone),
    standing: standingOf({ kind: row.kind, isInUse: row.is_in_use, maintenanceDueOn: row.maintenance_due_on }, on),
    licenceValidUntil: row.licence_valid_until,
    cleaningMinutes: row.cleaning_minutes,
  };
}

const wholeDay = [{ opensAt: '00:00', closesAt: '23:59' }];

function absencesOn(absences: readonly AbsenceRow[], on: LocalDate, zone: string): BoardResource['absences'] {
  if (absences.length === 0) return [];
  const [day] = spansOn({ weekdays: [], exceptions: [{ on, spans: wholeDay, reason: null }] }, on, zone);
  return absences
    .filter((absence) => day !== undefined && doTouch({ startsAt: instant(absence.starts_at), endsAt: instant(absence.ends_at) }, day))
    .map((absence) => ({ id: absence.id, kind: absence.kind, startsAt: absence.starts_at, endsAt: absence.ends_at }));
}

function groupedBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const known = groups.get(keyOf(row));
    if (known === undefined) groups.set(keyOf(row), [row]);
    else known.push(row);
  }
  return groups;
}

function textSpan({ startsAt, endsAt }: Span): TextSpan {
  return { startsAt: instantText(startsAt), endsAt: instantText(endsAt) };
}
