import { Module } from '@nestjs/common';
import { DosingSessionsModule } from '../dosing-sessions/index.js';
import { AddAddendum } from './add-addendum.js';
import { CosignNote } from './cosign-note.js';
import { NoteCourseQueries } from './note-course.queries.js';
import { OpenNote } from './open-note.js';
import { PatientNotesController } from './patient-notes.controller.js';
import { ReturnNote } from './return-note.js';
import { SaveNote } from './save-note.js';
import { SignNote } from './sign-note.js';
import { TherapyNotesController } from './therapy-notes.controller.js';
import { TherapyNotesQueries } from './therapy-notes.queries.js';
import { TherapyNotesStore } from './therapy-notes.store.js';

const useCases = [AddAddendum, CosignNote, OpenNote, ReturnNote, SaveNote, SignNote];

@Module({
  imports: [DosingSessionsModule],
  controllers: [TherapyNotesController, PatientNotesController],
  providers: [...useCases, NoteCourseQueries, TherapyNotesQueries, TherapyNotesStore],
  exports: [CosignNote, OpenNote, SaveNote, SignNote, TherapyNotesQueries],
})
export class TherapyNotesModule {}
