import { Injectable } from '@nestjs/common';
import {
  productOfVisit,
  type AllergyBanner,
  type Medicine,
  type SignedDoseOrder,
  type TreatmentProduct,
  type VisitType,
} from '@sojourn/domain';
import type { ClinicData } from '../../platform/database/database.js';
import { PackedCharts } from './packed-charts.queries.js';

export interface SiteDay {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  /** The present day and time on the site's own clock. */
  readonly day: string;
  readonly localTime: string;
  readonly madeAt: string | null;
}

export interface PaperVisit {
  readonly patientId: string;
  readonly at: string;
  readonly title: string;
  readonly room: string | null;
  readonly name: string;
  readonly birthDate: string | null;
  readonly recordNumber: string | null;
  /** Null where the visit gives no medicine. */
  readonly product: TreatmentProduct | null;
  readonly order: SignedDoseOrder | null;
  readonly allergies: AllergyBanner;
  readonly medicines: readonly Medicine[];
}

interface VisitRow extends Pick<PaperVisit, 'at' | 'title' | 'room' | 'order'> {
  readonly patient_id: string;
  readonly display_name: string;
  readonly birth_date: string | null;
  readonly record_number: string | null;
  readonly visit_type: VisitType;
  readonly product: TreatmentProduct | null;
}

const sites = `SELECT s.id, s.name, s.zone, to_char($2::timestamptz AT TIME ZONE s.zone, 'YYYY-MM-DD') AS day,
    to_char($2::timestamptz AT TIME ZONE s.zone, 'HH24:MI') AS "localTime", o.made_at AS "madeAt" FROM site s
  LEFT JOIN outage_pack o ON o.clinic_id = $1 AND o.site_id = s.id AND o.local_on = ($2::timestamptz AT TIME ZONE s.zone)::date
  WHERE s.clinic_id = $1 ORDER BY s.name, s.id`;

const visits = `SELECT a.patient_id, to_char(a.starts_at AT TIME ZONE $4, 'HH24:MI') AS at, a.title, a.visit_type, p.display_name, p.birth_date, p.record_number,
    coalesce(d.product, c.product) AS product,
    (SELECT r.name FROM resource_booking b JOIN resource r ON r.clinic_id = b.clinic_id AND r.id = b.resource_id
     WHERE b.clinic_id = $1 AND b.appointment_id = a.id AND b.status <> 'cancelled' AND r.kind = 'room' LIMIT 1) AS room,
    (SELECT o.content FROM dose_order o WHERE o.clinic_id = $1 AND o.session_id = d.id ORDER BY o.version DESC LIMIT 1) AS "order"
  FROM appointment a JOIN patient p ON p.clinic_id = a.clinic_id AND p.id = a.patient_id
  LEFT JOIN treatment_course c ON c.clinic_id = a.clinic_id AND c.id = a.course_id
  LEFT JOIN dosing_session d ON d.clinic_id = a.clinic_id AND d.appointment_id = a.id
  WHERE a.clinic_id = $1 AND a.site_id = $2 AND a.starts_at >= $3::timestamp AT TIME ZONE $4 AND a.starts_at < ($3::timestamp + interval '1 day') AT TIME ZONE $4
    AND a.state IN ('held', 'booked', 'confirmed', 'arrived', 'checked-in', 'in-progress') ORDER BY a.starts_at, a.id LIMIT 200`;

/** What the paper of a site's day says, read within the clinic's transaction: a chore has no caller. */
@Injectable()
export class OutagePackQueries {
  constructor(private readonly charts: PackedCharts) {}

  sites(data: ClinicData, clinicId: number, at: string): Promise<SiteDay[]> {
    return data.query<SiteDay>(sites, [clinicId, at]);
  }

  async visits(data: ClinicData, clinicId: number, site: SiteDay): Promise<PaperVisit[]> {
    const rows = await data.query<VisitRow>(visits, [clinicId, site.id, site.day, site.zone]);
    const charts = await this.charts.of(
      data,
      clinicId,
      rows.map((row) => row.patient_id),
    );
    return rows.map((row) => ({
      ...{ patientId: row.patient_id, at: row.at, title: row.title, room: row.room, order: row.order, name: row.display_name },
      ...{ birthDate: row.birth_date, recordNumber: row.record_number, product: productOf(row) },
      ...(charts.get(row.patient_id) ?? { allergies: { kind: 'not-asked' }, medicines: [] }),
    }));
  }
}

function productOf(row: VisitRow): TreatmentProduct | null {
  const given = productOfVisit(row.visit_type);
  return given === null ? null : (row.product ?? given);
}
