import { Injectable } from '@nestjs/common';
import type { LetterCommand, LetterMade, NoteState, PrintedPaper, TherapyNoteView } from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { notFound, ProblemException } from '../../../platform/http/problem.js';
import { AmendmentsQueries } from '../amendments/amendments.queries.js';
import { paperAbout } from '../../../platform/paper/clinic-paper.js';
import type { Paper } from '../../../platform/paper/paper.js';
import { TherapyNotesQueries } from '../therapy-notes.queries.js';
import { VocabulariesStore } from '../vocabularies/vocabularies.store.js';
import { writeAmendments } from './amendments-on-paper.js';
import { letterOnPaper } from './letter-on-paper.js';
import { LettersStore } from './letters.store.js';
import { writeNote, type PaperPlace } from './note-on-paper.js';

const printable: readonly NoteState[] = ['pending-cosign', 'signed', 'locked'];

/** Puts what was signed on paper: one note, all notes of a course, a letter that quotes one. Drafts are never printed. */
@Injectable()
export class PrintNotes {
  constructor(
    private readonly queries: TherapyNotesQueries,
    private readonly amendments: AmendmentsQueries,
    private readonly letters: LettersStore,
    private readonly vocabularies: VocabulariesStore,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async note(caller: Caller, id: string): Promise<PrintedPaper> {
    const note = await this.signedNote(caller, id);
    const place = await this.place(caller);
    const paper = paperAbout('Note', note.patient, place);
    await this.write(caller, paper, note, place);
    return { madeAt: place.madeAt, pdf: (await paper.finish()).toString('base64') };
  }

  /** The signed notes of a course in the order they were begun, each on a page of its own. */
  async course(caller: Caller, courseId: string): Promise<PrintedPaper> {
    const listed = (await this.queries.list(caller, 'course_id', courseId)).filter(({ state }) => printable.includes(state)).toReversed();
    const [first, ...others] = listed;
    if (first === undefined) throw notFound('Signed note of this course');
    const place = await this.place(caller);
    const note = await this.queries.view(caller, first.id);
    const paper = paperAbout('Notes of a course', note.patient, place);
    await this.write(caller, paper, note, place);
    for (const { id } of others) {
      paper.nextPage();
      await this.write(caller, paper, await this.queries.view(caller, id), place);
    }
    this.database.concerns(caller, { patientId: note.patient.id, entityId: courseId });
    return { madeAt: place.madeAt, pdf: (await paper.finish()).toString('base64') };
  }

  async letter(caller: Caller, id: string, command: LetterCommand): Promise<PrintedPaper> {
    const note = await this.signedNote(caller, id);
    if (note.state === 'pending-cosign') throw notYet('The note waits for its co-signature: no letter quotes it before that.');
    const place = await this.place(caller);
    const requests = await this.amendments.ofNote(caller, id);
    const pdf = await letterOnPaper({ note, requests }, command, place);
    await this.letters.keep(caller, id, command, place.madeAt);
    return { madeAt: place.madeAt, pdf: pdf.toString('base64') };
  }

  /** To whom letters from a note went; a draft has none and is nobody else's to ask about. */
  async lettersOf(caller: Caller, id: string): Promise<LetterMade[]> {
    await this.queries.view(caller, id);
    return this.letters.ofNote(caller, id);
  }

  private async write(caller: Caller, paper: Paper, note: TherapyNoteView, place: PaperPlace): Promise<void> {
    const requests = await this.amendments.ofNote(caller, note.id);
    writeNote(paper, note, place, new Set(requests.flatMap(({ acceptance }) => acceptance?.addendumId ?? [])));
    writeAmendments(paper, note, requests, place);
  }

  private async signedNote(caller: Caller, id: string): Promise<TherapyNoteView> {
    const note = await this.queries.view(caller, id);
    if (!printable.includes(note.state)) throw notYet('Only what was signed goes on paper. Sign the note first; the draft is as it was.');
    return note;
  }

  private async place(caller: Caller): Promise<PaperPlace> {
    const sql = `SELECT name, zone FROM clinic WHERE clinic_id = $1`;
    const [clinic] = await this.database.of(caller).query<{ name: string; zone: string }>(sql, [caller.clinicId]);
    const known = await this.vocabularies.view(caller);
    return {
      ...{ clinicName: clinic?.name ?? '', zone: clinic?.zone ?? 'UTC', madeAt: this.clock.nowIso(), madeBy: caller.displayName },
      labelOf: (vocabulary, word) => known[vocabulary].find((one) => one.id === word)?.label ?? word,
    };
  }
}

function notYet(detail: string): ProblemException {
  return new ProblemException({ status: 409, code: 'note-not-signed', title: 'Not signed', detail });
}
