import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { NotesDueView } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../../platform/caller/access.js';
import type { Caller } from '../../../platform/caller/caller.js';
import { NotesDueQueries } from './notes-due.queries.js';

@ApiTags('therapy-notes')
@Controller('api/v1')
export class NotesDueController {
  constructor(private readonly queries: NotesDueQueries) {}

  @Get('notes-due')
  @Access('contact-notes.read', 'notes.list-due')
  due(@CurrentCaller() caller: Caller): Promise<NotesDueView> {
    return this.queries.view(caller);
  }
}
