import {
  amendmentClock,
  instant,
  localDateAt,
  mayDecideAmendment,
  type AmendmentActView,
  type AmendmentEvent,
  type AmendmentRequestView,
  type AmendmentState,
  type DenialGround,
  type LocalDate,
  type NotePerson,
  type NoteTypeId,
  type Role,
} from '@sojourn/domain';

interface ActRow {
  readonly id: string;
  readonly act: AmendmentEvent;
  readonly text: string;
  readonly ground: DenialGround | null;
  readonly noteId: string | null;
  readonly receivedOn: LocalDate | null;
  readonly at: string;
  readonly by: NotePerson;
}

export interface RequestRow {
  readonly id: string;
  readonly patient_id: string;
  /** The note the patient named; `note_id` also takes in the one the answer named. */
  readonly asked_about: string | null;
  readonly received_on: LocalDate;
  readonly words: string;
  readonly recorded_by: string;
  readonly recorder: string;
  readonly recorder_credential: string;
  readonly recorded_at: string;
  readonly note_id: string | null;
  readonly note_type: NoteTypeId;
  readonly opened_at: string;
  readonly author_id: string;
  readonly author: string;
  readonly credential: string;
  readonly zone: string;
  readonly acts: { readonly time?: ActRow; readonly decision?: ActRow; readonly statement?: ActRow; readonly rebuttal?: ActRow };
}

interface Reader {
  readonly staffMemberId: string;
  readonly roles: readonly Role[];
  readonly mayReadNotes: boolean;
}

export function viewOf(row: RequestRow, reader: Reader, today: LocalDate): AmendmentRequestView {
  const noteAuthorId = row.asked_about === null ? null : row.author_id;
  const state = stateOf(row.acts);
  const isDecider = mayDecideAmendment({ roles: reader.roles, actorId: reader.staffMemberId, noteAuthorId });
  const isOpen = state === 'received' || state === 'extended';
  return {
    id: row.id,
    patientId: row.patient_id,
    note: noteOf(row),
    receivedOn: row.received_on,
    words: reader.mayReadNotes ? row.words : null,
    recordedBy: { id: row.recorded_by, name: row.recorder, credential: row.recorder_credential },
    recordedAt: row.recorded_at,
    state,
    ...amendmentClock(row.received_on, row.acts.time !== undefined, today),
    mayDecide: isOpen && isDecider,
    mayRebut: state === 'disputed' && isDecider,
    ...actsOf(row, ({ id, by, at, text }) => ({ id, by, at, text: reader.mayReadNotes ? text : null })),
  };
}

type Acts = Pick<AmendmentRequestView, 'extension' | 'acceptance' | 'denial' | 'disagreement' | 'rebuttal'>;

function actsOf({ acts: { time, decision, statement, rebuttal }, zone }: RequestRow, shown: (act: ActRow) => AmendmentActView): Acts {
  return {
    extension: time === undefined ? null : shown(time),
    acceptance: decision?.act === 'accept' ? { ...shown(decision), addendumId: decision.noteId === null ? null : decision.id } : null,
    denial: decision?.ground ? { ...shown(decision), ground: decision.ground, deniedOn: localDateAt(instant(decision.at), zone) } : null,
    disagreement: statement?.receivedOn ? { ...shown(statement), receivedOn: statement.receivedOn } : null,
    rebuttal: rebuttal === undefined ? null : shown(rebuttal),
  };
}

/** What was done last; an answer is the last word also where more time was taken at the same moment. */
function stateOf({ time, decision, statement, rebuttal }: RequestRow['acts']): AmendmentState {
  if (rebuttal !== undefined) return 'rebutted';
  if (statement !== undefined) return 'disputed';
  if (decision !== undefined) return decision.act === 'accept' ? 'accepted' : 'denied';
  return time === undefined ? 'received' : 'extended';
}

function noteOf({ note_id: id, ...row }: RequestRow): AmendmentRequestView['note'] {
  if (id === null) return null;
  const author = { id: row.author_id, name: row.author, credential: row.credential };
  return { id, noteType: row.note_type, openedAt: row.opened_at, author };
}
