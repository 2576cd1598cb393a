import { Injectable } from '@nestjs/common';
import {
  decideTransition,
  mayCloseOrphan,
  noteMachine,
  signingStatements,
  type SignNoteCommand,
  type TherapyNoteView,
} from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { notFound } from '../../../platform/http/problem.js';
import { changedMeanwhile, noteRefused } from '../refusals.js';
import { supervisionFacts } from '../supervision-facts.js';
import { TherapyNotesQueries } from '../therapy-notes.queries.js';
import { TherapyNotesStore } from '../therapy-notes.store.js';

/** The draft of somebody who has left is closed as unsigned by its author and countersigned; its author stays who it was. */
@Injectable()
export class CloseOrphan {
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
    const author = await this.queries.supervision(caller, row.author_id);
    if (!author.isActive && !mayCloseOrphan({ id: caller.staffMemberId, roles: caller.roles }, author)) throw notFound('Note');
    const facts = { ...supervisionFacts(caller, row), isAuthorActive: author.isActive };
    const request = { state: row.state, event: 'close-orphan', roles: caller.roles, facts, documented: ['countersignature'] } as const;
    const decision = decideTransition(noteMachine, request);
    if (!decision.allowed) throw noteRefused(decision.refusals, 'Note not closed');
    if (row.version !== command.version) throw changedMeanwhile({ version: row.version, savedAt: view.savedAt, draft: view.draft }, null);
    const { draft, sessions } = view;
    const about = { noteId: id, version: row.version, patientId: row.patient_id, courseId: row.course_id, authorId: row.author_id };
    const statement = signingStatements.countersign;
    const content = { ...about, draft, sessions };
    const signature = { id: command.id, act: 'countersign', version: row.version, statement, content, at: this.clock.nowIso() } as const;
    await this.store.sign(caller, id, signature);
    await this.store.move(caller, id, decision.value.to, row.supervisor_id);
    this.database.publish(caller, 'note', id);
    return this.queries.view(caller, id);
  }
}
