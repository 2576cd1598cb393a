import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { FoundPassage } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../../platform/caller/access.js';
import type { Caller } from '../../../platform/caller/caller.js';
import { FindWords } from './find-words.js';

@ApiTags('therapy-notes')
@Controller('api/v1/patients/:patientId/therapy-notes')
export class FindWordsController {
  constructor(private readonly finding: FindWords) {}

  /** A question: it changes nothing, and the audit keeps that it was asked and not what. */
  @Post('search')
  @HttpCode(200)
  @Access('notes.read', 'notes.search', { isQuestion: true })
  find(
    @CurrentCaller() caller: Caller,
    @Param('patientId', { schema: domain.idSchema() }) patientId: string,
    @Body({ schema: domain.findWordsCommand }) { text }: domain.FindWordsCommand,
  ): Promise<FoundPassage[]> {
    return this.finding.execute(caller, patientId, text);
  }
}
