import { Injectable } from '@nestjs/common';
import { keepPatientNeeds, noNeeds, type PatientNeeds, type PatientNeedsView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { changedMeanwhile } from './refusals.js';

/** What patients need of rooms and wish of people: the only reader and writer of their table. */
@Injectable()
export class PatientNeedsStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Those of the patients who have any. */
  async of(caller: Caller, patientIds: readonly string[]): Promise<PatientNeedsView[]> {
    if (patientIds.length === 0) return [];
    const rows = await this.database
      .of(caller)
      .query<{ patient_id: string; needs: unknown; version: number }>(
        `SELECT patient_id, needs, version FROM patient_needs WHERE clinic_id = $1 AND patient_id = ANY($2)`,
        [caller.clinicId, patientIds],
      );
    return rows.map(({ patient_id: patientId, needs, version }) => ({ ...keepPatientNeeds.parse(needs), patientId, version }));
  }

  /** Throws a problem where the clinic has no such patient. */
  async one(caller: Caller, patientId: string): Promise<PatientNeedsView> {
    const data = this.database.of(caller);
    if ((await data.query(`SELECT id FROM patient WHERE clinic_id = $1 AND id = $2`, [caller.clinicId, patientId])).length === 0)
      throw notFound('Patient');
    this.database.concerns(caller, { patientId });
    const [known] = await this.of(caller, [patientId]);
    return known ?? { ...noNeeds, patientId, version: 0 };
  }

  /** Writes them anew. Visits already booked stand; the board shows which no longer fit. */
  async keep(caller: Caller, patientId: string, needs: PatientNeeds, version: number): Promise<PatientNeedsView> {
    await this.one(caller, patientId);
    const kept = await this.database.of(caller).query(
      `INSERT INTO patient_needs AS known (clinic_id, patient_id, needs, version, written_by, written_at) VALUES ($1, $2, $3, 1, $5, $6)
       ON CONFLICT (clinic_id, patient_id) DO UPDATE SET needs = $3, version = known.version + 1, written_by = $5, written_at = $6
       WHERE known.version = $4 RETURNING version`,
      [caller.clinicId, patientId, JSON.stringify(needs), version, caller.staffMemberId, this.clock.nowIso()],
    );
    const after = await this.one(caller, patientId);
    if (kept.length === 0 || after.version !== version + 1) throw changedMeanwhile();
    this.database.publish(caller, 'schedule', patientId);
    return after;
  }
}
