import { Body, Controller, Get, Headers, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { ProcessNoteSaved, ProcessNoteView } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../../platform/caller/access.js';
import type { Caller } from '../../../platform/caller/caller.js';
import { versionFrom } from '../../../platform/http/if-match.js';
import { TherapyNotesQueries } from '../therapy-notes.queries.js';
import { ProcessNotesStore } from './process-notes.store.js';
import { WriteProcessNote } from './write-process-note.js';

const uuid = domain.idSchema();

/** Psychotherapy notes in the sense of 45 CFR 164.501: these are the only routes that touch them, and they serve the author alone. */
@ApiTags('process-notes')
@Controller('api/v1')
export class ProcessNotesController {
  constructor(
    private readonly notes: TherapyNotesQueries,
    private readonly store: ProcessNotesStore,
    private readonly writing: WriteProcessNote,
  ) {}

  @Get('patients/:patientId/process-notes')
  @Access('process-notes.write', 'process-note.read-own')
  async own(@CurrentCaller() caller: Caller, @Param('patientId', { schema: uuid }) patientId: string): Promise<ProcessNoteView[]> {
    await this.notes.patient(caller, patientId);
    return this.store.ofPatient(caller, patientId);
  }

  @Post('patients/:patientId/process-notes')
  @Access('process-notes.write', 'process-note.open')
  open(
    @CurrentCaller() caller: Caller,
    @Param('patientId', { schema: uuid }) patientId: string,
    @Body({ schema: domain.openProcessNoteCommand }) command: domain.OpenProcessNoteCommand,
  ): Promise<ProcessNoteSaved> {
    return this.writing.open(caller, patientId, command);
  }

  @Put('process-notes/:processNoteId')
  @Access('process-notes.write', 'process-note.save')
  save(
    @CurrentCaller() caller: Caller,
    @Param('processNoteId', { schema: uuid }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: domain.saveProcessNoteCommand }) command: domain.SaveProcessNoteCommand,
  ): Promise<ProcessNoteSaved> {
    return this.writing.save(caller, id, versionFrom(ifMatch), command.text);
  }
}
