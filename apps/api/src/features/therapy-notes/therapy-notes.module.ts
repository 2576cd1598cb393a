import { Module } from '@nestjs/common';
import { DosingSessionsModule } from '../dosing-sessions/index.js';
import { SchedulingModule } from '../scheduling/index.js';
import { AddAddendum } from './add-addendum.js';
import { AmendmentsController } from './amendments/amendments.controller.js';
import { AmendmentsQueries } from './amendments/amendments.queries.js';
import { AmendmentsStore } from './amendments/amendments.store.js';
import { AnswerAmendmentRequest } from './amendments/answer-amendment-request.js';
import { RecordAmendmentRequest } from './amendments/record-amendment-request.js';
import { WriteDenial } from './amendments/write-denial.js';
import { CosignNote } from './cosign-note.js';
import { AmendmentDuties } from './due/amendment-duties.js';
import { NotesDueController } from './due/notes-due.controller.js';
import { NotesDueQueries } from './due/notes-due.queries.js';
import { VisitDuties } from './due/visit-duties.js';
import { EarlierNoteQueries } from './earlier-note.queries.js';
import { FindWords } from './find/find-words.js';
import { FindWordsController } from './find/find-words.controller.js';
import { NoteCourseQueries } from './note-course.queries.js';
import { OpenNote } from './open-note.js';
import { CloseOrphan } from './orphans/close-orphan.js';
import { OrphansController } from './orphans/orphans.controller.js';
import { LettersStore } from './paper/letters.store.js';
import { PapersController } from './paper/papers.controller.js';
import { PrintNotes } from './paper/print-notes.js';
import { PatientNotesController } from './patient-notes.controller.js';
import { ProcessNoteKeys } from './process-notes/process-note-keys.js';
import { ProcessNotesController } from './process-notes/process-notes.controller.js';
import { ProcessNotesStore } from './process-notes/process-notes.store.js';
import { RotateProcessNoteKeys } from './process-notes/rotate-process-note-keys.js';
import { WriteProcessNote } from './process-notes/write-process-note.js';
import { PutAsideController } from './put-aside/put-aside.controller.js';
import { PutAsideQueries } from './put-aside/put-aside.queries.js';
import { PutNoteAside } from './put-aside/put-note-aside.js';
import { PutSignature } from './put-signature.js';
import { ReturnNote } from './return-note.js';
import { SaveNote } from './save-note.js';
import { SignNote } from './sign-note.js';
import { SignedNotesQueries } from './thread/signed-notes.queries.js';
import { ThreadController } from './thread/thread.controller.js';
import { ThreadQueries } from './thread/thread.queries.js';
import { SnippetsStore } from './templates/snippets.store.js';
import { TemplatesController } from './templates/templates.controller.js';
import { TemplatesStore } from './templates/templates.store.js';
import { TherapyNotesController } from './therapy-notes.controller.js';
import { TherapyNotesQueries } from './therapy-notes.queries.js';
import { VocabulariesStore } from './vocabularies/vocabularies.store.js';
import { TherapyNotesStore } from './therapy-notes.store.js';

const processNotes = [ProcessNoteKeys, ProcessNotesStore, RotateProcessNoteKeys, WriteProcessNote];
const papers = [LettersStore, PrintNotes];
const amendments = [AmendmentsQueries, AmendmentsStore, AnswerAmendmentRequest, RecordAmendmentRequest, WriteDenial];
const thread = [SignedNotesQueries, ThreadQueries, VocabulariesStore, FindWords];
const due = [AmendmentDuties, NotesDueQueries, VisitDuties];
const queries = [...due, EarlierNoteQueries, NoteCourseQueries, PutAsideQueries, TherapyNotesQueries];
const templates = [SnippetsStore, TemplatesStore];
const useCases = [AddAddendum, CloseOrphan, CosignNote, OpenNote, PutNoteAside, PutSignature, ReturnNote, SaveNote, SignNote];

@Module({
  imports: [DosingSessionsModule, SchedulingModule],
  controllers: [
    TherapyNotesController,
    PatientNotesController,
    ProcessNotesController,
    ThreadController,
    FindWordsController,
    PapersController,
    AmendmentsController,
    TemplatesController,
    NotesDueController,
    OrphansController,
    PutAsideController,
  ],
  providers: [...useCases, ...processNotes, ...amendments, ...papers, ...thread, ...templates, ...queries, TherapyNotesStore],
  exports: [CosignNote, NotesDueQueries, OpenNote, SaveNote, SignNote, TherapyNotesQueries, WriteProcessNote],
})
export class TherapyNotesModule {}
