import { Injectable } from '@nestjs/common';
import { decideTransition, isLateAddendum, noteMachine, type AddAddendumCommand, type TherapyNoteView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { noteRefused } from './refusals.js';
import { supervisionFacts } from './supervision-facts.js';
import { TherapyNotesQueries } from './therapy-notes.queries.js';
import { TherapyNotesStore } from './therapy-notes.store.js';

/** What comes after the signature stands below it under its own name and time; the signed content is not touched. */
@Injectable()
export class AddAddendum {
  constructor(
    private readonly store: TherapyNotesStore,
    private readonly queries: TherapyNotesQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, id: string, { id: addendumId, text, eventAt }: AddAddendumCommand): Promise<TherapyNoteView> {
    const row = await this.store.lock(caller, id);
    const view = await this.queries.view(caller, id);
    if (row === undefined || view.addenda.some((addendum) => addendum.id === addendumId)) return view;
    const facts = supervisionFacts(caller, row);
    const request = { state: row.state, event: 'add-addendum', roles: caller.roles, facts, documented: ['text'] } as const;
    const decision = decideTransition(noteMachine, request);
    if (!decision.allowed) throw noteRefused(decision.refusals, 'Addendum not added');
    const now = this.clock.now();
    const isLate = isLateAddendum(eventAt === null ? null : Date.parse(eventAt), now.getTime());
    await this.store.addAddendum(caller, id, { id: addendumId, text, eventAt, isLate, at: now.toISOString() });
    this.database.publish(caller, 'note', id);
    return this.queries.view(caller, id);
  }
}
