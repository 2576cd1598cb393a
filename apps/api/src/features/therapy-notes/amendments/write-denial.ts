import { Injectable } from '@nestjs/common';
import type { DenialLetterCommand, PrintedPaper } from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { TherapyNotesQueries } from '../therapy-notes.queries.js';
import { AmendmentsQueries } from './amendments.queries.js';
import { denialOnPaper } from './denial-letter.js';
import { notDenied } from './refusals.js';

/** Makes the letter that tells the patient of a denial, from what was decided and nothing else. */
@Injectable()
export class WriteDenial {
  constructor(
    private readonly queries: AmendmentsQueries,
    private readonly notes: TherapyNotesQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, requestId: string, { contact }: DenialLetterCommand): Promise<PrintedPaper> {
    const request = await this.queries.one(caller, requestId);
    const { denial } = request;
    if (denial === null) throw notDenied();
    const row = await this.notes.patient(caller, request.patientId);
    const patient = { name: row.display_name, birthDate: row.birth_date, recordNumber: row.record_number };
    const sql = `SELECT name, zone FROM clinic WHERE clinic_id = $1`;
    const [clinic] = await this.database.of(caller).query<{ name: string; zone: string }>(sql, [caller.clinicId]);
    const madeAt = this.clock.nowIso();
    const place = { clinicName: clinic?.name ?? '', zone: clinic?.zone ?? 'UTC', madeAt, madeBy: caller.displayName };
    this.database.concerns(caller, { patientId: request.patientId, entityId: requestId });
    return { madeAt, pdf: (await denialOnPaper({ request, denial, patient, contact }, place)).toString('base64') };
  }
}
