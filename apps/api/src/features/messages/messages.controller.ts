import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { MessageItem, MessageView, SentAllAgain } from '@sojourn/domain';
import * as z from 'zod';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { DecideMessage, messageDecisions } from './decide-message.js';
import { MessagesQueries } from './messages.queries.js';
import { SendAllAgain } from './send-all-again.js';

const uuid = domain.idSchema();
const decisionSchema = z.strictObject({ decision: z.enum(messageDecisions) });

@ApiTags('messages')
@Controller('api/v1/messages')
export class MessagesController {
  constructor(
    private readonly queries: MessagesQueries,
    private readonly deciding: DecideMessage,
    private readonly sendingAll: SendAllAgain,
    private readonly database: Database,
  ) {}

  @Get()
  @Access('messages.read', 'message.list')
  list(@CurrentCaller() caller: Caller): Promise<MessageItem[]> {
    return this.queries.list(caller);
  }

  /** Everything that was given up because the mail server was out of reach. */
  @Post('sending-again')
  @HttpCode(200)
  @Access('messages.read', 'message.send-all-again')
  sendAllAgain(@CurrentCaller() caller: Caller): Promise<SentAllAgain> {
    return this.sendingAll.execute(caller);
  }

  @Get(':messageId')
  @Access('messages.read', 'message.read')
  async read(@CurrentCaller() caller: Caller, @Param('messageId', { schema: uuid }) messageId: string): Promise<MessageView> {
    const message = await this.queries.find(caller, messageId);
    if (message === undefined) throw notFound('Message');
    this.database.concerns(caller, { patientId: message.patient.id, entityId: messageId });
    return message;
  }

  @Post(':messageId/decision')
  @HttpCode(200)
  @Access('messages.read', 'message.decide')
  decide(
    @CurrentCaller() caller: Caller,
    @Param('messageId', { schema: uuid }) messageId: string,
    @Body({ schema: decisionSchema }) { decision }: z.infer<typeof decisionSchema>,
  ): Promise<MessageView> {
    return this.deciding.execute(caller, messageId, decision);
  }
}
