import { Injectable } from '@nestjs/common';
import { decideTransition, noteMachine, signingStatements, type SignNoteCommand, type TherapyNoteView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { changedMeanwhile, noteRefused } from './refusals.js';
import { supervisionFacts } from './supervision-facts.js';
import { TherapyNotesQueries } from './therapy-notes.queries.js';
import { TherapyNotesStore } from './therapy-notes.store.js';

/** The named supervisor signs the content the author signed, word for word. */
@Injectable()
export class CosignNote {
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
    const request = { state: row.state, event: 'cosign', roles: caller.roles, facts: supervisionFacts(caller, row) } as const;
    const decision = decideTransition(noteMachine, request);
    if (!decision.allowed) throw noteRefused(decision.refusals, 'Note not co-signed');
    if (row.version !== command.version) throw changedMeanwhile({ version: row.version, savedAt: view.savedAt, draft: view.draft }, null);
    const content = await this.queries.signedContent(caller, id);
    const at = this.clock.nowIso();
    const signature = { id: command.id, act: 'cosign', version: row.version, statement: signingStatements.cosign, content, at } as const;
    await this.store.sign(caller, id, signature);
    await this.store.move(caller, id, decision.value.to, row.supervisor_id);
    this.database.publish(caller, 'note', id);
    return this.queries.view(caller, id);
  }
}
