import { Body, Controller, Get, Headers, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { NoteTemplateView, SnippetView } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../../platform/caller/access.js';
import type { Caller } from '../../../platform/caller/caller.js';
import { versionFrom } from '../../../platform/http/if-match.js';
import { SnippetsStore } from './snippets.store.js';
import { TemplatesStore } from './templates.store.js';

const uuid = domain.idSchema();

@ApiTags('therapy-notes')
@Controller('api/v1')
export class TemplatesController {
  constructor(
    private readonly templates: TemplatesStore,
    private readonly phrases: SnippetsStore,
  ) {}

  @Get('note-templates')
  @Access('notes.write', 'note-templates.list')
  list(@CurrentCaller() caller: Caller): Promise<NoteTemplateView[]> {
    return this.templates.list(caller);
  }

  @Post('note-templates')
  @Access('note-templates.write', 'note-template.add')
  add(
    @CurrentCaller() caller: Caller,
    @Body({ schema: domain.addNoteTemplateCommand }) command: domain.AddNoteTemplateCommand,
  ): Promise<NoteTemplateView> {
    return this.templates.add(caller, command);
  }

  @Put('note-templates/:templateId')
  @Access('note-templates.write', 'note-template.change')
  change(
    @CurrentCaller() caller: Caller,
    @Param('templateId', { schema: uuid }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: domain.noteTemplateContent }) template: domain.NoteTemplateContent,
  ): Promise<NoteTemplateView> {
    return this.templates.change(caller, id, versionFrom(ifMatch), template);
  }

  @Get('snippets')
  @Access('notes.write', 'snippets.list-own')
  snippets(@CurrentCaller() caller: Caller): Promise<SnippetView[]> {
    return this.phrases.list(caller);
  }

  @Post('snippets')
  @Access('notes.write', 'snippet.add')
  addSnippet(
    @CurrentCaller() caller: Caller,
    @Body({ schema: domain.addSnippetCommand }) command: domain.AddSnippetCommand,
  ): Promise<SnippetView[]> {
    return this.phrases.add(caller, command);
  }

  @Post('snippets/:snippetId/removal')
  @Access('notes.write', 'snippet.remove')
  removeSnippet(@CurrentCaller() caller: Caller, @Param('snippetId', { schema: uuid }) id: string): Promise<SnippetView[]> {
    return this.phrases.remove(caller, id);
  }
}
