import type {
  NoteAddendumView,
  NoteListItem,
  NotePerson,
  NotePutAside,
  NoteReturnView,
  NoteSignatureView,
  SignatureAct,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import type { ClinicData } from '../../platform/database/database.js';
import type { NoteRow } from './therapy-notes.store.js';

type PersonOf = (staffMemberId: string) => NotePerson;

export interface ListRow extends NoteRow {
  readonly session_ids: readonly string[];
  readonly signed_at: string | null;
}

export function listItemOf(row: ListRow, author: NotePerson, readerId: string): NoteListItem {
  return {
    id: row.id,
    noteType: row.note_type,
    state: row.state,
    courseId: row.course_id,
    sessionIds: row.session_ids,
    author,
    isMine: row.author_id === readerId,
    openedAt: row.opened_at,
    signedAt: row.signed_at,
  };
}

interface SignatureRow {
  readonly id: string;
  readonly act: SignatureAct;
  readonly signer_id: string;
  readonly statement: string;
  readonly content_sha256: string;
  readonly version: number;
  readonly signed_at: string;
}

export async function signaturesOf(data: ClinicData, caller: Caller, noteId: string, personOf: PersonOf): Promise<NoteSignatureView[]> {
  const sql = `SELECT id, act, signer_id, statement, content_sha256, version, signed_at FROM note_signature
    WHERE clinic_id = $1 AND note_id = $2 ORDER BY signed_at, id`;
  const rows = await data.query<SignatureRow>(sql, [caller.clinicId, noteId]);
  return rows.map(({ id, act, signer_id: signerId, statement, content_sha256: contentSha256, version, signed_at: signedAt }) => {
    return { id, act, signer: personOf(signerId), statement, contentSha256, version, signedAt };
  });
}

interface ReturnRow {
  readonly id: string;
  readonly returned_by: string;
  readonly comments: string;
  readonly version: number;
  readonly returned_at: string;
}

export async function returnsOf(data: ClinicData, caller: Caller, noteId: string, personOf: PersonOf): Promise<NoteReturnView[]> {
  const sql = `SELECT id, returned_by, comments, version, returned_at FROM note_return WHERE clinic_id = $1 AND note_id = $2 ORDER BY returned_at, id`;
  const rows = await data.query<ReturnRow>(sql, [caller.clinicId, noteId]);
  return rows.map(({ id, returned_by: by, comments, version, returned_at: returnedAt }) => {
    return { id, by: personOf(by), comments, version, returnedAt };
  });
}

interface PutAsideRow {
  readonly id: string;
  readonly put_aside_by: string;
  readonly reason: string;
  readonly put_aside_at: string;
}

export async function putAsideOf(data: ClinicData, caller: Caller, noteId: string, personOf: PersonOf): Promise<NotePutAside | null> {
  const sql = `SELECT id, put_aside_by, reason, put_aside_at FROM note_put_aside WHERE clinic_id = $1 AND note_id = $2`;
  const [row] = await data.query<PutAsideRow>(sql, [caller.clinicId, noteId]);
  return row === undefined ? null : { id: row.id, by: personOf(row.put_aside_by), reason: row.reason, at: row.put_aside_at };
}

interface AddendumRow {
  readonly id: string;
  readonly author_id: string;
  readonly text: string;
  readonly event_at: string | null;
  readonly is_late: boolean;
  readonly content_sha256: string;
  readonly signed_at: string;
}

export async function addendaOf(data: ClinicData, caller: Caller, noteId: string, personOf: PersonOf): Promise<NoteAddendumView[]> {
  const sql = `SELECT id, author_id, text, event_at, is_late, content_sha256, signed_at FROM note_addendum
    WHERE clinic_id = $1 AND note_id = $2 ORDER BY signed_at, id`;
  const rows = await data.query<AddendumRow>(sql, [caller.clinicId, noteId]);
  return rows.map((row) => ({
    id: row.id,
    author: personOf(row.author_id),
    text: row.text,
    eventAt: row.event_at,
    isLateEntry: row.is_late,
    contentSha256: row.content_sha256,
    signedAt: row.signed_at,
  }));
}
