import { Injectable } from '@nestjs/common';
import {
  mayCloseOrphan,
  noteDueAt,
  seesAllNoteDuties,
  type NoteDuty,
  type NoteDutyKind,
  type NotesDueView,
  type NoteTypeId,
} from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { AmendmentDuties } from './amendment-duties.js';
import { duties } from './duties-sql.js';
import { VisitDuties } from './visit-duties.js';

interface DutyRow {
  readonly kind: Exclude<NoteDutyKind, 'answer'>;
  readonly note_id: string | null;
  readonly session_id: string | null;
  readonly course_id: string | null;
  readonly note_type: NoteTypeId;
  readonly patient_id: string;
  readonly patient_name: string;
  readonly person_id: string;
  readonly person_name: string;
  readonly supervisor_id: string | null;
  readonly since: string;
  readonly begun_at: string | null;
}

/** Notes that wait for somebody. That a note is owed is seen; what a draft says is not. */
@Injectable()
export class NotesDueQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly visits: VisitDuties,
    private readonly requests: AmendmentDuties,
  ) {}

  async view(caller: Caller): Promise<NotesDueView> {
    const isWholeClinic = seesAllNoteDuties(caller.roles);
    const found = await this.of(caller, isWholeClinic);
    // The list is about many patients; its audit entry names none of them.
    this.database.concerns(caller, { patientId: null, entityId: null });
    return { isWholeClinic, duties: found };
  }

  /** What waits for the caller alone, earliest due first. */
  async own(caller: Caller): Promise<NoteDuty[]> {
    return (await this.of(caller, false)).filter(({ isMine }) => isMine);
  }

  /** Every note of the clinic that is to be written, signed or closed, and whom it waits for. */
  async unsigned(caller: Caller): Promise<NoteDuty[]> {
    return (await this.of(caller, true)).filter(({ kind }) => kind !== 'answer');
  }

  private async of(caller: Caller, isWholeClinic: boolean): Promise<NoteDuty[]> {
    const rows = await this.database
      .of(caller)
      .query<DutyRow>(duties, [
        caller.clinicId,
        isWholeClinic ? null : caller.staffMemberId,
        ...[caller.staffMemberId, caller.roles.includes('medical-director'), this.clock.nowIso()],
      ]);
    const visits = await this.visits.of(caller, isWholeClinic ? null : caller.staffMemberId);
    const requests = (await this.requests.of(caller)).filter(({ isMine }) => isMine || isWholeClinic);
    const all = [...rows.map((row) => dutyOf(row, caller)), ...visits, ...requests];
    return all.toSorted((one, other) => (one.dueAt < other.dueAt ? -1 : 1));
  }
}

function dutyOf(row: DutyRow, caller: Caller): NoteDuty {
  const { kind, note_type: noteType, supervisor_id: supervisorId } = row;
  const mayClose = mayCloseOrphan({ id: caller.staffMemberId, roles: caller.roles }, { isActive: false, supervisorId });
  return {
    id: row.note_id ?? `${row.session_id ?? row.course_id ?? ''} ${row.person_id}`,
    kind,
    noteId: row.note_id,
    sessionId: row.session_id,
    noteType,
    patient: { id: row.patient_id, name: row.patient_name },
    person: { id: row.person_id, name: row.person_name },
    isMine: kind === 'close' ? mayClose : row.person_id === caller.staffMemberId,
    begunAt: row.begun_at,
    dueAt: new Date(noteDueAt(kind, noteType, Date.parse(row.since))).toISOString(),
  };
}
