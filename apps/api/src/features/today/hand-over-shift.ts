import { Injectable } from '@nestjs/common';
import type { ShiftNotesView, WriteShiftNote } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { ShiftNotesQueries } from './shift-notes.queries.js';
import { ShiftNotesStore } from './shift-notes.store.js';

/** One shift hands over to the next: the note of the outgoing, and the word of the incoming that they have read it. */
@Injectable()
export class HandOverShift {
  constructor(
    private readonly store: ShiftNotesStore,
    private readonly queries: ShiftNotesQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async write(caller: Caller, note: WriteShiftNote): Promise<ShiftNotesView> {
    if (!(await this.store.write(caller, note, this.clock.nowIso()))) throw notFound('Site');
    return this.told(caller, note.id);
  }

  async read(caller: Caller, noteId: string): Promise<ShiftNotesView> {
    if (!(await this.store.read(caller, noteId, this.clock.nowIso()))) throw notFound('Hand-over note');
    return this.told(caller, noteId);
  }

  private told(caller: Caller, entityId: string): Promise<ShiftNotesView> {
    this.database.concerns(caller, { entityId });
    this.database.publish(caller, 'shift-note', entityId);
    return this.queries.look(caller);
  }
}
