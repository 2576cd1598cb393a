import { Injectable } from '@nestjs/common';
import { markedParts, matchMarks, type FoundPassage, type NoteTypeId } from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Database } from '../../../platform/database/database.js';
import { TherapyNotesQueries } from '../therapy-notes.queries.js';

interface FoundRow {
  readonly kind: FoundPassage['kind'];
  readonly note_id: string | null;
  readonly note_type: NoteTypeId | null;
  readonly section: string | null;
  readonly session_id: string | null;
  readonly entry_id: string | null;
  readonly at: string;
  readonly author: string | null;
  readonly marked: string;
}

const marks = `StartSel="${matchMarks.starts}", StopSel="${matchMarks.stops}", MaxFragments=2, MaxWords=24, MinWords=10, FragmentDelimiter=" … "`;

// What is typed last may be the beginning of a word; a phrase between quotation marks is taken as it stands.
const asked = `SELECT CASE WHEN $3 LIKE '%"%' THEN ''::tsquery ELSE websearch_to_tsquery('english', $3) END AS stems,
    websearch_to_tsquery('simple', $3) || CASE WHEN $3 LIKE '%"%' OR numnode(plainto_tsquery('simple', $3)) = 0 THEN ''::tsquery
      ELSE (plainto_tsquery('simple', $3)::text || ':*')::tsquery END AS plain`;

// The patient's rows come by their index; what is left is small. An index over the words would not be used: under row-level security only
// leak-proof operators may look into one, and @@ is none. See ADR 0052.
const notes = `SELECT 'note' AS kind, n.id AS note_id, n.note_type, p.section, NULL::uuid AS session_id, NULL::uuid AS entry_id,
    n.opened_at AS at, n.author_id, p.text
  FROM asked a CROSS JOIN therapy_note n
    JOIN LATERAL (SELECT s.words, s.content FROM note_signature s WHERE s.clinic_id = $1 AND s.note_id = n.id AND s.act = 'sign'
      ORDER BY s.signed_at DESC LIMIT 1) g ON g.words @@ (a.stems || a.plain)
    CROSS JOIN LATERAL (
      SELECT key AS section, value AS text FROM jsonb_each_text(g.content #> '{draft,sections}')
      UNION ALL
      SELECT 'commitments', concat_ws(' ', c ->> 'practice', c ->> 'description', c ->> 'frequency', c ->> 'outcome')
      FROM jsonb_array_elements(g.content #> '{draft,commitments}') c) p
  WHERE n.clinic_id = $1 AND n.patient_id = $2 AND n.state IN ('pending-cosign', 'signed', 'locked')`;
const addenda = `SELECT 'addendum', n.id, n.note_type, NULL, NULL, NULL, d.signed_at, d.author_id, d.text
  FROM asked a CROSS JOIN therapy_note n JOIN note_addendum d ON d.clinic_id = n.clinic_id AND d.note_id = n.id
  WHERE n.clinic_id = $1 AND n.patient_id = $2 AND n.state IN ('pending-cosign', 'signed', 'locked') AND d.words @@ (a.stems || a.plain)`;
const quotes = `SELECT 'session', NULL, NULL, NULL, e.session_id, e.id, e.occurred_at, e.author_id, e.details ->> 'text'
  FROM dosing_session o JOIN session_entry e ON e.clinic_id = o.clinic_id AND e.session_id = o.id
  WHERE o.clinic_id = $1 AND o.patient_id = $2 AND e.kind = 'observation-noted' AND (e.details ->> 'isQuote')::boolean
    AND NOT EXISTS (SELECT 1 FROM session_entry x WHERE x.clinic_id = $1 AND x.session_id = e.session_id AND x.amends_id = e.id)`;
const sql = `WITH asked AS MATERIALIZED (${asked}), passage AS (${notes} UNION ALL ${addenda} UNION ALL ${quotes})
  SELECT p.kind, p.note_id, p.note_type, p.section, p.session_id, p.entry_id, p.at, m.display_name AS author,
    CASE WHEN to_tsvector('simple', p.text) @@ a.plain THEN ts_headline('simple', translate(p.text, $4, $6), a.plain, $5)
      ELSE ts_headline('english', translate(p.text, $4, $6), a.stems, $5) END AS marked
  FROM passage p CROSS JOIN asked a LEFT JOIN staff_member m ON m.clinic_id = $1 AND m.id = p.author_id
  WHERE to_tsvector('simple', p.text) @@ a.plain OR to_tsvector('english', p.text) @@ a.stems
  ORDER BY p.at DESC, p.note_id, p.section LIMIT 40`;

/** Stand for < and > on the way through the database, which would take what is between them for markup and leave it out. */
const angles = '\u0001\u0002';

/** Typographic quotation marks count as plain ones; a hyphen before a word is a hyphen, not a wish to leave the word out. */
function asWords(text: string): string {
  return text.replaceAll(/[“”„]/g, '"').replaceAll(/(^|\s)-+/g, '$1');
}

/** Any phrase of a patient's signed notes, addenda and words in sessions. Drafts and process notes are not looked into. */
@Injectable()
export class FindWords {
  constructor(
    private readonly database: Database,
    private readonly notes: TherapyNotesQueries,
  ) {}

  async execute(caller: Caller, patientId: string, text: string): Promise<FoundPassage[]> {
    await this.notes.patient(caller, patientId);
    const parameters = [caller.clinicId, patientId, asWords(text), `<>${matchMarks.starts}${matchMarks.stops}`, marks, angles];
    const rows = await this.database.of(caller).query<FoundRow>(sql, parameters);
    return rows.map((row) => ({
      kind: row.kind,
      noteId: row.note_id,
      noteType: row.note_type,
      section: row.section,
      sessionId: row.session_id,
      entryId: row.entry_id,
      at: row.at,
      author: row.author,
      parts: markedParts(row.marked.replaceAll(angles.charAt(0), '<').replaceAll(angles.charAt(1), '>')),
    }));
  }
}
