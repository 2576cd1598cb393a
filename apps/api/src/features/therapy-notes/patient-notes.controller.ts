import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { NoteListItem } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { PutAsideQueries } from './put-aside/put-aside.queries.js';
import { TherapyNotesQueries } from './therapy-notes.queries.js';

const uuid = domain.idSchema();

@ApiTags('therapy-notes')
@Controller('api/v1')
export class PatientNotesController {
  constructor(
    private readonly queries: TherapyNotesQueries,
    private readonly putAside: PutAsideQueries,
  ) {}

  @Get('patients/:patientId/therapy-notes')
  @Access('contact-notes.read', 'notes.list-of-patient')
  async ofPatient(@CurrentCaller() caller: Caller, @Param('patientId', { schema: uuid }) id: string): Promise<NoteListItem[]> {
    await this.queries.patient(caller, id);
    return this.queries.list(caller, 'patient_id', id);
  }

  @Get('patients/:patientId/therapy-notes/put-aside')
  @Access('notes.read', 'notes.list-put-aside')
  async putAsideOfPatient(@CurrentCaller() caller: Caller, @Param('patientId', { schema: uuid }) id: string): Promise<NoteListItem[]> {
    await this.queries.patient(caller, id);
    return this.putAside.ofPatient(caller, id);
  }

  @Get('courses/:courseId/therapy-notes')
  @Access('notes.read', 'notes.list-of-course')
  ofCourse(@CurrentCaller() caller: Caller, @Param('courseId', { schema: uuid }) id: string): Promise<NoteListItem[]> {
    return this.queries.list(caller, 'course_id', id);
  }
}
