import { Injectable } from '@nestjs/common';
import {
  emptySections,
  instantFromMs,
  mayCloseOrphan,
  mayDo,
  mayReadPutAside,
  readableNoteTypes,
  sessionFacts,
  type NoteDraft,
  type NoteListItem,
  type NotePerson,
  type NoteState,
  type ReviewNote,
  type SessionFacts,
  type SignedNoteContent,
  type TherapyNoteView,
} from '@sojourn/domain';
import { DosingSessionsQueries } from '../dosing-sessions/index.js';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { EarlierNoteQueries } from './earlier-note.queries.js';
import { addendaOf, listItemOf, putAsideOf, returnsOf, signaturesOf, type ListRow } from './note-rows.js';
import type { NewestDraft } from './refusals.js';
import { SignedNotesQueries } from './thread/signed-notes.queries.js';
import type { NoteRow } from './therapy-notes.store.js';

interface PatientRow {
  readonly display_name: string;
  readonly birth_date: string | null;
  readonly record_number: string | null;
}

const noteColumns = `n.id, n.patient_id, n.course_id, n.note_type, n.state, n.version, n.author_id, n.supervisor_id, n.opened_at`;

/** A draft, and what was put aside: not everybody's to read. */
const ownStates: readonly NoteState[] = ['draft', 'entered-in-error'];
const readableStates: readonly NoteState[] = ['pending-cosign', 'signed', 'locked'];

@Injectable()
export class TherapyNotesQueries {
  constructor(
    private readonly database: Database,
    private readonly sessions: DosingSessionsQueries,
    private readonly clock: Clock,
    private readonly signed: SignedNotesQueries,
    private readonly earlier: EarlierNoteQueries,
  ) {}

  async view(caller: Caller, id: string): Promise<TherapyNoteView> {
    const row = await this.row(caller, id);
    const patient = await this.patient(caller, row.patient_id);
    const people = await this.people(caller);
    const signed = row.state === 'draft' ? null : await this.signedAt(caller, row);
    const newest = await this.version(caller, id, row.version);
    const sessions = signed?.sessions ?? (await this.sessionsOf(caller, id));
    const supervisorId = row.supervisor_id ?? (await this.supervision(caller, row.author_id)).supervisorId;
    this.database.concerns(caller, { patientId: row.patient_id, entityId: id });
    const draft = signed?.draft ?? newest.draft;
    return {
      id,
      state: row.state,
      version: row.version,
      patient: { id: row.patient_id, name: patient.display_name, birthDate: patient.birth_date, recordNumber: patient.record_number },
      courseId: row.course_id,
      author: personOf(people, row.author_id),
      supervisor: supervisorId === null ? null : personOf(people, supervisorId),
      isMine: row.author_id === caller.staffMemberId,
      openedAt: row.opened_at,
      savedAt: newest.savedAt,
      draft,
      emptySections: emptySections(draft),
      sessions,
      ...(await this.meanwhile(caller, row)),
      ...(await this.afterwards(caller, id, people)),
    };
  }

  /** Signed notes of a patient or a course of the kinds the caller reads, and their own drafts, latest first. */
  async list(caller: Caller, by: 'patient_id' | 'course_id', id: string): Promise<NoteListItem[]> {
    const column = by === 'patient_id' ? 'n.patient_id' : 'n.course_id';
    const rows = await this.database.of(caller).query<ListRow>(
      `SELECT ${noteColumns},
         ARRAY(SELECT s.session_id FROM therapy_note_session s WHERE s.clinic_id = $1 AND s.note_id = n.id ORDER BY s.session_id) AS session_ids,
         (SELECT max(g.signed_at) FROM note_signature g WHERE g.clinic_id = $1 AND g.note_id = n.id AND g.act = 'sign') AS signed_at
       FROM therapy_note n WHERE n.clinic_id = $1 AND ${column} = $2 AND (n.state <> 'draft' OR n.author_id = $3) AND n.state <> 'entered-in-error'
         AND n.note_type = ANY ($4)
       ORDER BY n.opened_at DESC, n.id DESC LIMIT 200`,
      [caller.clinicId, id, caller.staffMemberId, readableNoteTypes(caller.roles)],
    );
    const patientId = rows[0]?.patient_id;
    if (patientId !== undefined) this.database.concerns(caller, { patientId, entityId: id });
    const people = await this.people(caller);
    return rows.map((row) => listItemOf(row, personOf(people, row.author_id), caller.staffMemberId));
  }

