import { Injectable } from '@nestjs/common';
import {
  amendmentClock,
  amendmentLateFrom,
  instantText,
  mayDecideAmendment,
  type LocalDate,
  type NoteDuty,
  type NoteTypeId,
} from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Database } from '../../../platform/database/database.js';
import { openRequests } from './duties-sql.js';

interface RequestRow {
  readonly id: string;
  readonly patient_id: string;
  readonly patient_name: string;
  readonly note_id: string | null;
  readonly note_type: NoteTypeId | null;
  /** The note's author, while they are there. */
  readonly author_id: string | null;
  readonly author_name: string | null;
  readonly received_on: LocalDate;
  readonly is_extended: boolean;
  readonly zone: string;
}

/** Requests to amend that nobody has answered: they wait for the author of the note they name, else for whoever signs for every record. */
@Injectable()
export class AmendmentDuties {
  constructor(private readonly database: Database) {}

  async of(caller: Caller): Promise<NoteDuty[]> {
    const rows = await this.database.of(caller).query<RequestRow>(openRequests, [caller.clinicId]);
    return rows.map((row) => dutyOf(row, caller));
  }
}

function dutyOf(row: RequestRow, caller: Caller): NoteDuty {
  const { author_id: noteAuthorId, author_name: authorName } = row;
  const person = noteAuthorId === null ? null : { id: noteAuthorId, name: authorName ?? 'Unknown' };
  const mayDecide = mayDecideAmendment({ roles: caller.roles, actorId: caller.staffMemberId, noteAuthorId });
  const { dueOn } = amendmentClock(row.received_on, row.is_extended, row.received_on);
  return {
    id: row.id,
    kind: 'answer',
    noteId: row.note_id,
    sessionId: null,
    noteType: row.note_type,
    patient: { id: row.patient_id, name: row.patient_name },
    person,
    isMine: person === null ? mayDecide : person.id === caller.staffMemberId && mayDecide,
    begunAt: null,
    dueAt: instantText(amendmentLateFrom(dueOn, row.zone)),
  };
}
