import { Injectable } from '@nestjs/common';
import { decideTransition, noteMachine, type ReturnNoteCommand, type TherapyNoteView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { noteRefused } from './refusals.js';
import { supervisionFacts } from './supervision-facts.js';
import { TherapyNotesQueries } from './therapy-notes.queries.js';
import { TherapyNotesStore } from './therapy-notes.store.js';

/** The supervisor sends a note back with comments. What was signed stays with its signature; the author goes on in a new version. */
@Injectable()
export class ReturnNote {
  constructor(
    private readonly store: TherapyNotesStore,
    private readonly queries: TherapyNotesQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, id: string, command: ReturnNoteCommand): Promise<TherapyNoteView> {
    const row = await this.store.lock(caller, id);
    const view = await this.queries.view(caller, id);
    if (row === undefined || view.returns.some((returned) => returned.id === command.id)) return view;
    const facts = supervisionFacts(caller, row);
    const request = { state: row.state, event: 'return-to-author', roles: caller.roles, facts, documented: ['comments'] } as const;
    const decision = decideTransition(noteMachine, request);
    if (!decision.allowed) throw noteRefused(decision.refusals, 'Note not returned');
    await this.store.sendBack(caller, row, { ...command, at: this.clock.nowIso() });
    // The answer is made before the note is the author's alone again.
    const answer = await this.queries.view(caller, id);
    await this.store.move(caller, id, decision.value.to, row.supervisor_id);
    this.database.publish(caller, 'note', id);
    return { ...answer, state: decision.value.to };
  }
}
