import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { IntegrationThreadView, VocabulariesView } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../../platform/caller/access.js';
import type { Caller } from '../../../platform/caller/caller.js';
import { VocabulariesStore } from '../vocabularies/vocabularies.store.js';
import { ThreadQueries } from './thread.queries.js';

const uuid = domain.idSchema();

@ApiTags('therapy-notes')
@Controller('api/v1')
export class ThreadController {
  constructor(
    private readonly threads: ThreadQueries,
    private readonly words: VocabulariesStore,
  ) {}

  @Get('courses/:courseId/thread')
  @Access('notes.read', 'notes.thread-of-course')
  ofCourse(@CurrentCaller() caller: Caller, @Param('courseId', { schema: uuid }) id: string): Promise<IntegrationThreadView> {
    return this.threads.ofCourse(caller, id);
  }

  @Get('vocabularies')
  @Access('notes.read', 'vocabularies.read')
  vocabularies(@CurrentCaller() caller: Caller): Promise<VocabulariesView> {
    return this.words.view(caller);
  }

  @Post('vocabularies/words')
  @Access('notes.write', 'vocabulary.add-word')
  add(@CurrentCaller() caller: Caller, @Body({ schema: domain.addWordCommand }) command: domain.AddWordCommand): Promise<VocabulariesView> {
    return this.words.add(caller, command);
  }

  @Post('vocabularies/words/retirement')
  @Access('vocabularies.keep', 'vocabulary.retire-word')
  retire(
    @CurrentCaller() caller: Caller,
    @Body({ schema: domain.clinicWordCommand }) command: domain.ClinicWordCommand,
  ): Promise<VocabulariesView> {
    return this.words.act(caller, command, 'retire');
  }

  @Post('vocabularies/words/return')
  @Access('vocabularies.keep', 'vocabulary.offer-word')
  offer(
    @CurrentCaller() caller: Caller,
    @Body({ schema: domain.clinicWordCommand }) command: domain.ClinicWordCommand,
  ): Promise<VocabulariesView> {
    return this.words.act(caller, command, 'offer');
  }
}
