import { Injectable } from '@nestjs/common';
import { addressesForHelp, numbersToCall, type EditPatient, type PatientReach } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';

/** How a patient is reached in danger: the numbers to call, and where help may be sent. */
@Injectable()
export class PatientNumbers {
  constructor(private readonly database: Database) {}

  async of(caller: Caller, patientId: string): Promise<PatientReach> {
    const sql = `SELECT p.identity FROM patient p WHERE p.clinic_id = $1 AND p.id = $2`;
    const [row] = await this.database.of(caller).query<{ identity: EditPatient }>(sql, [caller.clinicId, patientId]);
    if (row === undefined) return { toCall: [], addresses: [] };
    return { toCall: numbersToCall(row.identity), addresses: addressesForHelp(row.identity.addresses) };
  }
}
