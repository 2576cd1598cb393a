import { Injectable } from '@nestjs/common';
import type { AmendmentRequestView, RecordAmendmentRequestCommand } from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { TherapyNotesQueries } from '../therapy-notes.queries.js';
import { SignedNotesQueries } from '../thread/signed-notes.queries.js';
import { AmendmentsQueries } from './amendments.queries.js';
import { AmendmentsStore } from './amendments.store.js';
import { receivedInFuture, requestIdTaken } from './refusals.js';

/** Takes a request in as the patient made it; from its day on the clock runs. */
@Injectable()
export class RecordAmendmentRequest {
  constructor(
    private readonly store: AmendmentsStore,
    private readonly queries: AmendmentsQueries,
    private readonly notes: TherapyNotesQueries,
    private readonly days: SignedNotesQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, patientId: string, command: RecordAmendmentRequestCommand): Promise<AmendmentRequestView> {
    await this.notes.patient(caller, patientId);
    if (command.noteId !== null) await this.queries.signedNote(caller, command.noteId, patientId);
    if (command.receivedOn > (await this.days.today(caller))) throw receivedInFuture();
    const isNew = await this.store.record(caller, patientId, command, this.clock.nowIso());
    const view = await this.queries.one(caller, command.id);
    if (!isNew && view.patientId !== patientId) throw requestIdTaken();
    this.database.publish(caller, 'amendment', command.id);
    return view;
  }
}
