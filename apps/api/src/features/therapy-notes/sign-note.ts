import { Injectable } from '@nestjs/common';
import { emptySections, unattestedCopies, type NoteFacts, type SignNoteCommand, type TherapyNoteView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { CompleteVisit } from '../scheduling/index.js';
import { VisitDuties } from './due/visit-duties.js';
import { PutSignature } from './put-signature.js';
import { TherapyNotesQueries } from './therapy-notes.queries.js';
import type { NoteRow } from './therapy-notes.store.js';

/** The author signs what they read: the version they name, with the sessions' facts as they stand now. The visit it is about has been held then. */
@Injectable()
export class SignNote {
  constructor(
    private readonly signatures: PutSignature,
    private readonly queries: TherapyNotesQueries,
    private readonly duties: VisitDuties,
    private readonly visits: CompleteVisit,
  ) {}

  async execute(caller: Caller, id: string, command: SignNoteCommand): Promise<TherapyNoteView> {
    const facts = (row: NoteRow): Promise<NoteFacts> => this.factsOf(caller, row);
    const signed = await this.signatures.execute(caller, id, command, { act: 'sign', event: 'sign', refusal: 'Note not signed', facts });
    const visit = await this.duties.openVisitOf(caller, { id, patient_id: signed.patient.id });
    if (visit !== null) await this.visits.execute(caller, visit, 'note-signed');
    return signed;
  }

  private async factsOf(caller: Caller, row: NoteRow): Promise<NoteFacts> {
    const { supervisorId, isActive } = await this.queries.supervision(caller, row.author_id);
    const { draft } = await this.queries.version(caller, row.id, row.version);
    return {
      actorId: caller.staffMemberId,
      authorId: row.author_id,
      supervisorId,
      needsSupervision: supervisorId !== null,
      tookPart: await this.tookPart(caller, row),
      hasReauthenticated: caller.isSteppedUp,
      isAuthorActive: isActive,
      emptySections: emptySections(draft),
      unattestedCopies: unattestedCopies(draft),
    };
  }

  /** The note of a dosing session is signed by someone who wrote in its log or stood at its time-out; other notes tell of the author's own hour. */
  private async tookPart(caller: Caller, row: NoteRow): Promise<boolean> {
    return row.note_type !== 'dosing-session' || (await this.queries.tookPartIn(caller, row.id));
  }
}
