import { Injectable } from '@nestjs/common';
import { noteDueAt, noteOfVisit, visitsOfNotes, visitsWithoutNote, type NoteDuty, type NoteTypeId, type VisitType } from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { begunVisits, heldVisits, notesAboutVisits } from './duties-sql.js';

interface VisitRow {
  readonly id: string;
  readonly state: string;
  readonly visit_type: VisitType;
  readonly patient_id: string;
  readonly patient_name: string;
  readonly person_id: string;
  readonly person_name: string;
  readonly starts_at: string;
  readonly ends_at: string;
}

interface NoteRow {
  readonly id: string;
  readonly patient_id: string;
  readonly note_type: NoteTypeId;
  readonly opened_at: string;
}

/** Visits of the last 90 days that took place and have no note, for whoever was booked to hold them. */
@Injectable()
export class VisitDuties {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Those of one person, or everybody's where none is named. */
  async of(caller: Caller, personId: string | null): Promise<NoteDuty[]> {
    const data = this.database.of(caller);
    const rows = await data.query<VisitRow>(heldVisits, [caller.clinicId, personId, this.clock.nowIso()]);
    if (rows.length === 0) return [];
    const open = visitsWithoutNote(rows.map(visitOf), await this.notes(caller, [...new Set(rows.map((row) => row.patient_id))]));
    const owed = rows.filter(({ id, person_id: person }) => open.has(id) && (personId === null || person === personId));
    return owed.flatMap((row) => dutyOf(row, caller));
  }

  /** The visit a note is about, where its author holds it and it is not yet completed. */
  async openVisitOf(caller: Caller, note: { readonly id: string; readonly patient_id: string }): Promise<string | null> {
    const data = this.database.of(caller);
    const rows = await data.query<VisitRow>(begunVisits, [caller.clinicId, note.patient_id, this.clock.nowIso()]);
    if (rows.length === 0) return null;
    const told = visitsOfNotes(rows.map(visitOf), await this.notes(caller, [note.patient_id])).get(note.id);
    const mine = rows.find(({ id, state, person_id: person }) => id === told && state !== 'completed' && person === caller.staffMemberId);
    return mine?.id ?? null;
  }

  private async notes(caller: Caller, patients: readonly string[]) {
    const rows = await this.database.of(caller).query<NoteRow>(notesAboutVisits, [caller.clinicId, patients, this.clock.nowIso()]);
    return rows.map(noteOf);
  }
}

function visitOf({ id, patient_id: patientId, visit_type: visitType, starts_at: startsAt }: VisitRow) {
  return { id, patientId, visitType, startsAtMs: Date.parse(startsAt) };
}

function noteOf({ id, patient_id: patientId, note_type: noteType, opened_at: openedAt }: NoteRow) {
  return { id, patientId, noteType, openedAtMs: Date.parse(openedAt) };
}

function dutyOf(row: VisitRow, caller: Caller): NoteDuty[] {
  const noteType = noteOfVisit(row.visit_type);
  if (noteType === null) return [];
  const dueAt = new Date(noteDueAt('write', noteType, Date.parse(row.ends_at))).toISOString();
  const patient = { id: row.patient_id, name: row.patient_name };
  const person = { id: row.person_id, name: row.person_name };
  const isMine = person.id === caller.staffMemberId;
  return [{ id: row.id, kind: 'write', noteId: null, sessionId: null, noteType, patient, person, isMine, begunAt: null, dueAt }];
}
