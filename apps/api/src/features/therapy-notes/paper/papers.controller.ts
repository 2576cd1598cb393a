import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { LetterMade, PrintedPaper } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../../platform/caller/access.js';
import type { Caller } from '../../../platform/caller/caller.js';
import { PrintNotes } from './print-notes.js';

const uuid = domain.idSchema();

@ApiTags('therapy-notes')
@Controller('api/v1')
export class PapersController {
  constructor(private readonly printing: PrintNotes) {}

  @Get('therapy-notes/:noteId/paper')
  @Access('contact-notes.read', 'note.print')
  note(@CurrentCaller() caller: Caller, @Param('noteId', { schema: uuid }) id: string): Promise<PrintedPaper> {
    return this.printing.note(caller, id);
  }

  @Get('courses/:courseId/therapy-notes/paper')
  @Access('notes.read', 'notes.print-course')
  course(@CurrentCaller() caller: Caller, @Param('courseId', { schema: uuid }) id: string): Promise<PrintedPaper> {
    return this.printing.course(caller, id);
  }

  @Get('therapy-notes/:noteId/letters')
  @Access('notes.read', 'note.list-letters')
  letters(@CurrentCaller() caller: Caller, @Param('noteId', { schema: uuid }) id: string): Promise<LetterMade[]> {
    return this.printing.lettersOf(caller, id);
  }

  /** A letter leaves the clinic: its audit entry counts as a disclosure. To whom it went is kept with the note. */
  @Post('therapy-notes/:noteId/letter')
  @HttpCode(200)
  @Access('letters.write', 'note.write-letter', { hasOwnKeys: true })
  letter(
    @CurrentCaller() caller: Caller,
    @Param('noteId', { schema: uuid }) id: string,
    @Body({ schema: domain.letterCommand }) command: domain.LetterCommand,
  ): Promise<PrintedPaper> {
    return this.printing.letter(caller, id, command);
  }
}
