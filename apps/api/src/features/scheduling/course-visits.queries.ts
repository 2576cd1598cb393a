import { Injectable } from '@nestjs/common';
import type { CourseVisitsView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { CourseVisits } from './course-visits.js';
import { appointmentOf, type AppointmentRow, type BookingRow } from './schedule-rows.js';
import { appointmentColumns, ScheduleQueries } from './schedule.queries.js';

/** The appointments of one course with what they hold, in the order of time. */
@Injectable()
export class CourseVisitsQueries {
  constructor(
    private readonly database: Database,
    private readonly courses: CourseVisits,
    private readonly schedule: ScheduleQueries,
  ) {}

  async ofCourse(caller: Caller, courseId: string): Promise<CourseVisitsView> {
    const { patient_id: patientId } = await this.courses.course(caller, courseId);
    this.database.concerns(caller, { patientId, entityId: courseId });
    const data = this.database.of(caller);
    const rows = await data.query<AppointmentRow & { site_id: string }>(appointmentsOfCourse, [caller.clinicId, courseId]);
    const bookings = await data.query<BookingRow & { name: string }>(bookingsOfCourse, [caller.clinicId, courseId]);
    const sites = await this.schedule.sites(caller);
    const site = sites.find(({ id }) => id === rows.at(-1)?.site_id) ?? sites[0];
    if (site === undefined) throw notFound('Site');
    return {
      courseId,
      patientId,
      patientName: await this.courses.patientName(caller, patientId),
      site: { id: site.id, zone: site.zone },
      names: Object.fromEntries(bookings.map((booking) => [booking.resource_id, booking.name])),
      visits: rows.map((row) => appointmentOf(row, bookings)),
    };
  }
}

const appointmentsOfCourse = `SELECT ${appointmentColumns}, a.site_id FROM appointment a
  JOIN patient p ON p.clinic_id = a.clinic_id AND p.id = a.patient_id
  WHERE a.clinic_id = $1 AND a.course_id = $2 ORDER BY a.starts_at, a.id`;

const bookingsOfCourse = `SELECT k.appointment_id, k.resource_id, k.role, k.starts_at, k.ends_at, k.load, k.is_exclusive, r.name
  FROM appointment a JOIN resource_booking k ON k.clinic_id = a.clinic_id AND k.appointment_id = a.id
  JOIN resource r ON r.clinic_id = k.clinic_id AND r.id = k.resource_id
  WHERE a.clinic_id = $1 AND a.course_id = $2 AND k.status <> 'cancelled' ORDER BY k.starts_at, k.role`;
