import { Injectable } from '@nestjs/common';
import {
  decideTransition,
  emptySections,
  noteMachine,
  signingStatements,
  unattestedCopies,
  type NoteFacts,
  type SignNoteCommand,
  type TherapyNoteView,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { changedMeanwhile, noteRefused } from './refusals.js';
import { TherapyNotesQueries } from './therapy-notes.queries.js';
import { TherapyNotesStore, type NoteRow } from './therapy-notes.store.js';

/** The author signs what they read: the version they name, with the sessions' facts as they stand now. */
@Injectable()
export class SignNote {
  constructor(
    private readonly store: TherapyNotesStore,
    private readonly queries: TherapyNotesQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, id: string, command: SignNoteCommand): Promise<TherapyNoteView> {
    const row = await this.store.lock(caller, id);
    const view = await this.queries.view(caller, id);
    if (row === undefined || view.signatures.some((signature) => signature.id === command.id)) return view;
    const { supervisorId, isActive } = await this.queries.supervision(caller, row.author_id);
    const facts: NoteFacts = {
      actorId: caller.staffMemberId,
      authorId: row.author_id,
      supervisorId,
      needsSupervision: supervisorId !== null,
      tookPart: await this.tookPart(caller, row),
      hasReauthenticated: caller.isSteppedUp,
      isAuthorActive: isActive,
      emptySections: emptySections(view.draft),
      unattestedCopies: unattestedCopies(view.draft),
    };
    const decision = decideTransition(noteMachine, { state: row.state, event: 'sign', roles: caller.roles, facts });
    if (!decision.allowed) throw noteRefused(decision.refusals, 'Note not signed');
    if (row.version !== command.version) throw changedMeanwhile({ version: row.version, savedAt: view.savedAt, draft: view.draft }, null);
    const content = {
      noteId: id,
      version: row.version,
      patientId: row.patient_id,
      courseId: row.course_id,
      authorId: row.author_id,
      draft: view.draft,
      sessions: view.sessions,
    };
    const at = this.clock.nowIso();
    await this.store.sign(caller, id, { ...command, act: 'sign', statement: signingStatements.sign, content, at });
    await this.store.move(caller, id, decision.value.to, supervisorId);
    this.database.publish(caller, 'note', id);
    return this.queries.view(caller, id);
  }

  /** The note of a dosing session is signed by someone who wrote in its log or stood at its time-out; other notes tell of the author's own hour. */
  private async tookPart(caller: Caller, row: NoteRow): Promise<boolean> {
    return row.note_type !== 'dosing-session' || (await this.queries.tookPartIn(caller, row.id));
  }
}
