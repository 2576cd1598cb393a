import { Module } from '@nestjs/common';
import { DecideMessage } from './decide-message.js';
import { HandOver } from './hand-over.js';
import { KeepMessage } from './keep-message.js';
import { MessageSeal } from './message-seal.js';
import { MessageTries } from './message-tries.js';
import { MessagesController } from './messages.controller.js';
import { MessagesQueries } from './messages.queries.js';
import { MessagesStore } from './messages.store.js';
import { ReturnTokens } from './returns/return-tokens.js';
import { ReturnsDoor } from './returns/returns-door.js';
import { TakeReport } from './returns/take-report.js';
import { SendAgain } from './send-again.js';
import { SendAllAgain } from './send-all-again.js';
import { SendMessages } from './send-messages.js';

@Module({
  controllers: [MessagesController],
  providers: [
    DecideMessage,
    HandOver,
    KeepMessage,
    MessageSeal,
    MessageTries,
    MessagesQueries,
    MessagesStore,
    ReturnTokens,
    ReturnsDoor,
    SendAgain,
    SendAllAgain,
    SendMessages,
    TakeReport,
  ],
  exports: [KeepMessage, MessagesQueries],
})
export class MessagesModule {}
