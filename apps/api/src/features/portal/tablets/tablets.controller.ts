import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { NewTablet, TabletAnswer, TabletView } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../../platform/caller/access.js';
import type { Caller } from '../../../platform/caller/caller.js';
import { AskAsTablet } from './ask-as-tablet.js';
import { HandToTablet } from './hand-to-tablet.js';
import { KeepTablet } from './keep-tablet.js';

const uuid = domain.idSchema();

/** Waiting-room tablets: what stands ready, what each was handed, and the one question that a tablet itself may ask. */
@ApiTags('portal')
@Controller('api/v1')
export class TabletsController {
  constructor(
    private readonly keeping: KeepTablet,
    private readonly handing: HandToTablet,
    private readonly asking: AskAsTablet,
  ) {}

  @Post('portal/tablet/asking')
  @HttpCode(200)
  @Access('anyone', 'portal.ask-as-tablet')
  ask(@Body({ schema: domain.askAsTablet }) asked: domain.AskAsTablet): Promise<TabletAnswer> {
    return this.asking.execute(asked);
  }

  @Get('waiting-room-tablets')
  @Access('tablets.read', 'tablets.list')
  list(@CurrentCaller() caller: Caller): Promise<TabletView[]> {
    return this.keeping.list(caller);
  }

  @Post('waiting-room-tablets')
  @Access('tablets.keep', 'tablets.add')
  add(@CurrentCaller() caller: Caller, @Body({ schema: domain.addTablet }) tablet: domain.AddTablet): Promise<NewTablet> {
    return this.keeping.add(caller, tablet);
  }

  @Delete('waiting-room-tablets/:tabletId')
  @Access('tablets.keep', 'tablets.revoke')
  revoke(@CurrentCaller() caller: Caller, @Param('tabletId', { schema: uuid }) id: string): Promise<TabletView[]> {
    return this.keeping.revoke(caller, id);
  }

  @Post('waiting-room-tablets/:tabletId/form')
  @Access('measures.send-link', 'tablets.hand-form')
  hand(
    @CurrentCaller() caller: Caller,
    @Param('tabletId', { schema: uuid }) id: string,
    @Body({ schema: domain.handToTablet }) form: domain.HandToTablet,
  ): Promise<TabletView> {
    return this.handing.execute(caller, id, form);
  }

  @Delete('waiting-room-tablets/:tabletId/form')
  @Access('measures.send-link', 'tablets.take-form-back')
  takeBack(@CurrentCaller() caller: Caller, @Param('tabletId', { schema: uuid }) id: string): Promise<TabletView> {
    return this.handing.takeBack(caller, id);
  }
}
