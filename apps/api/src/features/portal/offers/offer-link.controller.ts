import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { OfferAnswered, OfferAtLinkView } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../../platform/caller/access.js';
import type { Caller } from '../../../platform/caller/caller.js';
import { OfferAtLink } from './offer-at-link.js';
import { OfferByMail } from './offer-by-mail.js';

@ApiTags('portal')
@Controller('api/v1')
export class OfferLinkController {
  constructor(
    private readonly byMail: OfferByMail,
    private readonly atLink: OfferAtLink,
  ) {}

  @Post('waitlist/offers/by-mail')
  @Access('schedule.book', 'waitlist.offer-by-mail')
  offer(
    @CurrentCaller() caller: Caller,
    @Body({ schema: domain.offerSlot }) command: domain.OfferSlot,
  ): Promise<{ readonly expiresAt: string }> {
    return this.byMail.execute(caller, command);
  }

  @Post('portal/offer/opening')
  @HttpCode(200)
  @Access('anyone', 'portal.open-offer')
  open(@Body({ schema: domain.openLink }) proof: domain.OpenLink): Promise<OfferAtLinkView> {
    return this.atLink.open(proof);
  }

  @Post('portal/offer/answer')
  @HttpCode(200)
  @Access('anyone', 'portal.answer-offer')
  answer(@Body({ schema: domain.answerOfferAtLink }) given: domain.AnswerOfferAtLink): Promise<OfferAnswered> {
    return this.atLink.answer(given);
  }
}
