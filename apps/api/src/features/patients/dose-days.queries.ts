import { Injectable } from '@nestjs/common';
import { doseEntryKinds, type LocalDate, type TreatmentProduct } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';

export interface DoseDay {
  readonly product: TreatmentProduct;
  readonly on: LocalDate;
}

/** The days on which a patient was given something, by the logs of the dosing sessions. Doses entered in error are none. */
@Injectable()
export class DoseDaysQueries {
  constructor(private readonly database: Database) {}

  /** Earliest first, each on the calendar of its session's site. */
  async of(caller: Caller, patientId: string): Promise<DoseDay[]> {
    return this.database.of(caller).query<DoseDay>(
      `SELECT DISTINCT s.product, to_char(e.occurred_at AT TIME ZONE s.zone, 'YYYY-MM-DD') AS "on" FROM dosing_session s
       JOIN session_entry e ON e.clinic_id = s.clinic_id AND e.session_id = s.id AND e.kind = ANY($3)
       WHERE s.clinic_id = $1 AND s.patient_id = $2 AND NOT EXISTS (SELECT 1 FROM session_entry x
         WHERE x.clinic_id = $1 AND x.session_id = s.id AND x.amends_id = e.id AND x.kind = 'entered-in-error') ORDER BY 2`,
      [caller.clinicId, patientId, doseEntryKinds],
    );
  }
}
