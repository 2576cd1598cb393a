import { Injectable } from '@nestjs/common';
import {
  holdsResources,
  instant,
  instantAtLocalTime,
  instantText,
  localDateAt,
  plusDays,
  situationOf,
  type DaySituation,
  type LocalDate,
  type ScheduleDayView,
  type SchedulingPolicy,
  type SituationVisit,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { PatientNeedsStore } from './patient-needs.store.js';
import { daysOf } from './schedule-days.js';
import { SchedulingPolicies } from './scheduling-policies.js';
import {
  type AbsenceRow,
  type AppointmentRow,
  type BookingRow,
  type ResourceRow,
  type ScheduleRows,
  type SiteRow,
} from './schedule-rows.js';

export const appointmentColumns = `a.id, a.patient_id, p.display_name AS patient_name, a.course_id, a.visit_key, a.visit_type, a.title, a.phases,
  a.local_on, a.starts_at, a.ends_at, a.is_remote, a.state, a.version, a.escort IS NOT NULL AS has_escort,
  EXISTS (SELECT 1 FROM appointment n WHERE n.clinic_id = a.clinic_id AND n.replaces_id = a.id) AS is_moved,
  a.state IN ('booked', 'confirmed') AND EXISTS (SELECT 1 FROM move_request w
    WHERE w.clinic_id = a.clinic_id AND w.appointment_id = a.id AND w.settled_at IS NULL) AS is_move_asked`;

/** What stands in the schedule. Windows compare the plain starts_at: under row-level security a range would scan the clinic. */
@Injectable()
export class ScheduleQueries {
  constructor(
    private readonly database: Database,
    private readonly needs: PatientNeedsStore,
    private readonly policies: SchedulingPolicies,
  ) {}

  async day(caller: Caller, on: LocalDate, siteId?: string): Promise<ScheduleDayView> {
    const [day] = await this.days(caller, [on], siteId);
    if (day === undefined) throw notFound('Day');
    return day;
  }

  /** Each of the days, in the given order. Throws a problem where the clinic has no such site. */
  async days(caller: Caller, days: readonly LocalDate[], siteId?: string): Promise<ScheduleDayView[]> {
    const sites = await this.sites(caller);
    const site = siteId === undefined ? sites[0] : sites.find(({ id }) => id === siteId);
    if (site === undefined) throw notFound('Site');
    const rows = await this.rows(caller, sites, site, days.toSorted());
    return daysOf(rows, days);
  }

  /** The days as the rules read them, with the patients' visits at other sites. */
  async situations(caller: Caller, patientIds: readonly string[], siteId: string, dates: readonly LocalDate[]): Promise<DaySituation[]> {
    const days = await this.days(caller, dates, siteId);
    const [first, last] = [dates.toSorted()[0], dates.toSorted().at(-1)];
    const zone = days[0]?.site.zone ?? 'UTC';
    if (first === undefined || last === undefined) return [];
    const rows = await this.database
      .of(caller)
      .query<AppointmentRow>(visitsOfPatient, [caller.clinicId, patientIds, ...windowOf(first, last, zone)]);
    const own = (await this.needs.of(caller, patientIds)).map((needs) => [needs.patientId, needs] as const);
    const deceasedIds = await this.deceased(caller, patientIds);
    const others = rows.filter(({ state }) => holdsResources(state)).map(visitOf);
    return days.map((day) => {
      const situation = situationOf(day);
      const known = new Set(situation.visits.map(({ id }) => id));
      const elsewhere = others.filter(({ id, startsAt }) => !known.has(id) && localDateAt(startsAt, zone) === day.on);
      const needs = new Map([...(situation.needs ?? []), ...own]);
      return { ...situation, needs, deceasedIds, visits: [...situation.visits, ...elsewhere] };
    });
  }

  /** Those of whom the chart says that they have died. */
  async deceased(caller: Caller, patientIds: readonly string[]): Promise<ReadonlySet<string>> {
    const sql = `SELECT id FROM patient WHERE clinic_id = $1 AND id = ANY ($2::uuid[]) AND is_deceased`;
    return new Set((await this.database.of(caller).query<{ id: string }>(sql, [caller.clinicId, patientIds])).map(({ id }) => id));
  }

  policy(caller: Caller): Promise<SchedulingPolicy> {
    return this.policies.inForce(caller);
  }

  sites(caller: Caller): Promise<SiteRow[]> {
    return this.database
      .of(caller)
      .query<SiteRow>(`SELECT id, name, zone, opens_at, closes_at, hours FROM site WHERE clinic_id = $1 ORDER BY name, id`, [
        caller.clinicId,
      ]);
  }

  /** Everybody whose presence can cover a dosing visit. */
  async prescribers(caller: Caller): Promise<string[]> {
    const rows = await this.database.of(caller).query<{ id: string }>(
      `SELECT r.id FROM resource r WHERE r.clinic_id = $1 AND r.kind = 'staff' AND EXISTS
         (SELECT 1 FROM staff_role s WHERE s.clinic_id = $1 AND s.staff_member_id = r.staff_member_id AND s.role IN ('prescriber', 'medical-director'))`,
      [caller.clinicId],
    );
    return rows.map(({ id }) => id);
  }

  /** Everybody who interprets, if one of the patients needs it. */
  async interpreters(caller: Caller, patientIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.of(caller).query<{ id: string }>(
      `SELECT r.id FROM resource r WHERE r.clinic_id = $1 AND r.kind = 'staff' AND r.skills @> '[{"skill":"interpreter"}]' AND EXISTS
         (SELECT 1 FROM patient_needs n WHERE n.clinic_id = $1 AND n.patient_id = ANY($2) AND n.needs->>'needsInterpreter' = 'true')`,
      [caller.clinicId, patientIds],
    );
    return rows.map(({ id }) => id);
  }

  private async rows(caller: Caller, sites: readonly SiteRow[], site: SiteRow, days: readonly LocalDate[]): Promise<ScheduleRows> {
    const [first, last] = [days[0], days.at(-1)];
    const policy = await this.policies.inForce(caller);
    if (first === undefined || last === undefined)
      return { site, sites, policy, resources: [], absences: [], appointments: [], bookings: [], needs: [] };
    const window = [caller.clinicId, site.id, ...windowOf(first, last, site.zone)];
    const data = this.database.of(caller);
    const resources = await data.query<ResourceRow>(resourcesOfSite, [caller.clinicId, site.id]);
    const absences = await data.query<AbsenceRow>(absencesOfSite, window);
    const appointments = await data.query<AppointmentRow>(appointmentsOfSite, window);
    const bookings = await data.query<BookingRow>(bookingsOfSite, window);
    const needs = await this.needs.of(caller, [...new Set(appointments.map(({ patient_id: patientId }) => patientId))]);
    return { site, sites, policy, resources, absences, appointments, bookings, needs };
  }
}

/** From the first midnight to the one after the last day, on the site's clock. */
function windowOf(first: LocalDate, last: LocalDate, zone: string): readonly [from: string, until: string] {
  return [instantText(instantAtLocalTime(first, '00:00', zone)), instantText(instantAtLocalTime(plusDays(last, 1), '00:00', zone))];
}

function visitOf(row: AppointmentRow): SituationVisit {
  const { id, phases, patient_id: patientId, visit_type: visitType } = row;
  return { id, phases, patientId, visitType, startsAt: instant(row.starts_at), endsAt: instant(row.ends_at) };
}

const visitsOfPatient = `SELECT a.id, a.patient_id, a.visit_type, a.phases, a.starts_at, a.ends_at, a.state FROM appointment a
  WHERE a.clinic_id = $1 AND a.patient_id = ANY($2) AND a.starts_at >= $3 AND a.starts_at < $4`;

const resourcesOfSite = `SELECT r.id, r.kind, r.name, coalesce(m.credential, '') AS credential, r.attributes, r.skills, r.hours, r.licence_valid_until,
    r.maintenance_due_on, r.cleaning_minutes, r.is_in_use,
    ARRAY(SELECT s.role FROM staff_role s WHERE s.clinic_id = r.clinic_id AND s.staff_member_id = r.staff_member_id ORDER BY s.role) AS roles
  FROM resource r LEFT JOIN staff_member m ON m.clinic_id = r.clinic_id AND m.id = r.staff_member_id
  WHERE r.clinic_id = $1 AND r.site_id = $2 ORDER BY r.name, r.id`;

const absencesOfSite = `SELECT b.id, b.resource_id, b.kind, b.starts_at, b.ends_at FROM resource_absence b
  JOIN resource r ON r.clinic_id = b.clinic_id AND r.id = b.resource_id
  WHERE b.clinic_id = $1 AND r.site_id = $2 AND b.ends_at > $3 AND b.starts_at < $4 AND b.withdrawn_at IS NULL ORDER BY b.starts_at, b.id`;

const appointmentsOfSite = `SELECT ${appointmentColumns} FROM appointment a JOIN patient p ON p.clinic_id = a.clinic_id AND p.id = a.patient_id
  WHERE a.clinic_id = $1 AND a.site_id = $2 AND a.starts_at >= $3 AND a.starts_at < $4 ORDER BY a.starts_at, a.id`;

const bookingsOfSite = `SELECT k.appointment_id, k.resource_id, k.role, k.starts_at, k.ends_at, k.load, k.is_exclusive
  FROM appointment a JOIN resource_booking k ON k.clinic_id = a.clinic_id AND k.appointment_id = a.id
  WHERE a.clinic_id = $1 AND a.site_id = $2 AND a.starts_at >= $3 AND a.starts_at < $4 AND k.status <> 'cancelled' ORDER BY k.starts_at, k.role`;
