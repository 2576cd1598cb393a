import { Injectable } from '@nestjs/common';
import { mayDo, type AmendmentRequestView, type NoteState } from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Database } from '../../../platform/database/database.js';
import { notFound } from '../../../platform/http/problem.js';
import { SignedNotesQueries } from '../thread/signed-notes.queries.js';
import { viewOf, type RequestRow } from './amendment-rows.js';

const signedStates: readonly NoteState[] = ['pending-cosign', 'signed', 'locked'];

/** Every act of a request as a field of its own, and the note that the request or its answer names. */
const requests = `SELECT r.id, r.patient_id, r.note_id AS asked_about, r.received_on::text, r.words, r.recorded_by, w.display_name AS recorder,
    w.credential AS recorder_credential, r.recorded_at, n.id AS note_id, n.note_type, n.opened_at, n.author_id, s.display_name AS author,
    s.credential, c.zone,
    COALESCE((SELECT jsonb_object_agg(a.place, jsonb_build_object('id', a.id, 'act', a.act, 'text', a.text, 'ground', a.ground, 'noteId', a.note_id,
        'receivedOn', a.received_on, 'at', to_char(a.done_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'by', jsonb_build_object('id', m.id, 'name', m.display_name, 'credential', m.credential)))
      FROM amendment_act a JOIN staff_member m ON m.clinic_id = a.clinic_id AND m.id = a.done_by
      WHERE a.clinic_id = $1 AND a.request_id = r.id), '{}') AS acts
  FROM amendment_request r
  JOIN clinic c ON c.clinic_id = r.clinic_id
  JOIN staff_member w ON w.clinic_id = r.clinic_id AND w.id = r.recorded_by
  LEFT JOIN amendment_act d ON d.clinic_id = r.clinic_id AND d.request_id = r.id AND d.place = 'decision'
  LEFT JOIN therapy_note n ON n.clinic_id = r.clinic_id AND n.id = COALESCE(r.note_id, d.note_id)
  LEFT JOIN staff_member s ON s.clinic_id = n.clinic_id AND s.id = n.author_id
  WHERE r.clinic_id = $1`;

/** Requests to amend, as people read them: with their clock, and without their words for whoever may not read notes. */
@Injectable()
export class AmendmentsQueries {
  constructor(
    private readonly database: Database,
    private readonly days: SignedNotesQueries,
  ) {}

  async ofPatient(caller: Caller, patientId: string): Promise<AmendmentRequestView[]> {
    return this.list(caller, 'r.patient_id = $2', patientId);
  }

  async ofNote(caller: Caller, noteId: string): Promise<AmendmentRequestView[]> {
    const { patientId } = await this.signedNote(caller, noteId);
    this.database.concerns(caller, { patientId, entityId: noteId });
    return this.list(caller, 'n.id = $2', noteId);
  }

  async one(caller: Caller, id: string): Promise<AmendmentRequestView> {
    const [view] = await this.list(caller, 'r.id = $2', id);
    if (view === undefined) throw notFound('Request to amend');
    this.database.concerns(caller, { patientId: view.patientId, entityId: id });
    return view;
  }

  /** A note that can be amended: signed, of this clinic, and of this patient where one is named. */
  async signedNote(caller: Caller, noteId: string, ofPatient?: string): Promise<{ patientId: string; authorId: string }> {
    const sql = `SELECT patient_id, author_id, state FROM therapy_note WHERE clinic_id = $1 AND id = $2`;
    const [row] = await this.database
      .of(caller)
      .query<{ patient_id: string; author_id: string; state: NoteState }>(sql, [caller.clinicId, noteId]);
    if (row === undefined || !signedStates.includes(row.state)) throw notFound('Signed note');
    if (ofPatient !== undefined && row.patient_id !== ofPatient) throw notFound('Signed note');
    return { patientId: row.patient_id, authorId: row.author_id };
  }

  private async list(caller: Caller, where: string, id: string): Promise<AmendmentRequestView[]> {
    const sql = `${requests} AND ${where} ORDER BY r.received_on DESC, r.id DESC LIMIT 200`;
    const rows = await this.database.of(caller).query<RequestRow>(sql, [caller.clinicId, id]);
    const today = await this.days.today(caller);
    const reader = { staffMemberId: caller.staffMemberId, roles: caller.roles, mayReadNotes: mayDo(caller.roles, 'notes.read') };
    return rows.map((row) => viewOf(row, reader, today));
  }
}
