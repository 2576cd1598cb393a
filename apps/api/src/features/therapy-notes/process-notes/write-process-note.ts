import { Injectable } from '@nestjs/common';
import type { OpenProcessNoteCommand, ProcessNoteSaved } from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { notFound } from '../../../platform/http/problem.js';
import { TherapyNotesQueries } from '../therapy-notes.queries.js';
import { processNoteChangedMeanwhile } from './refusals.js';
import { ProcessNotesStore } from './process-notes.store.js';

/** The author writes. Nothing typed is refused for what it says; no other screen is told that the note exists. */
@Injectable()
export class WriteProcessNote {
  constructor(
    private readonly store: ProcessNotesStore,
    private readonly notes: TherapyNotesQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async open(caller: Caller, patientId: string, command: OpenProcessNoteCommand): Promise<ProcessNoteSaved> {
    await this.notes.patient(caller, patientId);
    const savedAt = this.clock.nowIso();
    this.database.concerns(caller, { patientId, entityId: command.id });
    if (await this.store.open(caller, patientId, command, savedAt)) return { id: command.id, version: 1, savedAt };
    const known = await this.store.lock(caller, command.id);
    if (known?.patientId !== patientId) throw notFound('Process note');
    return { id: command.id, version: known.version, savedAt: known.savedAt };
  }

  async save(caller: Caller, id: string, version: number, text: string): Promise<ProcessNoteSaved> {
    const kept = await this.store.lock(caller, id);
    if (kept === undefined) throw notFound('Process note');
    this.database.concerns(caller, { patientId: kept.patientId, entityId: id });
    if (kept.text === text) return { id, version: kept.version, savedAt: kept.savedAt };
    if (kept.version !== version) throw processNoteChangedMeanwhile(kept.version);
    const savedAt = this.clock.nowIso();
    await this.store.save(caller, id, version + 1, text, savedAt);
    return { id, version: version + 1, savedAt };
  }
}
