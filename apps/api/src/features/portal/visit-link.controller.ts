import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { VisitAnswered, VisitAtLinkView } from '@sojourn/domain';
import { Access } from '../../platform/caller/access.js';
import { VisitAtLink } from './visit-at-link.js';

@ApiTags('portal')
@Controller('api/v1/portal/visit')
export class VisitLinkController {
  constructor(private readonly visit: VisitAtLink) {}

  @Post('opening')
  @HttpCode(200)
  @Access('anyone', 'portal.open-visit')
  open(@Body({ schema: domain.openLink }) proof: domain.OpenLink): Promise<VisitAtLinkView> {
    return this.visit.open(proof);
  }

  @Post('answer')
  @HttpCode(200)
  @Access('anyone', 'portal.answer-visit')
  answer(@Body({ schema: domain.answerVisit }) given: domain.AnswerVisit): Promise<VisitAnswered> {
    return this.visit.answer(given);
  }
}
