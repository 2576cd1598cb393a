import { Injectable } from '@nestjs/common';
import { canonicalJson, emptySections, mergeDrafts, type NoteDraft, type NoteSaved } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { EarlierNoteQueries } from './earlier-note.queries.js';
import { changedMeanwhile, copiedFromAnotherChart, noDraftAnyMore, otherNoteType, type NewestDraft } from './refusals.js';
import { TherapyNotesQueries } from './therapy-notes.queries.js';
import { TherapyNotesStore } from './therapy-notes.store.js';

/**
 * Keeps a draft as a new version; every earlier one stays. A save that did not know the newest version is merged with it section by section,
 * and overwrites nothing. See ADR 0053.
 */
@Injectable()
export class SaveNote {
  constructor(
    private readonly store: TherapyNotesStore,
    private readonly queries: TherapyNotesQueries,
    private readonly earlier: EarlierNoteQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, id: string, version: number, draft: NoteDraft): Promise<NoteSaved> {
    const note = await this.store.lock(caller, id);
    if (note === undefined || note.author_id !== caller.staffMemberId) throw notFound('Note');
    this.database.concerns(caller, { patientId: note.patient_id, entityId: id });
    if (note.state !== 'draft') throw noDraftAnyMore(note.state);
    if (note.note_type !== draft.noteType) throw otherNoteType();
    if (!(await this.areOrigins(caller, note.patient_id, draft))) throw copiedFromAnotherChart();
    const newest = await this.queries.version(caller, id, note.version);
    const emptyNow = emptySections(draft);
    // The answer to an earlier try may have been lost on its way: the same text again is already saved.
    if (canonicalJson(newest.draft) === canonicalJson(draft)) {
      return { version: newest.version, savedAt: newest.savedAt, emptySections: emptyNow, merged: null };
    }
    const merged = note.version === version ? null : await this.merged(caller, { id, version }, newest, draft);
    const savedAt = this.clock.nowIso();
    const saved = await this.store.save(caller, note, merged ?? draft, savedAt);
    this.database.publish(caller, 'note', id);
    return { version: saved, savedAt, emptySections: emptySections(merged ?? draft), merged };
  }

  private areOrigins(caller: Caller, patientId: string, { copies = {} }: NoteDraft): Promise<boolean> {
    const notes = Object.values(copies).filter(({ from }) => from === 'note');
    return notes.length === 0
      ? Promise.resolve(true)
      : this.earlier.areOf(
          caller,
          patientId,
          notes.map((origin) => origin.id),
        );
  }

  /** What two screens wrote in different sections stands together; where both wrote in one, the author is asked and nothing is saved yet. */
  private async merged(caller: Caller, from: { id: string; version: number }, newest: NewestDraft, draft: NoteDraft): Promise<NoteDraft> {
    if (from.version > newest.version) throw changedMeanwhile(newest, draft);
    const before = await this.queries.version(caller, from.id, from.version);
    const merge = mergeDrafts(before.draft, newest.draft, draft);
    if (merge.bothChanged.length > 0) throw changedMeanwhile(newest, draft, merge.bothChanged);
    return merge.draft;
  }
}
