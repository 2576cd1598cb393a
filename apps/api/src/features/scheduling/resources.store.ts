import { Injectable } from '@nestjs/common';
import type { KeepResource, RecordAbsence } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';

/** The only writer of resources and their absences. */
@Injectable()
export class ResourcesStore {
  constructor(private readonly database: Database) {}

  /** Whether the resource is new; one that is already there changes nothing. */
  async add(caller: Caller, id: string, resource: KeepResource): Promise<boolean> {
    const added = await this.database.of(caller).query(
      `INSERT INTO resource (clinic_id, id, kind, staff_member_id, version, ${columns.join(', ')})
       VALUES ($1, $2, $3, $4, 1, ${columns.map((_, index) => `$${index + 5}`).join(', ')}) ON CONFLICT (clinic_id, id) DO NOTHING RETURNING id`,
      [caller.clinicId, id, resource.kind, resource.kind === 'staff' ? id : null, ...valuesOf(resource)],
    );
    return added.length > 0;
  }

  /** Whether it was saved: not when somebody else saved in between. */
  async change(caller: Caller, id: string, version: number, resource: KeepResource): Promise<boolean> {
    const saved = await this.database.of(caller).query(
      `WITH saved AS (UPDATE resource SET version = version + 1, ${columns.map((column, index) => `${column} = $${index + 5}`).join(', ')}
       WHERE clinic_id = $1 AND id = $2 AND version = $3 AND kind = $4 RETURNING id) SELECT id FROM saved`,
      [caller.clinicId, id, version, resource.kind, ...valuesOf(resource)],
    );
    return saved.length > 0;
  }

  async recordAbsence(caller: Caller, absence: RecordAbsence, at: string): Promise<void> {
    await this.database.of(caller).query(
      `INSERT INTO resource_absence (clinic_id, id, resource_id, kind, starts_at, ends_at, note, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (clinic_id, id) DO NOTHING`,
      [
        caller.clinicId,
        absence.id,
        absence.resourceId,
        absence.kind,
        absence.startsAt,
        absence.endsAt,
        absence.note,
        caller.staffMemberId,
        at,
      ],
    );
  }

  async withdrawAbsence(caller: Caller, id: string, at: string): Promise<boolean> {
    const withdrawn = await this.database.of(caller).query(
      `WITH saved AS (UPDATE resource_absence SET withdrawn_by = $3, withdrawn_at = $4
       WHERE clinic_id = $1 AND id = $2 AND withdrawn_at IS NULL RETURNING id) SELECT id FROM saved`,
      [caller.clinicId, id, caller.staffMemberId, at],
    );
    return withdrawn.length > 0;
  }

  /** Whoever books this resource at the moment finishes first. */
  async lock(caller: Caller, id: string): Promise<void> {
    await this.database
      .of(caller)
      .query(`SELECT id FROM resource WHERE clinic_id = $1 AND id = $2 FOR NO KEY UPDATE`, [caller.clinicId, id]);
  }
}

const columns = [
  'site_id',
  'name',
  'attributes',
  'skills',
  'hours',
  'licence_valid_until',
  'maintenance_due_on',
  'cleaning_minutes',
  'is_in_use',
];

function valuesOf(resource: KeepResource): unknown[] {
  return [
    resource.siteId,
    resource.name,
    resource.attributes,
    JSON.stringify(resource.skills),
    resource.hours === null ? null : JSON.stringify(resource.hours),
    resource.licenceValidUntil,
    resource.maintenanceDueOn,
    resource.cleaningMinutes,
    resource.isInUse,
  ];
}
