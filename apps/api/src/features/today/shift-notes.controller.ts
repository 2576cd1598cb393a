import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { ShiftNotesView } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { HandOverShift } from './hand-over-shift.js';
import { ShiftNotesQueries } from './shift-notes.queries.js';

const uuid = domain.idSchema();

@ApiTags('today')
@Controller('api/v1/shift-notes')
export class ShiftNotesController {
  constructor(
    private readonly queries: ShiftNotesQueries,
    private readonly handing: HandOverShift,
  ) {}

  @Get()
  @Access('shift-notes.write', 'shift-note.list')
  list(@CurrentCaller() caller: Caller): Promise<ShiftNotesView> {
    return this.queries.look(caller);
  }

  @Post()
  @Access('shift-notes.write', 'shift-note.write')
  write(@CurrentCaller() caller: Caller, @Body({ schema: domain.writeShiftNote }) note: domain.WriteShiftNote): Promise<ShiftNotesView> {
    return this.handing.write(caller, note);
  }

  @Post(':noteId/reading')
  @HttpCode(200)
  @Access('shift-notes.write', 'shift-note.read')
  read(@CurrentCaller() caller: Caller, @Param('noteId', { schema: uuid }) noteId: string): Promise<ShiftNotesView> {
    return this.handing.read(caller, noteId);
  }
}