  /** The signed notes of a patient with their words, co-signed or not, oldest first. */
  async signedOfPatient(caller: Caller, patientId: string): Promise<ReviewNote[]> {
    const listed = (await this.list(caller, 'patient_id', patientId)).filter(({ state }) => readableStates.includes(state));
    const notes: ReviewNote[] = [];
    for (const item of listed.toReversed()) {
      const { sections, themes, commitments } = (await this.signedContent(caller, item.id)).draft;
      notes.push({ ...item, sections, themes, commitments });
    }
    return notes;
  }

  async patient(caller: Caller, id: string): Promise<PatientRow> {
    const sql = `SELECT display_name, birth_date, record_number FROM patient WHERE clinic_id = $1 AND id = $2`;
    const [row] = await this.database.of(caller).query<PatientRow>(sql, [caller.clinicId, id]);
    if (row === undefined) throw notFound('Patient');
    this.database.concerns(caller, { patientId: id });
    return row;
  }

  async version(caller: Caller, id: string, version: number): Promise<NewestDraft> {
    const [row] = await this.database
      .of(caller)
      .query<{ draft: NoteDraft; saved_at: string }>(
        `SELECT draft, saved_at FROM therapy_note_version WHERE clinic_id = $1 AND note_id = $2 AND version = $3`,
        [caller.clinicId, id, version],
      );
    if (row === undefined) throw notFound('Note');
    return { version, savedAt: row.saved_at, draft: row.draft };
  }

  /** What the author signed last, or what was closed for them. */
  async signedContent(caller: Caller, id: string): Promise<SignedNoteContent> {
    const sql = `SELECT content FROM note_signature WHERE clinic_id = $1 AND note_id = $2 AND act IN ('sign', 'countersign')
      ORDER BY signed_at DESC LIMIT 1`;
    const [row] = await this.database.of(caller).query<{ content: SignedNoteContent }>(sql, [caller.clinicId, id]);
    if (row === undefined) throw notFound('Note');
    return row.content;
  }

  /** What was signed of the note as it stands; null for a draft that was put aside, also after an earlier attempt was returned. */
  private async signedAt(caller: Caller, { id, version }: NoteRow): Promise<SignedNoteContent | null> {
    const sql = `SELECT content FROM note_signature WHERE clinic_id = $1 AND note_id = $2 AND version = $3 AND act IN ('sign', 'countersign')
      ORDER BY signed_at DESC LIMIT 1`;
    const [row] = await this.database.of(caller).query<{ content: SignedNoteContent }>(sql, [caller.clinicId, id, version]);
    return row?.content ?? null;
  }

  async supervision(caller: Caller, authorId: string): Promise<{ readonly supervisorId: string | null; readonly isActive: boolean }> {
    const sql = `SELECT supervisor_id, is_active FROM staff_member WHERE clinic_id = $1 AND id = $2`;
    const [row] = await this.database
      .of(caller)
      .query<{ supervisor_id: string | null; is_active: boolean }>(sql, [caller.clinicId, authorId]);
    return { supervisorId: row?.supervisor_id ?? null, isActive: row?.is_active ?? false };
  }

  async areSessionsOf(caller: Caller, patientId: string, sessionIds: readonly string[]): Promise<boolean> {
    const sql = `SELECT count(*)::int AS found FROM dosing_session WHERE clinic_id = $1 AND patient_id = $2 AND id = ANY ($3::uuid[])`;
    const [row] = await this.database.of(caller).query<{ found: number }>(sql, [caller.clinicId, patientId, sessionIds]);
    return row?.found === new Set(sessionIds).size;
  }

