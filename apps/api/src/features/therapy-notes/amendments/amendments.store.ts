import { Injectable } from '@nestjs/common';
import type { AmendmentEvent, DenialGround, LocalDate, RecordAmendmentRequestCommand } from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Database } from '../../../platform/database/database.js';

/** Of each place a request has one act at most. */
const placeOf = {
  extend: 'time',
  accept: 'decision',
  deny: 'decision',
  disagree: 'statement',
  rebut: 'rebuttal',
} as const satisfies Record<AmendmentEvent, string>;

export interface AmendmentAct {
  readonly id: string;
  readonly act: AmendmentEvent;
  readonly text: string;
  readonly ground: DenialGround | null;
  readonly noteId: string | null;
  readonly receivedOn: LocalDate | null;
}

/** The only writer of requests to amend and of what was done with them. Both are appended and stay. */
@Injectable()
export class AmendmentsStore {
  constructor(private readonly database: Database) {}

  /** False when a request with this id is already there. */
  async record(caller: Caller, patientId: string, command: RecordAmendmentRequestCommand, at: string): Promise<boolean> {
    const { id, noteId, receivedOn, words } = command;
    const rows = await this.database.of(caller).query(
      `INSERT INTO amendment_request (clinic_id, id, patient_id, note_id, received_on, words, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING id`,
      [caller.clinicId, id, patientId, noteId, receivedOn, words, caller.staffMemberId, at],
    );
    return rows.length > 0;
  }

  /** False when somebody else did as much before: of two who answer at once one waits for the other, and then is told. */
  async append(
    caller: Caller,
    requestId: string,
    { id, act, text, ground, noteId, receivedOn }: AmendmentAct,
    at: string,
  ): Promise<boolean> {
    const rows = await this.database.of(caller).query(
      `INSERT INTO amendment_act (clinic_id, request_id, place, id, act, text, ground, note_id, received_on, done_by, done_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING RETURNING id`,
      [caller.clinicId, requestId, placeOf[act], id, act, text, ground, noteId, receivedOn, caller.staffMemberId, at],
    );
    return rows.length > 0;
  }
}
