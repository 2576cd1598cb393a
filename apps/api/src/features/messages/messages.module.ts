import { Module } from '@nestjs/common';
import { DecideMessage } from './decide-message.js';
import { KeepMessage } from './keep-message.js';
import { MessageSeal } from './message-seal.js';
import { MessageTries } from './message-tries.js';
import { MessagesController } from './messages.controller.js';
import { MessagesQueries } from './messages.queries.js';
import { MessagesStore } from './messages.store.js';
import { SendMessages } from './send-messages.js';

@Module({
  controllers: [MessagesController],
  providers: [DecideMessage, KeepMessage, MessageSeal, MessageTries, MessagesQueries, MessagesStore, SendMessages],
  exports: [KeepMessage, MessagesQueries],
})
export class MessagesModule {}
