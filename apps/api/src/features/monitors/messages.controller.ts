import { Controller, Get, Header, Headers, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { KeptMessage } from '@sojourn/domain';
import type { FastifyRequest } from 'fastify';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { notFound } from '../../platform/http/problem.js';
import { deviceNamedBy } from '../../platform/secrets/device-token.js';
import { opened } from './envelope.js';
import { MessagesStore } from './messages.store.js';
import { MonitorsQueries } from './monitors.queries.js';
import { ReceiveMessage } from './receive-message.js';
import { tokenNotKnown } from './refusals.js';

const uuid = domain.idSchema();

@ApiTags('monitors')
@Controller('api/v1/monitors/messages')
export class MessagesController {
  constructor(
    private readonly receiving: ReceiveMessage,
    private readonly messages: MessagesStore,
    private readonly queries: MonitorsQueries,
    private readonly clock: Clock,
  ) {}

  /** One HL7 message as it would come over MLLP, with the device's token as bearer. The answer is HL7's own; 401 when the token opens nothing. */
  @Post()
  @HttpCode(200)
  @Header('Content-Type', 'application/hl7-v2')
  @ApiConsumes('application/hl7-v2')
  @Access('anyone', 'monitor.send-readings')
  async receive(@Req() request: FastifyRequest, @Headers('authorization') authorization = ''): Promise<string> {
    const named = deviceNamedBy(/^Bearer (.+)$/i.exec(authorization)?.[1] ?? '');
    if (named === null) throw tokenNotKnown();
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const { reasons, answer } = await this.receiving.execute(named, opened(body));
    if (reasons.includes('device-not-known')) throw tokenNotKnown();
    return answer;
  }

  @Get()
  @Access('monitors.review', 'monitor-messages.list')
  kept(@CurrentCaller() caller: Caller): Promise<KeptMessage[]> {
    return this.queries.kept(caller);
  }

  /** Somebody looked at what was not charted; it leaves the list and stays in the record. */
  @Post(':messageId/settlement')
  @HttpCode(200)
  @Access('monitors.review', 'monitor-message.settle')
  async settle(@CurrentCaller() caller: Caller, @Param('messageId', { schema: uuid }) id: string): Promise<KeptMessage[]> {
    if (!(await this.messages.settle(caller, id, this.clock.nowIso()))) throw notFound('Message');
    return this.queries.kept(caller);
  }
}