  /** Whether the caller wrote an entry in any session the note is about. */
  async tookPartIn(caller: Caller, id: string): Promise<boolean> {
    const rows = await this.database.of(caller).query(
      `SELECT 1 FROM therapy_note_session s JOIN session_entry e ON e.clinic_id = s.clinic_id AND e.session_id = s.session_id
       WHERE s.clinic_id = $1 AND s.note_id = $2 AND (e.author_id = $3::uuid OR e.details -> 'participantIds' ? $3::text) LIMIT 1`,
      [caller.clinicId, id, caller.staffMemberId],
    );
    return rows.length > 0;
  }

  /** A session's facts as its log tells them now. */
  async factsOf(caller: Caller, sessionId: string): Promise<SessionFacts> {
    const { session, entries, policy } = await this.sessions.view(caller, sessionId);
    return sessionFacts(session, entries, policy, instantFromMs(this.clock.now().getTime()));
  }

  private async row(caller: Caller, id: string): Promise<NoteRow> {
    const sql = `SELECT ${noteColumns} FROM therapy_note n WHERE n.clinic_id = $1 AND n.id = $2`;
    const [row] = await this.database.of(caller).query<NoteRow>(sql, [caller.clinicId, id]);
    if (row === undefined || !readableNoteTypes(caller.roles).includes(row.note_type)) throw notFound('Note');
    if (ownStates.includes(row.state) && !(await this.isDraftOf(caller, row))) throw notFound('Note');
    return row;
  }

  /** A draft is its author's alone, until they have left: then whoever may close it reads it. To everybody else it is not there. */
  private async isDraftOf(caller: Caller, { id, state, author_id: authorId, supervisor_id: supervisorId }: NoteRow): Promise<boolean> {
    if (authorId === caller.staffMemberId) return true;
    const person = { id: caller.staffMemberId, roles: caller.roles };
    if (state === 'draft') return mayCloseOrphan(person, await this.supervision(caller, authorId));
    const putAside = await putAsideOf(this.database.of(caller), caller, id, (staffId) => personOf(new Map(), staffId));
    return putAside !== null && mayReadPutAside(person, { authorId, supervisorId, putAsideById: putAside.by.id });
  }

  private async sessionsOf(caller: Caller, id: string): Promise<SessionFacts[]> {
    const rows = await this.database.of(caller).query<{ id: string }>(
      `SELECT d.id FROM therapy_note_session s JOIN dosing_session d ON d.clinic_id = s.clinic_id AND d.id = s.session_id
       WHERE s.clinic_id = $1 AND s.note_id = $2 ORDER BY d.planned_start, d.id`,
      [caller.clinicId, id],
    );
    const facts: SessionFacts[] = [];
    for (const session of rows) facts.push(await this.factsOf(caller, session.id));
    return facts;
  }

  /** What stands beside a draft for as long as it is one. */
  private async meanwhile(caller: Caller, row: NoteRow): Promise<Pick<TherapyNoteView, 'earlier' | 'isOrphan' | 'openPractices'>> {
    if (row.state !== 'draft') return { openPractices: [], earlier: null, isOrphan: false };
    return {
      openPractices: mayDo(caller.roles, 'notes.read') ? await this.signed.openPractices(caller, row.patient_id, row.course_id) : [],
      earlier: await this.earlier.before(caller, row),
      isOrphan: row.author_id !== caller.staffMemberId,
    };
  }

  private async afterwards(caller: Caller, id: string, people: ReadonlyMap<string, NotePerson>) {
    const data = this.database.of(caller);
    const of = (staffId: string) => personOf(people, staffId);
    return {
      signatures: await signaturesOf(data, caller, id, of),
      returns: await returnsOf(data, caller, id, of),
      addenda: await addendaOf(data, caller, id, of),
      putAside: await putAsideOf(data, caller, id, of),
    };
  }

  private async people(caller: Caller): Promise<ReadonlyMap<string, NotePerson>> {
    const sql = `SELECT id, display_name AS name, credential FROM staff_member WHERE clinic_id = $1`;
    const rows = await this.database.of(caller).query<NotePerson>(sql, [caller.clinicId]);
    return new Map(rows.map((person) => [person.id, person]));
  }
}

function personOf(people: ReadonlyMap<string, NotePerson>, id: string): NotePerson {
  return people.get(id) ?? { id, name: 'Unknown', credential: '' };
}
