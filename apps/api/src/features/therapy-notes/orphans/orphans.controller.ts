import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { TherapyNoteView } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../../platform/caller/access.js';
import type { Caller } from '../../../platform/caller/caller.js';
import { CloseOrphan } from './close-orphan.js';

const uuid = domain.idSchema();

@ApiTags('therapy-notes')
@Controller('api/v1/therapy-notes')
export class OrphansController {
  constructor(private readonly closing: CloseOrphan) {}

  @Post(':noteId/countersignature')
  @Access('notes.read', 'note.close-orphan', { stepUp: true })
  close(
    @CurrentCaller() caller: Caller,
    @Param('noteId', { schema: uuid }) id: string,
    @Body({ schema: domain.signNoteCommand }) command: domain.SignNoteCommand,
  ): Promise<TherapyNoteView> {
    return this.closing.execute(caller, id, command);
  }
}
