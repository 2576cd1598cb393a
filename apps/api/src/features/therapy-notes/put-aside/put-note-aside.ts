import { Injectable } from '@nestjs/common';
import { decideTransition, noteMachine, type PutNoteAsideCommand, type TherapyNoteView } from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { noteRefused, putAsideAlready, signedIsNotPutAside } from '../refusals.js';
import { supervisionFacts } from '../supervision-facts.js';
import { TherapyNotesQueries } from '../therapy-notes.queries.js';
import { TherapyNotesStore } from '../therapy-notes.store.js';

type LeavingEvent = 'put-aside' | 'mark-entered-in-error';

const auditedReasons = { 'put-aside': 'begun-by-mistake', 'mark-entered-in-error': 'entered-in-error' } as const;

/**
 * A draft begun by mistake, or a signed note entered in error, leaves every list and is owed no more. Its words and signatures stay, and why it
 * was put aside stays with them.
 */
@Injectable()
export class PutNoteAside {
  constructor(
    private readonly store: TherapyNotesStore,
    private readonly queries: TherapyNotesQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, noteId: string, command: PutNoteAsideCommand, event: LeavingEvent): Promise<TherapyNoteView> {
    const row = await this.store.lock(caller, noteId);
    // Whose draft it is not, to them it is not there.
    const view = await this.queries.view(caller, noteId);
    if (row === undefined || view.putAside?.id === command.id) return view;
    if (row.state === 'entered-in-error') throw putAsideAlready();
    if (event === 'put-aside' && row.state !== 'draft') throw signedIsNotPutAside();
    const { isActive: isAuthorActive } = await this.queries.supervision(caller, row.author_id);
    const facts = { ...supervisionFacts(caller, row), isAuthorActive };
    const request = { state: row.state, event, roles: caller.roles, facts, documented: ['reason'] } as const;
    const decision = decideTransition(noteMachine, request);
    if (!decision.allowed) throw noteRefused(decision.refusals, 'Note not put aside');
    await this.store.putAside(caller, row, { ...command, at: this.clock.nowIso() });
    await this.store.move(caller, noteId, decision.value.to, row.supervisor_id);
    this.database.publish(caller, 'note', noteId);
    const answer = await this.queries.view(caller, noteId);
    this.database.concerns(caller, { patientId: row.patient_id, entityId: noteId, reason: auditedReasons[event] });
    return answer;
  }
}
