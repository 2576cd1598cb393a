import { Injectable } from '@nestjs/common';
import type { SessionEntry } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { RecordPatientFact } from '../patients/index.js';

/** A weight taken at the bedside is the patient's weight: it goes onto the chart in the same transaction, under the entry's own id. */
@Injectable()
export class WeighPatient {
  constructor(
    private readonly database: Database,
    private readonly facts: RecordPatientFact,
  ) {}

  async execute(caller: Caller, patientId: string, entries: readonly SessionEntry[]): Promise<void> {
    for (const entry of entries) {
      if (entry.kind !== 'weight-measured') continue;
      const { id, occurredAt, amendsId } = entry;
      const details = { kind: 'weight', weightG: entry.details.weightG };
      const corrected = amendsId !== null && (await this.standsOnChart(caller, patientId, amendsId)) ? { amendsId } : {};
      await this.facts.execute(caller, patientId, { id, kind: 'measurement', details, occurredAt, source: 'recorded', ...corrected });
    }
  }

  private async standsOnChart(caller: Caller, patientId: string, id: string): Promise<boolean> {
    const found = await this.database.of(caller).query(
      `SELECT 1 FROM patient_fact f WHERE f.clinic_id = $1 AND f.patient_id = $2 AND f.id = $3 AND NOT EXISTS
         (SELECT 1 FROM patient_fact a WHERE a.clinic_id = $1 AND a.patient_id = $2 AND a.amends_id = f.id)`,
      [caller.clinicId, patientId, id],
    );
    return found.length > 0;
  }
}
