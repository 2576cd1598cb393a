import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  canonicalJson,
  type NoteDraft,
  type NoteState,
  type NoteTypeId,
  type OpenNoteCommand,
  type SignatureAct,
  type SignedNoteContent,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';

export interface NoteRow {
  readonly id: string;
  readonly patient_id: string;
  readonly course_id: string | null;
  readonly note_type: NoteTypeId;
  readonly state: NoteState;
  readonly version: number;
  readonly author_id: string;
  readonly supervisor_id: string | null;
  readonly opened_at: string;
}

export interface NewSignature {
  readonly id: string;
  readonly act: SignatureAct;
  readonly version: number;
  readonly statement: string;
  readonly content: SignedNoteContent;
  readonly at: string;
}

export interface NewAddendum {
  readonly id: string;
  readonly text: string;
  readonly eventAt: string | null;
  readonly isLate: boolean;
  readonly at: string;
}

const hashOf = (content: unknown): string => createHash('sha256').update(canonicalJson(content)).digest('hex');

type NewNote = Omit<OpenNoteCommand, 'courseId'> & { readonly courseId: string | null };

/** The only writer of notes, their versions, signatures, returns, addenda, and of what was put aside. */
@Injectable()
export class TherapyNotesStore {
  constructor(private readonly database: Database) {}

  /** The note with its row locked, so that saving and signing come one after the other. */
  async lock(caller: Caller, id: string): Promise<NoteRow | undefined> {
    const sql = `SELECT id, patient_id, course_id, note_type, state, version, author_id, supervisor_id, opened_at
      FROM therapy_note WHERE clinic_id = $1 AND id = $2 FOR NO KEY UPDATE`;
    return (await this.database.of(caller).query<NoteRow>(sql, [caller.clinicId, id]))[0];
  }

  /** False when a note with this id is already there. */
  async open(caller: Caller, command: NewNote, draft: NoteDraft, at: string): Promise<boolean> {
    const data = this.database.of(caller);
    const opened = await data.query(
      `INSERT INTO therapy_note (clinic_id, id, patient_id, course_id, note_type, state, version, author_id, opened_at)
       VALUES ($1, $2, $3, $4, $5, 'draft', 1, $6, $7) ON CONFLICT DO NOTHING RETURNING id`,
      [caller.clinicId, command.id, command.patientId, command.courseId, command.noteType, caller.staffMemberId, at],
    );
    if (opened.length === 0) return false;
    await this.append(caller, command.id, 1, draft, at);
    await data.query(
      `INSERT INTO therapy_note_session (clinic_id, note_id, session_id) SELECT $1, $2, unnest($3::uuid[]) ON CONFLICT DO NOTHING`,
      [caller.clinicId, command.id, command.sessionIds],
    );
    return true;
  }

  async save(caller: Caller, note: NoteRow, draft: NoteDraft, at: string): Promise<number> {
    const version = note.version + 1;
    await this.append(caller, note.id, version, draft, at);
    await this.database
      .of(caller)
      .query(`UPDATE therapy_note SET version = $3 WHERE clinic_id = $1 AND id = $2`, [caller.clinicId, note.id, version]);
    return version;
  }

  async move(caller: Caller, id: string, to: NoteState, supervisorId: string | null): Promise<void> {
    await this.database
      .of(caller)
      .query(`UPDATE therapy_note SET state = $3, supervisor_id = $4 WHERE clinic_id = $1 AND id = $2`, [
        caller.clinicId,
        id,
        to,
        supervisorId,
      ]);
  }

  async sign(caller: Caller, noteId: string, { id, act, version, statement, content, at }: NewSignature): Promise<void> {
    await this.database.of(caller).query(
      `INSERT INTO note_signature (clinic_id, note_id, id, act, version, signer_id, statement, auth_level, content, content_sha256, signed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'step-up', $8, $9, $10)`,
      [caller.clinicId, noteId, id, act, version, caller.staffMemberId, statement, JSON.stringify(content), hashOf(content), at],
    );
  }

  async sendBack(
    caller: Caller,
    note: NoteRow,
    returned: { readonly id: string; readonly comments: string; readonly at: string },
  ): Promise<void> {
    await this.database
      .of(caller)
      .query(
        `INSERT INTO note_return (clinic_id, note_id, id, version, returned_by, comments, returned_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [caller.clinicId, note.id, returned.id, note.version, caller.staffMemberId, returned.comments, returned.at],
      );
  }

  async putAside(caller: Caller, note: NoteRow, { id, reason, at }: { readonly id: string; readonly reason: string; readonly at: string }) {
    await this.database
      .of(caller)
      .query(
        `INSERT INTO note_put_aside (clinic_id, note_id, id, version, put_aside_by, reason, put_aside_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [caller.clinicId, note.id, id, note.version, caller.staffMemberId, reason, at],
      );
  }

  async addAddendum(caller: Caller, noteId: string, { id, text, eventAt, isLate, at }: NewAddendum): Promise<void> {
    const content = { noteId, id, authorId: caller.staffMemberId, text, eventAt, isLate, signedAt: at };
    await this.database.of(caller).query(
      `INSERT INTO note_addendum (clinic_id, note_id, id, author_id, text, event_at, is_late, content_sha256, signed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [caller.clinicId, noteId, id, caller.staffMemberId, text, eventAt, isLate, hashOf(content), at],
    );
  }

  private async append(caller: Caller, noteId: string, version: number, draft: NoteDraft, at: string): Promise<void> {
    await this.database
      .of(caller)
      .query(
        `INSERT INTO therapy_note_version (clinic_id, note_id, version, draft, content_sha256, saved_at) VALUES ($1, $2, $3, $4, $5, $6)`,
        [caller.clinicId, noteId, version, JSON.stringify(draft), hashOf(draft), at],
      );
  }
}
