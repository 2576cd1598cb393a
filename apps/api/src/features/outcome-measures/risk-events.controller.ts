import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { RiskCallView, RiskEventAtHand, RiskEventView } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { ActOnRiskEvent } from './act-on-risk-event.js';
import { RiskEventsQueries } from './risk-events.queries.js';

const uuid = domain.idSchema();

@ApiTags('outcome-measures')
@Controller('api/v1/risk-events')
export class RiskEventsController {
  constructor(
    private readonly queries: RiskEventsQueries,
    private readonly acting: ActOnRiskEvent,
  ) {}

  @Get()
  @Access('risk.read', 'risk.list-open')
  open(@CurrentCaller() caller: Caller): Promise<RiskEventView[]> {
    return this.queries.open(caller);
  }

  @Get('call')
  @Access('risk.hear', 'risk.hear-call')
  call(@CurrentCaller() caller: Caller): Promise<RiskCallView> {
    return this.queries.call(caller);
  }

  @Get(':eventId')
  @Access('risk.read', 'risk.read')
  view(@CurrentCaller() caller: Caller, @Param('eventId', { schema: uuid }) id: string): Promise<RiskEventAtHand> {
    return this.queries.view(caller, id);
  }

  @Post(':eventId/acknowledgement')
  @Access('risk.act', 'risk.acknowledge')
  acknowledge(
    @CurrentCaller() caller: Caller,
    @Param('eventId', { schema: uuid }) id: string,
    @Body({ schema: domain.acknowledgeRiskEvent }) command: { readonly id: string },
  ): Promise<RiskEventAtHand> {
    return this.acting.acknowledge(caller, id, command);
  }

  @Post(':eventId/disposition')
  @Access('risk.sign', 'risk.sign-disposition', { stepUp: true })
  sign(
    @CurrentCaller() caller: Caller,
    @Param('eventId', { schema: uuid }) id: string,
    @Body({ schema: domain.signRiskDisposition }) command: domain.SignRiskDisposition,
  ): Promise<RiskEventAtHand> {
    return this.acting.sign(caller, id, command);
  }

  @Post(':eventId/follow-up')
  @Access('risk.act', 'risk.record-follow-up')
  followUp(
    @CurrentCaller() caller: Caller,
    @Param('eventId', { schema: uuid }) id: string,
    @Body({ schema: domain.recordFollowUp }) command: domain.RecordFollowUp,
  ): Promise<RiskEventAtHand> {
    return this.acting.followUp(caller, id, command);
  }
}
