import { Injectable } from '@nestjs/common';
import { numbersToCall, type EditPatient, type NumberToCall } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';

/** The numbers to call about a patient: theirs first, then those they named for an emergency. */
@Injectable()
export class PatientNumbers {
  constructor(private readonly database: Database) {}

  async of(caller: Caller, patientId: string): Promise<NumberToCall[]> {
    const sql = `SELECT p.identity FROM patient p WHERE p.clinic_id = $1 AND p.id = $2`;
    const [row] = await this.database.of(caller).query<{ identity: EditPatient }>(sql, [caller.clinicId, patientId]);
    return row === undefined ? [] : numbersToCall(row.identity);
  }
}
