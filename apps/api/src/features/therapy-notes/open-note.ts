import { Injectable } from '@nestjs/common';
import { noteTypes, noteTypesOf, type NoteDraft, type OpenNoteCommand, type TherapyNoteView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { NoteCourseQueries } from './note-course.queries.js';
import { idTaken, notYourKindOfNote, sessionOfAnotherPatient } from './refusals.js';
import { TherapyNotesQueries } from './therapy-notes.queries.js';
import { TherapyNotesStore } from './therapy-notes.store.js';

@Injectable()
export class OpenNote {
  constructor(
    private readonly store: TherapyNotesStore,
    private readonly queries: TherapyNotesQueries,
    private readonly courses: NoteCourseQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, command: OpenNoteCommand): Promise<TherapyNoteView> {
    await this.queries.patient(caller, command.patientId);
    if (noteTypesOf(caller.roles).every(({ id }) => id !== command.noteType)) {
      throw notYourKindOfNote(noteTypes.find(({ id }) => id === command.noteType)?.author ?? 'any-clinician');
    }
    if (!(await this.queries.areSessionsOf(caller, command.patientId, command.sessionIds))) throw sessionOfAnotherPatient();
    const draft: NoteDraft = { noteType: command.noteType, format: 'dap', sections: {}, themes: [], commitments: [] };
    const courseId = await this.courses.of(caller, command);
    const isNew = await this.store.open(caller, { ...command, courseId }, draft, this.clock.nowIso());
    if (!isNew) return this.known(caller, command);
    this.database.publish(caller, 'note', command.id);
    return this.queries.view(caller, command.id);
  }

  /** The same beginning sent twice gives the same note; another one under its id does not. */
  private async known(caller: Caller, { id, patientId, noteType }: OpenNoteCommand): Promise<TherapyNoteView> {
    const note = await this.store.lock(caller, id);
    if (note === undefined) throw notFound('Note');
    const isSame = note.patient_id === patientId && note.note_type === noteType && note.author_id === caller.staffMemberId;
    if (!isSame) throw idTaken();
    return this.queries.view(caller, id);
  }
}
