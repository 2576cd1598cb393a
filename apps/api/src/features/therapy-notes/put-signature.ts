import { Injectable } from '@nestjs/common';
import {
  decideTransition,
  noteMachine,
  signingStatements,
  type NoteEvent,
  type NoteFacts,
  type SignatureAct,
  type SignedNoteContent,
  type SignNoteCommand,
  type TherapyNoteView,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { changedMeanwhile, noteRefused } from './refusals.js';
import { TherapyNotesQueries } from './therapy-notes.queries.js';
import { TherapyNotesStore, type NoteRow } from './therapy-notes.store.js';

/** One of the three ways a name comes under a note. */
interface Signing {
  readonly act: SignatureAct;
  readonly event: NoteEvent;
  /** What the refusal is called. */
  readonly refusal: string;
  readonly documented?: readonly string[];
  readonly facts: (row: NoteRow) => Promise<NoteFacts>;
}

/**
 * Puts a signature under a note: of its author, its supervisor, or whoever closes it for an author who has left. Each signs the version they name
 * and no other, and the same signature sent twice is one.
 */
@Injectable()
export class PutSignature {
  constructor(
    private readonly store: TherapyNotesStore,
    private readonly queries: TherapyNotesQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, noteId: string, command: SignNoteCommand, signing: Signing): Promise<TherapyNoteView> {
    const row = await this.store.lock(caller, noteId);
    const view = await this.queries.view(caller, noteId);
    if (row === undefined || view.signatures.some(({ id }) => id === command.id)) return view;
    const { act, event, refusal, documented = [] } = signing;
    const facts = await signing.facts(row);
    const decision = decideTransition(noteMachine, { state: row.state, event, roles: caller.roles, facts, documented });
    if (!decision.allowed) throw noteRefused(decision.refusals, refusal);
    const { savedAt, draft } = view;
    if (row.version !== command.version) throw changedMeanwhile({ version: row.version, savedAt, draft }, null);
    // A supervisor signs the content the author signed, word for word.
    const content = act === 'cosign' ? await this.queries.signedContent(caller, noteId) : contentOf(row, view);
    const signature = { ...command, act, statement: signingStatements[act], content, at: this.clock.nowIso() };
    await this.store.sign(caller, noteId, signature);
    await this.store.move(caller, noteId, decision.value.to, facts.supervisorId);
    this.database.publish(caller, 'note', noteId);
    return this.queries.view(caller, noteId);
  }
}

/** What stands on screen, with the sessions' facts as they are now. */
function contentOf(row: NoteRow, { draft, sessions }: TherapyNoteView): SignedNoteContent {
  const { id: noteId, version, patient_id: patientId, course_id: courseId, author_id: authorId } = row;
  return { noteId, version, patientId, courseId, authorId, draft, sessions };
}
