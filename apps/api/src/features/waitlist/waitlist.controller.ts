import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { SlotMatchesView, WaitlistView } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { AnswerOffer } from './answer-offer.js';
import { KeepWaitlist } from './keep-waitlist.js';
import { LookAtWaitlist } from './look-at-waitlist.js';
import { MakeOffer } from './make-offer.js';
import { MatchSlot } from './match-slot.js';

const uuid = domain.idSchema();

@ApiTags('waitlist')
@Controller('api/v1/waitlist')
export class WaitlistController {
  constructor(
    private readonly looking: LookAtWaitlist,
    private readonly keeping: KeepWaitlist,
    private readonly matching: MatchSlot,
    private readonly offering: MakeOffer,
    private readonly answering: AnswerOffer,
  ) {}

  @Get()
  @Access('schedule.book', 'waitlist.look')
  look(@CurrentCaller() caller: Caller): Promise<WaitlistView> {
    return this.looking.execute(caller);
  }

  @Post('entries')
  @Access('schedule.book', 'waitlist.add')
  async add(@CurrentCaller() caller: Caller, @Body({ schema: domain.addToWaitlist }) entry: domain.AddToWaitlist): Promise<WaitlistView> {
    await this.keeping.add(caller, entry);
    return this.looking.view(caller);
  }

  @Post('entries/:entryId/change')
  @HttpCode(200)
  @Access('schedule.book', 'waitlist.change')
  async change(
    @CurrentCaller() caller: Caller,
    @Param('entryId', { schema: uuid }) id: string,
    @Body({ schema: domain.changeWaitlistEntry }) change: domain.ChangeWaitlistEntry,
  ): Promise<WaitlistView> {
    await this.keeping.change(caller, id, change);
    return this.looking.view(caller);
  }

  @Post('entries/:entryId/removal')
  @HttpCode(200)
  @Access('schedule.book', 'waitlist.remove')
  async remove(
    @CurrentCaller() caller: Caller,
    @Param('entryId', { schema: uuid }) id: string,
    @Body({ schema: domain.removeFromWaitlist }) removal: domain.RemoveFromWaitlist,
  ): Promise<WaitlistView> {
    await this.keeping.remove(caller, id, removal);
    return this.looking.view(caller);
  }

  @Get('slots/:slotId/matches')
  @Access('schedule.book', 'waitlist.match')
  matches(@CurrentCaller() caller: Caller, @Param('slotId', { schema: uuid }) id: string): Promise<SlotMatchesView> {
    return this.matching.execute(caller, id);
  }

  @Post('offers')
  @Access('schedule.book', 'waitlist.offer')
  offer(
    @CurrentCaller() caller: Caller,
    @Body({ schema: domain.offerSlot }) command: domain.OfferSlot,
  ): Promise<{ readonly expiresAt: string }> {
    return this.offering.execute(caller, command, 'telephone');
  }

  /** What the patient said on the telephone. A time that is gone is an answer, not a fault: the list says so. */
  @Post('offers/:offerId/answer')
  @HttpCode(200)
  @Access('schedule.book', 'waitlist.answer-offer')
  async answer(
    @CurrentCaller() caller: Caller,
    @Param('offerId', { schema: uuid }) id: string,
    @Body({ schema: domain.answerOffer }) { answer }: { readonly answer: domain.OfferAnswer },
  ): Promise<{ readonly state: domain.OfferState }> {
    return { state: await this.answering.execute(caller, id, answer) };
  }
}
