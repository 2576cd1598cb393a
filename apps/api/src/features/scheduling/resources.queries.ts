import { Injectable } from '@nestjs/common';
import { isRole, openingHours, type AbsenceView, type ResourceView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import type { AbsenceRow, ResourceRow } from './schedule-rows.js';

type WholeResource = ResourceRow & { readonly site_id: ResourceView['siteId']; readonly version: number };

const resources = `SELECT r.id, r.site_id, r.kind, r.name, r.attributes, r.skills, r.hours, r.licence_valid_until, r.maintenance_due_on, r.cleaning_minutes, r.is_in_use, r.version,
    ARRAY(SELECT s.role FROM staff_role s WHERE s.clinic_id = r.clinic_id AND s.staff_member_id = r.staff_member_id ORDER BY s.role) AS roles
  FROM resource r WHERE r.clinic_id = $1`;

@Injectable()
export class ResourcesQueries {
  constructor(private readonly database: Database) {}

  async list(caller: Caller): Promise<ResourceView[]> {
    const rows = await this.database.of(caller).query<WholeResource>(`${resources} ORDER BY r.kind, r.name, r.id`, [caller.clinicId]);
    return rows.map(viewOf);
  }

  async one(caller: Caller, id: string): Promise<ResourceView> {
    const [row] = await this.database.of(caller).query<WholeResource>(`${resources} AND r.id = $2`, [caller.clinicId, id]);
    if (row === undefined) throw notFound('Resource');
    this.database.concerns(caller, { entityId: id });
    return viewOf(row);
  }

  /** Absences that are not over yet, first ones first. */
  async absences(caller: Caller, now: string): Promise<AbsenceView[]> {
    const rows = await this.database.of(caller).query<AbsenceRow & { note: string | null }>(
      `SELECT id, resource_id, kind, starts_at, ends_at, note FROM resource_absence
       WHERE clinic_id = $1 AND ends_at > $2 AND withdrawn_at IS NULL ORDER BY starts_at, id LIMIT 500`,
      [caller.clinicId, now],
    );
    return rows.map((row) => ({
      id: row.id,
      resourceId: row.resource_id,
      kind: row.kind,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      note: row.note,
    }));
  }
}

function viewOf(row: WholeResource): ResourceView {
  return {
    id: row.id,
    siteId: row.site_id,
    kind: row.kind,
    name: row.name,
    roles: row.roles.filter(isRole),
    attributes: [...row.attributes],
    skills: [...row.skills],
    hours: row.hours === null ? null : openingHours.parse(row.hours),
    licenceValidUntil: row.licence_valid_until,
    maintenanceDueOn: row.maintenance_due_on,
    cleaningMinutes: row.cleaning_minutes,
    isInUse: row.is_in_use,
    version: row.version,
  };
}
