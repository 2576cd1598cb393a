import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { lettersAddress } from '../patients/index.js';
import { nameInLetters } from '../clinics/index.js';
import { answersCheckIn } from '../outcome-measures/index.js';

/** A check-in that is open and not answered whole, with what its message needs. */
export interface OpenCheckInToSend {
  readonly assignmentId: string;
  readonly patientId: string;
  readonly instruments: readonly string[];
  readonly closesAt: string;
  readonly madeBy: string;
  readonly address: string;
  readonly clinicName: string;
  readonly zone: string;
  readonly isReminder: boolean;
}

const sql = `SELECT a.id AS "assignmentId", a.patient_id AS "patientId", a.instruments, a.closes_at AS "closesAt", a.made_by AS "madeBy", ${nameInLetters('k')} AS "clinicName",
    ${lettersAddress('p')} AS address,
    coalesce((SELECT n.needs->>'zone' FROM patient_needs n WHERE n.clinic_id = $1 AND n.patient_id = a.patient_id), k.zone) AS zone, a.remind_at <= $2 AS "isReminder"
  FROM measure_assignment a JOIN patient p ON p.clinic_id = a.clinic_id AND p.id = a.patient_id JOIN clinic k ON k.clinic_id = a.clinic_id
  WHERE a.clinic_id = $1 AND a.place = 'anywhere' AND a.closes_at > $2 AND a.opens_at <= $2 AND p.birth_date IS NOT NULL AND NOT p.is_deceased
    AND ${lettersAddress('p')} IS NOT NULL
    AND EXISTS (SELECT 1 FROM unnest(a.instruments) AS i (instrument) WHERE NOT EXISTS
      (SELECT 1 FROM measure_response r WHERE r.clinic_id = $1 AND ${answersCheckIn} AND r.instrument_id = i.instrument))
    AND NOT EXISTS (SELECT 1 FROM patient_message m WHERE m.clinic_id = $1 AND m.about_id = a.id
      AND m.occasion = CASE WHEN a.remind_at <= $2 THEN 'reminder' ELSE 'opening' END)
  ORDER BY a.opens_at, a.id LIMIT 200`;

@Injectable()
export class OpenCheckInsQueries {
  constructor(private readonly database: Database) {}

  /** The check-ins whose patients have an address and were not written to yet, at their opening or at their one reminder. */
  toSend(caller: Caller, at: string): Promise<OpenCheckInToSend[]> {
    return this.database.of(caller).query<OpenCheckInToSend>(sql, [caller.clinicId, at]);
  }
}
