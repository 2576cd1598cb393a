import { Injectable } from '@nestjs/common';
import { mayCloseOrphan, type NoteFacts, type SignNoteCommand, type TherapyNoteView } from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { notFound } from '../../../platform/http/problem.js';
import { PutSignature } from '../put-signature.js';
import { supervisionFacts } from '../supervision-facts.js';
import { TherapyNotesQueries } from '../therapy-notes.queries.js';
import type { NoteRow } from '../therapy-notes.store.js';

/** The draft of somebody who has left is closed as unsigned by its author and countersigned; its author stays who it was. */
@Injectable()
export class CloseOrphan {
  constructor(
    private readonly signatures: PutSignature,
    private readonly queries: TherapyNotesQueries,
  ) {}

  execute(caller: Caller, id: string, command: SignNoteCommand): Promise<TherapyNoteView> {
    const facts = (row: NoteRow): Promise<NoteFacts> => this.factsOf(caller, row);
    const closing = { act: 'countersign', event: 'close-orphan', refusal: 'Note not closed', documented: ['countersignature'] } as const;
    return this.signatures.execute(caller, id, command, { ...closing, facts });
  }

  private async factsOf(caller: Caller, row: NoteRow): Promise<NoteFacts> {
    const author = await this.queries.supervision(caller, row.author_id);
    if (!author.isActive && !mayCloseOrphan({ id: caller.staffMemberId, roles: caller.roles }, author)) throw notFound('Note');
    return { ...supervisionFacts(caller, row), isAuthorActive: author.isActive };
  }
}
