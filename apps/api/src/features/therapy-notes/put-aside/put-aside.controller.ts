import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { TherapyNoteView } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../../platform/caller/access.js';
import type { Caller } from '../../../platform/caller/caller.js';
import { PutNoteAside } from './put-note-aside.js';

const uuid = domain.idSchema();

@ApiTags('therapy-notes')
@Controller('api/v1/therapy-notes')
export class PutAsideController {
  constructor(private readonly putting: PutNoteAside) {}

  @Post(':noteId/put-aside')
  @Access('contact-notes.write', 'note.put-aside')
  putAside(
    @CurrentCaller() caller: Caller,
    @Param('noteId', { schema: uuid }) id: string,
    @Body({ schema: domain.putNoteAsideCommand }) command: domain.PutNoteAsideCommand,
  ): Promise<TherapyNoteView> {
    return this.putting.execute(caller, id, command, 'put-aside');
  }

  @Post(':noteId/entered-in-error')
  @Access('contact-notes.write', 'note.mark-entered-in-error', { stepUp: true })
  markEnteredInError(
    @CurrentCaller() caller: Caller,
    @Param('noteId', { schema: uuid }) id: string,
    @Body({ schema: domain.putNoteAsideCommand }) command: domain.PutNoteAsideCommand,
  ): Promise<TherapyNoteView> {
    return this.putting.execute(caller, id, command, 'mark-entered-in-error');
  }
}
